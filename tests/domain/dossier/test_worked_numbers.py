"""The worked numbers of LAW §7 that a dossier's own acts bring about (R26–R37, R59)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.decision.kinds import DecisionKind
from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.law import Law
from domain.dossier.papers import Timing
from domain.dossier.status import Status
from domain.law.deadlines import TimeLimit
from domain.procedure.limits import Resume
from domain.procedure.steps import ProcessStep
from domain.values import legal_day
from tests.domain.dossier import given_when_then as g

FIRST_VERSION = g.published_with(g.limits((None, "5 ngày làm việc")))


def due_on(given: g.Given, under: Law | None = None) -> date | None:
    return g.state_after(given, under).due_on


def received(command: c.SubmitDossier, text: str) -> g.Given:
    """In process from a day on."""
    day, _, _ = text.partition(" ")
    return (
        replace(command, occurred_at=g.at(text)),
        replace(g.ACCEPT, occurred_at=g.at(f"{day} 16:58")),
        replace(g.ASSIGN, occurred_at=g.at(f"{day} 16:59")),
    )


@pytest.mark.parametrize(
    ("resume", "due", "counted_from"),
    [
        (Resume.RESTART, "17/03/2026", "10/03/2026"),
        (None, "17/03/2026", "10/03/2026"),
        (Resume.PAUSE, "12/03/2026", "02/03/2026"),
    ],
)
def test_r26_a_supplement_restarts_the_clock_or_pauses_it(resume: Resume | None, due: str, counted_from: str) -> None:
    after = g.state_after((*g.AWAITING_SUPPLEMENT, g.SUPPLY), g.law(resume=resume))
    assert after.due_on == g.on(due)
    assert after.acceptance is not None
    assert after.deadline is not None
    assert after.deadline.promise.counted_from == g.at(counted_from)
    assert after.deadline.promised_at == g.at("09/03/2026 17:00")
    assert after.acceptance.received_at == g.at("02/03/2026")
    assert after.acceptance.law_as_of == g.on("02/03/2026")


def test_r28_a_second_request_is_refused_even_when_the_first_came_before_acceptance() -> None:
    asked = replace(g.REQUEST, occurred_at=g.at("02/03/2026 09:00"))
    again = tuple(replace(one, occurred_at=g.at("11/03/2026 10:00")) for one in (g.ACCEPT, g.ASSIGN))
    given = (g.SUBMIT, asked, g.SUPPLY, *again)
    refusal = g.refused(given, replace(g.REQUEST, occurred_at=g.at("12/03/2026")), "SUPPLEMENT_ALREADY_REQUESTED")
    assert refusal.details["rule"] == "R28"
    assert "NĐ 118/2025/NĐ-CP Điều 11" in refusal.basis


@pytest.mark.parametrize(
    ("notice", "last", "closes"),
    [("06/03/2026", "27/03/2026", "30/03/2026"), ("05/03/2026", "26/03/2026", "27/03/2026")],
)
def test_r29_the_last_day_to_supply_and_the_first_to_close(notice: str, last: str, closes: str) -> None:
    given = (*g.IN_PROCESS, replace(g.REQUEST, occurred_at=g.at(f"{notice} 09:00")))
    facts = g.history(given)
    waiting = g.fold(facts).waiting
    assert waiting is not None
    assert waiting.until == g.on(last)
    assert g.when(facts, replace(g.SUPPLY, occurred_at=g.at(f"{last} 23:59")))
    g.refused(given, replace(g.STOP, occurred_at=g.at(f"{last} 23:59")), "STILL_TIME_TO_ACT")
    if closes == "30/03/2026":
        g.refused(given, replace(g.STOP, occurred_at=g.at("28/03/2026 09:00")), "STILL_TIME_TO_ACT")
    g.refused(given, replace(g.SUPPLY, occurred_at=g.at(f"{closes} 00:00")), "SUPPLEMENT_TOO_LATE")
    assert g.when(facts, replace(g.STOP, occurred_at=g.at(f"{closes} 00:00")))


def test_r29_nothing_closes_a_dossier_received_before_the_rule_was_law() -> None:
    given = (*received(g.SUBMIT, "10/11/2025 08:00"), replace(g.REQUEST, occurred_at=g.at("20/11/2025")))
    waiting = g.state_after(given).waiting
    assert waiting is not None
    assert waiting.until is None
    g.refused(given, g.STOP, "STILL_TIME_TO_ACT")
    assert g.when(g.history(given), g.SUPPLY)


def test_r30_public_posting_is_not_counted() -> None:
    after = g.state_after((*g.IN_PROCESS, g.EXCLUDE, g.INCLUDE), g.law("8 ngày làm việc"))
    assert after.due_on == g.on("13/04/2026")
    assert after.promise is not None
    (pause,) = after.promise.pauses
    assert (pause.start, pause.end) == (g.on("05/03/2026"), g.on("04/04/2026"))
    assert pause.because == "thời gian không tính vào thời hạn (sự kiện 4 đến 5 của hồ sơ)"


def test_posting_from_a_friday_to_a_sunday_leaves_the_friday_counted() -> None:
    friday = replace(g.EXCLUDE, occurred_at=g.at("06/03/2026"))
    sunday = replace(g.INCLUDE, occurred_at=g.at("05/04/2026"))
    # Used: 03, 04, 05, 06/03; left: 4 from Monday 06/04.
    assert due_on((*g.IN_PROCESS, friday, sunday), g.law("8 ngày làm việc")) == g.on("09/04/2026")


def test_posting_that_ends_on_its_own_day_excludes_nothing() -> None:
    ended = replace(g.INCLUDE, occurred_at=g.at("04/03/2026 16:00"))
    assert due_on((*g.IN_PROCESS, g.EXCLUDE, ended)) == g.on("09/03/2026")


def test_r32_withdrawn_before_a_decision_then_stopped_at_once() -> None:
    withdrawn = replace(g.WITHDRAW, occurred_at=g.at("04/03/2026 10:00"))
    after = g.state_after((*g.IN_PROCESS, withdrawn, replace(g.STOP, occurred_at=g.at("04/03/2026 10:00"))))
    assert after.status is Status.STOPPED
    assert after.ended_at == g.at("04/03/2026 10:00")


def test_r32_after_a_signed_decision_nothing_is_withdrawn() -> None:
    noted = (
        replace(g.DRAFT, occurred_at=g.at("03/03/2026")),
        replace(g.SIGN, occurred_at=g.at("04/03/2026 09:00")),
    )
    late = replace(g.WITHDRAW, occurred_at=g.at("04/03/2026 10:00"))
    assert g.refused((*g.IN_PROCESS, *noted), late, "DECISION_EXISTS").details["rule"] == "R32"


def test_7_to_8_keeps_the_day_of_the_withdrawal_as_the_end() -> None:
    assert g.state_after(g.STOPPED).ended_at == g.WITHDRAW.occurred_at


@pytest.mark.parametrize(("given", "came_from"), [(g.AWAITING_SUPPLEMENT, 5), (g.AWAITING_PAYMENT, 6)])
def test_a_waiting_dossier_can_be_withdrawn_and_stopped_without_waiting(given: g.Given, came_from: int) -> None:
    stop = replace(g.STOP, occurred_at=g.at("10/03/2026 11:00"))
    facts = g.history((*given, g.WITHDRAW, stop))
    assert isinstance(facts[-2], e.DossierWithdrawn)
    assert facts[-2].came_from == came_from
    assert g.fold(facts).ended_at == g.WITHDRAW.occurred_at


def test_r33_a_written_refusal_one_working_day_late() -> None:
    no = replace(g.CONCLUDE, occurred_at=g.at("10/03/2026"), granted=False)
    under = replace(g.law(), decision=g.decided(DecisionKind.REFUSED, day="10/03/2026"))
    facts = g.history((*g.IN_PROCESS, no), under)
    after = g.fold(facts)
    assert after.due_on == g.on("09/03/2026")
    assert after.ended_at is not None
    assert g.published().working_days(after=after.due_on, through=legal_day(after.ended_at)) == 1
    assert after.status is Status.CONCLUDED


def test_r33_an_old_refusal_rests_on_the_old_decree() -> None:
    no = replace(g.CONCLUDE, occurred_at=g.at("09/06/2025"), granted=False)
    under = replace(g.law(), decision=g.decided(DecisionKind.REFUSED, day="09/06/2025"))
    assert g.history((*received(g.SUBMIT, "02/06/2025 08:00"), no), under)[-1].basis == (
        "NĐ 61/2018/NĐ-CP Điều 19 khoản 8"
    )


@pytest.mark.parametrize(
    ("taken_in", "due", "apology", "in_time"),
    [
        ("10/03/2026 08:00", "17/03/2026", "16/03/2026 23:59", True),
        ("10/03/2026 08:00", "17/03/2026", "17/03/2026 00:00", False),
        ("09/03/2026 08:00", "16/03/2026", "13/03/2026 16:00", True),
        ("09/03/2026 08:00", "16/03/2026", "15/03/2026 09:00", True),
        ("09/03/2026 08:00", "16/03/2026", "16/03/2026 08:00", False),
        ("09/03/2026 08:00", "16/03/2026", "18/03/2026 08:00", False),
    ],
)
def test_r34_r35_an_apology_is_in_time_a_day_before_the_due_date(
    taken_in: str, due: str, apology: str, in_time: bool
) -> None:
    given = received(g.SUBMIT, taken_in)
    assert due_on(given) == g.on(due)
    extend = replace(g.EXTEND, occurred_at=g.at(apology), new_due_on=g.on("25/03/2026"))
    (made,) = g.when(g.history(given), extend)
    assert isinstance(made, e.DeadlineExtended)
    assert made.in_time is in_time
    assert made.was_due_at == g.at(f"{due} 17:00")


def test_r37_put_off_once_and_late_against_the_old_date() -> None:
    given = (*g.IN_PROCESS, g.EXTEND)
    after = g.state_after(given)
    assert (after.due_on, after.due_at) == (g.on("16/03/2026"), g.at("16/03/2026 17:00"))
    assert after.deadline is not None
    assert after.deadline.unextended_at == after.deadline.promised_at == g.at("09/03/2026 17:00")
    again = replace(g.EXTEND, occurred_at=g.at("13/03/2026"), new_due_on=g.on("20/03/2026"))
    assert g.refused(given, again, "ALREADY_EXTENDED").details["rule"] == "R37"


@pytest.mark.parametrize(
    ("taken_in", "number", "due"),
    [("30/06/2026 16:00", 1, "07/07/2026"), ("01/07/2026 07:30", 2, "03/07/2026")],
)
def test_r59_the_version_of_the_day_of_receipt_still_applies(taken_in: str, number: int, due: str) -> None:
    under = g.law_of(
        g.published_with(g.limits((None, "5 ngày làm việc"))), g.amended_with("2 ngày làm việc", "01/07/2026")
    )
    accept = replace(g.ACCEPT, occurred_at=g.at("01/07/2026 09:00"))
    accepted = g.history((replace(g.SUBMIT, occurred_at=g.at(taken_in)), accept), under)[-1]
    assert isinstance(accepted, e.DossierAccepted)
    assert accepted.promise is not None
    assert (accepted.procedure_version, accepted.law_as_of) == (number, g.on(taken_in[:10]))
    assert accepted.promise.due_on == g.on(due)


def test_r59_a_restart_keeps_the_version_and_the_law_of_receipt() -> None:
    under = g.law_of(
        g.published_with(g.limits((None, "5 ngày làm việc"))), g.amended_with("2 ngày làm việc", "06/03/2026")
    )
    after = g.state_after((*g.AWAITING_SUPPLEMENT, g.SUPPLY), under)
    assert after.acceptance is not None
    assert (after.acceptance.procedure_version, after.due_on) == (1, g.on("17/03/2026"))


def test_a_supplement_before_acceptance_starts_the_clock_and_the_law() -> None:
    asked = replace(g.REQUEST, occurred_at=g.at("02/03/2026 09:00"))
    accept = replace(g.ACCEPT, occurred_at=g.at("11/03/2026"))
    accepted = g.history((g.SUBMIT, asked, g.SUPPLY, accept))[-1]
    assert isinstance(accepted, e.DossierAccepted)
    assert accepted.promise is not None
    assert accepted.received_at == accepted.promise.counted_from == g.at("10/03/2026")
    assert accepted.law_as_of == g.on("10/03/2026")
    assert accepted.promise.due_on == g.on("17/03/2026")


@pytest.mark.parametrize(("resume", "due"), [(Resume.RESTART, "20/03/2026"), (Resume.PAUSE, "18/03/2026")])
def test_posting_goes_on_while_a_supplement_is_awaited(resume: Resume, due: str) -> None:
    # Restart from 10/03: posting takes out 11–13/03. Pause: 05–13/03 out, the wait lies within.
    ended = replace(g.INCLUDE, occurred_at=g.at("13/03/2026"))
    given = (*g.IN_PROCESS, g.EXCLUDE, g.REQUEST, g.SUPPLY, ended)
    assert due_on(given, g.law(resume=resume)) == g.on(due)


def test_posting_may_have_ended_while_the_dossier_waited() -> None:
    ended = replace(g.INCLUDE, occurred_at=g.at("09/03/2026"))
    assert due_on((*g.IN_PROCESS, g.EXCLUDE, g.REQUEST, g.SUPPLY, ended)) == g.on("17/03/2026")


def test_a_restart_forgets_what_was_excluded_before_it() -> None:
    ended = replace(g.INCLUDE, occurred_at=g.at("05/03/2026 07:30"))
    after = g.state_after((*g.IN_PROCESS, g.EXCLUDE, ended, g.REQUEST, g.SUPPLY))
    assert after.promise is not None
    assert after.promise.pauses == ()


def test_days_on_which_the_clock_was_stopped_are_not_the_holders() -> None:
    step = ProcessStep(position=2, limit=TimeLimit.parse("2 ngày làm việc"))
    under = replace(g.law(), process=g.process_of(step))
    assign = replace(g.ASSIGN, step=2, occurred_at=g.at("04/03/2026 08:00"))
    given = (g.SUBMIT, g.ACCEPT, assign, g.DEMAND, g.PAY)
    facts = g.history(given, under)
    step = g.fold(facts).step
    assert step is not None
    assert step.due_at == g.at("06/03/2026 08:00")
    # 05, 06, 09/03 waited for the payment: the second working day ends on 11/03 at 08:00.
    for ended, timing in (("11/03/2026 08:00", Timing.ON_TIME), ("11/03/2026 08:01", Timing.LATE)):
        (made,) = g.when(facts, replace(g.STEP, occurred_at=g.at(ended)), under)
        assert isinstance(made, e.StepCompleted)
        assert made.timing is timing
    (unjudged,) = g.when(facts, replace(g.STEP, occurred_at=g.at("11/03/2026 08:01")))
    assert isinstance(unjudged, e.StepCompleted)
    assert unjudged.timing is None


def test_every_time_that_was_not_counted_is_taken_off_the_step() -> None:
    """Two exclusions, 05 to 06/03 and 10 to 11/03: a step of two working days from 04/03 08:00 ends on 12/03 08:00."""
    step = ProcessStep(position=2, limit=TimeLimit.parse("2 ngày làm việc"))
    under = replace(g.law(), process=g.process_of(step))
    assign = replace(g.ASSIGN, step=2, occurred_at=g.at("04/03/2026 08:00"))
    times = ("04/03/2026 09:00", "06/03/2026 09:00"), ("09/03/2026 08:30", "11/03/2026 09:00")
    twice = [
        one
        for begins, ends in times
        for one in (
            replace(g.EXCLUDE, occurred_at=g.at(begins)),
            replace(g.INCLUDE, occurred_at=g.at(ends)),
        )
    ]
    facts = g.history((g.SUBMIT, g.ACCEPT, assign, *twice), under)
    for ended, timing in (("12/03/2026 08:00", Timing.ON_TIME), ("12/03/2026 08:01", Timing.LATE)):
        (made,) = g.when(facts, replace(g.STEP, occurred_at=g.at(ended)), under)
        assert isinstance(made, e.StepCompleted)
        assert made.timing is timing
