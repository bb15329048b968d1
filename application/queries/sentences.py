"""One sentence per fact, in Vietnamese and English: how a history reads (lời kể của dòng thời gian)."""

from collections.abc import Callable
from typing import Any

from application.queries.act_terms import act_term
from application.queries.agency_sentences import AGENCY_SENTENCES
from application.queries.correction_sentence import CHANNELS, corrected_field, corrected_text
from application.queries.sentence_parts import Sentence
from application.queries.sentence_parts import day as _day
from application.queries.sentence_parts import filled as _with
from application.queries.sentence_parts import instant as _instant
from application.queries.sentence_parts import plain as _plain
from domain.attempt import AttemptRefused, AttemptsCounted
from domain.calendar.awaited_notice import awaited_notice
from domain.calendar.events import CalendarDecisionRevoked, CalendarYearOpened, HolidayDeclared, WorkingDaySwapped
from domain.calendar.recalculation import DeadlinesRecalculated
from domain.decision import events as d
from domain.dossier import events as e
from domain.dossier.papers import Timing
from domain.dossier.promise import Promise
from domain.dossier.refusals import NAMES
from domain.dossier.status import StopGround
from domain.log_integrity import events as c
from domain.log_integrity.installation import InstallationEstablished
from domain.procedure import events as p

_TIMINGS = {
    Timing.EARLY: ("trước hạn", "early"),
    Timing.ON_TIME: ("đúng hạn", "on time"),
    Timing.LATE: ("quá hạn", "late"),
    None: ("chưa rõ hạn", "no time known"),
}
_GROUNDS = {
    StopGround.NOT_SUPPLIED: ("quá thời hạn bổ sung", "not supplied in time"),
    StopGround.NOT_PAID: ("quá thời hạn nộp tiền", "not paid in time"),
    StopGround.WITHDRAWN: ("người nộp đã rút hồ sơ", "withdrawn"),
    StopGround.PROCEDURE_ABOLISHED: ("thủ tục bị cắt giảm", "the procedure was abolished"),
}


def sentence(event: Any) -> Sentence:
    """The fact in one Vietnamese and one English sentence (một câu cho mỗi sự kiện)."""
    return _SENTENCES[type(event)](event)


def _due(promise: Promise | None) -> Sentence:
    if promise is None:
        return "chưa có thời hạn xác định", "no time limit known"
    vi, en = _instant(promise.due_at)
    awaited = awaited_notice(promise.awaits_notice)
    return f"hẹn trả {vi}" + (f" ({awaited[0]})" if awaited else ""), f"due {en}" + (
        f" ({awaited[1]})" if awaited else ""
    )


def _reason(text: str) -> Sentence:
    return text.rstrip("."), text.rstrip(".")


_SENTENCES: dict[type[Any], Callable[[Any], Sentence]] = {
    e.DossierSubmitted: lambda x: _with(
        "Nộp hồ sơ thủ tục {0} tại {1}, hình thức {2}.",
        "Dossier for procedure {0} handed in at {1}, {2}.",
        _plain(x.procedure),
        _plain(x.agency),
        CHANNELS[x.channel],
    ),
    e.DossierNumbered: lambda x: _with(
        "Cấp mã số hồ sơ trong sổ ngày {0}.", "Numbered in the register of {0}.", _day(x.day)
    ),
    e.DossierTakenForAgency: lambda x: _with(
        "Tiếp nhận thay, chuyển đến cơ quan có thẩm quyền {0}; thời hạn tính từ khi cơ quan này nhận.",
        "Taken for the competent agency {0}; its time runs from when that agency has it.",
        _plain(x.competent_agency),
    ),
    e.LawChosen: lambda x: _with(
        "Người nộp chọn áp dụng {0} (từ ngày {1}); {2}.",
        "The applicant chose {0} (since {1}); {2}.",
        _plain(x.instrument),
        _day(x.law_as_of),
        _due(x.promise) if x.promise else ("ngày hẹn trả không đổi", "the promised date stays"),
    ),
    e.DossierAccepted: lambda x: _with(
        "Tiếp nhận hồ sơ ({0}), {1}.", "Dossier accepted ({0}), {1}.", _plain(x.form), _due(x.promise)
    ),
    e.DossierRejected: lambda x: _with(
        "Từ chối tiếp nhận ({0}): {1}.", "Intake refused ({0}): {1}.", _plain(x.form), _reason(x.reason)
    ),
    e.SupplementRequested: lambda x: _with(
        "Yêu cầu bổ sung ({0}): {1}. Lý do: {2}.",
        "Supplement requested ({0}): {1}. Reason: {2}.",
        _plain(x.form),
        _plain("; ".join(x.missing)),
        _reason(x.reason),
    ),
    e.SupplementSupplied: lambda x: _with(
        "Đã bổ sung hồ sơ, trở lại trạng thái {0}; {1}.",
        "Supplement supplied, back to status {0}; {1}.",
        (NAMES[x.back_to], str(x.back_to.value)),
        _due(x.promise) if x.promise else ("chưa tính hạn", "no date yet"),
    ),
    e.DossierAssigned: lambda x: _with("Phân công cho {0}.", "Assigned to {0}.", _plain(x.unit)),
    e.DossierForwarded: lambda x: _with(
        "Chuyển hồ sơ từ {0} đến {1}.", "Forwarded from {0} to {1}.", _plain(x.from_unit), _plain(x.to_unit)
    ),
    e.DossierTakenOver: lambda x: _with(
        "{0} nhận hồ sơ; bên giao {1}.",
        "{0} took the dossier over; the giver was {1}.",
        _plain(x.unit),
        _TIMINGS[x.timing],
    ),
    e.StepCompleted: lambda x: _with(
        "Hoàn thành bước {0} ({1}).", "Step {0} completed ({1}).", _plain(str(x.step)), _TIMINGS[x.timing]
    ),
    e.OpinionAsked: lambda x: _with(
        "Lấy ý kiến {0}: {1}.", "Opinion of {0} asked: {1}.", _plain(x.of), _reason(x.subject)
    ),
    e.OpinionGiven: lambda x: _with(
        "Nhận ý kiến {0}: {1}.",
        "Opinion {0} given: {1}.",
        _plain(x.opinion),
        {True: ("đồng ý", "agreed"), False: ("không đồng ý", "disagreed"), None: ("ý kiến khác", "other")}[x.agrees],
    ),
    e.ResultDrafted: lambda x: ("Lập dự thảo kết quả.", "The result was drafted."),
    e.ResultSigned: lambda x: ("Ký kết quả.", "The result was signed."),
    e.ExclusionStarted: lambda x: _with(
        "Bắt đầu thời gian không tính từ ngày {0}.", "Time not counted since {0}.", _day(x.since)
    ),
    e.ExclusionEnded: lambda x: _with(
        "Hết thời gian không tính ngày {0}; {1}.", "Time counts again from {0}; {1}.", _day(x.until), _due(x.promise)
    ),
    e.PaymentDemanded: lambda x: _with(
        "Yêu cầu nộp {0} đồng.", "Payment of {0} đồng demanded.", _plain(f"{x.amount:,}")
    ),
    e.PaymentRecorded: lambda x: _with(
        "Đã nộp {0} đồng; {1}.", "Payment of {0} đồng recorded; {1}.", _plain(f"{x.amount:,}"), _due(x.promise)
    ),
    e.DeadlineExtended: lambda x: _with(
        "Xin lỗi và hẹn lại từ {0} sang {1} ({2}). Lý do: {3}.",
        "Apology; date put off from {0} to {1} ({2}). Reason: {3}.",
        _instant(x.was_due_at),
        _instant(x.new_due_at),
        ("trước hạn theo quy định", "announced in time") if x.in_time else ("báo muộn", "announced too late"),
        _reason(x.reason),
    ),
    e.DeadlineMoved: lambda x: _with(
        "Ngày hẹn trả chuyển từ {0} sang {1} vì {2}.",
        "Due date moved from {0} to {1} because of {2}.",
        _instant(x.was_due_at),
        _instant(x.promise.due_at),
        _reason(x.because),
    ),
    e.DossierWithdrawn: lambda x: ("Người nộp rút hồ sơ.", "The applicant withdrew the dossier."),
    e.DossierStopped: lambda x: _with(
        "Dừng giải quyết ({0}), {1}: {2}.",
        "Procedure stopped ({0}), {1}: {2}.",
        _plain(x.form),
        _GROUNDS[x.ground],
        _reason(x.reason),
    ),
    e.DossierConcluded: lambda x: _with(
        "Có kết quả: {0}.",
        "Concluded: {0}.",
        ("đồng ý", "granted") if x.granted else ("từ chối bằng văn bản", "refused in writing"),
    ),
    e.ResultDelivered: lambda x: _with("Trả kết quả {0}.", "Result delivered {0}.", CHANNELS[x.by_channel]),
    e.FactCorrected: lambda x: _with(
        "Đính chính sự kiện số {0}, {1}: {2}. Lý do: {3}.",
        "Fact {0} corrected, {1}: {2}. Reason: {3}.",
        _plain(str(x.corrects_position)),
        corrected_field(x.field),
        corrected_text(x.field, x.says),
        _reason(x.reason),
    ),
    e.DossierAdopted: lambda x: _with(
        "Tiếp nhận hồ sơ {0} từ nguồn {1}.", "Dossier {0} taken over from {1}.", _plain(x.case), _plain(x.source)
    ),
    e.AdoptionExtended: lambda x: ("Nguồn dữ liệu bổ sung thông tin.", "The source says more than before."),
    e.ActivityAdopted: lambda x: _with(
        "{0}{2} ({1}).",
        "{0}{2} ({1}).",
        _plain(x.activity),
        _plain(x.actor),
        ("", "") if x.transition is None else (f", {x.transition}", f", {x.transition}"),
    ),
    d.DecisionDrafted: lambda x: _with("Lập dự thảo {0}.", "{0} drafted.", _plain(x.document_type)),
    d.DecisionSubmitted: lambda x: ("Trình ký.", "Submitted for signature."),
    d.DecisionSigned: lambda x: _with("{0} ký.", "Signed by {0}.", _plain(x.signed_by)),
    d.DecisionIssued: lambda x: _with("Ban hành ngày {0}.", "Issued on {0}.", _day(x.issued_on)),
    d.DecisionNumbered: lambda x: _with("Vào sổ năm {0}.", "Entered in the register of {0}.", _plain(str(x.year))),
    d.DecisionCorrected: lambda x: _with("Đính chính: {0}.", "Corrected: {0}.", _reason(x.reason)),
    d.DecisionRevoked: lambda x: _with(
        "Thu hồi, hủy bỏ từ ngày {0}: {1}.", "Revoked from {0}: {1}.", _day(x.effective_on), _reason(x.reason)
    ),
    p.ProcedurePublished: lambda x: _with(
        "Công bố thủ tục «{0}».", "Procedure «{0}» published.", _plain(x.content.name)
    ),
    p.ProcedureAmended: lambda x: _with(
        "Sửa đổi, bổ sung thủ tục «{0}».", "Procedure «{0}» amended.", _plain(x.content.name)
    ),
    p.ProcedureRepealed: lambda x: _with("Bãi bỏ từ ngày {0}.", "Repealed from {0}.", _day(x.effective_on)),
    p.ProcessApproved: lambda x: _with(
        "Phê duyệt quy trình nội bộ {0}{1}.",
        "Internal process {0} approved{1}.",
        _plain(x.process),
        ("; tổng các bước không khớp thời hạn", "; its steps do not add up") if x.steps_do_not_add_up else ("", ""),
    ),
    **AGENCY_SENTENCES,
    CalendarYearOpened: lambda x: _with(
        "Mở lịch làm việc năm {0}{1}.",
        "Working calendar of {0} opened{1}.",
        _plain(str(x.year)),
        (" theo ngày lễ cố định, chờ thông báo chính thức", " with its fixed days, before the official notice")
        if x.awaits_notice
        else ("", ""),
    ),
    HolidayDeclared: lambda x: _with(
        "Nghỉ {0}{1}.",
        "Holiday: {0}{1}.",
        _plain(x.name),
        (f", áp dụng cho cơ quan {', '.join(x.agencies)}", f", for {', '.join(x.agencies)}")
        if x.agencies
        else ("", ""),
    ),
    CalendarDecisionRevoked: lambda x: _with(
        "Hủy bỏ quyết định thứ {0} về lịch làm việc: {1}.",
        "Decision {0} of the working calendar revoked: {1}.",
        _plain(str(x.revokes)),
        _reason(x.reason),
    ),
    WorkingDaySwapped: lambda x: _with(
        "Nghỉ ngày {0}, làm bù ngày {1}.", "Off on {0}, worked on {1} instead.", _day(x.day_off), _day(x.make_up)
    ),
    DeadlinesRecalculated: lambda x: _with(
        "Rà soát {0} hồ sơ đang giải quyết sau thay đổi lịch làm việc, {1} ngày hẹn trả thay đổi.",
        "{0} open dossiers looked at after the calendar changed, {1} dates moved.",
        _plain(str(x.looked_at)),
        _plain(str(x.moved)),
    ),
    InstallationEstablished: lambda x: _with(
        "Thiết lập hệ thống của cơ quan có mã định danh {0}.",
        "The installation of authority {0} is established.",
        _plain(x.authority),
    ),
    c.CodeDeployed: lambda x: _with(
        "Phần mềm phiên bản {0} bắt đầu ghi nhật ký ({1}).",
        "Version {0} of the program records from here on ({1}).",
        _plain(x.version),
        _plain(x.digest[:12]),
    ),
    c.AnchoringFailed: lambda x: _with(
        "Niêm phong không được bên ngoài xác nhận từ {0}; tạm dừng ban hành quyết định.",
        "Nobody outside has confirmed a seal since {0}; no decision is issued.",
        _instant(x.since),
    ),
    c.AnchoringResumed: lambda x: _with(
        "Niêm phong lại được xác nhận đến sự kiện số {0}.",
        "Seals are confirmed again, up to fact {0}.",
        _plain(str(x.size)),
    ),
    c.RestoreExplained: lambda x: _with(
        "Khôi phục dữ liệu: các sự kiện sau số {0} đã niêm phong đến số {1} bị mất. Lý do: {2}.",
        "Restore: facts after {0}, sealed up to {1}, are gone. Reason: {2}.",
        _plain(str(x.surviving)),
        _plain(str(x.size)),
        _reason(x.reason),
    ),
    AttemptRefused: lambda x: _with(
        "Từ chối việc {0} (mã {1}).", "Refused: {0} ({1}).", act_term(x.command), _plain(x.refusal)
    ),
    AttemptsCounted: lambda x: _with(
        "Từ chối {0} lượt thực hiện ẩn danh.", "{0} anonymous attempts refused.", _plain(str(sum(x.refusals.values())))
    ),
}
