"""The units of an agency: established, renamed, closed (đơn vị thuộc cơ quan)."""

from datetime import date, datetime
from typing import assert_never

from domain.agency.commands import CloseUnit, EstablishUnit, RenameUnit, UnitCommand
from domain.agency.events import UnitClosed, UnitEstablished, UnitEvent, UnitRenamed
from domain.agency.refusals import BASIS, AgencyMisdescribed, UnitAlreadyEstablished, UnitStillStaffed, UnitUnknown
from domain.agency.state import Agency, Officer
from domain.values import UnitId


def decide_unit(command: UnitCommand, state: Agency, at: datetime) -> tuple[UnitEvent, ...]:
    """The facts that a command about a unit of an established agency makes; none if known already."""
    match command:
        case EstablishUnit():
            return _establish(command, state, at)
        case RenameUnit():
            return _rename(command, state, at)
        case CloseUnit():
            return _close(command, state, at)
        case _:
            assert_never(command)


def _establish(command: EstablishUnit, state: Agency, at: datetime) -> tuple[UnitEvent, ...]:
    _refuse_nameless(command)
    known = state.units.get(command.unit)
    if known is not None:
        said = (command.since, command.name, command.basis)
        if (known.span.since, known.names[0][1], known.basis) == said:
            return ()
        raise UnitAlreadyEstablished(
            f"Cơ quan {command.agency} đã có đơn vị «{command.unit}» từ ngày {known.span.since:%d/%m/%Y}; "
            "đề nghị dùng mã đơn vị khác, hoặc đổi tên đơn vị đã có.",
            basis=BASIS,
            details={"unit": command.unit},
        )
    return (UnitEstablished(command.agency, command.unit, command.name, command.since, command.basis, at),)


def _rename(command: RenameUnit, state: Agency, at: datetime) -> tuple[UnitEvent, ...]:
    _refuse_nameless(command)
    refuse_unknown_unit(state, command.unit, command.since)
    if state.units[command.unit].name(command.since) == command.name:
        return ()
    return (UnitRenamed(command.agency, command.unit, command.name, command.since, command.basis, at),)


def _close(command: CloseUnit, state: Agency, at: datetime) -> tuple[UnitEvent, ...]:
    known = state.units.get(command.unit)
    if known is not None and known.span.before == command.since:
        return ()
    refuse_unknown_unit(state, command.unit, command.since)
    staff = sorted(id for id, officer in state.officers.items() if _in_unit(officer, command.unit, command.since))
    if staff:
        raise UnitStillStaffed(
            f"Đơn vị «{command.unit}» còn {len(staff)} cán bộ từ ngày {command.since:%d/%m/%Y} "
            f"({', '.join(staff[:5])}); đề nghị điều động trước khi giải thể.",
            basis=BASIS,
            details={"officers": ", ".join(staff)},
        )
    return (UnitClosed(command.agency, command.unit, command.since, command.basis, at),)


def refuse_unknown_unit(state: Agency, unit: UnitId, day: date) -> None:
    """Refuse a unit that the agency does not have on a day. Raises UnitUnknown."""
    if state.has_unit(unit, day):
        return
    known = sorted(id for id, one in state.units.items() if one.span.covers(day))
    raise UnitUnknown(
        f"Cơ quan {state.agency} không có đơn vị «{unit}» vào ngày {day:%d/%m/%Y}; "
        f"đề nghị chọn một trong các đơn vị: {', '.join(known) or 'chưa có đơn vị nào'}.",
        basis=BASIS,
        details={"unit": unit, "known": ", ".join(known)},
    )


def _refuse_nameless(command: EstablishUnit | RenameUnit) -> None:
    if not command.name.strip():
        raise AgencyMisdescribed(f"Đơn vị «{command.unit}» phải có tên; đề nghị ghi tên theo quyết định.", basis=BASIS)


def _in_unit(officer: Officer, unit: UnitId, since: date) -> bool:
    """Whether an officer serves in a unit on a day or after it."""
    for service in officer.services:
        if service.span.before is not None and service.span.before <= since:
            continue
        for n, (begins, (where, _)) in enumerate(service.places):
            ends = service.places[n + 1][0] if n + 1 < len(service.places) else None
            if where == unit and (ends is None or since < ends or begins >= since):
                return True
    return False
