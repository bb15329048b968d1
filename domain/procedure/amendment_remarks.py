"""What is odd about an amendment and no reason to refuse it: whoever sent it is told (lưu ý khi sửa đổi thủ tục)."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from domain.errors import LawNotLoaded
from domain.law.in_force import InForce
from domain.law.publication.rules import announced_by
from domain.procedure.commands import AmendProcedure
from domain.procedure.content import AdministrativeLevel
from domain.procedure.state import ProcedureState
from domain.values import legal_day


class AmendmentRemark(NamedTuple):
    """Something to be known about an amendment that was recorded (lưu ý khi sửa đổi thủ tục)."""

    code: str
    vi: str
    en: str


def remarks_on_amendment(
    state: ProcedureState, command: AmendProcedure, law: InForce, now: datetime
) -> Iterator[AmendmentRemark]:
    """What is odd about the version recorded last, beside the others (lưu ý khi sửa đổi)."""
    made, others = state.versions[-1], state.versions[:-1]
    newest = max(others, key=lambda version: version.in_force_from)
    if made.in_force_from < newest.in_force_from:
        yield AmendmentRemark(
            "VERSION_BEFORE_NEWEST",
            f"Phiên bản này có hiệu lực từ {made.in_force_from:%d/%m/%Y}, trước phiên bản số {newest.number} "
            f"(từ {newest.in_force_from:%d/%m/%Y}), nên chỉ áp dụng cho đến trước ngày đó.",
            f"This version begins on {made.in_force_from}, before version {newest.number} ({newest.in_force_from}), "
            "and holds only until then.",
        )
    if others[-1].content.limits and not made.content.limits:
        yield AmendmentRemark(
            "LIMITS_TAKEN_AWAY",
            "Phiên bản này không còn thời hạn giải quyết nào: hồ sơ tiếp nhận theo nó sẽ không có ngày hẹn trả.",
            "This version has no time limit any more: dossiers taken in under it will be promised no date.",
        )
    yield from _announced_late(command, law, now)


def _announced_late(command: AmendProcedure, law: InForce, now: datetime) -> Iterator[AmendmentRemark]:
    if command.effective_on is None:
        return
    ministry = command.content.levels is not None and AdministrativeLevel.MINISTRY in command.content.levels
    try:
        last, value = announced_by("ministry" if ministry else "province", command.effective_on, law)
    except LawNotLoaded:
        return
    announced = command.decision.signed_on if command.decision and command.decision.signed_on else legal_day(now)
    if announced > last:
        yield AmendmentRemark(
            "ANNOUNCED_LATE",
            f"Công bố ngày {announced:%d/%m/%Y}, sau ngày cuối cùng phải công bố {last:%d/%m/%Y} ({value.source}).",
            f"Announced on {announced}, later than the last day to announce it, {last} ({value.source}).",
        )
