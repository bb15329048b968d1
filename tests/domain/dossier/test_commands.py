"""Per act: it does, it refuses with its code, it stays quiet when told again (given, when, then)."""

from dataclasses import replace

import pytest

from domain.decision.kinds import DecisionKind
from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.law import Law
from domain.dossier.papers import PaperKind, Resume, SubmittedComponent, Timing
from domain.dossier.status import Status
from domain.errors import Malformed, NotPermitted
from domain.values import ActorId, AgencyId, DecisionId, DossierId, OfficerId
from tests.domain.dossier import given_when_then as g

NAMED = (SubmittedComponent(name="Giấy ủy quyền cho 0912345678", kind=PaperKind.COPY),)
EXCLUDED: g.Given = (*g.IN_PROCESS, g.EXCLUDE)
HANDED: g.Given = (*g.IN_PROCESS, g.FORWARD)
EXTENDED: g.Given = (*g.IN_PROCESS, g.EXTEND)
ASKED: g.Given = (*g.IN_PROCESS, g.ASK)
SUPPLIED: g.Given = (*g.AWAITING_SUPPLEMENT, g.SUPPLY)
DRAFTED: g.Given = (*g.IN_PROCESS, g.DRAFT)

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    ((), g.SUBMIT, e.DossierSubmitted, {"procedure": g.PROCEDURE, "basis": "NĐ 118/2025/NĐ-CP Điều 15"}),
    (g.REGISTERED, g.ACCEPT, e.DossierAccepted, {"procedure_version": 1, "law_as_of": g.on("02/03/2026")}),
    (g.REGISTERED, g.REJECT, e.DossierRejected, {"form": "Mẫu 03", "reason": g.REJECT.reason}),
    (g.REGISTERED, g.REQUEST, e.SupplementRequested, {"came_from": Status.REGISTERED, "form": "Mẫu 02"}),
    (g.IN_PROCESS, g.REQUEST, e.SupplementRequested, {"came_from": Status.IN_PROCESS}),
    (g.AWAITING_SUPPLEMENT, g.SUPPLY, e.SupplementSupplied, {"resume": Resume.RESTART}),
    (g.ACCEPTED, g.ASSIGN, e.DossierAssigned, {"unit": g.UNIT, "step_due_at": None}),
    (g.IN_PROCESS, g.FORWARD, e.DossierForwarded, {"from_unit": g.UNIT, "to_unit": g.OTHER_UNIT}),
    (HANDED, g.TAKE_OVER, e.DossierTakenOver, {"given_by": g.EXPERT, "step": 3}),
    (g.IN_PROCESS, g.STEP, e.StepCompleted, {"step": 2, "timing": None}),
    (g.IN_PROCESS, g.ASK, e.OpinionAsked, {"of": "Sở Y tế"}),
    (ASKED, g.ANSWER, e.OpinionGiven, {"agrees": True}),
    (g.IN_PROCESS, g.EXCLUDE, e.ExclusionStarted, {"since": g.on("05/03/2026")}),
    (EXCLUDED, g.INCLUDE, e.ExclusionEnded, {"until": g.on("03/04/2026")}),
    (g.IN_PROCESS, g.DEMAND, e.PaymentDemanded, {"amount": 450_000}),
    (g.AWAITING_PAYMENT, g.PAY, e.PaymentRecorded, {"amount": 450_000}),
    (g.IN_PROCESS, g.EXTEND, e.DeadlineExtended, {"new_due_at": g.at("16/03/2026 17:00"), "form": "Mẫu 04"}),
    (g.AWAITING_PAYMENT, g.WITHDRAW, e.DossierWithdrawn, {"came_from": Status.AWAITING_PAYMENT}),
    (g.AWAITING_SUPPLEMENT, g.STOP, e.DossierStopped, {"form": "Mẫu 05"}),
    (g.IN_PROCESS, g.DRAFT, e.ResultDrafted, {"decision": g.DECISION}),
    (DRAFTED, g.SIGN, e.ResultSigned, {"decision": g.DECISION}),
    (g.IN_PROCESS, g.CONCLUDE, e.DossierConcluded, {"granted": True, "decision": g.DECISION}),
    (g.CONCLUDED, g.DELIVER, e.ResultDelivered, {"basis": "NĐ 118/2025/NĐ-CP Điều 22"}),
    (g.DELIVERED, g.CORRECT, e.FactCorrected, {"corrects_version": 1, "says": g.CORRECT.says}),
    ((), g.ADOPT, e.DossierAdopted, {"source": "xes", "case": "7"}),
    (g.ADOPTED, g.ACTIVITY, e.ActivityAdopted, {"sequence": 1}),
    (g.ADOPTED, g.CORRECT, e.FactCorrected, {"corrects_version": 1}),
]


@pytest.mark.parametrize(("given", "command", "fact", "says"), DOES, ids=lambda value: getattr(value, "__name__", ""))
def test_does(given: g.Given, command: c.DossierCommand, fact: type, says: dict[str, object]) -> None:
    (made,) = g.when(g.history(given), command)
    assert type(made) is fact
    assert {name: getattr(made, name) for name in says} == says
    assert (made.by, made.occurred_at) == (command.by, command.occurred_at)


def test_a_moved_calendar_moves_the_date() -> None:
    (made,) = g.when(g.history(g.IN_PROCESS), g.MOVE, g.moved())
    assert isinstance(made, e.DeadlineMoved)
    assert (made.was_due_at, made.promise.due_on) == (g.at("09/03/2026 17:00"), g.on("10/03/2026"))


def test_submission_is_numbered_in_the_register_of_its_day() -> None:
    late = replace(g.SUBMIT, occurred_at=g.at("02/03/2026 23:30"))
    _, numbered = g.decide(late, g.fold(()), g.law())
    assert isinstance(numbered, e.DossierNumbered)
    assert (numbered.dossier, numbered.day) == (g.D, g.on("02/03/2026"))


REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (g.REGISTERED, replace(g.SUBMIT, occurred_at=g.at("03/03/2026")), "ALREADY_SUBMITTED"),
    (g.ADOPTED, g.SUBMIT, "ALREADY_SUBMITTED"),
    ((), replace(g.SUBMIT, components=NAMED), "PERSONAL_DATA_IN_TEXT"),
    (g.REGISTERED, replace(g.ACCEPT, occurred_at=g.at("01/03/2026")), "HAPPENED_TOO_EARLY"),
    (g.REGISTERED, replace(g.REJECT, reason=" "), "REASON_MISSING"),
    (g.REGISTERED, replace(g.REJECT, reason="gọi 0912345678"), "PERSONAL_DATA_IN_TEXT"),
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
    (g.ACCEPTED, replace(g.ASSIGN, occurred_at=g.at("02/03/2026 08:10")), "HAPPENED_TOO_EARLY"),
    (g.IN_PROCESS, replace(g.FORWARD, note="gọi 0912345678"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, g.TAKE_OVER, "NOTHING_HANDED_OVER"),
    (HANDED, replace(g.TAKE_OVER, unit=g.UNIT), "NOTHING_HANDED_OVER"),
    (g.IN_PROCESS, replace(g.STEP, note="a@example.vn"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, replace(g.ASK, subject="số 001085012345"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, replace(g.ASK, of="a@example.vn"), "PERSONAL_DATA_IN_TEXT"),
    (g.IN_PROCESS, g.ANSWER, "OPINION_UNKNOWN"),
    (ASKED, replace(g.ANSWER, summary="a@example.vn"), "PERSONAL_DATA_IN_TEXT"),
    (EXCLUDED, replace(g.EXCLUDE, occurred_at=g.at("05/03/2026")), "EXCLUSION_RUNNING"),
    (g.IN_PROCESS, g.INCLUDE, "NO_EXCLUSION"),
    (EXCLUDED, replace(g.INCLUDE, occurred_at=g.at("03/03/2026")), "HAPPENED_TOO_EARLY"),
    (g.IN_PROCESS, replace(g.DEMAND, amount=0), "AMOUNT_WRONG"),
    (g.IN_PROCESS, replace(g.DEMAND, kind="nộp cho 0912345678"), "PERSONAL_DATA_IN_TEXT"),
    (g.AWAITING_PAYMENT, replace(g.PAY, amount=449_999), "AMOUNT_WRONG"),
    (g.AWAITING_PAYMENT, replace(g.PAY, method="từ 0912345678"), "PERSONAL_DATA_IN_TEXT"),
    (g.AWAITING_PAYMENT, replace(g.PAY, occurred_at=g.at("04/03/2026")), "HAPPENED_TOO_EARLY"),
    (EXTENDED, replace(g.EXTEND, occurred_at=g.at("09/03/2026"), new_due_on=g.on("20/03/2026")), "ALREADY_EXTENDED"),
    (g.IN_PROCESS, replace(g.EXTEND, reason=""), "REASON_MISSING"),
    (g.IN_PROCESS, replace(g.EXTEND, new_due_on=g.on("09/03/2026")), "NEW_DATE_UNUSABLE"),
    (g.IN_PROCESS, replace(g.EXTEND, new_due_on=g.on("14/03/2026")), "NEW_DATE_UNUSABLE"),
    (g.IN_PROCESS, replace(g.EXTEND, occurred_at=g.at("16/03/2026")), "NEW_DATE_UNUSABLE"),
    (EXCLUDED, g.EXTEND, "CLOCK_STANDS_STILL"),
    ((*DRAFTED, g.SIGN), g.WITHDRAW, "DECISION_EXISTS"),
    (g.WITHDRAWN, replace(g.STOP, reason=""), "REASON_MISSING"),
    (g.AWAITING_SUPPLEMENT, replace(g.STOP, occurred_at=g.at("26/03/2026 17:00")), "STILL_TIME_TO_ACT"),
    (g.AWAITING_PAYMENT, replace(g.STOP, occurred_at=g.at("20/03/2026")), "STILL_TIME_TO_ACT"),
    ((*g.IN_PROCESS, replace(g.DEMAND, pay_until=None)), g.STOP, "STILL_TIME_TO_ACT"),
    (g.IN_PROCESS, g.SIGN, "RESULT_NOT_DRAFTED"),
    (EXCLUDED, g.CONCLUDE, "CLOCK_STANDS_STILL"),
    (g.CONCLUDED, replace(g.DELIVER, note="a@example.vn"), "PERSONAL_DATA_IN_TEXT"),
    (g.ADOPTED, replace(g.ADOPT, case="8"), "OWN_DOSSIER"),
    (g.REGISTERED, g.ADOPT, "OWN_DOSSIER"),
    ((), g.ACTIVITY, "NOT_ADOPTED"),
    (g.ADOPTED, replace(g.ACTIVITY, sequence=2), "NOT_ADOPTED"),
    (g.ADOPTED, g.ACCEPT, "DOSSIER_UNKNOWN"),
]


@pytest.mark.parametrize(("given", "command", "code"), REFUSES, ids=lambda value: value if type(value) is str else "")
def test_refuses(given: g.Given, command: c.DossierCommand, code: str) -> None:
    g.refused(given, command, code)


@pytest.mark.parametrize(
    ("under", "command"),
    [
        (replace(g.law(), decision=g.decided(issued=False)), g.CONCLUDE),
        (replace(g.law(), decision=g.decided(dossier=DossierId("h-2"))), g.CONCLUDE),
        (replace(g.law(), decision=g.decided(decision=DecisionId("d-2"))), g.CONCLUDE),
        (replace(g.law(), decision=g.decided(DecisionKind.REFUSED)), g.CONCLUDE),
        (replace(g.law(), decision=g.decided(DecisionKind.OTHER)), replace(g.CONCLUDE, granted=False)),
        (replace(g.law(), decision=g.decided(day="07/03/2026")), g.CONCLUDE),
    ],
    ids=["not issued", "of another dossier", "another decision", "refusal", "no answer", "issued later"],
)
def test_only_an_issued_answer_to_this_dossier_concludes_it(under: Law, command: c.ConcludeDossier) -> None:
    g.refused(g.IN_PROCESS, command, "DECISION_NOT_ISSUED_FOR_DOSSIER", under)


def test_an_unpublished_procedure_cannot_be_asked_for() -> None:
    g.refused((), g.SUBMIT, "PROCEDURE_UNKNOWN", replace(g.law(), procedure=None))


def test_nothing_can_be_put_off_where_nothing_was_promised() -> None:
    g.refused(g.IN_PROCESS, g.EXTEND, "NOTHING_PROMISED", g.law(None))


@pytest.mark.parametrize(("given", "command"), [row[:2] for row in DOES], ids=lambda value: type(value).__name__)
def test_stays_quiet_when_told_again(given: g.Given, command: c.DossierCommand) -> None:
    facts = g.history(given)
    after = (*facts, *g.when(facts, command))
    assert g.when(after, command) == ()


def test_words_sealed_anew_are_the_same_words() -> None:
    facts = g.history(g.REGISTERED)
    assert g.when(facts, replace(g.SUBMIT, sealed="YW5ldw")) == ()


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (ASKED, replace(g.ASK, opinion="o-2", of="Sở Xây dựng")),
        (HANDED, replace(g.FORWARD, to_unit=g.UNIT)),
        ((*g.REGISTERED, g.CORRECT), replace(g.CORRECT, field="channel", says="online")),
    ],
)
def test_two_acts_in_one_instant_are_two_acts(given: g.Given, command: c.DossierCommand) -> None:
    assert len(g.when(g.history(given), command)) == 1


@pytest.mark.parametrize(
    ("given", "command"),
    [
        ((*g.IN_PROCESS, g.STEP), replace(g.STEP, by=ActorId("cb-9"), occurred_at=g.at("04/03/2026"))),
        (ASKED, replace(g.ASK, occurred_at=g.at("04/03/2026"))),
        ((*ASKED, g.ANSWER), replace(g.ANSWER, occurred_at=g.at("05/03/2026"))),
        (DRAFTED, replace(g.DRAFT, occurred_at=g.at("06/03/2026"))),
        ((*DRAFTED, g.SIGN), replace(g.SIGN, occurred_at=g.at("07/03/2026"))),
        (g.IN_PROCESS, g.MOVE),
        ((*g.REGISTERED, g.CORRECT, g.ACCEPT), replace(g.CORRECT, occurred_at=g.at("02/04/2026"))),
        ((*g.ADOPTED, g.ACTIVITY), replace(g.ACTIVITY, activity="y")),
    ],
)
def test_what_is_done_once_is_not_done_twice(given: g.Given, command: c.DossierCommand) -> None:
    given = tuple(
        replace(one, occurred_at=g.at("03/04/2026")) if one is g.ACCEPT and g.CORRECT in given else one for one in given
    )
    assert g.when(g.history(given), command) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"corrects_version": 0}, "CORRECTION_UNUSABLE"),
        ({"corrects_version": 2}, "CORRECTION_UNUSABLE"),
        ({"field": " "}, "CORRECTION_UNUSABLE"),
        ({"says": " "}, "CORRECTION_UNUSABLE"),
        ({"says": "02/03/2026 09:00"}, "CORRECTION_UNUSABLE"),
        ({"says": "2026-03-02T09:00:00"}, "CORRECTION_UNUSABLE"),
        ({"field": "received_at", "says": "hôm qua"}, "CORRECTION_UNUSABLE"),
        ({"says": "0001-01-01T00:00:00+07:00"}, "CORRECTION_UNUSABLE"),
        ({"says": "9999-12-31T23:59:59+00:00"}, "CORRECTION_UNUSABLE"),
        ({"reason": ""}, "REASON_MISSING"),
        ({"field": "reason", "says": "gọi 0912345678"}, "PERSONAL_DATA_IN_TEXT"),
        ({"reason": "theo đơn của 001085012345"}, "PERSONAL_DATA_IN_TEXT"),
        ({"occurred_at": g.at("01/03/2026")}, "HAPPENED_TOO_EARLY"),
    ],
)
def test_a_correction_names_a_fact_of_this_dossier_and_says_something_usable(
    change: dict[str, object], code: str
) -> None:
    g.refused(g.REGISTERED, replace(g.CORRECT, **change), code)


def test_a_correction_leaves_every_fact_and_date_as_they_were() -> None:
    before, after = g.history(g.DELIVERED), g.history((*g.DELIVERED, g.CORRECT))
    assert after[:-1] == before
    assert (g.fold(after).due_at, g.fold(after).status) == (g.fold(before).due_at, g.fold(before).status)


def test_a_field_may_be_put_right_again_and_back() -> None:
    second = replace(g.CORRECT, occurred_at=g.at("02/04/2026"), says="2026-03-02T09:30:00+07:00")
    back = replace(g.CORRECT, occurred_at=g.at("03/04/2026"))
    assert len(g.history((g.SUBMIT, g.CORRECT, second, back))) == 4


def test_the_control_slip_judges_the_giver_when_he_gave() -> None:
    facts = g.history(HANDED)
    held = replace(facts[2], step=2, step_due_at=g.at("03/03/2026 08:30"))
    (late_taken,) = g.when((*facts[:2], held, facts[3]), replace(g.TAKE_OVER, occurred_at=g.at("06/03/2026")))
    assert isinstance(late_taken, e.DossierTakenOver)
    assert (late_taken.given_by, late_taken.timing) == (OfficerId("cb-1"), Timing.ON_TIME)


def test_a_refusal_is_a_sentence_that_says_what_next() -> None:
    for given, command, code in REFUSES:
        with pytest.raises(NotPermitted) as refusal:
            g.when(g.history(given), command)
        assert refusal.value.reason.endswith("."), code


@pytest.mark.parametrize("agency", ["H15.1", "ABC", "H15.0001", "Z08"])
def test_refuses_a_hand_in_whose_code_nobody_could_look_up(agency: str) -> None:
    with pytest.raises(Malformed, match=agency):
        g.when(g.history(()), replace(g.SUBMIT, agency=AgencyId(agency)))
