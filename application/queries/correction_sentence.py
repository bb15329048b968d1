"""The field of a correction and what it says, as people call them (mục đính chính, nội dung đúng)."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from application.queries.fact_fields import camel
from application.queries.sentence_parts import Sentence, day, instant, plain
from domain.dossier.papers import ApplicantKind, ExclusionKind
from domain.values import Channel

CHANNELS: Mapping[str, Sentence] = {
    Channel.COUNTER: ("trực tiếp", "at the counter"),
    Channel.ONLINE: ("trực tuyến", "online"),
    Channel.POST: ("bưu chính công ích", "by post"),
}
_TERMS: Mapping[str, str] = {
    "occurred_at": "thời điểm thực hiện",
    "procedure": "thủ tục",
    "case": "trường hợp",
    "agency": "cơ quan",
    "channel": "hình thức nộp",
    "applicant_kind": "đối tượng nộp",
    "result_by": "hình thức nhận kết quả",
    "competent_agency": "cơ quan có thẩm quyền",
    "unit": "đơn vị",
    "reason": "lý do",
    "officer": "cán bộ",
    "step": "bước",
    "to_unit": "đơn vị nhận",
    "to_officer": "cán bộ nhận",
    "to_agency": "cơ quan nhận",
    "note": "ghi chú",
    "of": "nơi được lấy ý kiến",
    "of_agency": "cơ quan được lấy ý kiến",
    "subject": "nội dung lấy ý kiến",
    "answer_by": "hạn trả lời",
    "agrees": "đồng ý",
    "summary": "nội dung trả lời",
    "document": "văn bản",
    "kind": "loại",
    "planned_until": "ngày dự kiến kết thúc",
    "pay_until": "hạn nộp tiền",
    "reference": "mã tham chiếu",
    "method": "cách nộp tiền",
    "because": "lý do chuyển ngày",
    "by_channel": "hình thức trả kết quả",
    "source": "nguồn",
    "started_at": "thời điểm bắt đầu",
    "deadline_at": "thời hạn",
    "planned_end_at": "thời điểm dự kiến kết thúc",
    "ended_at": "thời điểm kết thúc",
    "lifecycle_model": "mô hình vòng đời",
    "sequence": "số thứ tự",
    "activity": "hoạt động",
    "actor": "người thực hiện",
    "group": "nhóm thực hiện",
    "instance": "lần thực hiện",
    "transition": "chuyển trạng thái",
    "began_at": "thời điểm bắt đầu hoạt động",
}
_WORDS: Mapping[str, Mapping[str, Sentence]] = {
    **dict.fromkeys(("channel", "result_by", "by_channel"), CHANNELS),
    "agrees": {"true": ("có", "yes"), "false": ("không", "no")},
    "applicant_kind": {
        ApplicantKind.CITIZEN: ("công dân", "citizen"),
        ApplicantKind.ENTERPRISE: ("doanh nghiệp", "enterprise"),
        ApplicantKind.ORGANISATION: ("tổ chức", "organisation"),
    },
    "kind": {
        ExclusionKind.POSTING: ("niêm yết", "posting"),
        ExclusionKind.EXPLANATION: ("giải trình", "explanation"),
        ExclusionKind.STATUTORY: ("thời gian khác do luật định", "other time set by law"),
    },
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def corrected_field(field: str) -> Sentence:
    """What the field of a correction is called; one of an earlier version goes by its own name."""
    return _TERMS.get(field, f"«{camel(field)}»"), camel(field)


def corrected_text(field: str, says: str) -> Sentence:
    """What a correction says: instants and days by our clocks, words of a list in both languages."""
    found = _WORDS.get(field, {}).get(says)
    if found is not None:
        return found
    try:
        if field.endswith("_at"):
            return instant(datetime.fromisoformat(says))
        return day(date.fromisoformat(says)) if _DAY.fullmatch(says) else plain(says)
    except ValueError:
        return plain(says)
