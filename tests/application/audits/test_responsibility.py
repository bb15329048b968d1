"""A dossier counts once for the citizen and once for each agency, and no second is lost between them."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from application.audits.judgement import judge, judged_dossiers, working_calendar
from application.audits.report import Evidence, NoData, Share
from application.audits.responsibility import HeldBy, Responsibilities, responsibilities
from application.audits.responsibility_tables import responsibility_report
from application.audits.responsibility_timeline import dossier_report, responsibility_timeline
from application.ports import Fact
from domain.dossier.booking import BookedBy
from domain.dossier.holder import Part
from domain.dossier.timeliness import Verdict
from domain.law.deadlines import TimeLimit
from domain.procedure.limits import Resume
from domain.procedure.steps import ProcessStep
from domain.values import AgencyId
from infrastructure.main import build_in_memory
from infrastructure.sample_data.generated.generation import GenerationRequest, generate
from infrastructure.system_clock import SystemClock
from tests.application.audits.memory_histories import MemoryHistories, asked, table
from tests.domain.dossier import given_when_then as g
from tests.domain.dossier import held_facts as f
from tests.domain.dossier.given_when_then import at

LATER = at("31/03/2026")
TO_H99 = replace(g.FORWARD, to_agency=AgencyId("H99"))
ENDED = replace(g.CONCLUDE, occurred_at=at("16/03/2026 15:00"))
LINKED = g.history((*g.IN_PROCESS, TO_H99, g.TAKE_OVER, ENDED))
"""Due at the end of 09/03, handed to H99 on 03/03 and taken over there at 09:00, concluded on 16/03 at 15:00."""


def test_a_linked_dossier_is_one_for_the_citizen_and_one_at_each_agency() -> None:
    found = responsibilities(MemoryHistories.of(a=LINKED), asked(LATER))

    (citizen,) = found.citizen.values()
    assert (citizen.dossiers, citizen.time) == (1, timedelta(days=14, hours=7))
    assert (citizen.authorities, citizen.applicant, citizen.excluded, citizen.unrecorded) == (
        citizen.time,
        *[timedelta()] * 3,
    )
    first, second = found.agencies["hoso", "H15"], found.agencies["hoso", "H99"]
    assert (first.dossiers, second.dossiers) == (1, 1)
    assert (first.time, second.time) == (timedelta(days=1, hours=1), timedelta(days=13, hours=6))
    assert (first.worked, second.worked) == (timedelta(hours=7.5 + 1.5), timedelta(hours=6.5 + 8 * 8 + 6))


def test_lateness_is_of_the_agency_in_whose_hands_the_date_passed() -> None:
    found = responsibilities(MemoryHistories.of(a=LINKED), asked(LATER))

    late = at("16/03/2026 15:00") - (at("10/03/2026 00:00") - timedelta.resolution)
    assert [(one.late, one.lateness) for one in found.agencies.values()] == [(0, timedelta()), (1, late)]
    assert found.rules[BookedBy.DUE_DATE].lateness == late
    assert found.rules[BookedBy.SHARE].dossiers == 0
    assert found.holders[HeldBy("hoso", "H99", "phong-2", Part.SETTLING)].lateness == late


@pytest.mark.parametrize(
    ("resume", "by_share"), [(Resume.RESTART, timedelta()), (Resume.PAUSE, timedelta(days=1, hours=23))]
)
def test_a_clock_that_began_again_began_the_shares_again(resume: Resume, by_share: timedelta) -> None:
    """A day was allotted from 02/03 10:00, used until the demand of 05/03 08:00 and for an hour after 10/03 08:00."""
    process = g.process_of(ProcessStep(position=1, limit=TimeLimit.parse("1 ngày làm việc")), ProcessStep(position=3))
    under = replace(g.law("1 ngày làm việc", resume), process=process)
    opened = (g.SUBMIT, replace(g.ACCEPT, process="P001"), replace(g.ASSIGN, step=1), g.REQUEST, g.SUPPLY)
    handed = replace(g.FORWARD, occurred_at=at("10/03/2026 09:00"))
    taken = replace(g.TAKE_OVER, occurred_at=at("10/03/2026 09:00"))
    found = responsibilities(MemoryHistories.of(a=g.history((*opened, handed, taken), under)), asked(at("20/03/2026")))

    assert found.rules[BookedBy.SHARE].lateness == by_share
    assert found.rules[BookedBy.DUE_DATE].lateness > timedelta()
    check_sums(found)


def test_a_dossier_booked_to_one_hand_by_both_rules_is_late_by_it_once() -> None:
    """A day allotted from 03/03 10:00, three in hand; due by the end of 03/03: two days by share, the rest by date."""
    process = g.process_of(ProcessStep(position=1, limit=TimeLimit.parse("1 ngày làm việc")))
    under = replace(g.law("1 ngày làm việc"), process=process)
    assign = replace(g.ASSIGN, step=1, occurred_at=at("03/03/2026 10:00"))
    facts = g.history((g.SUBMIT, replace(g.ACCEPT, process="P001"), assign), under)
    found = responsibilities(MemoryHistories.of(a=facts), asked(at("06/03/2026 10:00")))

    hand = found.agencies["hoso", "H15"]
    assert [one.dossiers for one in found.rules.values()] == [1, 1, 0]
    assert (hand.dossiers, hand.late) == (1, 1)
    check_sums(found)


@pytest.mark.parametrize("ended", [at("05/03/2026"), at("01/03/2026"), None])
def test_a_date_before_the_beginning_is_on_nobodys_account(ended: datetime | None) -> None:
    adopted = replace(f.adopted("02/03/2026"), deadline_at=at("26/02/2026"), ended_at=ended)
    found = responsibilities(
        MemoryHistories.of(a=(adopted, f.activity("02/03/2026", "T02", "Group 1", "R1"))), asked(LATER)
    )

    (citizen,), (agency,) = found.citizen.values(), found.agencies.values()
    assert (citizen.late, agency.late, agency.lateness) == (1, 0, timedelta())
    assert found.rules[BookedBy.DUE_BEFORE_START].lateness == citizen.lateness > timedelta()
    nobody = found.holders[HeldBy("xes", "", "", Part.UNRECORDED)]
    assert (nobody.time, nobody.lateness) == (timedelta(), citizen.lateness)
    check_sums(found)


def test_a_dossier_adopted_from_elsewhere_has_holders_without_agency() -> None:
    adopted = replace(f.adopted("02/03/2026"), deadline_at=at("04/03/2026"), ended_at=at("05/03/2026"))
    events = (adopted, f.activity("03/03/2026", "T02", "Group 1", "R1"))
    report = responsibility_report(MemoryHistories.of(a=events), asked(LATER))

    (row,) = table(report.tables, "agencies").rows_by_column()
    assert (row["source"], row["agency"], row["time"]) == ("xes", None, timedelta(days=2))
    assert isinstance(row["worked"], NoData)
    assert "hẹn trả kết quả" in row["worked"].fed_by
    assert (row["late"], row["lateness"]) == (Share(1, 1), timedelta(hours=1, microseconds=1))  # after its own day
    (citizen,) = table(report.tables, "citizen").rows_by_column()
    assert (citizen["time"], citizen["unrecorded"]) == (timedelta(days=3), timedelta(days=1))


def test_one_dossier_is_reported_segment_by_segment_with_the_facts_that_began_them() -> None:
    histories = MemoryHistories.of(a=LINKED)
    (judged,) = judged_dossiers(histories, asked(LATER), lambda number: None)
    report = dossier_report("a", responsibility_timeline(judged, working_calendar(histories)), asked(LATER))

    rows = table(report.tables, "segments").rows_by_column()
    assert [(row["agency"], row["part"]) for row in rows] == [
        ("H15", "receiving"),
        ("H15", "receiving"),
        ("H15", "settling"),
        ("H15", "handing_over"),
        ("H99", "settling"),
    ]
    assert [row["evidence"] for row in rows] == [Evidence((position,)) for position in range(100, 105)]
    (booked,) = table(report.tables, "bookings").rows_by_column()
    assert (booked["agency"], booked["by"]) == ("H99", "due_date")


@pytest.mark.parametrize(
    ("until", "verdict", "late"),
    [
        ("09/03/2026 23:00", Verdict.OPEN, timedelta()),
        ("10/03/2026 01:00", Verdict.OPEN_LATE, timedelta(hours=1, microseconds=1)),
        ("16/03/2026 16:00", Verdict.LATE, timedelta(days=6, hours=15, microseconds=1)),
    ],
)
def test_it_is_judged_as_it_had_happened_by_the_instant(until: str, verdict: Verdict, late: timedelta) -> None:
    (judged,) = judged_dossiers(MemoryHistories.of(a=LINKED), asked(at(until)), lambda number: None)
    assert (judged.verdict, judged.lateness) == (verdict, late)
    assert judged.until == min(at(until), at("16/03/2026 15:00"))


def test_what_waits_for_the_applicant_or_is_stopped_is_not_late() -> None:
    waiting = g.history((*g.IN_PROCESS, g.REQUEST))
    excluded = g.history((*g.IN_PROCESS, g.EXCLUDE))
    for judged in judged_dossiers(MemoryHistories.of(a=waiting, b=excluded), asked(LATER), lambda number: None):
        assert (judged.verdict, judged.lateness) == (Verdict.OPEN, timedelta())
    assert (
        not responsibilities(MemoryHistories.of(a=waiting, b=excluded), asked(LATER)).rules[BookedBy.DUE_DATE].dossiers
    )


def test_a_period_takes_what_ended_in_it_and_what_was_open_at_its_end() -> None:
    def counted(since: date, before: date) -> list[Verdict]:
        period = asked(
            min(LATER, datetime(before.year, before.month, before.day, tzinfo=UTC)), since=since, before=before
        )
        return [one.verdict for one in judged_dossiers(MemoryHistories.of(a=LINKED), period, lambda number: None)]

    assert counted(date(2026, 3, 17), date(2026, 4, 1)) == []
    assert counted(date(2026, 3, 16), date(2026, 3, 17)) == [Verdict.LATE]
    assert counted(date(2026, 3, 3), date(2026, 3, 9)) == [Verdict.OPEN]
    assert counted(date(2026, 2, 1), date(2026, 3, 1)) == []


def test_what_ended_in_the_first_instant_after_a_period_was_open_in_it() -> None:
    ended = replace(f.adopted("02/03/2026"), ended_at=at("04/03/2026 00:00"))
    histories, period = MemoryHistories.of(a=(ended,)), asked(at("04/03/2026 00:00"), before=date(2026, 3, 4))
    judged = judge(next(histories.dossiers(period.scope)), period)
    assert judged is not None
    assert judged.verdict is Verdict.OPEN


def test_a_correction_of_when_it_happened_moves_time_from_one_hand_to_another() -> None:
    """Taken over at 09:00 as recorded, at 08:30 as it was put right later."""
    correction = replace(
        g.when(LINKED, g.CORRECT)[0], corrects_version=5, says="2026-03-03T08:30:00+07:00", occurred_at=at("20/03/2026")
    )
    found = responsibilities(MemoryHistories.of(a=(*LINKED, correction)), asked(LATER))
    assert found.agencies["hoso", "H15"].time == timedelta(days=1, minutes=30)


@pytest.mark.parametrize("version", range(1, len(LINKED) + 1))
@pytest.mark.parametrize(
    "says", ["2026-01-01T08:00:00+07:00", "2026-03-10T08:00:00+07:00", "2026-03-30T08:00:00+07:00"]
)
def test_whatever_instant_a_correction_says_the_parts_make_the_whole(version: int, says: str) -> None:
    correction = replace(
        g.when(LINKED, g.CORRECT)[0], corrects_version=version, says=says, occurred_at=at("20/03/2026")
    )
    found = responsibilities(MemoryHistories.of(a=(*LINKED, correction)), asked(LATER))

    check_sums(found)
    assert all(one.time >= timedelta() for one in found.citizen.values())


def check_sums(found: Responsibilities) -> None:
    """Whatever is held, is held by somebody; whatever is late, is on somebody's account."""
    whole = sum((one.time for one in found.citizen.values()), timedelta())
    late = sum((one.lateness for one in found.citizen.values()), timedelta())
    for one in found.citizen.values():
        assert one.authorities + one.applicant + one.excluded + one.unrecorded == one.time
    assert sum((one.time for one in found.holders.values()), timedelta()) == whole
    assert sum((one.lateness for one in found.holders.values()), timedelta()) == late
    assert sum((one.lateness for one in found.rules.values()), timedelta()) == late
    assert sum((one.time for one in found.agencies.values()), timedelta()) == sum(
        (one.authorities for one in found.citizen.values()), timedelta()
    )


@pytest.mark.slow
def test_of_invented_dossiers_no_second_is_lost() -> None:
    async def invented() -> list[Fact]:
        store = await build_in_memory(SystemClock())
        order = GenerationRequest(dossiers=400, months=6, seed=11, until=date(2026, 10, 31))
        await generate(store, order, now=datetime(2026, 11, 1, tzinfo=UTC), progress=lambda done: None)
        return [fact for fact in await store.log.tail(0, 100_000) if fact.stream.startswith("dossier/")]

    facts: dict[str, list[Fact]] = {}
    for fact in asyncio.run(invented()):
        facts.setdefault(fact.stream.removeprefix("dossier/"), []).append(fact)
    found = responsibilities(MemoryHistories(facts), asked(datetime(2026, 11, 1, tzinfo=UTC)))

    check_sums(found)
    assert sum(one.dossiers for one in found.citizen.values()) == 400
    met = {by for by, one in found.rules.items() if one.lateness}
    assert met == {BookedBy.SHARE, BookedBy.DUE_DATE}, "both rules are met, and no date was over before it began"
    parts = {by.part for by in found.holders}
    assert parts >= {Part.RECEIVING, Part.SETTLING, Part.HANDING_OVER, Part.SUPPLEMENTING, Part.EXCLUDED}


def test_what_has_no_date_is_late_nowhere_and_stands_beside() -> None:
    waiting = g.history((g.SUBMIT,))
    report = responsibility_report(MemoryHistories.of(a=LINKED, b=waiting), asked(LATER))

    citizen, agencies = (table(report.tables, key).rows_by_column() for key in ("citizen", "agencies"))
    assert [(row["dossiers"], row["late"], row["noDeadline"]) for row in citizen] == [(2, Share(1, 1), 1)]
    assert [(row["agency"], row["late"], row["noDeadline"]) for row in agencies] == [
        ("H15", Share(0, 1), 1),
        ("H99", Share(1, 1), 0),
    ]
