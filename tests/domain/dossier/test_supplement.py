"""Asking for what is missing, and supplying it: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.papers import SubmittedComponent
from domain.dossier.status import Status
from domain.procedure.components import PaperKind
from domain.procedure.limits import Resume
from tests.domain.dossier import given_when_then as g

NAMED = (SubmittedComponent(name="Giấy ủy quyền cho 0912345678", kind=PaperKind.COPY),)

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    (g.REGISTERED, g.REQUEST, e.SupplementRequested, {"came_from": Status.REGISTERED, "form": "Mẫu 02"}),
    (g.IN_PROCESS, g.REQUEST, e.SupplementRequested, {"came_from": Status.IN_PROCESS}),
    (g.AWAITING_SUPPLEMENT, g.SUPPLY, e.SupplementSupplied, {"resume": Resume.RESTART}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (
        (*g.AWAITING_SUPPLEMENT, g.SUPPLY),
        replace(g.REQUEST, occurred_at=g.at("11/03/2026")),
        "SUPPLEMENT_ALREADY_REQUESTED",
    ),
    (g.IN_PROCESS, replace(g.REQUEST, reason=""), "REASON_MISSING"),
    (g.IN_PROCESS, replace(g.REQUEST, missing=()), "REASON_MISSING"),
    (g.IN_PROCESS, replace(g.REQUEST, missing=("CCCD", " ")), "REASON_MISSING"),
    (g.IN_PROCESS, replace(g.REQUEST, missing=("CCCD 001085012345",)), "PERSONAL_DATA_IN_TEXT"),
    (g.AWAITING_SUPPLEMENT, replace(g.SUPPLY, occurred_at=g.at("28/03/2026")), "SUPPLEMENT_TOO_LATE"),
    (g.AWAITING_SUPPLEMENT, replace(g.SUPPLY, occurred_at=g.at("04/03/2026")), "HAPPENED_TOO_EARLY"),
    (g.AWAITING_SUPPLEMENT, replace(g.SUPPLY, components=NAMED), "PERSONAL_DATA_IN_TEXT"),
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
