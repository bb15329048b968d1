"""What an agency accepts and what it refuses (cơ quan)."""

from datetime import datetime
from typing import assert_never

from domain.agency import outage
from domain.agency.commands import AgencyCommand, AnnounceOutage, EstablishAgency, SetOfficeHours
from domain.agency.events import AgencyEstablished, AgencyEvent, OfficeHoursSet
from domain.agency.state import Agency, Profile
from domain.errors import Malformed, NotPermitted
from domain.law.deadlines.hours import OfficeHours


class AgencyAlreadyEstablished(NotPermitted):
    """A second, different establishment of the same agency (cơ quan đã tồn tại)."""

    code = "AGENCY_ALREADY_ESTABLISHED"


class AgencyNotEstablished(NotPermitted):
    """An act of an agency that is not known here (cơ quan chưa được thành lập)."""

    code = "AGENCY_NOT_ESTABLISHED"


class AgencyMisdescribed(NotPermitted):
    """An agency without a name, or under itself (thông tin cơ quan không hợp lệ)."""

    code = "AGENCY_MISDESCRIBED"


class OfficeHoursOutOfOrder(NotPermitted):
    """Office hours that are empty, overlap or run backwards (giờ hành chính không hợp lệ)."""

    code = "OFFICE_HOURS_OUT_OF_ORDER"


def decide(command: AgencyCommand, state: Agency, at: datetime) -> tuple[AgencyEvent, ...]:
    """The facts that a command to an agency makes at an aware instant; none if known already."""
    match command:
        case EstablishAgency():
            return _establish(command, state, at)
        case SetOfficeHours():
            return _set_office_hours(command, state, at)
        case AnnounceOutage():
            _refuse_unknown(command, state, "thông báo sự cố")
            return outage.announce(command, state.outages, at)
        case _:
            assert_never(command)


def _establish(command: EstablishAgency, state: Agency, at: datetime) -> tuple[AgencyEvent, ...]:
    details = (command.agency, command.name, command.level, command.parent)
    if details == (state.agency, state.name, state.level, state.parent):
        return ()
    if state.agency is not None:
        raise AgencyAlreadyEstablished(
            f"Cơ quan {state.agency} đã có tên «{state.name}»; đề nghị kiểm tra lại mã định danh.",
            basis=command.basis,
            details={"agency": state.agency},
        )
    if not command.name.strip() or command.parent == command.agency:
        raise AgencyMisdescribed(
            f"Cơ quan {command.agency} phải có tên và không trực thuộc chính mình; đề nghị sửa lại.",
            basis=command.basis,
            details={"agency": command.agency},
        )
    return (AgencyEstablished(*details, command.basis, at),)


def _set_office_hours(command: SetOfficeHours, state: Agency, at: datetime) -> tuple[AgencyEvent, ...]:
    _refuse_unknown(command, state, "quy định giờ hành chính")
    if Profile(command.since, command.sessions, command.basis) in state.profiles:
        return ()
    try:
        OfficeHours(command.sessions)
    except Malformed:
        raise OfficeHoursOutOfOrder(
            "Giờ hành chính phải có ít nhất một buổi, các buổi theo thứ tự trong ngày và không chồng nhau, "
            "ví dụ 07:30-11:30, 13:00-17:00.",
            basis=command.basis,
            details={"agency": command.agency},
        ) from None
    return (OfficeHoursSet(command.agency, command.sessions, command.since, command.basis, at),)


def _refuse_unknown(command: SetOfficeHours | AnnounceOutage, state: Agency, act: str) -> None:
    if state.agency != command.agency:
        raise AgencyNotEstablished(
            f"Chưa có cơ quan {command.agency}; đề nghị thành lập cơ quan trước khi {act}.",
            basis=command.basis,
            details={"agency": command.agency},
        )
