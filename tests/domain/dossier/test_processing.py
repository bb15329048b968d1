"""The competent agency at work: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.papers import Timing
from domain.errors import NotPermitted
from domain.values import ActorId, OfficerId
from tests.domain.dossier import given_when_then as g

HANDED: g.Given = (*g.IN_PROCESS, g.FORWARD)
ASKED: g.Given = (*g.IN_PROCESS, g.ASK)
DRAFTED: g.Given = (*g.IN_PROCESS, g.DRAFT)

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    (g.ACCEPTED, g.ASSIGN, e.DossierAssigned, {"unit": g.UNIT, "step_due_at": None}),
    (g.IN_PROCESS, g.FORWARD, e.DossierForwarded, {"from_unit": g.UNIT, "to_unit": g.OTHER_UNIT}),
    (HANDED, g.TAKE_OVER, e.DossierTakenOver, {"given_by": g.EXPERT, "step": 3}),
    (g.IN_PROCESS, g.STEP, e.StepCompleted, {"step": 2, "timing": None}),
    (g.IN_PROCESS, g.ASK, e.OpinionAsked, {"of": "Sở Y tế"}),
    (ASKED, g.ANSWER, e.OpinionGiven, {"agrees": True}),
    (g.IN_PROCESS, g.DRAFT, e.ResultDrafted, {"decision": g.DECISION}),
    (DRAFTED, g.SIGN, e.ResultSigned, {"decision": g.DECISION}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (g.ACCEPTED, replace(g.ASSIGN, occurred_at=g.at("02/03/2026 08:10")), "HAPPENED_TOO_EARLY"),
    (g.IN_PROCESS, replace(g.FORWARD, note="gọi 0912345678"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, g.TAKE_OVER, "NOTHING_HANDED_OVER"),
    (HANDED, replace(g.TAKE_OVER, unit=g.UNIT), "NOTHING_HANDED_OVER"),
    (g.IN_PROCESS, replace(g.STEP, note="a@example.vn"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, replace(g.ASK, subject="số 001085012345"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, replace(g.ASK, of="a@example.vn"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, g.ANSWER, "OPINION_UNKNOWN"),
    (ASKED, replace(g.ANSWER, summary="a@example.vn"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, g.SIGN, "RESULT_NOT_DRAFTED"),
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
        (ASKED, replace(g.ASK, opinion="o-2", of="Sở Xây dựng")),
        (HANDED, replace(g.FORWARD, to_unit=g.UNIT)),
    ],
)
def test_two_acts_in_one_instant_are_two_acts(given: g.Given, command: c.DossierCommand) -> None:
    assert len(g.when(g.history(given), command)) == 1


@pytest.mark.parametrize(
    ("given", "command"),
    [
        ((*g.IN_PROCESS, g.STEP), replace(g.STEP, occurred_at=g.at("04/03/2026"))),
        (ASKED, replace(g.ASK, occurred_at=g.at("04/03/2026"))),
        ((*ASKED, g.ANSWER), replace(g.ANSWER, occurred_at=g.at("05/03/2026"))),
        (DRAFTED, replace(g.DRAFT, occurred_at=g.at("06/03/2026"))),
        ((*DRAFTED, g.SIGN), replace(g.SIGN, occurred_at=g.at("07/03/2026"))),
    ],
)
def test_what_is_done_once_is_not_done_twice(given: g.Given, command: c.DossierCommand) -> None:
    g.quiet(g.history(given), command)


@pytest.mark.parametrize(
    ("given", "command", "code"),
    [
        ((*g.IN_PROCESS, g.STEP), replace(g.STEP, by=ActorId("cb-9")), "STEP_ALREADY_COMPLETED"),
        ((*g.IN_PROCESS, g.STEP), replace(g.STEP, note="Đã thẩm định"), "STEP_ALREADY_COMPLETED"),
        (ASKED, replace(g.ASK, of="Sở Xây dựng"), "OPINION_ALREADY_ASKED"),
        (ASKED, replace(g.ASK, subject="Quy hoạch"), "OPINION_ALREADY_ASKED"),
        (ASKED, replace(g.ASK, answer_by=g.on("20/03/2026")), "OPINION_ALREADY_ASKED"),
        ((*ASKED, g.ANSWER), replace(g.ANSWER, agrees=False), "OPINION_ALREADY_GIVEN"),
        ((*ASKED, g.ANSWER), replace(g.ANSWER, agrees=None), "OPINION_ALREADY_GIVEN"),
        ((*ASKED, g.ANSWER), replace(g.ANSWER, summary="Không phù hợp"), "OPINION_ALREADY_GIVEN"),
        ((*ASKED, g.ANSWER), replace(g.ANSWER, document="VB-12"), "OPINION_ALREADY_GIVEN"),
    ],
)
def test_what_says_otherwise_than_the_fact_is_refused_and_names_it(
    given: g.Given, command: c.DossierCommand, code: str
) -> None:
    facts = g.history(given)
    later = replace(command, occurred_at=g.at("10/03/2026"))  # type: ignore[type-var]
    with pytest.raises(NotPermitted) as refused:
        g.when(facts, later)
    assert (refused.value.code, refused.value.details["by"]) == (code, g.EXPERT)
    assert refused.value.details["topic"] == facts[-1].TOPIC


def test_an_answer_without_a_verdict_in_the_same_instant_is_another_answer() -> None:
    g.refused((*ASKED, g.ANSWER), replace(g.ANSWER, agrees=None), "OPINION_ALREADY_GIVEN")


def test_a_question_whose_last_day_is_off_is_the_same_when_asked_again() -> None:
    asked = replace(g.ASK, answer_by=g.on("14/03/2026"))
    g.quiet(g.history((*g.IN_PROCESS, asked)), replace(asked, occurred_at=g.at("05/03/2026")))


def test_the_control_slip_judges_the_giver_when_he_gave() -> None:
    facts = g.history(HANDED)
    held = replace(facts[2], step=2, step_due_at=g.at("03/03/2026 08:30"))
    (late_taken,) = g.when((*facts[:2], held, facts[3]), replace(g.TAKE_OVER, occurred_at=g.at("06/03/2026")))
    assert isinstance(late_taken, e.DossierTakenOver)
    assert (late_taken.given_by, late_taken.timing) == (OfficerId("cb-1"), Timing.ON_TIME)
