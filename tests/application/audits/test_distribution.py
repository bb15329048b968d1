"""On-time shares, lengths, steps, reasons and limits, by procedure and agency."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from application.audits.distribution import distribution
from application.audits.distribution_report import distribution_report
from application.audits.local_days import local_days, periods
from application.audits.report import Evidence, NoData, Share
from domain.law.deadlines import TimeLimit
from domain.law.parameters import book
from domain.procedure.content import ProcedureContent
from domain.procedure.events import ProcedureRepealed
from domain.procedure.identity import ProcedureKey
from domain.procedure.steps import ProcessStep
from domain.values import Channel
from tests.application.audits.memory_histories import MemoryHistories, asked, calendar_events, table
from tests.domain.dossier import given_when_then as g
from tests.domain.dossier import held_facts as f
from tests.domain.dossier.given_when_then import at

LATER = at("31/03/2026")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def concluded(when: str, *between: Any, under: g.Law | None = None) -> g.Facts:
    """A dossier handed in on 02/03 at 08:00, due on 09/03, decided at an instant."""
    return g.history((*g.IN_PROCESS, *between, replace(g.CONCLUDE, occurred_at=at(when))), under)


def rows(histories: MemoryHistories, key: str, **scope: Any) -> list[dict[str, Any]]:
    report = distribution_report(histories, asked(LATER, **scope), book())
    return [dict(row) for row in table(report.tables, key).rows_by_column()]


LIVES = {
    "early": concluded("04/03/2026 15:00"),
    "on_time": concluded("09/03/2026 15:00"),
    "late": concluded("12/03/2026 15:00"),
    "open": g.history(g.IN_PROCESS),
    "rejected": g.history(g.REJECTED),
}


def test_the_share_is_of_what_had_a_date_and_every_dossier_is_somewhere() -> None:
    (row,) = rows(MemoryHistories.of(**LIVES), "onTime")
    assert (row["procedure"], row["agency"], row["closed"], row["onTime"]) == ("1.001806", "H15", 4, Share(2, 3))
    assert (row["low"], row["high"]) == (Decimal("20.76"), Decimal("93.86"))
    assert (row["late"], row["noDeadline"], row["open"], row["openLate"]) == (1, 1, 1, 1)


def test_every_quantile_is_a_dossiers_own_and_the_worst_is_named() -> None:
    (row,) = rows(MemoryHistories.of(**LIVES), "lengths")
    assert row["median"] == timedelta(days=2, hours=7)
    assert row["p90"] == row["p95"] == row["worst"] == timedelta(days=10, hours=7)
    assert row["evidence"] == Evidence((300,))


def test_months_are_those_of_the_legal_day_of_the_end() -> None:
    midnight = f.adopted("02/02/2026")
    ended = (replace(midnight, ended_at=at("01/03/2026 00:30")), replace(midnight, ended_at=at("28/02/2026 23:30")))
    assert [(row["month"], row["closed"]) for row in rows(MemoryHistories.of(a=ended[:1], b=ended[1:]), "months")] == [
        ("2026-02", 1),
        ("2026-03", 1),
    ]


def test_a_period_ends_with_its_last_day_and_begins_with_its_first() -> None:
    first, last, after = (
        replace(f.adopted("02/01/2026"), ended_at=at(day))
        for day in ("01/02/2026 00:00", "28/02/2026 23:59", "01/03/2026 00:00")
    )
    histories = MemoryHistories.of(a=(first,), b=(last,), c=(after,))
    february = rows(histories, "months", since=date(2026, 2, 1), before=date(2026, 3, 1))
    assert [(row["month"], row["closed"]) for row in february] == [("2026-02", 2)]


def test_steps_are_measured_by_own_time_against_their_allotment() -> None:
    limit = TimeLimit.parse("1 ngày làm việc")
    process = g.process_of(ProcessStep(position=1, limit=limit), ProcessStep(position=3))
    under = replace(g.law(), process=process)
    assign = replace(g.ASSIGN, step=1)
    handed = replace(g.FORWARD, occurred_at=at("04/03/2026 10:00"))
    taken = replace(g.TAKE_OVER, occurred_at=at("04/03/2026 11:00"))
    end = replace(g.CONCLUDE, occurred_at=at("09/03/2026 11:00"))
    facts = g.history((g.SUBMIT, replace(g.ACCEPT, process="P001"), assign, handed, taken, end), under)
    first, second = sorted(rows(MemoryHistories.of(a=facts), "steps"), key=lambda row: row["step"])

    assert (first["step"], first["turns"], first["median"]) == ("1", 1, timedelta(days=2))
    assert (first["allotted"], first["exceeded"]) == (timedelta(days=1), Share(1, 1))
    assert (second["step"], second["median"]) == ("3", timedelta(days=5))
    assert isinstance(second["allotted"], NoData)
    assert "thời hạn của bước" in second["allotted"].fed_by


def test_a_turn_that_is_not_over_is_not_measured() -> None:
    facts = g.history((g.SUBMIT, g.ACCEPT, replace(g.ASSIGN, step=1)))
    assert rows(MemoryHistories.of(a=facts), "steps") == []


def test_reasons_of_waiting_are_counted_in_the_words_of_the_facts() -> None:
    supplied = (*g.IN_PROCESS, replace(g.REQUEST, missing=("Bản vẽ", "Giấy A")), g.SUPPLY)
    paid = (*g.IN_PROCESS, replace(g.REQUEST, missing=("Bản vẽ",)))
    found = rows(MemoryHistories.of(a=g.history(supplied), b=g.history(paid)), "suspensions")
    assert [(row["kind"], row["reason"], row["times"], row["waited"]) for row in found] == [
        ("supplement", "Bản vẽ", 2, timedelta(days=5 + 26)),
        ("supplement", "Giấy A", 1, timedelta(days=5)),
    ]
    others = rows(MemoryHistories.of(a=g.history((*g.IN_PROCESS, g.ASK, g.ANSWER, g.EXCLUDE))), "suspensions")
    assert [(row["kind"], row["reason"], row["waited"]) for row in others] == [
        ("exclusion", "posting", at("31/03/2026") - at("05/03/2026 00:00")),
        ("opinion", "Sở Y tế", timedelta(days=1)),
    ]


def test_a_limit_that_nearly_all_keep_with_room_could_be_shorter() -> None:
    lives = {f"n{number}": concluded("04/03/2026 15:00") for number in range(19)} | {"x": LIVES["late"]}
    (row,) = rows(MemoryHistories.of(**lives, w=g.history(g.WITHDRAWN)), "limits")
    assert (row["limit"], row["unit"], row["dossiers"]) == (Decimal(5), "ngày làm việc", 20)
    assert (row["median"], row["p95"], row["worst"], row["part"]) == (2, 2, 8, Decimal(40))
    assert row["shorten"] == "có / yes"
    (few,) = rows(MemoryHistories.of(a=LIVES["early"]), "limits")
    assert (few["p95"], few["shorten"]) == (2, None)


def adopted(start: datetime, deadline: datetime, end: datetime | None = None) -> tuple[Any, ...]:
    instants = {"occurred_at": start, "started_at": start, "deadline_at": deadline, "ended_at": end}
    return (replace(f.adopted("02/03/2026"), **instants),)


def local(month: int, day: int, hour: int = 12) -> datetime:
    """An instant on an Amsterdam clock of 2011, which was put forward on 27 March and back on 30 October.

    As the log gives it back: with an offset, without the name of a zone.
    """
    return datetime.fromisoformat(datetime(2011, month, day, hour, tzinfo=AMSTERDAM).isoformat())


@pytest.mark.parametrize(
    ("begin", "end", "found"),
    [
        (local(1, 10), local(3, 7), Decimal("56.00")),
        (local(3, 1), local(4, 26), Decimal("55.96")),
        (local(10, 1), local(11, 26), Decimal("56.04")),
    ],
)
def test_eight_weeks_are_56_days_also_where_the_clock_was_changed(
    begin: datetime, end: datetime, found: Decimal
) -> None:
    assert (local_days(begin, end), periods(begin, end)) == (56, found)
    (row,) = rows(MemoryHistories.of(a=adopted(begin, end, end)), "planned")
    assert (row["localDays"], row["periods"], row["dossiers"]) == (56, found, 1)
    assert row["shifted"] == (found != 56)
    (limit,) = rows(MemoryHistories.of(a=adopted(begin, end, end)), "limits")
    assert (limit["limit"], limit["p95"], limit["part"]) == (Decimal(56), 56, Decimal(100))


def test_procedures_without_dossiers_and_below_the_online_share_are_named() -> None:
    content = ProcedureContent(name="Không ai hỏi", field="Du lịch")
    idle = replace(g.published_with(None), procedure=ProcedureKey("1.000001"), content=content)
    gone = ProcedureRepealed(
        occurred_at=at("01/02/2026"),
        procedure=ProcedureKey("1.000002"),
        effective_on=date(2026, 2, 1),
        decision=None,
        replaced_by=None,
        basis=None,
    )
    histories = MemoryHistories.of(**LIVES, online=concluded("04/03/2026 15:00"))
    first = histories.facts["online"][0]
    histories.facts["online"][0] = first._replace(event=replace(first.event, channel=Channel.ONLINE))  # type: ignore[index]
    histories.kinds = {
        "calendar": {"vn": calendar_events()},
        "procedure": {
            "1.001806": (g.published_with(None),),
            "1.000001": (idle,),
            "1.000002": (replace(idle, procedure=ProcedureKey("1.000002")), gone),
        },
    }
    assert [row["procedure"] for row in rows(histories, "unused")] == ["1.000001"]
    assert [row["procedure"] for row in rows(histories, "unused", field="Xây dựng")] == []
    assert rows(histories, "belowOnlineShare") == [{"procedure": "1.001806", "online": Share(1, 6)}]


def test_the_typed_figures_are_those_of_the_tables() -> None:
    found = distribution(MemoryHistories.of(**LIVES), asked(LATER))
    (spread,) = found.spreads.values()
    assert (spread.closed, spread.on_time, len(spread.ordered)) == (4, Share(2, 3), 4)
