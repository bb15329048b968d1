"""Names that sentences give to clocks, notices, fees and scores (tên gọi trong câu).

A word stands for the function that decides, or for the parameter it reads.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from domain.law.complaints import rules as complaints
from domain.law.complaints.rules import first_settled_by, second_settled_by
from domain.law.court import rules as court
from domain.law.customs import rules as customs
from domain.law.documents import rules as documents
from domain.law.feedback import rules as feedback
from domain.law.feedback.rules import feedback_answered_by
from domain.law.in_force import Deadline, InForce
from domain.law.parameters import Value
from domain.law.publication import rules as publication
from domain.law.publication.rules import announced_by, announced_by_service_index, entered_by
from domain.law.tax import rules as tax
from features.steps import second_half_2026_words

Clock = Callable[[datetime, InForce], Deadline | date]
"""From an instant forward to a date (thời hạn tính tới)."""
Notice = Callable[[date, InForce], tuple[date, Value]]
"""From a day back to the last day of a notice (thời hạn tính lùi)."""

_ROWS: tuple[tuple[str, str, Clock], ...] = (
    ("hạn thụ lý khiếu nại", "the time to accept a complaint", complaints.complaint_accepted_by),
    ("hạn giải quyết khiếu nại lần đầu", "the time to settle a first complaint", first_settled_by),
    (
        "hạn giải quyết khiếu nại lần đầu phức tạp",
        "the time to settle a complex first complaint",
        partial(first_settled_by, is_complex=True),
    ),
    (
        "hạn giải quyết khiếu nại lần đầu vùng sâu, vùng xa",
        "the time to settle a first complaint in a remote place",
        partial(first_settled_by, is_remote=True),
    ),
    (
        "hạn giải quyết khiếu nại lần đầu phức tạp vùng sâu, vùng xa",
        "the time to settle a complex first complaint in a remote place",
        partial(first_settled_by, is_complex=True, is_remote=True),
    ),
    ("hạn gửi quyết định giải quyết lần đầu", "the time to send a first decision", complaints.first_decision_sent_by),
    ("thời hiệu khiếu nại", "the time to complain", complaints.complain_by),
    ("hạn khiếu nại lần hai", "the time to complain again", complaints.complain_again_by),
    (
        "hạn khiếu nại lần hai vùng sâu, vùng xa",
        "the time to complain again in a remote place",
        partial(complaints.complain_again_by, is_remote=True),
    ),
    ("hạn giải quyết khiếu nại lần hai", "the time to settle a second complaint", second_settled_by),
    (
        "hạn giải quyết khiếu nại lần hai phức tạp",
        "the time to settle a complex second complaint",
        partial(second_settled_by, is_complex=True),
    ),
    ("hạn gửi quyết định giải quyết lần hai", "the time to send a second decision", complaints.second_decision_sent_by),
    ("hạn từ chối phản ánh, kiến nghị", "the time to refuse feedback", feedback.feedback_refused_by),
    (
        "hạn yêu cầu bổ sung phản ánh, kiến nghị",
        "the time to ask for more about feedback",
        feedback.feedback_supplement_asked_by,
    ),
    ("hạn chuyển phản ánh, kiến nghị", "the time to forward feedback", feedback.feedback_forwarded_by),
    ("hạn trả lời phản ánh, kiến nghị theo Bộ chỉ số", "the time to answer feedback", feedback_answered_by),
    (
        "hạn trả lời phản ánh, kiến nghị của Ninh Bình",
        "the time to answer feedback in Ninh Bình",
        partial(feedback_answered_by, reading="ninh_binh"),
    ),
    (
        "hạn trả lời phản ánh, kiến nghị của Bắc Ninh",
        "the time to answer feedback in Bắc Ninh",
        partial(feedback_answered_by, reading="bac_ninh"),
    ),
    ("hạn công khai kết quả phản ánh, kiến nghị", "the time to publish an answer", feedback.feedback_published_by),
    (
        "hạn công bố thủ tục theo trình tự rút gọn",
        "the time to announce after the fast track",
        publication.announced_after_fast_track_by,
    ),
    (
        "hạn đăng tải thủ tục của bộ",
        "the time of a ministry to enter a procedure",
        partial(entered_by, "ministry"),
    ),
    (
        "hạn đăng tải thủ tục của cấp tỉnh",
        "the time of a province to enter a procedure",
        partial(entered_by, "province"),
    ),
    (
        "hạn đăng tải thủ tục theo trình tự rút gọn",
        "the time to enter a procedure after the fast track",
        partial(entered_by, "fast_track"),
    ),
    ("hạn kiểm tra hồ sơ hải quan", "the time to check customs papers", customs.customs_papers_checked_by),
    ("hạn kiểm tra hàng hóa", "the time to check goods", customs.goods_checked_by),
    ("hạn kiểm tra hàng hóa khi gia hạn", "the extended time to check goods", customs.goods_checked_by_if_extended),
    ("hạn hoàn thuế trước", "the time to refund tax first", tax.tax_refunded_first_by),
    (
        "hạn hoàn thuế sau kiểm tra",
        "the time to refund tax after inspection",
        tax.tax_refunded_after_inspection_by,
    ),
    (
        "ngày nộp đơn khởi kiện trực tuyến",
        "the day a petition sent online is filed",
        lambda sent, _: court.petition_filed_on(sent),
    ),
    ("hạn gửi giấy báo nhận đơn khởi kiện", "the time to post a receipt", court.petition_receipt_posted_by),
    ("hạn phân công Thẩm phán", "the time to assign a judge", court.judge_assigned_by),
    ("hạn quyết định về đơn khởi kiện", "the time to decide on a petition", court.petition_decided_by),
    ("hạn nộp tạm ứng án phí", "the time to pay the advance fee", court.advance_fee_paid_by),
    ("hạn phát hành văn bản đi", "the time to issue a document", documents.document_issued_by),
)
_ALL_ROWS = (*_ROWS, *second_half_2026_words.CLOCKS)
CLOCKS: Mapping[str, Clock] = {vi: clock for vi, _, clock in _ALL_ROWS}
CLOCKS_EN: Mapping[str, Clock] = {en: clock for _, en, clock in _ALL_ROWS}

NOTICES: Mapping[str, Notice] = {
    "bộ công bố thủ tục": partial(announced_by, "ministry"),
    "cấp tỉnh công bố thủ tục": partial(announced_by, "province"),
    "theo Bộ chỉ số bộ công bố thủ tục": partial(announced_by_service_index, "ministry"),
    "theo Bộ chỉ số cấp tỉnh công bố thủ tục": partial(announced_by_service_index, "province"),
    "thông báo tạm ngừng dịch vụ": publication.downtime_announced_by,
    **{vi: notice for vi, _, notice in second_half_2026_words.NOTICES},
}
NOTICES_EN: Mapping[str, Notice] = {
    "a ministry announces a procedure": partial(announced_by, "ministry"),
    "a province announces a procedure": partial(announced_by, "province"),
    "for the service index a ministry announces a procedure": partial(announced_by_service_index, "ministry"),
    "for the service index a province announces a procedure": partial(announced_by_service_index, "province"),
    "planned downtime is announced": publication.downtime_announced_by,
    **{en: notice for _, en, notice in second_half_2026_words.NOTICES},
}

FEE_SHARES = {
    "phí thẩm định đất đai Đồng Nai": "fees.online_share_dong_nai_appraisal",
    "lệ phí đất đai Đồng Nai": "fees.online_share_dong_nai_charge",
    "lệ phí Huế": "fees.online_share_hue_charge",
    "lệ phí Đắk Lắk": "fees.online_share_dak_lak_charge",
    "lệ phí Thành phố Hồ Chí Minh": "fees.online_share_ho_chi_minh_charge",
}
FEE_SHARES_EN = {
    "the land appraisal fee of Đồng Nai": "fees.online_share_dong_nai_appraisal",
    "the land charge of Đồng Nai": "fees.online_share_dong_nai_charge",
    "the charge of Huế": "fees.online_share_hue_charge",
    "the charge of Đắk Lắk": "fees.online_share_dak_lak_charge",
    "the charge of Hồ Chí Minh City": "fees.online_share_ho_chi_minh_charge",
}

INDICATORS = {
    "hồ sơ đúng hạn và trước hạn": "dossiers_on_time",
    "thủ tục thanh toán được trực tuyến": "procedures_payable_online",
    "hồ sơ thanh toán trực tuyến": "dossiers_paid_online",
    "hồ sơ nộp trực tuyến": "dossiers_online",
    "hài lòng trong giải quyết thủ tục": "procedure_satisfaction",
}
INDICATORS_EN = {
    "dossiers on time": "dossiers_on_time",
    "procedures payable online": "procedures_payable_online",
    "dossiers paid online": "dossiers_paid_online",
    "dossiers filed online": "dossiers_online",
    "satisfaction with procedures": "procedure_satisfaction",
}

RATIOS = {"Gia Lai": "gia_lai", "Bộ chỉ số": "service_index"}
RATIOS_EN = {"Gia Lai": "gia_lai", "the service index": "service_index"}
"""Whose way of dividing (cách tính tỷ lệ đúng hạn)."""
