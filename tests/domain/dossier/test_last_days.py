"""A last day on a day off moves to the next one that is worked, whoever set it; one in the past is refused."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from tests.domain.dossier import given_when_then as g

TET = g.on("17/02/2026")
"""Tết Bính Ngọ: the offices are closed from 14/02 to 22/02/2026."""
EARLY = tuple(replace(command, occurred_at=g.at(f"1{n}/02/2026")) for n, command in enumerate(g.IN_PROCESS))
DEMAND = replace(g.DEMAND, pay_until=TET, occurred_at=g.at("13/02/2026"))


def stopped_on(day: str) -> c.StopDossier:
    return replace(g.STOP, occurred_at=g.at(day))


def test_the_desk_closes_on_the_working_day_after_the_moved_last_day() -> None:
    given = (*EARLY, DEMAND)
    g.refused(given, stopped_on("23/02/2026"), "STILL_TIME_TO_ACT")
    g.does(given, stopped_on("24/02/2026"), e.DossierStopped, {})


def test_an_opinion_is_due_on_the_working_day_the_last_one_moves_to() -> None:
    asked = replace(g.ASK, answer_by=TET, occurred_at=g.at("13/02/2026"))
    g.does(EARLY, asked, e.OpinionAsked, {"answer_by": g.on("23/02/2026")})


@pytest.mark.parametrize("day", [g.on("01/01/1900"), g.on("12/02/2026")])
def test_a_last_day_before_the_act_is_refused(day) -> None:  # type: ignore[no-untyped-def]
    at = g.at("13/02/2026")
    for command in (
        replace(g.DEMAND, pay_until=day, occurred_at=at),
        replace(g.ASK, answer_by=day, occurred_at=at),
        replace(g.EXCLUDE, planned_until=day, occurred_at=at),
    ):
        g.refused(EARLY, command, "DAY_BEFORE_ACT")
