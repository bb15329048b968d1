"""What is odd about an amendment and no reason to refuse it: whoever sent it is told (lưu ý khi sửa đổi thủ tục)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from domain.errors import LawNotLoaded
from domain.law.in_force import InForce
from domain.law.publication.rules import announced_by
from domain.procedure.commands import AmendProcedure
from domain.procedure.content import AdministrativeLevel, ProcedureContent
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
    yield from _taken_away(others[-1].content, made.content)
    yield from _announced_late(command, law, now)


_SAID: Mapping[str, tuple[str, str]] = {
    "field": ("lĩnh vực", "field"),
    "kind": ("loại thủ tục", "kind"),
    "levels": ("cấp thực hiện", "levels"),
    "publisher": ("cơ quan công bố", "publisher"),
    "agencies": ("cơ quan thực hiện", "agencies"),
    "applicants": ("đối tượng thực hiện", "applicants"),
    "components": ("thành phần hồ sơ", "components"),
    "result": ("kết quả", "result"),
    "legal_basis": ("căn cứ pháp lý", "legal basis"),
    "online_level": ("mức độ trực tuyến", "online level"),
    "limit_text": ("thời hạn bằng lời", "limit in words"),
    "resume": ("cách tính thời hạn sau bổ sung", "clock after a supplement"),
    "cut_offs": ("giờ chốt tiếp nhận", "cut-offs"),
}


def _taken_away(before: ProcedureContent, now: ProcedureContent) -> Iterator[AmendmentRemark]:
    """What the version before said and this one says no more; limits are told by themselves."""
    if before.fees and not now.fees:
        yield AmendmentRemark(
            "FEES_TAKEN_AWAY",
            "Phiên bản này không còn ghi phí, lệ phí mà phiên bản trước có.",
            "This version names no fee or charge any more, which the version before did.",
        )
    gone = [said for name, said in _SAID.items() if getattr(before, name) and not getattr(now, name)]
    if gone:
        yield AmendmentRemark(
            "CONTENT_TAKEN_AWAY",
            f"Phiên bản này không còn ghi: {', '.join(vi for vi, _ in gone)}, mà phiên bản trước có.",
            f"This version says nothing any more of: {', '.join(en for _, en in gone)}; the version before did.",
        )


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
