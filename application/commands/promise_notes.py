"""What is to be known beside a due date: what may still move it, and by whose hours it counts (lưu ý về ngày hẹn)."""

from collections.abc import Iterator

from application.case_store import CaseStore
from application.commands.applicable_law import settling_agency
from application.commands.spec import Note
from domain.calendar.awaited_notice import awaited_notice
from domain.dossier.commands import AcceptDossier, DossierCommand
from domain.dossier.promise import Promise
from domain.dossier.refusals import vietnamese_day
from domain.dossier.state import DossierState
from domain.values import legal_day


async def notes_on_promise(store: CaseStore, command: DossierCommand, state: DossierState) -> tuple[Note, ...]:
    """The notes of a dossier that has a due date (lưu ý về ngày hẹn trả)."""
    promise = state.promise
    if promise is None:
        return (_NO_DUE_DATE,) if isinstance(command, AcceptDossier) else ()
    other = await _other_hours(store, command, state, promise) if isinstance(command, AcceptDossier) else ()
    return *_awaiting(promise), *other


_NO_DUE_DATE = Note(
    "NO_DUE_DATE",
    "Thủ tục chưa công bố thời hạn áp dụng cho hồ sơ này nên chưa tính được ngày hẹn trả.",
    "The procedure publishes no limit for this dossier, so that no due date could be counted.",
)


def _awaiting(promise: Promise) -> Iterator[Note]:
    """That the date passes a year whose official days off are still to come."""
    if (said := awaited_notice(promise.awaits_notice)) is not None:
        vi, en = said
        yield Note(
            "CALENDAR_AWAITS_NOTICE",
            f"{vi[0].upper()}{vi[1:]}; ngày hẹn trả thay đổi theo khi có thông báo.",
            f"{en[0].upper()}{en[1:]}; the due date follows it when it comes.",
        )


async def _other_hours(
    store: CaseStore, command: AcceptDossier, state: DossierState, promise: Promise
) -> tuple[Note, ...]:
    """That the agency's hours change on the way: a limit is counted by the hours of the day it was promised on."""
    agency = await store.agency_referred_to(settling_agency(command, state))
    began = legal_day(command.occurred_at)
    changes = [profile.since for profile in agency.profiles if began < profile.since <= promise.due_on]
    if not changes:
        return ()
    vi = (
        f"Giờ hành chính của cơ quan thay đổi từ ngày {vietnamese_day(changes[0])}, trước ngày hẹn trả; thời hạn tính "
        "theo giờ hành chính của ngày hẹn."
    )
    en = f"The agency's office hours change on {changes[0]}, before the due date; the limit counts by those of before."
    return (Note("OFFICE_HOURS_CHANGE", vi, en),)
