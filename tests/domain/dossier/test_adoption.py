"""Taking over the history of another system: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from tests.domain.dossier import given_when_then as g

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    ((), g.ADOPT, e.DossierAdopted, {"source": "xes", "case": "7"}),
    (g.ADOPTED, g.ACTIVITY, e.ActivityAdopted, {"sequence": 1}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (g.ADOPTED, replace(g.ADOPT, case="8"), "OWN_DOSSIER"),
    (g.REGISTERED, g.ADOPT, "OWN_DOSSIER"),
    ((), g.ACTIVITY, "NOT_ADOPTED"),
    (g.ADOPTED, replace(g.ACTIVITY, sequence=2), "NOT_ADOPTED"),
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
        ((*g.ADOPTED, g.ACTIVITY), replace(g.ACTIVITY, activity="y")),
    ],
)
def test_what_is_done_once_is_not_done_twice(given: g.Given, command: c.DossierCommand) -> None:
    g.quiet(g.history(given), command)
