"""What holds for any sequence of acts and any order of facts (tái hiện hồ sơ)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.adoption import grown
from domain.dossier.evolution import evolve, fold
from domain.dossier.state import DossierState
from domain.dossier.status import Status
from domain.errors import NotPermitted
from domain.procedure.limits import Resume
from domain.values import legal_day
from tests.counts import examples
from tests.domain.dossier import given_when_then as g

MORNING = g.at("02/03/2026")
STRAIGHT: tuple[c.ActCommand, ...] = (g.SUBMIT, g.ACCEPT, g.ASSIGN)
ACTS: tuple[c.ActCommand, ...] = (
    *STRAIGHT,
    *(
        g.TAKE,
        g.CHOOSE,
        g.REJECT,
        g.REQUEST,
        g.SUPPLY,
        g.FORWARD,
        g.TAKE_OVER,
        g.STEP,
        g.ASK,
        g.ANSWER,
        g.EXCLUDE,
        g.INCLUDE,
    ),
    *(g.DEMAND, g.PAY, g.EXTEND, g.MOVE, g.WITHDRAW, g.STOP, g.DRAFT, g.SIGN, g.CONCLUDE, g.DELIVER, g.CORRECT),
)
LAWS = (g.law(), g.law(resume=Resume.PAUSE), g.law(None), g.moved())
QUIET = settings(derandomize=True, max_examples=examples(150, full=600), deadline=None)

# Straight to the competent agency or not, then any acts, each some hours after the one before.
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 200), st.sampled_from(LAWS)), max_size=30)
beginnings = st.integers(0, len(STRAIGHT)).map(lambda n: [(act, 1, g.law()) for act in STRAIGHT[:n]])
sequences = st.builds(lambda first, rest: [*first, *rest], beginnings, steps)


def timed(command: c.ActCommand, now: datetime) -> c.ActCommand:
    """The command at an instant; an apology names a working day two weeks or so later."""
    if isinstance(command, c.ExtendDeadline):
        day = g.published().next_working_day((now + timedelta(days=15)).date())
        return replace(command, occurred_at=now, new_due_on=day)
    return replace(command, occurred_at=now)


def run(sequence: list[tuple[c.ActCommand, int, g.Law]], check: Callable[[g.Facts, g.Facts], None]) -> g.Facts:
    """The facts of every act that was accepted; a refused one adds nothing."""
    facts: g.Facts = ()
    now = MORNING
    for command, hours, law in sequence:
        now += timedelta(hours=hours)
        try:
            made = g.when(facts, timed(command, now), law)
        except NotPermitted:
            continue
        check(facts, made)
        facts += made
        assert g.when(facts, timed(command, now), law) == (), "the same command again adds nothing"
    return facts


def nothing(before: g.Facts, made: g.Facts) -> None:
    """No further check."""


def first_fact_opens(before: g.Facts, made: g.Facts) -> None:
    assert before or isinstance(made[0], e.DossierSubmitted)


@given(sequences)
@QUIET
def test_any_accepted_sequence_folds_to_a_national_status(sequence: list[tuple[c.ActCommand, int, g.Law]]) -> None:
    facts = run(sequence, first_fact_opens)
    state = fold(facts)
    assert state.version == len(facts)
    assert (state.status in set(Status)) is bool(facts)
    assert state.supplements <= 1
    assert state.extensions <= 1
    assert sum(isinstance(fact, e.SupplementRequested) for fact in facts) == state.supplements


@given(sequences)
@QUIET
def test_folding_is_evolving_one_by_one(sequence: list[tuple[c.ActCommand, int, g.Law]]) -> None:
    facts = run(sequence, nothing)
    first = DossierState()
    assert fold(facts) == reduce(evolve, facts, first)
    assert first == DossierState(), "evolve leaves the state it was given alone"


@given(sequences)
@QUIET
def test_a_known_date_is_never_unknown_again_and_an_extension_never_shortened(
    sequence: list[tuple[c.ActCommand, int, g.Law]],
) -> None:
    state = DossierState()
    for fact in run(sequence, nothing):
        before, state = state, evolve(state, fact)
        assert state.due_at is not None or before.due_at is None
        assert state.due_on == (legal_day(state.due_at) if state.due_at is not None else None)
        if before.extension is not None and before.due_on is not None:
            assert state.extension == before.extension
            assert state.due_on is not None
            assert state.due_on >= state.extension.new_due_on


@given(sequences)
@QUIET
def test_an_end_is_never_undone(sequence: list[tuple[c.ActCommand, int, g.Law]]) -> None:
    state = DossierState()
    for fact in run(sequence, nothing):
        before, state = state, evolve(state, fact)
        if before.ended_at is not None:
            assert state.ended_at == before.ended_at
        if before.status in {Status.REJECTED, Status.STOPPED, Status.DELIVERED}:
            assert state.status is before.status


def _extended() -> tuple[e.DossierEvent, ...]:
    known = g.history((g.ADOPT, g.ACTIVITY))
    return grown(c.AdoptHistory(replace(g.ADOPT, ended_at=g.at("05/03/2026")), (g.ACTIVITY,)), known)


def every_kind_of_fact() -> list[e.DossierEvent]:
    """At least one fact of every topic, as the decider makes them."""
    histories = [
        g.history((*g.IN_PROCESS, g.FORWARD, g.TAKE_OVER, g.STEP, g.ASK, g.ANSWER)),
        g.history((*g.IN_PROCESS, g.EXTEND, replace(g.REQUEST, occurred_at=g.at("09/03/2026")), g.SUPPLY)),
        g.history((*g.IN_PROCESS, g.EXCLUDE, g.DEMAND, g.PAY, g.INCLUDE)),
        g.history((*g.IN_PROCESS, g.DRAFT, g.SIGN, g.CONCLUDE, g.DELIVER, g.CORRECT)),
        g.history((*g.STOPPED,)),
        g.history(g.REJECTED),
        g.history((g.SUBMIT, g.TAKE, g.ACCEPT, g.CHOOSE)),
        (*g.history((g.ADOPT, g.ACTIVITY)), *_extended()),
        g.when(g.history(g.IN_PROCESS), g.MOVE, g.moved()),
    ]
    return [fact for facts in histories for fact in facts]


FACTS = every_kind_of_fact()


FOREIGN = (e.DossierAdopted, e.AdoptionExtended, e.ActivityAdopted)
"""What another system did rests on no article of ours."""


def test_every_topic_is_tried_and_none_is_used_twice() -> None:
    kinds = set(get_args(e.DossierEvent))
    assert {type(fact) for fact in FACTS} == kinds
    assert len({kind.TOPIC for kind in kinds}) == len(kinds)


shifted = st.builds(
    lambda fact, days: replace(fact, occurred_at=fact.occurred_at + timedelta(days=days)),
    st.sampled_from(FACTS),
    st.integers(-60, 60),
)


@given(st.lists(shifted, min_size=1, max_size=40))
@QUIET
def test_facts_are_read_in_every_order_and_at_every_time(facts: list[e.DossierEvent]) -> None:
    assert fold(facts).version == len(facts)


@pytest.mark.parametrize("asked", [e.SupplementRequested, e.PaymentDemanded])
def test_an_answer_older_than_its_question_is_read(asked: type) -> None:
    question = next(fact for fact in FACTS if type(fact) is asked)
    kind = e.SupplementSupplied if asked is e.SupplementRequested else e.PaymentRecorded
    answer = next(fact for fact in FACTS if type(fact) is kind)
    older = replace(answer, occurred_at=question.occurred_at - timedelta(days=9))
    assert fold((question, older)).not_counted == ()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_facts_are_read_back_as_written(fact: e.DossierEvent) -> None:
    written = msgspec.json.encode(fact)
    assert msgspec.json.decode(written, type=type(fact)) == fact


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_every_fact_says_who_when_and_on_what_basis(fact: e.DossierEvent) -> None:
    assert fact.by
    assert bool(getattr(fact, "basis", None)) != isinstance(fact, FOREIGN)
    assert fact.occurred_at.utcoffset() == timedelta(0)
