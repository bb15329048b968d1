"""Values that sentences carry: how they are written and what they mean (giá trị trong câu)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from domain.agency.outage import OutageKind
from domain.amounts import amount_of
from domain.decision.kinds import DecisionKind, RevocationKind
from domain.dossier.papers import ExclusionKind, Timing
from domain.dossier.refusals import NAMES
from domain.dossier.status import Status
from domain.law.deadlines import TimeLimit
from domain.law.emergency.rules import intervene_by
from domain.law.intake.rules import check_by
from domain.law.linked.rules import reply_by
from domain.law.supplement.rules import notice_by
from domain.procedure.limits import Resume
from domain.values import Channel
from features.steps import second_half_2026_words
from features.steps.dossier_fields import DOSSIER_FIELDS, a_dossier_field
from features.steps.formula_words import (
    CLOCKS,
    CLOCKS_EN,
    FEE_SHARES,
    FEE_SHARES_EN,
    INDICATORS,
    INDICATORS_EN,
    NOTICES,
    NOTICES_EN,
    RATIOS,
    RATIOS_EN,
)
from features.steps.people import ROLES
from features.steps.record_words import EVENTS, EVENTS_EN, FORMS, FORMS_EN, UNITS, UNITS_EN
from features.steps.value_readers import (
    NO_DATE,
    a_day,
    a_due,
    a_moment,
    a_name,
    a_procedure,
    a_whole_number,
    a_whole_number_in_english,
    office_hours,
)
from features.steps.words import BindingDate, DecisionAct, Numbered, ProcessFinding, PublicationAct, Stage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ValueType:
    """One type of value: the pattern it is recognised by and its meaning (kiểu giá trị).

    examples are by language; words are the Vietnamese ones of a type that has a fixed choice, words_en the English.
    convert_en where an English sentence writes it in another way.
    """

    pattern: str
    convert: Callable[[str], object]
    examples: Mapping[str, str]
    words: Mapping[str, object] = field(default_factory=dict)
    words_en: Mapping[str, object] = field(default_factory=dict)
    convert_en: Callable[[str], object] | None = None

    def reader(self, language: str) -> Callable[[str], object]:
        """What gives a value its meaning in a sentence of a language (cách đọc)."""
        return self.convert if language == "vi" or self.convert_en is None else self.convert_en


def _choice(vi: Mapping[str, T], en: Mapping[str, T]) -> ValueType:
    """Exactly these words, each with its meaning."""
    by_text = {text.casefold(): meaning for words in (vi, en) for text, meaning in words.items()}
    longest_first = sorted((*vi, *en), key=len, reverse=True)
    examples = {"vi": next(iter(vi)), "en": next(iter(en))}
    return ValueType("|".join(map(re.escape, longest_first)), lambda text: by_text[text.casefold()], examples, vi, en)


def _rows(words: tuple[tuple[str, str, str], ...]) -> ValueType:
    """A choice written as rows: Vietnamese, English, meaning."""
    return _choice(vi={vi: meaning for vi, _, meaning in words}, en={en: meaning for _, en, meaning in words})


def _written(pattern: str, convert: Callable[[str], object], vi: str, en: str | None = None) -> ValueType:
    """Free text of this form."""
    return ValueType(pattern, convert, {"vi": vi, "en": en or vi})


_DAY = r"\d{2}/\d{2}/\d{4}|\d{4}-\d{2}-\d{2}"
_MOMENT = rf"(?:{_DAY})(?: \d{{2}}:\d{{2}})?"
_QUOTED = r"«[^«»]*»|“[^“”]*”|\"[^\"]*\""
_FIELDS = {f"«{name}»": name for name in DOSSIER_FIELDS}
_SESSION = r"\d{2}:\d{2}-\d{2}:\d{2}"
_UNIT = "ngày làm việc|giờ làm việc|ngày|giờ|tháng|working days?|working hours?|days?|hours?|months?"

TYPES: Mapping[str, ValueType] = {
    "role": _choice(
        vi={role.vi: role for role in ROLES},
        en={role.en: role for role in ROLES},
    ),
    "day": _written(_DAY, a_day, "09/03/2026"),
    "moment": _written(_MOMENT, a_moment, "02/03/2026 08:00"),
    "due": _written("|".join((_MOMENT, *NO_DATE)), a_due, "09/03/2026"),
    "limit": _written(rf"\d+(?:[.,]\d+)? (?:{_UNIT})", TimeLimit.parse, "5 ngày làm việc", "5 working days"),
    "hours": _written(rf"{_SESSION}(?:, {_SESSION})*", office_hours, "07:30-11:30, 13:00-17:00"),
    "procedure": _written(r"\d\.\d{6}(?:\.[A-Y]\d{2})?", a_procedure, "1.001806"),
    "money": ValueType(
        r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+",
        a_whole_number,
        {"vi": "450.000", "en": "450,000"},
        convert_en=a_whole_number_in_english,
    ),
    "year": _written(r"20\d{2}", int, "2028"),
    "count": _written(r"\d+", int, "1"),
    "code": _written(r"[A-Z][A-Z_]+", str, "ILLEGAL_TRANSITION"),
    "quoted": _written(_QUOTED, lambda text: text[1:-1], "«…»"),
    "named": _written(_QUOTED, a_name, "«…»"),
    "dossier_field": ValueType(_QUOTED, a_dossier_field, {"vi": "«code»", "en": "«code»"}, _FIELDS, _FIELDS),
    "channel": _choice(
        vi={"trực tiếp": Channel.COUNTER, "trực tuyến": Channel.ONLINE, "qua bưu chính": Channel.POST},
        en={"at the counter": Channel.COUNTER, "online": Channel.ONLINE, "by post": Channel.POST},
    ),
    "rest": _choice(
        vi={"ngày làm việc": False, "ngày nghỉ": True},
        en={"a working day": False, "a day off": True},
    ),
    "publication": _choice(
        vi={"công bố": PublicationAct.PUBLISHED, "sửa đổi": PublicationAct.AMENDED},
        en={"published": PublicationAct.PUBLISHED, "amended": PublicationAct.AMENDED},
    ),
    "resume": _choice(
        vi={"tính lại từ đầu": Resume.RESTART, "tính tiếp": Resume.PAUSE},
        en={"restarts": Resume.RESTART, "goes on": Resume.PAUSE},
    ),
    "stage": _choice(
        vi={"tiếp nhận": Stage.ACCEPTED, "phân công": Stage.ASSIGNED},
        en={"accepted": Stage.ACCEPTED, "assigned": Stage.ASSIGNED},
    ),
    "finding": _choice(
        vi={
            "có tổng các bước không khớp": ProcessFinding.STEPS_DO_NOT_ADD_UP,
            "lệch đơn vị thời gian": ProcessFinding.UNITS_DIFFER,
            "không có bất thường": ProcessFinding.NONE,
        },
        en={
            "does not add up": ProcessFinding.STEPS_DO_NOT_ADD_UP,
            "mixes units of time": ProcessFinding.UNITS_DIFFER,
            "is sound": ProcessFinding.NONE,
        },
    ),
    "numbered": _choice(
        vi={"mã số hồ sơ": Numbered.DOSSIER, "số quyết định": Numbered.DECISION},
        en={"the dossier code": Numbered.DOSSIER, "the decision number": Numbered.DECISION},
    ),
    "deadline": _choice(
        vi={
            "ngày hẹn trả kết quả": BindingDate.RESULT,
            "ngày hẹn trả ban đầu": BindingDate.FIRST_PROMISE,
            "hạn bổ sung hồ sơ": BindingDate.SUPPLEMENT,
            "hạn của bước": BindingDate.STEP,
            "ngày cuối được yêu cầu bổ sung": BindingDate.LAST_SUPPLEMENT,
            "ngày cuối được xin lỗi": BindingDate.LAST_APOLOGY,
        },
        en={
            "the promised date": BindingDate.RESULT,
            "the date first promised": BindingDate.FIRST_PROMISE,
            "the last day to supply": BindingDate.SUPPLEMENT,
            "the end of the step": BindingDate.STEP,
            "the last day to ask for papers": BindingDate.LAST_SUPPLEMENT,
            "the last day to apologise": BindingDate.LAST_APOLOGY,
        },
    ),
    "timing": _choice(
        vi={"trước hạn": Timing.EARLY, "đúng hạn": Timing.ON_TIME, "quá hạn": Timing.LATE},
        en={"early": Timing.EARLY, "on time": Timing.ON_TIME, "late": Timing.LATE},
    ),
    "timeliness": _choice(
        vi={"kịp thời": True, "không kịp thời": False},
        en={"in time": True, "too late": False},
    ),
    "phase": _choice(
        vi={"bắt đầu": True, "kết thúc": False},
        en={"starts": True, "ends": False},
    ),
    "exclusion": _choice(
        vi={
            "niêm yết": ExclusionKind.POSTING,
            "giải trình": ExclusionKind.EXPLANATION,
            "thời gian không tính": ExclusionKind.STATUTORY,
        },
        en={
            "public posting": ExclusionKind.POSTING,
            "the explanation": ExclusionKind.EXPLANATION,
            "time not counted": ExclusionKind.STATUTORY,
        },
    ),
    "outcome": _choice(
        vi={"đồng ý": DecisionKind.GRANTED, "từ chối": DecisionKind.REFUSED},
        en={"granted": DecisionKind.GRANTED, "refused": DecisionKind.REFUSED},
    ),
    "decision_act": _choice(
        vi={"trình": DecisionAct.SUBMIT, "ký": DecisionAct.SIGN, "ban hành": DecisionAct.ISSUE},
        en={"submits": DecisionAct.SUBMIT, "signs": DecisionAct.SIGN, "issues": DecisionAct.ISSUE},
    ),
    "revocation": _choice(
        vi={"thu hồi": RevocationKind.WITHDRAWN, "hủy bỏ": RevocationKind.ANNULLED},
        en={"takes back": RevocationKind.WITHDRAWN, "annuls": RevocationKind.ANNULLED},
    ),
    "validity": _choice(
        vi={"còn hiệu lực": True, "không còn hiệu lực": False},
        en={"stands": True, "no longer stands": False},
    ),
    "cut_off": _choice(
        vi={
            "giờ chốt 15 giờ": "cut_offs.fifteen_o_clock",
            "giờ làm việc cuối cùng": "cut_offs.last_office_hour",
            "giờ mở cửa kế tiếp": "cut_offs.next_opening",
            "8 giờ ngày làm việc tiếp theo": "cut_offs.after_hours",
            "cách tính không có giờ chốt": "cut_offs.none",
        },
        en={
            "the cut-off at 15:00": "cut_offs.fifteen_o_clock",
            "the last office hour": "cut_offs.last_office_hour",
            "the next opening": "cut_offs.next_opening",
            "08:00 of the next working day": "cut_offs.after_hours",
            "no cut-off": "cut_offs.none",
        },
    ),
    "office_task": _choice(
        vi={
            "kiểm tra hồ sơ trực tuyến": check_by,
            "thông báo yêu cầu bổ sung": notice_by,
            "phản hồi giữa hai hệ thống": reply_by,
            "can thiệp khẩn cấp bảo vệ trẻ em": intervene_by,
        },
        en={
            "checking what came in online": check_by,
            "asking for a supplement": notice_by,
            "answering another system": reply_by,
            "protecting a child": intervene_by,
        },
    ),
    "field": _choice(
        vi={"đầu tư": "silence.investment", "lĩnh vực khác": "silence.any"},
        en={"investment": "silence.investment", "another field": "silence.any"},
    ),
    "clock": _choice(vi=CLOCKS, en=CLOCKS_EN),
    "notice": _choice(vi=NOTICES, en=NOTICES_EN),
    "fee_share": _choice(vi=FEE_SHARES, en=FEE_SHARES_EN),
    "indicator": _choice(vi=INDICATORS, en=INDICATORS_EN),
    "ratio": _choice(vi=RATIOS, en=RATIOS_EN),
    "lowered_fee": _rows(second_half_2026_words.LOWERED),
    "paper_ground": _rows(second_half_2026_words.GROUNDS),
    "identity_means": _rows(second_half_2026_words.MEANS),
    "digital": _choice(
        vi={"công dân số": True, "không phải công dân số": False},
        en={"a digital citizen": True, "no digital citizen": False},
    ),
    "permitted": _choice(
        vi={"được phép": True, "không được phép": False},
        en={"permitted": True, "not permitted": False},
    ),
    "number": _written(r"\d+(?:[.,]\d+)?", amount_of, "18,80", "18.80"),
    "well_formed": _choice(
        vi={"đúng định dạng": True, "sai định dạng": False},
        en={"well formed": True, "malformed": False},
    ),
    "visible": _choice(
        vi={"thấy được": True, "không thấy được": False},
        en={"can see": True, "cannot see": False},
    ),
    "balance": _choice(
        vi={"cân đối": True, "không cân đối": False},
        en={"balances": True, "does not balance": False},
    ),
    "event": _choice(vi=EVENTS, en=EVENTS_EN),
    "has": _choice(vi={"có": True, "không có": False}, en={"has": True, "has no": False}),
    "runs": _choice(vi={"còn": True, "đã quá": False}, en={"left": True, "over": False}),
    "unit": _choice(vi=UNITS, en=UNITS_EN),
    "form": _choice(vi=FORMS, en=FORMS_EN),
    "outage": _choice(
        vi={"tạm ngừng theo kế hoạch": OutageKind.PLANNED, "sự cố bất khả kháng": OutageKind.FORCE_MAJEURE},
        en={"planned downtime": OutageKind.PLANNED, "an outage by force majeure": OutageKind.FORCE_MAJEURE},
    ),
    "status": _choice(
        vi={NAMES[status]: status for status in Status},
        en={status.name.lower().replace("_", " "): status for status in Status},
    ),
}
"""Every type a sentence may use, Vietnamese and English words side by side (các kiểu giá trị)."""


def in_vietnamese(meaning: Enum) -> str:
    """The word of the grammar for what a value means (từ trong câu)."""
    words = ((text, known) for kind in TYPES.values() for text, known in kind.words.items())
    return next((text for text, known in words if known is meaning), meaning.name)
