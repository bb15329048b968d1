"""What comes as near to each finding as it may, and is none."""

from datetime import timedelta

from application import streams
from application.access.actors import SYSTEM
from domain.dossier.events import DossierAdopted
from domain.values import legal_day
from tests.application.audits.findings.anomalies import (
    lodged_again,
    longer_limit,
    refused_attempt,
    result_waits,
    signed_not_handed_over,
)
from tests.application.audits.findings.memory_log import Entry
from tests.application.audits.findings.scenarios import answer, ask, begun, closures, due
from tests.application.audits.findings.town import LONG, SHORT, Town, at


def misses(town: Town) -> None:
    """What comes as near to each of them as it may."""
    one = begun(town, "20/04")
    one.request(at(due(one, town, -1), "16:59"))  # a working day is left
    one.supply(at(due(one, town, 1), "09:00"))
    town.work(one, due(one, town, -4))
    one = begun(town, "20/04")
    one.apologise(at(due(one, town, -1), "16:59"), due(one, town, 3))  # on the last lawful day
    town.settle(one, at(due(one, town, -1), "09:00"))
    one = begun(town, "21/04")
    town.work(one, town.day("21/04"))
    one.entries[-1].recorded_at = at(town.after(legal_day(one.entries[-1].recorded_at), 1), "16:00")
    around_office_hours(town)
    closures(town, "22/04", 9, agency="Y99.05")
    closures(town, "22/04", 12, agency="Y99.06", seconds=70)
    lodged_again(town, days=8)
    signed_not_handed_over(town, days=1)
    result_waits(town, days=10)
    longer_limit(town, "gấp")
    longer_limit(town, "khác")
    refused_attempt(town, "REASON_MISSING")
    begun(town, "30/10")  # given an hour ago, its step has four
    waiting(town)
    withdrawn_when_late(town)
    entered_afterwards(town)
    brought_in_bulk(town)
    adopted(town)


def around_office_hours(town: Town) -> None:
    """Within the half hour before and after, and at noon."""
    one = begun(town, "21/04")
    for number, clock in enumerate(("12:15", "17:29")):
        ask(one, at(town.day("21/04"), clock), number)
    for number, clock in enumerate(("07:01", "12:15")):
        answer(one, at(town.day("21/04", 1), clock), number)
    town.work(one, town.day("21/04", 1))


def waiting(town: Town) -> None:
    """Nothing is done, for another body is asked."""
    ask(begun(town, "27/10"), at(town.day("27/10"), "10:00"))


def withdrawn_when_late(town: Town) -> None:
    """The applicant lost patience; II.06a counts it in time."""
    one = begun(town, "23/04", SHORT)
    one.withdraw(at(due(one, town, 2), "09:00"))
    one.stop(at(due(one, town, 2), "10:00"))


def entered_afterwards(town: Town) -> None:
    """A week without power: lived on paper, entered as a whole; only its first fact is late, by the applicant."""
    one = begun(town, "23/04")
    town.work(one, town.day("23/04"))
    for number, entry in enumerate(one.entries):
        entry.recorded_at = at(town.day("04/05"), "09:00") + number * timedelta(minutes=1)


def brought_in_bulk(town: Town) -> None:
    """Twelve histories of half a year, recorded in one second of a night."""
    for number in range(12):
        one = town.dossier(LONG, agency="Y99.03")
        one.submit(at(town.day("01/06", number), "08:00"), LONG, online=False)
        one.accept(at(town.day("01/06", number), "08:30"))
        one.assign(at(town.day("01/06", number), "09:00"))
        town.work(one, town.day("01/06", number))
        for place, entry in enumerate(one.entries):
            entry.correlation = f"generate/1/{number}"
            entry.recorded_at = at(town.day("04/10"), "23:00") + timedelta(milliseconds=place)


def adopted(town: Town) -> None:
    """A case of another system, late by its own account and taken over years later."""
    event = DossierAdopted(
        by=SYSTEM.id,
        occurred_at=at(town.day("04/05"), "09:00"),
        source="receipt",
        case="case-1",
        channel=None,
        started_at=at(town.day("02/03"), "08:00"),
        deadline_at=at(town.day("03/03"), "08:00"),
        planned_end_at=None,
        ended_at=at(town.day("04/03"), "08:00"),
        attributes={},
        lifecycle_model=None,
        classifiers={},
    )
    town.around.append(Entry(streams.dossier("adopted"), event, SYSTEM, event.occurred_at))
