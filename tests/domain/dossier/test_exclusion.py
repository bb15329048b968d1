"""Time that does not count: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from tests.domain.dossier import given_when_then as g

EXCLUDED: g.Given = (*g.IN_PROCESS, g.EXCLUDE)

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    (g.IN_PROCESS, g.EXCLUDE, e.ExclusionStarted, {"since": g.on("05/03/2026")}),
    (EXCLUDED, g.INCLUDE, e.ExclusionEnded, {"until": g.on("03/04/2026")}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (EXCLUDED, replace(g.EXCLUDE, occurred_at=g.at("05/03/2026")), "EXCLUSION_RUNNING"),
    (g.IN_PROCESS, g.INCLUDE, "NO_EXCLUSION"),
    (EXCLUDED, replace(g.INCLUDE, occurred_at=g.at("03/03/2026")), "HAPPENED_TOO_EARLY"),
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
