"""A dossier's facts as corrections leave them, and in which order they then stand (sự kiện sau đính chính)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain.dossier.correction import CorrectionSaysNothingNew, camel, corrected_value
from domain.dossier.events import FactCorrected
from domain.dossier.evolution import evolve, fold
from domain.dossier.refusals import (
    HappenedTooLate,
    follows_upon,
    refuse_before_act,
    refuse_too_early,
    vietnamese_instant,
)
from domain.dossier.state import DossierState
from domain.dossier.status import Act
from domain.errors import NotPermitted

_LAST_DAYS: Mapping[str, str] = {
    "answer_by": "Hạn trả lời ý kiến",
    "planned_until": "Ngày dự kiến kết thúc",
    "pay_until": "Hạn nộp tiền",
}


def as_corrected(events: Sequence[Any]) -> list[Any]:
    """The facts with what corrections among them say; of several of one field the last one (sau đính chính).

    What was corrected in a way that is refused today is read as it was recorded.
    """
    read = list(events)
    for event in events:
        if not isinstance(event, FactCorrected) or event.corrects_version > len(read):
            continue
        place = event.corrects_version - 1
        try:
            name, value = corrected_value(read[place], event.field, event.says)
        except NotPermitted:
            continue
        read[place] = replace(read[place], **{name: value})
    return read


def refuse_nothing_new(event: Any, field: str, value: Any) -> None:
    """Refuse a correction that says what the fact says already. Raises CorrectionSaysNothingNew."""
    if getattr(event, field) != value:
        return
    raise CorrectionSaysNothingNew(
        f"Sự kiện đã ghi «{camel(field)}» đúng như nội dung đính chính; đề nghị kiểm tra lại mục cần đính chính.",
        basis="NĐ 30/2020/NĐ-CP Điều 18",
        details={"rule": "R69", "field": field},
    )


def refuse_disorder(facts: Sequence[Any], place: int, corrected: Any) -> None:
    """Refuse a corrected fact that the order of the others does not permit (thứ tự các việc của hồ sơ).

    facts: as corrections so far leave them; place: which of them is read as corrected. Raises HappenedTooEarly,
    HappenedTooLate, DayBeforeAct.
    """
    before = fold(facts[:place])
    if _follows(corrected):
        refuse_too_early(corrected.ACT, corrected.occurred_at, before)
    for name, what in _LAST_DAYS.items():
        refuse_before_act(getattr(corrected, name, None), corrected.occurred_at, what)
    was, becomes = evolve(before, facts[place]), evolve(before, corrected)
    for later in facts[place + 1 :]:
        if _follows(later) and _too_early(later, becomes) and not _too_early(later, was):
            raise _too_late(corrected, later)
        was, becomes = evolve(was, later), evolve(becomes, later)


def _follows(event: Any) -> bool:
    """Whether a fact is an act on a dossier that was there: histories of other systems have an order of their own."""
    return event.ACT is not None and event.ACT is not Act.SUBMIT


def _too_early(event: Any, state: DossierState) -> bool:
    earliest = follows_upon(event.ACT, state)
    return earliest is not None and event.occurred_at < earliest


def _too_late(corrected: Any, later: Any) -> HappenedTooLate:
    return HappenedTooLate(
        f"Thời điểm {vietnamese_instant(corrected.occurred_at)} muộn hơn việc sau nó của hồ sơ "
        f"({vietnamese_instant(later.occurred_at)}); đề nghị ghi lại, hoặc đính chính việc sau trước.",
        basis="NĐ 61/2018/NĐ-CP Điều 5 khoản 1 điểm c",
        details={"latest": later.occurred_at.isoformat(), "topic": later.TOPIC},
    )
