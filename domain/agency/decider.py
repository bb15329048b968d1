"""What an agency accepts and what it refuses (cơ quan)."""

from datetime import date, datetime
from typing import assert_never

from domain.agency.commands import (
    AgencyCommand,
    AppointOfficer,
    CloseUnit,
    DismissOfficer,
    EstablishAgency,
    EstablishUnit,
    PlaceAgency,
    RenameUnit,
    SetOfficeHours,
    SetOfficerAccounts,
    TransferOfficer,
)
from domain.agency.events import AgencyEstablished, AgencyEvent, AgencyPlaced, OfficeHoursSet
from domain.agency.officers import decide_officer
from domain.agency.outage import AnnounceOutage, announce
from domain.agency.refusals import (
    BASIS,
    AgencyAlreadyEstablished,
    AgencyMisdescribed,
    AgencyNotEstablished,
    OfficeHoursOutOfOrder,
    refuse_before_first_day,
    refuse_not_established,
)
from domain.agency.state import Agency, Profile
from domain.agency.tree import AgencyTree
from domain.agency.units import decide_unit
from domain.errors import Malformed
from domain.law.deadlines.hours import OfficeHours
from domain.values import legal_day


def decide(command: AgencyCommand, state: Agency, tree: AgencyTree, at: datetime) -> tuple[AgencyEvent, ...]:
    """The facts that a command to an agency makes at an aware instant; none if known already.

    tree is every agency as known now: who stands above must be there.
    """
    if isinstance(command, EstablishAgency):
        return _establish(command, state, tree, at)
    refuse_not_established(state, command.agency)
    refuse_before_first_day(state, command)
    match command:
        case PlaceAgency():
            return _place(command, state, tree, at)
        case SetOfficeHours():
            return _set_office_hours(command, state, at)
        case AnnounceOutage():
            return announce(command, state.outages, at)
        case EstablishUnit() | RenameUnit() | CloseUnit():
            return decide_unit(command, state, at)
        case AppointOfficer() | TransferOfficer() | DismissOfficer() | SetOfficerAccounts():
            return decide_officer(command, state, at)
        case _:
            assert_never(command)


def _establish(command: EstablishAgency, state: Agency, tree: AgencyTree, at: datetime) -> tuple[AgencyEvent, ...]:
    details = (command.agency, command.name, command.level, command.parent)
    known = (state.agency, state.name, state.level, state.parent)
    if (*details, command.basis) == (*known, state.basis) and command.since in (None, state.since):
        return ()
    if state.agency is not None:
        raise AgencyAlreadyEstablished(
            f"Cơ quan {state.agency} đã có, tên «{state.name}», từ ngày {state.since:%d/%m/%Y} theo {state.basis}; "
            "đề nghị kiểm tra lại mã định danh.",
            basis=BASIS,
            details={"agency": state.agency},
        )
    if not command.name.strip() or command.parent == command.agency:
        raise AgencyMisdescribed(
            f"Cơ quan {command.agency} phải có tên và không trực thuộc chính mình; đề nghị sửa lại.",
            basis=BASIS,
            details={"agency": command.agency},
        )
    since = command.since or legal_day(at)
    _refuse_unknown_parent(command, since, tree)
    return (AgencyEstablished(*details, since, command.basis, at),)


def _place(command: PlaceAgency, state: Agency, tree: AgencyTree, at: datetime) -> tuple[AgencyEvent, ...]:
    if tree.parent(command.agency, command.since) == command.parent:
        return ()
    if command.parent is not None and command.agency in tree.above(command.parent, command.since):
        raise AgencyMisdescribed(
            f"Cơ quan {command.parent} đang ở dưới cơ quan {command.agency} nên không thể là cấp trên của cơ quan này; "
            "đề nghị kiểm tra lại.",
            basis=BASIS,
            details={"agency": command.agency, "parent": command.parent},
        )
    _refuse_unknown_parent(command, command.since, tree)
    return (AgencyPlaced(command.agency, command.parent, command.since, command.basis, at),)


def _refuse_unknown_parent(command: EstablishAgency | PlaceAgency, since: date, tree: AgencyTree) -> None:
    if command.parent is None or tree.exists(command.parent, since):
        return
    raise AgencyNotEstablished(
        f"Chưa có cơ quan cấp trên {command.parent} vào ngày {since:%d/%m/%Y}; "
        "đề nghị thành lập cơ quan cấp trên trước.",
        basis=BASIS,
        details={"agency": command.parent},
    )


def _set_office_hours(command: SetOfficeHours, state: Agency, at: datetime) -> tuple[AgencyEvent, ...]:
    if Profile(command.since, command.sessions, command.basis) in state.profiles:
        return ()
    try:
        OfficeHours(command.sessions)
    except Malformed:
        raise OfficeHoursOutOfOrder(
            "Giờ hành chính phải có ít nhất một buổi, các buổi theo thứ tự trong ngày và không chồng nhau, "
            "ví dụ 07:30-11:30, 13:00-17:00.",
            basis=BASIS,
            details={"agency": command.agency},
        ) from None
    return (OfficeHoursSet(command.agency, command.sessions, command.since, command.basis, at),)
