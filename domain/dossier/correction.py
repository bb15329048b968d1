"""What a correction may say of a recorded fact: its own fields, in their own type (đính chính; NĐ 30/2020 Điều 18).

A correction moves no status and no date. What has an effect of its own, a promise, an extension, who acted, on what
article, is not put right by words beside it: the refusal says what to do instead.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from domain.dossier import events as e
from domain.errors import NotPermitted
from domain.values import (
    AgencyId,
    OfficerId,
    ProcedureCode,
    UnitId,
    has_years_around,
    parse_agency_id,
    parse_officer_id,
    parse_procedure_code,
    parse_unit_id,
)

_BASIS = "NĐ 30/2020/NĐ-CP Điều 18"


class CorrectionUnusable(NotPermitted):
    """The correction does not name a fact of this dossier, or says nothing usable (đính chính không hợp lệ)."""

    code = "CORRECTION_UNUSABLE"


class CorrectionWithoutEffect(NotPermitted):
    """What was wrong has effects that a correction cannot undo (đính chính không làm thay đổi hậu quả pháp lý)."""

    code = "CORRECTION_WITHOUT_EFFECT"


class CorrectionSaysNothingNew(NotPermitted):
    """The fact says so already, by itself or by an earlier correction (nội dung đính chính không có gì mới)."""

    code = "CORRECTION_SAYS_NOTHING_NEW"


_NEVER = frozenset(
    {"by", "given_by", "taken_by", "signed_by", "basis", "form", "promise", "encrypted", "encrypted_reason"}
    | {"procedure_version", "resume", "came_from", "back_to", "from_unit", "timing", "step_due_at", "since", "until"}
    | {"opinion", "part_of"}
)
"""Of every fact: who acted, on which article, what is encrypted, what others refer to, and what followed by itself."""

_INSTEAD: Mapping[type[Any], tuple[frozenset[str], str]] = {
    e.DossierSubmitted: (
        frozenset({"applicant"}),
        "hồ sơ ghi nhầm người nộp thì không chuyển sang người khác bằng đính chính: rút hồ sơ và nộp lại đúng người",
    ),
    e.LawChosen: (
        frozenset({"instrument", "law_as_of"}),
        "văn bản áp dụng do người nộp chọn: người nộp gửi lại lựa chọn (chooseLaw)",
    ),
    e.StepCompleted: (
        frozenset({"officer"}),
        "người hoàn thành bước ghi theo tài khoản đã dùng: ghi rõ ở nội dung của bước (note)",
    ),
    e.DeadlineMoved: (
        frozenset({"was_due_at"}),
        "ngày hẹn trả chuyển theo lịch làm việc: sửa quyết định về lịch (revokeCalendarDecision)",
    ),
    e.DeadlineExtended: (
        frozenset({"was_due_at", "new_due_at", "new_due_on", "in_time"}),
        "ngày hẹn lại đã thông báo cho người nộp nên không sửa bằng đính chính: giải quyết theo ngày đã hẹn, "
        "chậm thì chịu trách nhiệm theo quy định (R37)",
    ),
    e.SupplementRequested: (
        frozenset({"missing", "supply_until", "came_from"}),
        "yêu cầu bổ sung đã gửi người nộp nên không sửa bằng đính chính: ghi nhận người nộp đã bổ sung rồi giải quyết "
        "tiếp, mỗi hồ sơ chỉ yêu cầu một lần (R28)",
    ),
    e.DossierAccepted: (
        frozenset({"received_at", "law_as_of", "case", "process"}),
        "ngày hẹn trả đã ghi trên giấy tiếp nhận không đổi vì đính chính: người nộp rút hồ sơ và nộp lại, hoặc "
        "giải quyết theo ngày đã hẹn",
    ),
    e.DossierConcluded: (
        frozenset({"decision", "granted"}),
        "kết quả sai thì đính chính, thu hồi hoặc hủy bỏ chính quyết định (correctDecision, revokeDecision)",
    ),
    e.DossierStopped: (
        frozenset({"ground"}),
        "căn cứ dừng đã ghi trên thông báo gửi người nộp: ghi rõ ở lý do (reason), người nộp nộp hồ sơ mới nếu cần",
    ),
    e.ResultDrafted: (frozenset({"decision"}), "dự thảo gắn với quyết định đã lập: lập dự thảo khác (draftDecision)"),
    e.ResultSigned: (frozenset({"decision"}), "chữ ký gắn với quyết định đã ký: đính chính, thu hồi quyết định"),
    e.FactCorrected: (
        frozenset({"field", "says", "corrects_position", "corrects_version"}),
        "nội dung đính chính sai thì đính chính lại chính sự kiện gốc",
    ),
    e.PaymentRecorded: (
        frozenset({"amount"}),
        "số tiền đã nộp đã đối chiếu với số tiền phải nộp: yêu cầu nộp thêm hoặc hoàn phần chênh lệch",
    ),
    e.PaymentDemanded: (
        frozenset({"amount"}),
        "số tiền đã yêu cầu không sửa bằng đính chính: ghi nhận số tiền đã nộp, rồi yêu cầu hoặc hoàn phần chênh lệch",
    ),
}
"""Fields whose effect a correction cannot undo, and what to do instead."""


def correctable(event: Any) -> dict[str, Any]:
    """The fields of a fact that a correction may put right, with their types (trường được đính chính)."""
    hints = get_type_hints(type(event))
    names = (field.name for field in fields(event))
    return {
        name: _plain(hints[name])
        for name in names
        if name not in _NEVER and name not in _effective(event) and _plain(hints[name]) is not None
    }


def corrected_value(event: Any, field: str, says: str) -> tuple[str, Any]:
    """The field of a fact in its own spelling, and what it should say in its own type.

    field may be spelt as the API spells it (occurredAt). Raises CorrectionUnusable, CorrectionWithoutEffect.
    """
    name = _snake(field.strip())
    if name in _effective(event):
        raise CorrectionWithoutEffect(
            f"Không đính chính được «{field}» của {event.TOPIC}: {_INSTEAD[type(event)][1]}.",
            basis=_BASIS,
            details={"rule": "R69", "field": name},
        )
    known = correctable(event)
    if name not in known:
        raise _unusable(
            f"Sự kiện {event.TOPIC} không có trường «{field}» để đính chính; các trường được đính chính: "
            f"{', '.join(map(camel, known))}.",
            name,
        )
    try:
        return name, _READ.get(known[name], partial(_one_of, known[name]))(says.strip())
    except (ValueError, KeyError):
        raise _unusable(f"«{says}» không phải giá trị của «{field}»; {_how(known[name])}.", name) from None


def in_its_own_spelling(value: Any, says: str) -> str:
    """What a corrected field says, as facts are read: a word of a list by its value, anything else as written."""
    return str(value.value) if isinstance(value, Enum) else says.strip()


def camel(name: str) -> str:
    """A field as the API spells it."""
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: f"_{found[1].lower()}", name)


def _effective(event: Any) -> frozenset[str]:
    return _INSTEAD[type(event)][0] if type(event) in _INSTEAD else frozenset()


def _plain(annotation: Any) -> type[Any] | None:
    """The one type that text can be read as; None for what has parts."""
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        annotation = kinds[0] if len(kinds) == 1 else None
    if annotation not in _READ:
        annotation = getattr(annotation, "__supertype__", annotation)
    if annotation in _READ:
        return annotation  # type: ignore[no-any-return]
    return annotation if isinstance(annotation, type) and issubclass(annotation, Enum) else None


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None or not has_years_around(instant.year):
        raise ValueError(text)
    return instant


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise ValueError(text)
    return int(text)


def _text(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _one_of(kind: type[Enum], text: str) -> Enum:
    """A word of a list as the API names it (POST), or as facts are read (post)."""
    return kind[text] if text in kind.__members__ else kind(text)


def _yes(text: str) -> bool:
    return {"true": True, "false": False}[text.lower()]


_READ: dict[Any, Callable[[str], Any]] = {
    AgencyId: parse_agency_id,
    UnitId: parse_unit_id,
    OfficerId: parse_officer_id,
    ProcedureCode: parse_procedure_code,
    datetime: _instant,
    date: date.fromisoformat,
    int: _whole,
    str: _text,
    bool: _yes,
}
_HOW: dict[Any, str] = {
    AgencyId: "ghi mã định danh cơ quan, ví dụ H15.50",
    UnitId: "ghi mã đơn vị, không để trống",
    OfficerId: "ghi mã cán bộ, không để trống",
    ProcedureCode: "ghi mã thủ tục hành chính, ví dụ 1.001806",
    datetime: "ghi thời điểm kèm độ lệch giờ, ví dụ 2026-03-02T08:30:00+07:00",
    date: "ghi ngày, ví dụ 2026-03-02",
    int: "ghi số nguyên từ 1, bằng chữ số",
    str: "ghi nội dung, không để trống",
    bool: "ghi true hoặc false",
}


def _how(kind: type[Any]) -> str:
    if kind in _HOW:
        return _HOW[kind]
    return "ghi một trong các giá trị " + ", ".join(one.name for one in kind)


def _unusable(reason: str, field: str) -> CorrectionUnusable:
    return CorrectionUnusable(reason, basis=_BASIS, details={"rule": "R69", "field": field})
