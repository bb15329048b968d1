"""Anomalies planted into a town, one function each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from application import streams
from application.access.actors import Role
from domain.attempt import AttemptRefused
from domain.dossier import commands as c
from domain.values import legal_day
from tests.application.audits.findings.memory_log import Entry
from tests.application.audits.findings.scenarios import answer, ask, begun, closures, due, given, promised
from tests.application.audits.findings.town import CASES, JUDGED, LONG, SHORT, Town, at


@dataclass(frozen=True)
class Planted:
    """What is to be found: the kind, and the facts it stands in; one of them may be torn out of the log."""

    rule: str
    evidence: tuple[Entry, ...]
    torn_out: Entry | None = None


def supplement_near_due(town: Town) -> Planted:
    one = begun(town, "09/03")
    asked = one.request(at(due(one, town), "08:00"))
    one.supply(at(due(one, town, 1), "09:00"))
    town.work(one, due(one, town, -4))
    return Planted("supplement-near-due", (asked,))


def supplement_again(town: Town) -> Planted:
    one = begun(town, "10/03")
    first = one.request(at(town.day("10/03", 1), "08:00"))
    one.supply(at(town.day("10/03", 2), "08:00"))
    again = at(town.day("10/03", 3), "09:00")
    second = one.note(first.by, replace(first.event, occurred_at=again), again)
    one.supply(at(town.day("10/03", 4), "10:00"))
    town.work(one, town.day("10/03", 5))
    return Planted("supplement-again", (first, second))


def late_without_apology(town: Town) -> Planted:
    one = begun(town, "11/03", CASES, "thường")
    one.sign(at(due(one, town, 2), "09:00"))
    concluded = one.conclude(at(due(one, town, 2), "10:00"))
    one.deliver(at(due(one, town, 3), "10:00"))
    return Planted("late-without-apology", (promised(one), concluded))


def late_and_open(town: Town) -> Planted:
    one, on = town.dossier(SHORT), town.day("12/10")
    one.submit(at(on, "08:00"), SHORT)
    return Planted("late-without-apology", (one.accept(at(on, "08:30")),))


def apology_too_late(town: Town) -> Planted:
    one = begun(town, "12/03")
    apology = one.apologise(at(due(one, town), "08:00"), due(one, town, 5))
    town.settle(one, at(due(one, town, -1), "09:00"))
    return Planted("apology-too-late", (apology,))


def apology_after_due(town: Town) -> Planted:
    one = begun(town, "13/03")
    apology = one.apologise(at(due(one, town, 1), "08:00"), due(one, town, 5))
    town.settle(one, at(due(one, town, -1), "09:00"))
    return Planted("apology-after-due", (apology,))


def extended_again(town: Town) -> Planted:
    one = begun(town, "16/03")
    first = one.apologise(at(due(one, town, -3), "08:00"), due(one, town, 5))
    was, new, again = one.state.due_at, due(one, town, 5), at(due(one, town, -3), "09:00")
    event = replace(first.event, occurred_at=again, was_due_at=was, new_due_at=at(new, "17:00"), new_due_on=new)
    second = one.note(first.by, event, again)
    town.settle(one, at(due(one, town, -1), "09:00"))
    return Planted("extended-again", (first, second))


def recorded_late(town: Town) -> Planted:
    one = begun(town, "17/03")
    town.work(one, town.day("17/03", 1))
    one.entries[-1].recorded_at = at(town.after(legal_day(one.entries[-1].recorded_at), 4), "15:00")
    return Planted("recorded-late", (one.entries[-1],))


def corrected_into_time(town: Town) -> Planted:
    """Decided late, then «corrected» to a day in time: what was entered that day is now said to be older."""
    one = begun(town, "18/03")
    one.sign(at(due(one, town, 2), "09:00"))
    concluded = one.conclude(at(due(one, town, 2), "10:00"))
    corrected = one.act(
        one.who(Role.LEADER),
        c.CorrectFact,
        at(due(one, town, 2), "11:00"),
        corrects_position=1,
        corrects_version=one.state.version,
        field="occurred_at",
        says=at(due(one, town), "16:30").isoformat(),
        reason="Ghi nhầm ngày",
    )
    one.deliver(at(due(one, town, 3), "10:00"))
    return Planted("recorded-late", (concluded, corrected))


def burst_of_closures(town: Town) -> Planted:
    return Planted("burst-of-closures", closures(town, "19/03", 10, agency="Y99.04"))


def lodged_again(town: Town, days: int = 7) -> Planted:
    one = begun(town, "23/03", person=f"nguoi-nop-lai-sau-{days}-ngay", agency="Y99.01")
    withdrawn = one.withdraw(at(town.day("24/03"), "10:00"))
    one.stop(at(town.day("24/03"), "11:00"))
    again = town.dossier(LONG, agency="Y99.02", person=one.person)
    back = at(legal_day(withdrawn.event.occurred_at) + timedelta(days=days), "08:00")
    lodged = again.submit(back, LONG)
    again.accept(back + timedelta(minutes=30))
    again.assign(back + timedelta(minutes=60))
    town.work(again, legal_day(back))
    return Planted("lodged-again", (withdrawn, lodged))


def signed_not_handed_over(town: Town, days: int = 2) -> Planted:
    one = begun(town, "25/03")
    signed = one.sign(at(town.day("26/03"), "09:00"))
    concluded = one.conclude(at(town.day("26/03", days), "10:00"))
    one.deliver(at(town.day("26/03", days + 1), "10:00"))
    return Planted("signed-not-handed-over", (signed, concluded))


def signed_and_open(town: Town) -> Planted:
    one = begun(town, "26/10")
    signed = one.sign(at(town.day("27/10"), "09:00"))
    ask(one, JUDGED - timedelta(hours=1))  # somebody is awaited: only the result lies
    return Planted("signed-not-handed-over", (signed,))


def result_waits(town: Town, days: int = 11) -> Planted:
    one = begun(town, "30/03")
    one.sign(at(town.day("31/03"), "09:00"))
    concluded = one.conclude(at(town.day("31/03"), "10:00"))
    return Planted("result-waits", (concluded, one.deliver(at(due(one, town, days), "10:00"))))


def longer_limit(town: Town, found: str = "phức tạp") -> Planted:
    one, on = town.dossier(CASES), town.day("01/04")
    submitted = one.submit(at(on, "08:00"), CASES, "thường")
    accepted = one.accept(at(on, "08:30"), found)
    one.assign(at(on, "09:00"))
    town.work(one, on)
    return Planted("longer-limit", (submitted, accepted))


def longer_limit_by_correction(town: Town) -> Planted:
    one = begun(town, "02/04", SHORT)
    corrected = one.act(
        one.who(Role.INTAKE),
        c.CorrectFact,
        at(town.day("02/04"), "10:00"),
        corrects_position=1,
        corrects_version=1,
        field="procedure",
        says=LONG,
        reason="Ghi nhầm thủ tục",
    )
    town.work(one, town.day("02/04"))
    return Planted("longer-limit", (one.entries[0], corrected))


def dossier_number_gone(town: Town) -> Planted:
    several = [begun(town, "03/04", agency="Y99.07") for _ in range(3)]
    for number, one in enumerate(several):
        town.work(one, town.day("03/04", number))
    numbered = [one.entries[0].numbered for one in several]
    first, gone, third = (entry for entry in numbered if entry is not None)
    return Planted("numbering-gap", (first, several[1].entries[0], third), torn_out=gone)


def decision_number_gone(town: Town) -> Planted:
    several = [begun(town, "06/04", agency="Y99.08") for _ in range(3)]
    for number, one in enumerate(several):
        town.work(one, town.day("06/04", 3 * number))
    first, gone, third = (
        next(entry for entry in one.entries if entry.event.TOPIC == "decision.numbered.v1") for one in several
    )
    return Planted("numbering-gap", (first, third), torn_out=gone)


def outside_hours(town: Town) -> Planted:
    """Done before the office closed, it says; entered at night."""
    one = begun(town, "07/04")
    entry = ask(one, at(town.day("07/04"), "16:55"))
    entry.recorded_at = at(town.day("07/04"), "22:30")
    answer(one, at(town.day("07/04", 1), "08:00"))
    town.work(one, town.day("07/04", 1))
    return Planted("outside-hours", (entry,))


def on_a_sunday(town: Town) -> Planted:
    one = begun(town, "10/04")
    entry = ask(one, at(town.day("12/04"), "10:00"))
    answer(one, at(town.day("13/04"), "08:00"))
    town.work(one, town.day("13/04"))
    return Planted("outside-hours", (entry,))


def outside_agency(town: Town) -> Planted:
    one = begun(town, "13/04", agency="Y99.01")
    stranger = one.who(Role.CASE, agency="Y99.02")
    entry = one.act(stranger, c.AskOpinion, at(town.day("13/04"), "10:00"), opinion="1", of="A", subject="B")
    answer(one, at(town.day("13/04"), "11:00"))
    town.work(one, town.day("13/04"))
    return Planted("outside-agency", (entry,))


def step_by_a_colleague(town: Town) -> Planted:
    one = begun(town, "14/04")
    completed = one.complete(1, at(town.day("14/04"), "13:00"), officer=3)
    town.work(one, town.day("14/04"))
    return Planted("not-the-holder", (given(one), completed))


def taken_over_by_a_colleague(town: Town) -> Planted:
    one = begun(town, "15/04")
    forwarded = one.forward(at(town.day("15/04"), "13:00"))
    third = one.who(Role.CASE, 3)
    taken = one.act(third, c.TakeOverDossier, at(town.day("15/04"), "13:30"), unit=forwarded.event.to_unit, step=2)
    town.settle(one, at(town.day("15/04", 1), "09:00"))
    return Planted("not-the-holder", (forwarded, taken))


def signed_off_before_received(town: Town) -> Planted:
    one = begun(town, "16/04")
    early = one.complete(2, at(town.day("16/04"), "10:00"), officer=2)
    town.work(one, town.day("16/04"))
    taken = next(entry for entry in one.entries if entry.event.TOPIC == "dossier.taken_over.v1")
    return Planted("signed-off-before-received", (early, taken))


def silent(town: Town) -> Planted:
    one = begun(town, "28/10")
    return Planted("silent", (given(one),))


def refused_attempt(town: Town, refusal: str = "SUPPLEMENT_ALREADY_REQUESTED") -> Planted:
    one, when = begun(town, "17/04"), at(town.day("17/04"), "10:00")
    attempt = AttemptRefused(
        occurred_at=when,
        command="RequestSupplement",
        subject=streams.dossier(one.id),
        refusal=refusal,
        rule="R28",
        basis="NĐ 118/2025/NĐ-CP Điều 11",
    )
    entry = Entry(streams.attempts(legal_day(when)), attempt, one.who(Role.CASE), when)
    town.around.append(entry)
    town.work(one, town.day("17/04"))
    return Planted("refused-attempt", (entry,))


PLANTS: tuple[Callable[[Town], Planted], ...] = (
    supplement_near_due,
    supplement_again,
    late_without_apology,
    late_and_open,
    apology_too_late,
    apology_after_due,
    extended_again,
    recorded_late,
    corrected_into_time,
    burst_of_closures,
    lodged_again,
    signed_not_handed_over,
    signed_and_open,
    result_waits,
    longer_limit,
    longer_limit_by_correction,
    dossier_number_gone,
    decision_number_gone,
    outside_hours,
    on_a_sunday,
    outside_agency,
    step_by_a_colleague,
    taken_over_by_a_colleague,
    signed_off_before_received,
    silent,
    refused_attempt,
)
