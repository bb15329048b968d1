"""Handing in, taking in, refusing: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.papers import SubmittedComponent
from domain.errors import Malformed
from domain.procedure.components import PaperKind
from domain.procedure.events import ProcedureRepealed
from domain.values import AgencyId
from tests.domain.dossier import given_when_then as g

NAMED = (SubmittedComponent(name="Giấy ủy quyền cho 0912345678", kind=PaperKind.COPY),)

PUBLISHED = g.published_with(g.limits((None, "5 ngày làm việc")))

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    ((), g.SUBMIT, e.DossierSubmitted, {"procedure": g.PROCEDURE, "basis": "NĐ 118/2025/NĐ-CP Điều 15"}),
    (g.REGISTERED, g.ACCEPT, e.DossierAccepted, {"procedure_version": 1, "law_as_of": g.on("02/03/2026")}),
    (g.REGISTERED, g.REJECT, e.DossierRejected, {"form": "Mẫu 03", "reason": g.REJECT.reason}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (g.REGISTERED, replace(g.SUBMIT, occurred_at=g.at("03/03/2026")), "ALREADY_SUBMITTED"),
    (g.ADOPTED, g.SUBMIT, "ALREADY_SUBMITTED"),
    ((), replace(g.SUBMIT, components=NAMED), "PERSONAL_DATA_IN_TEXT"),
    (g.REGISTERED, replace(g.ACCEPT, occurred_at=g.at("01/03/2026")), "HAPPENED_TOO_EARLY"),
    (g.REGISTERED, replace(g.REJECT, reason=" "), "REASON_MISSING"),
    (g.REGISTERED, replace(g.REJECT, reason="gọi 0912345678"), "PERSONAL_DATA_IN_TEXT"),
    (g.ADOPTED, g.ACCEPT, "DOSSIER_UNKNOWN"),
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


def test_submission_is_numbered_in_the_register_of_its_day() -> None:
    late = replace(g.SUBMIT, occurred_at=g.at("02/03/2026 23:30"))
    _, numbered = g.decide(late, g.fold(()), g.law())
    assert isinstance(numbered, e.DossierNumbered)
    assert (numbered.dossier, numbered.day) == (g.D, g.on("02/03/2026"))


def test_an_unpublished_procedure_cannot_be_asked_for() -> None:
    g.refused((), g.SUBMIT, "PROCEDURE_UNKNOWN", replace(g.law(), procedure=None))


def test_words_sealed_anew_are_the_same_words() -> None:
    facts = g.history(g.REGISTERED)
    assert g.when(facts, replace(g.SUBMIT, encrypted="YW5ldw")) == ()


@pytest.mark.parametrize("agency", ["H15.1", "ABC", "H15.0001", "Z08"])
def test_refuses_a_hand_in_whose_code_nobody_could_look_up(agency: str) -> None:
    with pytest.raises(Malformed, match=agency):
        g.when(g.history(()), replace(g.SUBMIT, agency=AgencyId(agency)))


def test_a_case_not_named_surfaces_and_the_desk_may_name_it() -> None:
    under = g.law_of(g.published_with(g.limits(("mới", "5 ngày làm việc"), ("lại", "3 ngày làm việc"))))
    g.refused(g.REGISTERED, g.ACCEPT, "LIMIT_DEPENDS_ON_CASE", under)
    after = g.state_after((g.SUBMIT, replace(g.ACCEPT, case="lại")), under)
    assert after.submission is not None
    assert (after.submission.case, after.due_on) == ("lại", g.on("05/03/2026"))


def test_nothing_is_promised_where_no_limit_is_published() -> None:
    given = (*g.AWAITING_SUPPLEMENT, g.SUPPLY, *(replace(one, occurred_at=g.at("11/03/2026")) for one in (g.DEMAND,)))
    after = g.state_after(given, g.law(None))
    assert (after.deadline, after.due_at) == (None, None)


def test_a_repealed_procedure_still_serves_what_was_received_before() -> None:
    repealed = ProcedureRepealed(
        occurred_at=g.at("03/03/2026"),
        procedure=PUBLISHED.procedure,
        effective_on=g.on("03/03/2026"),
        decision=None,
        replaced_by=None,
        basis=None,
    )
    under = g.law_of(PUBLISHED, repealed)
    acceptance = g.state_after((g.SUBMIT, replace(g.ACCEPT, occurred_at=g.at("04/03/2026"))), under).acceptance
    assert acceptance is not None
    assert acceptance.procedure_version == 1
    g.refused((), replace(g.SUBMIT, occurred_at=g.at("03/03/2026")), "PROCEDURE_REPEALED", under)
