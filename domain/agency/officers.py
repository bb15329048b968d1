"""The officers of an agency: appointed, transferred, dismissed (cán bộ, công chức)."""

from datetime import datetime
from typing import assert_never

from domain.agency.commands import (
    AppointOfficer,
    DismissOfficer,
    OfficerCommand,
    SetOfficerAccounts,
    TransferOfficer,
)
from domain.agency.dated import Span, on
from domain.agency.events import (
    OfficerAccountsSet,
    OfficerAppointed,
    OfficerDismissed,
    OfficerEvent,
    OfficerTransferred,
)
from domain.agency.refusals import BASIS, AccountTaken, OfficerAlreadyServing, OfficerMisdescribed, OfficerUnknown
from domain.agency.state import Agency, Officer, ServicePeriod
from domain.agency.units import refuse_unknown_unit
from domain.personal_data import refuse_personal_data


def decide_officer(command: OfficerCommand, state: Agency, at: datetime) -> tuple[OfficerEvent, ...]:
    """The facts that a command about an officer of an established agency makes; none if known already."""
    match command:
        case AppointOfficer():
            return _appoint(command, state, at)
        case TransferOfficer():
            return _transfer(command, state, at)
        case DismissOfficer():
            return _dismiss(command, state, at)
        case SetOfficerAccounts():
            return _set_accounts(command, state, at)
        case _:
            assert_never(command)


def _appoint(command: AppointOfficer, state: Agency, at: datetime) -> tuple[OfficerEvent, ...]:
    refuse_personal_data(command.position, "position")
    place = (command.unit, command.position)
    wanted = ServicePeriod(Span(command.since, command.until), ((command.since, place),), command.basis)
    known = state.officers.get(command.officer, Officer())
    if any(one == wanted for one in known.services) and on(known.accounts, command.since) == command.accounts:
        return ()
    if command.until is not None and command.until <= command.since:
        raise OfficerMisdescribed(
            f"Ngày thôi làm việc {command.until:%d/%m/%Y} phải sau ngày bắt đầu {command.since:%d/%m/%Y}; "
            "đề nghị ghi lại.",
            basis=BASIS,
        )
    serving = next((one for one in known.services if one.span.meets(wanted.span)), None)
    if serving is not None:
        raise OfficerAlreadyServing(
            f"Cán bộ «{command.officer}» đang công tác tại cơ quan {command.agency} từ ngày "
            f"{serving.span.since:%d/%m/%Y}; đề nghị điều động, hoặc cho thôi làm việc trước.",
            basis=BASIS,
            details={"officer": command.officer},
        )
    if command.unit is not None:
        refuse_unknown_unit(state, command.unit, command.since)
    _refuse_accounts(command, state)
    return (
        OfficerAppointed(
            command.agency,
            command.officer,
            command.accounts,
            command.unit,
            command.position,
            command.since,
            command.until,
            command.person,
            command.encrypted,
            command.basis,
            at,
        ),
    )


def refuse_other_name(command: AppointOfficer, known: object, said: object) -> None:
    """Refuse an appointment known already but for the name (họ tên khác). Raises OfficerAlreadyServing.

    known, said: the names as opened.
    """
    if known == said:
        return
    raise OfficerAlreadyServing(
        f"Cán bộ «{command.officer}» đã được ghi nhận từ ngày {command.since:%d/%m/%Y} với họ tên khác; đề nghị kiểm "
        "tra lại mã cán bộ, hoặc cho thôi làm việc từ chính ngày đó rồi tiếp nhận lại với họ tên đúng.",
        basis=BASIS,
        details={"officer": command.officer},
    )


def _transfer(command: TransferOfficer, state: Agency, at: datetime) -> tuple[OfficerEvent, ...]:
    refuse_personal_data(command.position, "position")
    service = _serving(command, state)
    if on(service.places, command.since) == (command.unit, command.position):
        return ()
    if command.unit is not None:
        refuse_unknown_unit(state, command.unit, command.since)
    return (
        OfficerTransferred(
            command.agency, command.officer, command.unit, command.position, command.since, command.basis, at
        ),
    )


def _dismiss(command: DismissOfficer, state: Agency, at: datetime) -> tuple[OfficerEvent, ...]:
    known = state.officers.get(command.officer, Officer())
    if any(one.span.before == command.since for one in known.services):
        return ()
    _serving(command, state)
    return (OfficerDismissed(command.agency, command.officer, command.since, command.basis, at),)


def _set_accounts(command: SetOfficerAccounts, state: Agency, at: datetime) -> tuple[OfficerEvent, ...]:
    _serving(command, state)
    if on(state.officers[command.officer].accounts, command.since) == command.accounts:
        return ()
    _refuse_accounts(command, state)
    return (OfficerAccountsSet(command.agency, command.officer, command.accounts, command.since, command.basis, at),)


def _serving(command: TransferOfficer | DismissOfficer | SetOfficerAccounts, state: Agency) -> ServicePeriod:
    """The service of an officer on the day the command begins to hold. Raises OfficerUnknown."""
    service = state.officers.get(command.officer, Officer()).service(command.since)
    if service is None:
        raise OfficerUnknown(
            f"Cơ quan {command.agency} không có cán bộ «{command.officer}» công tác vào ngày "
            f"{command.since:%d/%m/%Y}; đề nghị kiểm tra lại mã cán bộ.",
            basis=BASIS,
            details={"officer": command.officer},
        )
    return service


def _refuse_accounts(command: AppointOfficer | SetOfficerAccounts, state: Agency) -> None:
    """Refuse an officer without an account, or with one of somebody else. Raises OfficerMisdescribed, AccountTaken."""
    if not command.accounts or len(set(command.accounts)) < len(command.accounts):
        raise OfficerMisdescribed(
            f"Cán bộ «{command.officer}» phải có ít nhất một tài khoản và không nêu trùng tài khoản.",
            basis=BASIS,
        )
    for account in command.accounts:
        other = state.officer_of(account, command.since)
        if other is not None and other != command.officer:
            raise AccountTaken(
                f"Tài khoản «{account}» đang thuộc cán bộ «{other}»; đề nghị dùng tài khoản khác.",
                basis=BASIS,
                details={"account": account, "officer": other},
            )
