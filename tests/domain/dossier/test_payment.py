"""Money that is owed: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from tests.domain.dossier import given_when_then as g

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    (g.IN_PROCESS, g.DEMAND, e.PaymentDemanded, {"amount": 450_000}),
    (g.AWAITING_PAYMENT, g.PAY, e.PaymentRecorded, {"amount": 450_000}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (g.IN_PROCESS, replace(g.DEMAND, amount=0), "AMOUNT_WRONG"),
    (g.IN_PROCESS, replace(g.DEMAND, kind="nộp cho 0912345678"), "PERSONAL_DATA_IN_TEXT"),
    (g.AWAITING_PAYMENT, replace(g.PAY, amount=449_999), "AMOUNT_WRONG"),
    (g.AWAITING_PAYMENT, replace(g.PAY, method="từ 0912345678"), "PERSONAL_DATA_IN_TEXT"),
    (g.AWAITING_PAYMENT, replace(g.PAY, occurred_at=g.at("04/03/2026")), "HAPPENED_TOO_EARLY"),
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


def test_time_waited_for_a_payment_is_not_counted() -> None:
    after = g.state_after((*g.AWAITING_PAYMENT, g.PAY))
    assert after.due_on == g.on("12/03/2026")


def test_overlapping_exclusion_and_payment_are_counted_once() -> None:
    # Posted 05/03–13/03, payment awaited 05/03–10/03: 7 working days out, not 10.
    ended = replace(g.INCLUDE, occurred_at=g.at("13/03/2026"))
    assert g.state_after((*g.IN_PROCESS, g.EXCLUDE, g.DEMAND, g.PAY, ended)).due_on == g.on("18/03/2026")
