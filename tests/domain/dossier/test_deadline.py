"""Putting off and moving the promised date: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from tests.domain.dossier import given_when_then as g

EXCLUDED: g.Given = (*g.IN_PROCESS, g.EXCLUDE)
EXTENDED: g.Given = (*g.IN_PROCESS, g.EXTEND)

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    (g.IN_PROCESS, g.EXTEND, e.DeadlineExtended, {"new_due_at": g.at("16/03/2026 17:00"), "form": "Mẫu 04"}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (EXTENDED, replace(g.EXTEND, occurred_at=g.at("09/03/2026"), new_due_on=g.on("20/03/2026")), "ALREADY_EXTENDED"),
    (g.IN_PROCESS, replace(g.EXTEND, reason=""), "REASON_MISSING"),
    (g.IN_PROCESS, replace(g.EXTEND, new_due_on=g.on("09/03/2026")), "NEW_DATE_UNUSABLE"),
    (g.IN_PROCESS, replace(g.EXTEND, new_due_on=g.on("14/03/2026")), "NEW_DATE_UNUSABLE"),
    (g.IN_PROCESS, replace(g.EXTEND, occurred_at=g.at("16/03/2026")), "NEW_DATE_UNUSABLE"),
    (EXCLUDED, g.EXTEND, "CLOCK_STOPPED"),
]


@pytest.mark.parametrize(("given", "command", "fact", "says"), DOES, ids=g.named)
def test_does(given: g.Given, command: c.DossierCommand, fact: type, says: dict[str, object]) -> None:
    g.does(given, command, fact, says)


@pytest.mark.parametrize(("given", "command", "code"), REFUSES, ids=g.named)
def test_refuses(given: g.Given, command: c.DossierCommand, code: str) -> None:
    g.refused(given, command, code)


@pytest.mark.parametrize(("given", "command"), [row[:2] for row in DOES], ids=g.named)
def test_stays_quiet_when_sent_again(given: g.Given, command: c.DossierCommand) -> None:
    g.quiet(g.after(given, command), command)


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (g.IN_PROCESS, g.MOVE),
    ],
)
def test_what_is_done_once_is_not_done_twice(given: g.Given, command: c.DossierCommand) -> None:
    g.quiet(g.history(given), command)


def test_a_moved_calendar_moves_the_date() -> None:
    (made,) = g.when(g.history(g.IN_PROCESS), g.MOVE, g.moved())
    assert isinstance(made, e.DeadlineMoved)
    assert (made.was_due_at, made.promise.due_on) == (g.at("09/03/2026 17:00"), g.on("10/03/2026"))


def test_nothing_can_be_put_off_where_nothing_was_promised() -> None:
    g.refused(g.IN_PROCESS, g.EXTEND, "NOTHING_PROMISED", g.law(None))
