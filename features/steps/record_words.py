"""Names of what is recorded: kinds of facts, forms, units of time (tên sự kiện, mẫu biểu, đơn vị)."""

from collections.abc import Mapping

from domain.dossier import events as e
from domain.law.deadlines import TimeUnit

_EVENTS: tuple[tuple[str, str, type], ...] = (
    ("nộp hồ sơ", "hand-in", e.DossierSubmitted),
    ("tiếp nhận hồ sơ", "acceptance", e.DossierAccepted),
    ("tiếp nhận thay", "taking for another agency", e.DossierTakenForAgency),
    ("từ chối tiếp nhận", "refusal at intake", e.DossierRejected),
    ("yêu cầu bổ sung", "request for papers", e.SupplementRequested),
    ("nộp bổ sung", "papers supplied", e.SupplementSupplied),
    ("phân công", "assignment", e.DossierAssigned),
    ("chuyển hồ sơ", "forwarding", e.DossierForwarded),
    ("nhận hồ sơ", "taking over", e.DossierTakenOver),
    ("hoàn thành bước", "step completed", e.StepCompleted),
    ("lấy ý kiến", "opinion asked", e.OpinionAsked),
    ("cho ý kiến", "opinion given", e.OpinionGiven),
    ("bắt đầu thời gian không tính", "exclusion begun", e.ExclusionStarted),
    ("kết thúc thời gian không tính", "exclusion ended", e.ExclusionEnded),
    ("yêu cầu nộp tiền", "payment demanded", e.PaymentDemanded),
    ("nộp tiền", "payment", e.PaymentRecorded),
    ("xin lỗi và hẹn lại", "apology", e.DeadlineExtended),
    ("tính lại ngày hẹn trả", "date moved", e.DeadlineMoved),
    ("chọn văn bản áp dụng", "law chosen", e.LawChosen),
    ("dự thảo kết quả", "result drafted", e.ResultDrafted),
    ("ký kết quả", "result signed", e.ResultSigned),
    ("có kết quả", "conclusion", e.DossierConcluded),
    ("trả kết quả", "result delivered", e.ResultDelivered),
    ("rút hồ sơ", "withdrawal", e.DossierWithdrawn),
    ("dừng giải quyết", "stopping", e.DossierStopped),
    ("đính chính", "correction", e.FactCorrected),
)
EVENTS: Mapping[str, type] = {vi: kind for vi, _, kind in _EVENTS}
EVENTS_EN: Mapping[str, type] = {en: kind for _, en, kind in _EVENTS}
"""What can happen to a dossier of a story (sự kiện của hồ sơ)."""

FORMS: Mapping[str, str] = {
    "giấy tiếp nhận và hẹn trả": "forms.receipt",
    "phiếu yêu cầu bổ sung": "forms.supplement_request",
    "phiếu từ chối tiếp nhận": "forms.intake_refusal",
    "văn bản xin lỗi": "forms.apology",
    "thông báo dừng giải quyết": "forms.stop_notice",
    "phiếu kiểm soát": "forms.control_slip",
    "sổ theo dõi hồ sơ": "forms.register",
}
FORMS_EN: Mapping[str, str] = {
    "the receipt": "forms.receipt",
    "the request for papers": "forms.supplement_request",
    "the refusal at intake": "forms.intake_refusal",
    "the apology": "forms.apology",
    "the notice of stopping": "forms.stop_notice",
    "the control slip": "forms.control_slip",
    "the register": "forms.register",
}
"""Forms whose numbers the law has changed (mẫu biểu)."""

UNITS: Mapping[str, TimeUnit] = {
    "ngày làm việc": TimeUnit.WORKING_DAY,
    "giờ làm việc": TimeUnit.WORKING_HOUR,
    "ngày": TimeUnit.DAY,
    "giờ": TimeUnit.HOUR,
}
UNITS_EN: Mapping[str, TimeUnit] = {
    "working days": TimeUnit.WORKING_DAY,
    "working hours": TimeUnit.WORKING_HOUR,
    "days": TimeUnit.DAY,
    "hours": TimeUnit.HOUR,
}
"""In what time is counted that may be none (đơn vị)."""
