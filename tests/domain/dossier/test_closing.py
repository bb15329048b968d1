"""What ends a dossier, and putting facts right: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.decision.kinds import DecisionKind
from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.law import Law
from domain.dossier.status import OPEN, Status, StopGround
from domain.dossier.timeliness import Verdict, verdict
from domain.dossier.verdict_reason import reasoned_verdict
from domain.errors import NotPermitted
from domain.procedure.events import ProcedureRepealed
from domain.procedure.identity import IssuingDecision
from domain.values import DecisionId, DossierId
from tests.domain.dossier import given_when_then as g

EXCLUDED: g.Given = (*g.IN_PROCESS, g.EXCLUDE)
DRAFTED: g.Given = (*g.IN_PROCESS, g.DRAFT)
ABOLISHED = replace(g.STOP, ground=StopGround.PROCEDURE_ABOLISHED, reason="Thủ tục bị cắt giảm")
LATE_ACCEPT = replace(g.ACCEPT, occurred_at=g.at("03/04/2026"))

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    (g.AWAITING_PAYMENT, g.WITHDRAW, e.DossierWithdrawn, {"came_from": Status.AWAITING_PAYMENT}),
    (g.AWAITING_SUPPLEMENT, g.STOP, e.DossierStopped, {"form": "Mẫu 05", "ground": StopGround.NOT_SUPPLIED}),
    (g.WITHDRAWN, g.STOP, e.DossierStopped, {"ground": StopGround.WITHDRAWN}),
    (g.IN_PROCESS, g.CONCLUDE, e.DossierConcluded, {"granted": True, "decision": g.DECISION}),
    (g.CONCLUDED, g.DELIVER, e.ResultDelivered, {"basis": "NĐ 118/2025/NĐ-CP Điều 22"}),
    (g.DELIVERED, g.CORRECT, e.FactCorrected, {"corrects_version": 1, "says": g.CORRECT.says}),
    (g.ADOPTED, g.CORRECT, e.FactCorrected, {"corrects_version": 1}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    ((*DRAFTED, g.SIGN), g.WITHDRAW, "DECISION_EXISTS"),
    (g.WITHDRAWN, replace(g.STOP, reason=""), "REASON_MISSING"),
    (g.AWAITING_SUPPLEMENT, replace(g.STOP, occurred_at=g.at("26/03/2026 17:00")), "STILL_TIME_TO_ACT"),
    (g.AWAITING_PAYMENT, replace(g.STOP, occurred_at=g.at("20/03/2026")), "STILL_TIME_TO_ACT"),
    ((*g.IN_PROCESS, replace(g.DEMAND, pay_until=None)), g.STOP, "STILL_TIME_TO_ACT"),
    (g.AWAITING_PAYMENT, replace(g.STOP, ground=StopGround.NOT_SUPPLIED), "ILLEGAL_TRANSITION"),
    (g.IN_PROCESS, replace(g.STOP, ground=StopGround.NOT_PAID), "ILLEGAL_TRANSITION"),
    (g.IN_PROCESS, ABOLISHED, "PROCEDURE_NOT_ABOLISHED"),
    (EXCLUDED, g.CONCLUDE, "CLOCK_STOPPED"),
    (g.CONCLUDED, replace(g.DELIVER, note="a@example.vn"), "PERSONAL_DATA_IN_TEXT"),
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
        ((*g.REGISTERED, g.CORRECT), replace(g.CORRECT, field="channel", says="online")),
    ],
)
def test_two_acts_in_one_instant_are_two_acts(given: g.Given, command: c.DossierCommand) -> None:
    assert len(g.when(g.history(given), command)) == 1


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (
            (*g.REGISTERED, g.CORRECT, LATE_ACCEPT),
            replace(g.CORRECT, occurred_at=g.at("02/04/2026")),
        ),
    ],
)
def test_what_is_done_once_is_not_done_twice(given: g.Given, command: c.DossierCommand) -> None:
    g.quiet(g.history(given), command)


def test_a_field_may_be_put_right_again_and_back() -> None:
    second = replace(g.CORRECT, occurred_at=g.at("02/04/2026"), says="2026-03-02T09:30:00+07:00")
    back = replace(g.CORRECT, occurred_at=g.at("03/04/2026"))
    assert len(g.history((g.SUBMIT, g.CORRECT, second, back))) == 4


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


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"corrects_version": 0}, "CORRECTION_UNUSABLE"),
        ({"corrects_version": 2}, "CORRECTION_UNUSABLE"),
        ({"says": " "}, "CORRECTION_UNUSABLE"),
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


def repealed(since: str) -> ProcedureRepealed:
    """The fact that it was repealed from a day on."""
    first = g.published_with(g.limits((None, "1 ngày")))
    return ProcedureRepealed(
        occurred_at=first.occurred_at,
        procedure=first.procedure,
        decision=IssuingDecision(number="66.18/2026/NQ-CP"),
        effective_on=g.on(since),
        replaced_by=None,
        basis=None,
    )


def refused_now(given: g.Given, command: c.DossierCommand, under: Law) -> NotPermitted:
    """The refusal of a command under a law that came after the acts."""
    with pytest.raises(NotPermitted) as refusal:
        g.when(g.history(given), command, under)
    return refusal.value


REPEALS = ["30/06/2026", "01/07/2026", "02/07/2026", "28/02/2027", "01/03/2027"]
"""NQ 66.18 stops open dossiers from 01/7/2026 to 28/02/2027 (R93)."""


@pytest.mark.parametrize("repealed_on", REPEALS)
@pytest.mark.parametrize(
    "given",
    [g.REGISTERED, g.ACCEPTED, g.IN_PROCESS, g.AWAITING_SUPPLEMENT, g.AWAITING_PAYMENT],
    ids=["1", "2", "4", "5", "6"],
)
def test_an_abolished_procedure_stops_what_is_open_and_nothing_is_late(given: g.Given, repealed_on: str) -> None:
    stop = replace(ABOLISHED, occurred_at=g.at("02/03/2027"))
    abolished = g.law_of(g.published_with(g.limits((None, "5 ngày làm việc"))), repealed(repealed_on))
    before = g.state_after(given)
    assert before.status in OPEN
    if repealed_on in (REPEALS[0], REPEALS[-1]):
        refusal = refused_now(given, stop, abolished)
        assert (refusal.code, refusal.details["rule"]) == ("PROCEDURE_NOT_ABOLISHED", "R93")
        return
    (stopped,) = g.when(g.history(given), stop, abolished)
    after = g.fold((*g.history(given), stopped))
    assert after.status is Status.STOPPED
    judged = reasoned_verdict(after, stop.occurred_at)
    assert judged.verdict is verdict(after, stop.occurred_at) is Verdict.NO_DEADLINE
    assert judged.vi.endswith("thủ tục bị bãi bỏ, không xét theo ngày hẹn (R93)")
    assert judged.en.endswith("the procedure was abolished, no date is held (R93)")


def test_a_day_before_its_repeal_nothing_is_stopped() -> None:
    abolished = g.law_of(g.published_with(g.limits((None, "5 ngày làm việc"))), repealed("01/08/2026"))
    day_before = replace(ABOLISHED, occurred_at=g.at("31/07/2026 23:59"))
    assert refused_now(g.IN_PROCESS, day_before, abolished).code == "PROCEDURE_NOT_ABOLISHED"
    assert g.when(g.history(g.IN_PROCESS), replace(ABOLISHED, occurred_at=g.at("01/08/2026 00:00")), abolished)
