"""Given approvals, when a process is approved, then a fact with its discrepancies (quy trình nội bộ)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LawNotLoaded
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.procedure.approval import ProcessAlreadyApproved
from domain.procedure.commands import ApproveProcess
from domain.procedure.decider import decide_process
from domain.procedure.discrepancies import StepsDoNotAddUp, UnitsDiffer
from domain.procedure.events import ProcessApproved
from domain.procedure.identity import IssuingDecision, process_id
from domain.procedure.process import Process, evolve
from domain.procedure.steps import ProcessStep, step_sum
from domain.values import ProcedureCode

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
EIGHT = Decimal(8)
HOUR, DAY, WORKING_DAY = TimeUnit.WORKING_HOUR, TimeUnit.DAY, TimeUnit.WORKING_DAY


def time(amount: str, unit: TimeUnit = WORKING_DAY) -> TimeLimit:
    return TimeLimit(Decimal(amount), unit)


def table(*times: TimeLimit | None) -> tuple[ProcessStep, ...]:
    return tuple(ProcessStep(position=n, limit=limit, counted=True) for n, limit in enumerate(times, 1))


APPROVE = ApproveProcess(
    process=process_id(file="P001", issuer="Cao Bằng"),
    decision=IssuingDecision(number="2022/QĐ-UBND", signed_on=date(2025, 11, 27)),
    procedures=(ProcedureCode("1.001806"),),
    hours_per_working_day=EIGHT,
    stated_total=time("10"),
    steps=table(*map(time, ("0.5", "0.5", "7", "0.5", "1", "0.5"))),
)
NEXT = replace(APPROVE, decision=IssuingDecision(number="30/QĐ-UBND"), effective_on=date(2026, 7, 1))


def approved(command: ApproveProcess, state: Process | None = None) -> ProcessApproved:
    (fact,) = decide_process(command, state, AT)
    return fact


def test_does_approve_a_process_no_procedure_is_known_for() -> None:
    fact = approved(replace(APPROVE, procedures=()))
    assert (fact.process, fact.procedures, fact.occurred_at) == ("P001@Cao Bằng", (), AT)
    assert (fact.steps_do_not_add_up, fact.units_differ) == (None, None)


def test_does_approve_again_under_another_decision() -> None:
    state = evolve(evolve(None, approved(APPROVE)), approved(NEXT))
    assert [version.number for version in state.versions] == [1, 2]
    assert state.version_in_force(date(2026, 6, 30)).number == 1
    assert state.version_in_force(date(2026, 7, 1)).number == 2
    with pytest.raises(LawNotLoaded, match="P001@Cao Bằng"):
        state.version_in_force(date(2026, 5, 31))


def test_refuses_other_content_under_the_same_decision() -> None:
    with pytest.raises(ProcessAlreadyApproved) as refusal:
        decide_process(replace(APPROVE, stated_total=time("11")), evolve(None, approved(APPROVE)), LATER)
    assert refusal.value.code == "PROCESS_ALREADY_APPROVED"
    assert refusal.value.basis in refusal.value.reason


def test_stays_quiet_when_sent_again() -> None:
    assert decide_process(APPROVE, evolve(None, approved(APPROVE)), LATER) == ()


def test_identity_without_an_issuer_is_the_file() -> None:
    assert process_id(file="P134", issuer=None) == "P134"


@pytest.mark.parametrize(
    ("stated", "steps", "wrong", "units"),
    [
        (time("10.5"), table(*map(time, ("0.5", "0.5", "4", "1", "0.5", "3"))), time("9.5"), None),
        (time("3"), table(time("2", HOUR), time("1"), *(time("4", HOUR),) * 3, time("2", HOUR)), None, None),
        (time("3"), table(time("1"), time("4", HOUR)), time("12", HOUR), None),
        (time("12", DAY), table(time("5"), time("7")), None, (WORKING_DAY,)),
        (time("10"), table(time("8.5", DAY)), time("8.5", DAY), (DAY,)),
        (time("28", DAY), table(time("28", DAY), time("5")), None, (WORKING_DAY,)),
        (time("5"), table(time("2"), None), None, None),
        (time("5"), table(time("6"), None), time("6"), None),
        (time("5"), table(None), None, None),
        (time("1", TimeUnit.MONTH), table(time("20")), None, (WORKING_DAY,)),
        (None, table(time("20"), time("5", DAY)), None, None),
    ],
)
def test_discrepancies_are_recorded_with_the_approval(
    stated: TimeLimit | None,
    steps: tuple[ProcessStep, ...],
    wrong: TimeLimit | None,
    units: tuple[TimeUnit, ...] | None,
) -> None:
    fact = approved(replace(APPROVE, stated_total=stated, steps=steps))
    assert fact.steps_do_not_add_up == (StepsDoNotAddUp(stated=stated, summed=wrong) if stated and wrong else None)
    assert fact.units_differ == (UnitsDiffer(stated=stated.unit, steps=units) if stated and units else None)


def test_uncounted_and_unstated_steps_are_distinguished() -> None:
    steps = (
        ProcessStep(position=1, limit=time("1"), counted=True),
        ProcessStep(position=2, limit=time("5"), counted=False),
        ProcessStep(position=3, limit_text="Không tính thời gian", counted=False),
        ProcessStep(position=4, counted=None),
        ProcessStep(position=5, limit=time("2"), counted=None),
    )
    added = step_sum(steps, hours_per_day=EIGHT)
    assert added.totals == (time("3"),)
    assert added.unstated == 1


@given(
    st.lists(st.decimals(min_value="0.01", max_value=400, places=2), min_size=1, max_size=20),
    st.sampled_from([Decimal(7), Decimal("7.5"), EIGHT]),
)
def test_sums_are_exact_for_any_length_of_day(amounts: list[Decimal], hours_per_day: Decimal) -> None:
    half = len(amounts) // 2
    steps = table(*(TimeLimit(a, WORKING_DAY) for a in amounts[:half]), *(TimeLimit(a, HOUR) for a in amounts[half:]))
    hours = sum(amounts[:half], Decimal(0)) * hours_per_day + sum(amounts[half:], Decimal(0))
    assert step_sum(steps, hours_per_day=hours_per_day).totals == (TimeLimit(hours, HOUR),)


@given(st.lists(st.sampled_from([APPROVE, NEXT]), max_size=8))
def test_any_accepted_sequence_folds(commands: list[ApproveProcess]) -> None:
    state: Process | None = None
    for command in commands:
        for fact in decide_process(command, state, AT):
            state = evolve(state, fact)
        assert decide_process(command, state, LATER) == ()
