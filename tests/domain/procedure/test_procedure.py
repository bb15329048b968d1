"""Given facts, when a command comes, then facts or a refusal (công bố, sửa đổi, bãi bỏ thủ tục)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LawNotLoaded, NotPermitted
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.procedure.commands import AmendProcedure, ProcedureCommand, PublishProcedure, RepealProcedure
from domain.procedure.content import ProcedureContent
from domain.procedure.decider import decide
from domain.procedure.events import ProcedureAmended, ProcedureEvent, ProcedurePublished, ProcedureRepealed
from domain.procedure.identity import IssuingDecision, ProcedureKey
from domain.procedure.limits import PublishedLimit
from domain.procedure.state import ProcedureState, evolve
from domain.values import ProcedureCode

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
KEY, CODE = ProcedureKey("1.001806"), ProcedureCode("1.001806")
TEN = (PublishedLimit(channel=None, case=None, limit=TimeLimit(Decimal(10), TimeUnit.WORKING_DAY)),)
EIGHT = (PublishedLimit(channel=None, case=None, limit=TimeLimit(Decimal(8), TimeUnit.WORKING_DAY)),)
V1 = ProcedureContent(name="Công nhận cơ sở sử dụng lao động là người khuyết tật", limits=TEN)
V2 = replace(V1, limits=EIGHT)
FIRST = IssuingDecision(number="2022/QĐ-UBND", signed_on=date(2026, 5, 27))
SECOND = IssuingDecision(number="2028/QĐ-UBND", signed_on=date(2026, 6, 20))

PUBLISH = PublishProcedure(procedure=KEY, code=CODE, content=V1, decision=FIRST, effective_on=date(2026, 6, 1))
AMEND = AmendProcedure(procedure=KEY, content=V2, decision=SECOND, effective_on=date(2026, 7, 1))
REPEAL = RepealProcedure(procedure=KEY, effective_on=date(2026, 9, 1), decision=None)

PUBLISHED = ProcedurePublished(
    occurred_at=AT,
    procedure=KEY,
    code=CODE,
    content=V1,
    decision=FIRST,
    effective_on=date(2026, 6, 1),
    source_url=None,
    basis=None,
)
AMENDED = ProcedureAmended(
    occurred_at=AT,
    procedure=KEY,
    content=V2,
    decision=SECOND,
    effective_on=date(2026, 7, 1),
    source_url=None,
    basis=None,
)
REPEALED = ProcedureRepealed(
    occurred_at=AT,
    procedure=KEY,
    effective_on=date(2026, 9, 1),
    decision=None,
    replaced_by=None,
    basis=None,
)
EARLIER = replace(AMEND, effective_on=date(2026, 6, 15))


def fold(*facts: ProcedureEvent) -> ProcedureState:
    state: ProcedureState | None = None
    for fact in facts:
        state = evolve(state, fact)
    assert state is not None
    return state


@pytest.mark.parametrize(
    ("state", "when", "then"),
    [
        (None, PUBLISH, PUBLISHED),
        (fold(PUBLISHED), AMEND, AMENDED),
        (fold(PUBLISHED, AMENDED), EARLIER, replace(AMENDED, effective_on=date(2026, 6, 15))),
        (fold(PUBLISHED), REPEAL, REPEALED),
        (fold(PUBLISHED, REPEALED), AMEND, AMENDED),
    ],
)
def test_does(state: ProcedureState | None, when: ProcedureCommand, then: ProcedureEvent) -> None:
    assert decide(when, state, AT) == (then,)


@pytest.mark.parametrize(
    ("state", "when", "code"),
    [
        (None, replace(PUBLISH, content=replace(V1, name="  ")), "PROCEDURE_WITHOUT_NAME"),
        (fold(PUBLISHED), replace(PUBLISH, content=V2), "PROCEDURE_ALREADY_PUBLISHED"),
        (fold(PUBLISHED), replace(PUBLISH, code=None), "PROCEDURE_ALREADY_PUBLISHED"),
        (None, AMEND, "PROCEDURE_NOT_PUBLISHED"),
        (fold(PUBLISHED), replace(AMEND, content=replace(V1, name="")), "PROCEDURE_WITHOUT_NAME"),
        (fold(PUBLISHED, REPEALED), replace(AMEND, effective_on=date(2026, 9, 1)), "PROCEDURE_REPEALED"),
        (None, REPEAL, "PROCEDURE_NOT_PUBLISHED"),
        (fold(PUBLISHED, REPEALED), replace(REPEAL, effective_on=date(2026, 9, 2)), "PROCEDURE_ALREADY_REPEALED"),
    ],
)
def test_refuses(state: ProcedureState | None, when: ProcedureCommand, code: str) -> None:
    with pytest.raises(NotPermitted) as refusal:
        decide(when, state, AT)
    assert refusal.value.code == code
    assert refusal.value.basis in refusal.value.reason
    assert "đề nghị" in refusal.value.reason


@pytest.mark.parametrize(
    ("state", "when"),
    [
        (fold(PUBLISHED), PUBLISH),
        (fold(PUBLISHED, AMENDED, REPEALED), PUBLISH),
        (fold(PUBLISHED, AMENDED), AMEND),
        (fold(PUBLISHED, AMENDED, REPEALED), AMEND),
        (fold(PUBLISHED, REPEALED), REPEAL),
    ],
)
def test_stays_quiet(state: ProcedureState, when: ProcedureCommand) -> None:
    assert decide(when, state, LATER) == ()


@pytest.mark.parametrize(
    ("facts", "day", "number"),
    [
        ((PUBLISHED, AMENDED), date(2026, 6, 30), 1),
        ((PUBLISHED, AMENDED), date(2026, 7, 1), 2),
        ((PUBLISHED, AMENDED, REPEALED), date(2026, 8, 31), 2),
        ((PUBLISHED, AMENDED, replace(AMENDED, effective_on=date(2026, 6, 15))), date(2026, 6, 30), 3),
        ((PUBLISHED, AMENDED, replace(AMENDED, effective_on=date(2026, 6, 15))), date(2026, 7, 1), 2),
        ((PUBLISHED, AMENDED, replace(AMENDED, content=V1)), date(2026, 7, 1), 3),
    ],
)
def test_the_version_of_the_day_of_receipt(facts: tuple[ProcedureEvent, ...], day: date, number: int) -> None:
    assert fold(*facts).version_in_force(day).number == number


def test_without_an_effective_date_a_version_holds_from_the_day_it_was_published_in_viet_nam() -> None:
    late_evening = datetime(2026, 6, 1, 17, 30, tzinfo=UTC)
    state = fold(replace(PUBLISHED, effective_on=None, occurred_at=late_evening))
    assert state.version_in_force(date(2026, 6, 2)).effective_on is None
    with pytest.raises(LawNotLoaded):
        state.version_in_force(date(2026, 6, 1))


def test_before_the_first_version_nothing_is_known() -> None:
    with pytest.raises(LawNotLoaded, match="no version of procedure"):
        fold(PUBLISHED).version_in_force(date(2026, 5, 31))


def test_from_the_day_of_repeal_it_is_over() -> None:
    with pytest.raises(NotPermitted, match="đã bị bãi bỏ từ ngày 01/09/2026") as refusal:
        fold(PUBLISHED, REPEALED).version_in_force(date(2026, 9, 1))
    assert refusal.value.code == "PROCEDURE_REPEALED"


COMMANDS: list[ProcedureCommand] = [PUBLISH, AMEND, EARLIER, REPEAL]
FACTS: list[ProcedureEvent] = [PUBLISHED, AMENDED, REPEALED]


@given(st.lists(st.sampled_from(COMMANDS), max_size=12))
def test_any_accepted_sequence_folds_and_the_same_command_again_is_nothing(commands: list[ProcedureCommand]) -> None:
    state: ProcedureState | None = None
    for command in commands:
        try:
            facts = decide(command, state, AT)
        except NotPermitted:
            continue
        for fact in facts:
            state = evolve(state, fact)
        assert decide(command, state, LATER) == ()


@given(st.lists(st.sampled_from(FACTS), min_size=1))
def test_every_order_of_facts_ever_recorded_is_read(facts: list[ProcedureEvent]) -> None:
    assert fold(*facts).procedure == KEY
