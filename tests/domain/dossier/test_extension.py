"""A date put off by an apology through pauses, restarts and a moving calendar (hẹn lại) [D]."""

from dataclasses import replace

import pytest

from domain.dossier import events as e
from domain.dossier.law import Law
from domain.dossier.promise import Extension
from domain.procedure.limits import Resume
from tests.domain.dossier import given_when_then as g

PAUSE = g.law(resume=Resume.PAUSE)
NAMED_16 = (*g.IN_PROCESS, g.EXTEND)


@pytest.mark.parametrize(
    ("then", "under", "due", "unextended"),
    [
        # 10–11/03 awaited: two days after the apology put 16/03 off to 18/03; the limit's own end stays.
        (
            (
                replace(g.DEMAND, occurred_at=g.at("10/03/2026")),
                replace(g.PAY, occurred_at=g.at("12/03/2026")),
            ),
            g.law(),
            "18/03/2026",
            "09/03/2026",
        ),
        # A restart gives less than the apology named: the named day holds.
        (
            (
                replace(g.REQUEST, occurred_at=g.at("06/03/2026 09:00")),
                replace(g.SUPPLY, occurred_at=g.at("06/03/2026 10:00")),
            ),
            g.law(),
            "16/03/2026",
            "13/03/2026",
        ),
        # A restart gives more: the full limit holds.
        (
            (
                replace(g.REQUEST, occurred_at=g.at("06/03/2026 09:00")),
                replace(g.SUPPLY, occurred_at=g.at("20/03/2026")),
            ),
            g.law(),
            "27/03/2026",
            "27/03/2026",
        ),
        # Paused 9–19/03 by sector law: eleven days after the apology.
        (
            (
                replace(g.REQUEST, occurred_at=g.at("09/03/2026")),
                replace(g.SUPPLY, occurred_at=g.at("20/03/2026")),
            ),
            PAUSE,
            "27/03/2026",
            "20/03/2026",
        ),
    ],
)
def test_an_extension_is_never_lost(then: g.Given, under: Law, due: str, unextended: str) -> None:
    after = g.state_after((*NAMED_16, *then), under)
    assert after.deadline is not None
    assert after.promise is not None
    assert (after.due_on, after.promise.due_on) == (g.on(due), g.on(due))
    assert after.deadline.unextended_at == g.at(f"{unextended} 17:00")
    assert after.promise.extension == Extension(apologised_on=g.on("06/03/2026"), new_due_on=g.on("16/03/2026"))


@pytest.mark.parametrize(("off", "due"), [("09/03/2026", None), ("16/03/2026", "17/03/2026")])
def test_a_calendar_that_moves_after_an_extension(off: str, due: str | None) -> None:
    made = g.when(g.history(NAMED_16), g.MOVE, g.moved(off=off))
    assert [fact.promise.due_on for fact in made if isinstance(fact, e.DeadlineMoved)] == ([g.on(due)] if due else [])


def test_office_hours_set_later_do_not_move_a_promised_date() -> None:
    shorter = replace(g.law(), hours=type(g.law().hours).parse("08:00-12:00, 13:00-16:00"))
    facts = g.history(g.IN_PROCESS)
    assert g.when(facts, g.MOVE, shorter) == ()
