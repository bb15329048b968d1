"""The applicant's choice of a new decree (NĐ 301/2026 Điều 18): on the day before, of and after the change (R87)."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.procedure.limits import Resume
from tests.domain.dossier import given_when_then as g

RECEIVED = replace(g.SUBMIT, occurred_at=g.at("31/08/2026"))
TAKEN_IN = replace(g.ACCEPT, occurred_at=g.at("01/09/2026 08:30"))
PROCEDURE = g.law_of(
    g.published_with(g.limits((None, "5 ngày làm việc"))), g.amended_with("3 ngày làm việc", "01/09/2026")
)

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    ((RECEIVED,), g.CHOOSE, e.LawChosen, {"law_as_of": g.on("01/09/2026"), "promise": None, "procedure_version": None}),
    (
        (replace(g.SUBMIT, occurred_at=g.at("30/08/2026")), replace(g.ACCEPT, occurred_at=g.at("30/08/2026 09:00"))),
        g.CHOOSE,
        e.LawChosen,
        {"instrument": "NĐ 301/2026/NĐ-CP", "basis": "NĐ 301/2026/NĐ-CP Điều 18 khoản 1"},
    ),
]
REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    ((RECEIVED,), replace(g.CHOOSE, occurred_at=g.at("31/08/2026 23:00")), "NO_CHOICE_OF_LAW"),
    ((replace(g.SUBMIT, occurred_at=g.at("01/09/2026")),), g.CHOOSE, "NO_CHOICE_OF_LAW"),
    ((replace(g.SUBMIT, occurred_at=g.at("01/09/2026")),), replace(g.CHOOSE, occurred_at=g.at("02/09/2026")),
     "NO_CHOICE_OF_LAW"),
    ((RECEIVED,), replace(g.CHOOSE, instrument="NĐ 309/2026/NĐ-CP"), "NO_CHOICE_OF_LAW"),
    (g.IN_PROCESS, g.CHOOSE, "ILLEGAL_TRANSITION"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "command", "fact", "says"), DOES, ids=g.named)
def test_does(given: g.Given, command: c.DossierCommand, fact: type, says: dict[str, object]) -> None:
    g.does(given, command, fact, says)


@pytest.mark.parametrize(("given", "command", "code"), REFUSES, ids=g.named)
def test_refuses(given: g.Given, command: c.DossierCommand, code: str) -> None:
    g.refused(given, command, code)


@pytest.mark.parametrize(("given", "command"), [row[:2] for row in DOES], ids=g.named)
def test_stays_quiet_when_sent_again(given: g.Given, command: c.DossierCommand) -> None:
    g.quiet(g.after(given, command), command)
    g.quiet(g.after(given, command), replace(g.CHOOSE, occurred_at=g.at("02/09/2026")))


def test_without_a_choice_the_law_of_the_receipt_governs() -> None:
    state = g.state_after((RECEIVED, TAKEN_IN), PROCEDURE)
    assert state.acceptance is not None
    assert (state.acceptance.law_as_of, state.acceptance.procedure_version) == (g.on("31/08/2026"), 1)
    assert state.due_on == g.on("09/09/2026")  # 01 and 02/9 are holidays


@pytest.mark.parametrize("given", [(RECEIVED, g.CHOOSE, TAKEN_IN), (RECEIVED, TAKEN_IN, g.CHOOSE)], ids=["1", "2"])
def test_the_chosen_decree_governs_from_then_on(given: g.Given) -> None:
    """3 working days of the new version instead of 5, counted from the same slip: Tue 01/9 08:30 to Mon 07/9."""
    late = tuple(replace(act, occurred_at=g.at("01/09/2026 09:00")) if act is g.CHOOSE else act for act in given)
    ordered = late if given[1] is not g.CHOOSE else given
    state = g.state_after(ordered, PROCEDURE)
    assert state.acceptance is not None
    assert (state.law_chosen, state.acceptance.law_as_of) == (g.on("01/09/2026"), g.on("01/09/2026"))
    assert state.acceptance.procedure_version == 2
    assert state.due_on == g.on("07/09/2026")


def test_a_published_way_to_resume_comes_with_the_chosen_version() -> None:
    assert g.law(resume=Resume.PAUSE).procedure is not None
    state = g.state_after(
        (RECEIVED, TAKEN_IN, replace(g.CHOOSE, occurred_at=TAKEN_IN.occurred_at)), g.law(resume=Resume.PAUSE)
    )
    assert state.acceptance is not None
    assert state.acceptance.resume is Resume.PAUSE
