"""Handing in, taking in, refusing: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.code import part_code, places, whole_code
from domain.dossier.decider import decide
from domain.dossier.papers import SubmittedComponent
from domain.dossier.state import DossierState
from domain.errors import Malformed
from domain.procedure.components import PaperKind
from domain.procedure.events import ProcedureRepealed
from domain.values import AgencyId, DossierCode, DossierId, parse_dossier_code
from tests.domain.dossier import given_when_then as g

NAMED = (SubmittedComponent(name="Giấy ủy quyền cho 0912345678", kind=PaperKind.COPY),)

PUBLISHED = g.published_with(g.limits((None, "5 ngày làm việc")))

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    ((), g.SUBMIT, e.DossierSubmitted, {"procedure": g.PROCEDURE, "basis": "NĐ 118/2025/NĐ-CP Điều 15"}),
    (g.REGISTERED, g.ACCEPT, e.DossierAccepted, {"procedure_version": 1, "law_as_of": g.on("02/03/2026")}),
    (g.REGISTERED, g.TAKE, e.DossierTakenForAgency, {"competent_agency": "H15.01"}),
    (g.REGISTERED, g.REJECT, e.DossierRejected, {"form": "Mẫu 03", "reason": g.REJECT.reason}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (g.REGISTERED, replace(g.SUBMIT, occurred_at=g.at("03/03/2026")), "ALREADY_SUBMITTED"),
    (g.ADOPTED, g.SUBMIT, "ALREADY_SUBMITTED"),
    ((), replace(g.SUBMIT, components=NAMED), "PERSONAL_DATA_IN_TEXT"),
    (g.REGISTERED, replace(g.ACCEPT, occurred_at=g.at("01/03/2026")), "HAPPENED_TOO_EARLY"),
    (g.REGISTERED, replace(g.REJECT, reason=" "), "REASON_MISSING"),
    (g.REGISTERED, replace(g.REJECT, reason="gọi 0912345678"), "PERSONAL_DATA_IN_TEXT"),
    (g.REGISTERED, replace(g.TAKE, competent_agency=AgencyId("H15")), "ALREADY_COMPETENT"),
    ((g.SUBMIT, g.TAKE), replace(g.TAKE, occurred_at=g.at("03/03/2026")), "ALREADY_COMPETENT"),
    ((g.SUBMIT, g.TAKE), replace(g.ACCEPT, occurred_at=g.at("02/03/2026 08:05")), "HAPPENED_TOO_EARLY"),
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


# R76, R77 and DECISIONS 10: (handed in, taken for another agency, accepted, limit, counted from, due).
CLOCKS = [
    ("R76", "07/08/2026 16:50", None, "10/08/2026 09:00", "3 ngày làm việc", "10/08/2026 09:00", "13/08/2026"),
    ("R77", "06/08/2026 15:20", "06/08/2026 15:20", "07/08/2026 07:30", "5 ngày làm việc", "07/08/2026 07:30",
     "14/08/2026"),
    ("ngày trước", "04/08/2026 16:00", None, "06/08/2026 09:00", "3 ngày làm việc", "04/08/2026 16:00", "07/08/2026"),
    ("đúng ngày", "05/08/2026 08:00", None, "06/08/2026 09:00", "3 ngày làm việc", "06/08/2026 09:00", "11/08/2026"),
    ("ngày sau", "06/08/2026 08:00", None, "07/08/2026 09:00", "3 ngày làm việc", "07/08/2026 09:00", "12/08/2026"),
    ("phi địa giới, trước", "04/08/2026 08:00", "04/08/2026 08:10", "06/08/2026 09:00", "3 ngày làm việc",
     "04/08/2026 08:00", "07/08/2026"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("handed_in", "taken", "accepted", "limit", "starts", "due"),
    [row[1:] for row in CLOCKS],
    ids=[row[0] for row in CLOCKS],
)
def test_the_clock_starts_by_the_law_of_the_receipt(
    handed_in: str, taken: str | None, accepted: str, limit: str, starts: str, due: str
) -> None:
    take = () if taken is None else (replace(g.TAKE, occurred_at=g.at(taken)),)
    submit, accept = replace(g.SUBMIT, occurred_at=g.at(handed_in)), replace(g.ACCEPT, occurred_at=g.at(accepted))

    state = g.state_after((submit, *take, accept), g.law(limit))

    assert state.promise is not None
    assert (state.promise.counted_from, state.due_on) == (g.at(starts), g.on(due))
    by_slip = [value.value for value in state.promise.values if value.parameter == "intake.clock_start"]
    assert by_slip == (["slip"] if g.at(handed_in) >= g.at("05/08/2026 00:00") else [])


def test_a_supplement_before_acceptance_decides_by_which_law_the_clock_starts() -> None:
    """Handed in on 03/8, complete on 06/8: received under NĐ 309, so the slip of 07/8 starts it."""
    given = (
        replace(g.SUBMIT, occurred_at=g.at("03/08/2026")),
        replace(g.REQUEST, occurred_at=g.at("04/08/2026")),
        replace(g.SUPPLY, occurred_at=g.at("06/08/2026")),
        replace(g.ACCEPT, occurred_at=g.at("07/08/2026 09:00")),
    )
    promise = g.state_after(given).promise
    assert promise is not None
    assert promise.counted_from == g.at("07/08/2026 09:00")


def test_what_was_taken_is_held_by_the_competent_agency() -> None:
    state = g.state_after((g.SUBMIT, g.TAKE, g.ACCEPT))
    assert state.taken_for is not None
    assert (state.holder.agency, state.taken_for.at) == ("H15.01", g.TAKE.occurred_at)


def test_a_part_takes_no_number_of_its_own() -> None:
    part = replace(g.SUBMIT, part_of=DossierId("h-whole"))
    (submitted,) = decide(part, DossierState(), g.law())
    assert isinstance(submitted, e.DossierSubmitted)
    assert submitted.part_of == "h-whole"


def test_the_code_of_a_part_is_that_of_the_whole_with_its_number() -> None:
    code = part_code(DossierCode("H15.50.05.13-261008-0975"), 1)
    assert parse_dossier_code(code) == "H15.50.05.13-261008-0975/01"
    assert whole_code(code) == ("H15.50.05.13-261008-0975", 1)
    assert whole_code("H15.50.05.13-261008-0975") == ("H15.50.05.13-261008-0975", None)
    assert places(code) == ()
    with pytest.raises(Malformed):
        parse_dossier_code("H15.50.05.13-261008-0975/1")
