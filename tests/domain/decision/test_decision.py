"""Given facts, when a command comes, then facts or a refusal (quyết định)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import reduce

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.decision.commands import (
    CorrectDecision,
    DecisionCommand,
    DraftDecision,
    IssueDecision,
    RevokeDecision,
    SignDecision,
    SubmitDecision,
)
from domain.decision.decider import decide
from domain.decision.events import (
    DecisionCorrected,
    DecisionDrafted,
    DecisionEvent,
    DecisionIssued,
    DecisionNumbered,
    DecisionRevoked,
    DecisionSigned,
    DecisionSubmitted,
)
from domain.decision.kinds import CorrectedPart, DecisionKind, RevocationKind, SignatureForm
from domain.decision.state import DecisionState, evolve
from domain.errors import NotPermitted
from domain.values import AgencyId, Article, DecisionId, DossierId, Encrypted, OfficerId

AT = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
DAY = date(2026, 3, 4)
ID, AGENCY = DecisionId("d-1"), AgencyId("H15.50")
EXPERT, LEADER = OfficerId("cb-1"), OfficerId("ld-1")

DRAFT = DraftDecision(
    decision=ID,
    agency=AGENCY,
    dossier=DossierId("h-1"),
    kind=DecisionKind.GRANTED,
    document_type="Quyết định",
    encrypted=Encrypted("c2VhbGVk.title+content"),
    document="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    reason=None,
    drafted_by=EXPERT,
    basis=Article("Luật Người khuyết tật Điều 34"),
)
REFUSAL = replace(DRAFT, kind=DecisionKind.REFUSED, reason="Chưa đủ 30% lao động là người khuyết tật")
SUBMIT = SubmitDecision(decision=ID, submitted_by=EXPERT, submitted_to=LEADER)
SIGN = SignDecision(decision=ID, signed_by=LEADER, form=SignatureForm.DIGITAL, certificate="cert-7")
ISSUE = IssueDecision(decision=ID, issued_on=DAY)
CORRECT = CorrectDecision(
    decision=ID,
    part=CorrectedPart.CONTENT,
    encrypted=Encrypted("c2VhbGVk.wrong+right"),
    reason="Sai số văn bản viện dẫn",
)
REVOKE = RevokeDecision(
    decision=ID,
    kind=RevocationKind.WITHDRAWN,
    reason="Cơ sở không còn đủ điều kiện",
    basis=Article("Luật Người khuyết tật Điều 34"),
    effective_on=date(2026, 4, 1),
)
OTHER = Encrypted("c2VhbGVk.other")

DRAFTED = DecisionDrafted(
    occurred_at=AT,
    decision=ID,
    agency=AGENCY,
    dossier=DRAFT.dossier,
    kind=DRAFT.kind,
    document_type=DRAFT.document_type,
    encrypted=DRAFT.encrypted,
    document=DRAFT.document,
    reason=None,
    drafted_by=EXPERT,
    basis=DRAFT.basis,
)
SUBMITTED = DecisionSubmitted(occurred_at=AT, decision=ID, submitted_by=EXPERT, submitted_to=LEADER)
SIGNED = DecisionSigned(occurred_at=AT, decision=ID, signed_by=LEADER, form=SignatureForm.DIGITAL, certificate="cert-7")
ISSUED = DecisionIssued(occurred_at=AT, decision=ID, issued_on=DAY)
NUMBERED = DecisionNumbered(occurred_at=AT, decision=ID, agency=AGENCY, year=2026)
CORRECTED = DecisionCorrected(
    occurred_at=AT,
    decision=ID,
    part=CorrectedPart.CONTENT,
    encrypted=CORRECT.encrypted,
    reason=CORRECT.reason,
    basis=None,
)
REVOKED = DecisionRevoked(
    occurred_at=AT,
    decision=ID,
    kind=RevocationKind.WITHDRAWN,
    reason=REVOKE.reason,
    basis=REVOKE.basis,
    effective_on=REVOKE.effective_on,
)

UNSIGNED: tuple[DecisionEvent, ...] = (DRAFTED, SUBMITTED)
OUT: tuple[DecisionEvent, ...] = (DRAFTED, SUBMITTED, SIGNED, ISSUED)
ENDED: tuple[DecisionEvent, ...] = (*OUT, REVOKED)
REDRAFT = replace(DRAFT, encrypted=Encrypted("c2VhbGVk.again"))
REDRAFTED = replace(DRAFTED, encrypted=REDRAFT.encrypted)


def fold(facts: tuple[DecisionEvent, ...]) -> DecisionState | None:
    state: DecisionState | None = None
    for fact in facts:
        state = evolve(state, fact)
    return state


@pytest.mark.parametrize(
    ("given_facts", "when", "then"),
    [
        ((), DRAFT, (DRAFTED,)),
        ((), REFUSAL, (replace(DRAFTED, kind=DecisionKind.REFUSED, reason=REFUSAL.reason),)),
        ((), replace(DRAFT, encrypted=None, document=None), (replace(DRAFTED, encrypted=None, document=None),)),
        ((DRAFTED,), REDRAFT, (REDRAFTED,)),
        (UNSIGNED, REDRAFT, (REDRAFTED,)),
        ((DRAFTED,), SUBMIT, (SUBMITTED,)),
        ((*UNSIGNED, REDRAFTED), SUBMIT, (SUBMITTED,)),
        (UNSIGNED, SIGN, (SIGNED,)),
        ((*UNSIGNED, SIGNED), ISSUE, (ISSUED, NUMBERED)),
        (OUT, CORRECT, (CORRECTED,)),
        ((*OUT, CORRECTED), replace(CORRECT, encrypted=OTHER), (replace(CORRECTED, encrypted=OTHER),)),
        (OUT, REVOKE, (REVOKED,)),
        ((*OUT, CORRECTED), REVOKE, (REVOKED,)),
    ],
)
def test_does(given_facts: tuple[DecisionEvent, ...], when: DecisionCommand, then: tuple[DecisionEvent, ...]) -> None:
    assert decide(when, fold(given_facts), AT) == then


@pytest.mark.parametrize(
    ("given_facts", "when", "code"),
    [
        ((), replace(REFUSAL, reason=None), "REFUSAL_WITHOUT_REASON"),
        ((), replace(REFUSAL, reason="  "), "REFUSAL_WITHOUT_REASON"),
        ((), replace(DRAFT, document_type="gọi 0912345678"), "PERSONAL_DATA_IN_TEXT"),
        ((), replace(REFUSAL, reason="không gọi được 0912 345 678"), "PERSONAL_DATA_IN_TEXT"),
        ((DRAFTED,), replace(REDRAFT, dossier=DossierId("h-2")), "DECISION_BELONGS_ELSEWHERE"),
        ((DRAFTED,), replace(REDRAFT, agency=AgencyId("H16")), "DECISION_BELONGS_ELSEWHERE"),
        ((*UNSIGNED, SIGNED), REDRAFT, "DECISION_ALREADY_SIGNED"),
        (ENDED, REDRAFT, "DECISION_REVOKED"),
        ((), SUBMIT, "DECISION_NOT_DRAFTED"),
        (UNSIGNED, replace(SUBMIT, submitted_by=LEADER), "DECISION_ALREADY_SUBMITTED"),
        ((*UNSIGNED, SIGNED), replace(SUBMIT, submitted_by=LEADER), "DECISION_ALREADY_SIGNED"),
        ((), SIGN, "DECISION_NOT_DRAFTED"),
        ((DRAFTED,), SIGN, "DECISION_NOT_SUBMITTED"),
        ((*UNSIGNED, REDRAFTED), SIGN, "DECISION_NOT_SUBMITTED"),
        ((*UNSIGNED, SIGNED), replace(SIGN, signed_by=EXPERT), "DECISION_ALREADY_SIGNED"),
        ((), ISSUE, "DECISION_NOT_DRAFTED"),
        (UNSIGNED, ISSUE, "DECISION_NOT_SIGNED"),
        ((*UNSIGNED, SIGNED), replace(ISSUE, issued_on=date(2026, 3, 3)), "ISSUE_DATE_NOT_POSSIBLE"),
        ((*UNSIGNED, SIGNED), replace(ISSUE, issued_on=date(2026, 3, 5)), "ISSUE_DATE_NOT_POSSIBLE"),
        (OUT, replace(ISSUE, issued_on=date(2026, 3, 5)), "DECISION_ALREADY_ISSUED"),
        (UNSIGNED, CORRECT, "DECISION_NOT_ISSUED"),
        (OUT, replace(CORRECT, reason=" "), "CORRECTION_WITHOUT_REASON"),
        (OUT, replace(CORRECT, reason="theo đơn của 001085012345"), "PERSONAL_DATA_IN_TEXT"),
        (ENDED, CORRECT, "DECISION_REVOKED"),
        ((*UNSIGNED, SIGNED), REVOKE, "DECISION_NOT_ISSUED"),
        (OUT, replace(REVOKE, reason=""), "REVOCATION_WITHOUT_REASON"),
        (OUT, replace(REVOKE, reason="đơn của 001085012345"), "PERSONAL_DATA_IN_TEXT"),
        (OUT, replace(REVOKE, effective_on=date(2026, 3, 3)), "REVOKED_BEFORE_ISSUE"),
        (ENDED, replace(REVOKE, kind=RevocationKind.ANNULLED), "DECISION_REVOKED"),
    ],
)
def test_refuses(given_facts: tuple[DecisionEvent, ...], when: DecisionCommand, code: str) -> None:
    with pytest.raises(NotPermitted) as refusal:
        decide(when, fold(given_facts), AT)
    assert refusal.value.code == code
    assert refusal.value.basis in refusal.value.reason
    assert "đề nghị" in refusal.value.reason or "thì đính chính" in refusal.value.reason


@pytest.mark.parametrize("after", [OUT, ENDED])
@pytest.mark.parametrize("when", [DRAFT, SUBMIT, SIGN, ISSUE])
def test_stays_quiet_when_sent_again(after: tuple[DecisionEvent, ...], when: DecisionCommand) -> None:
    assert decide(when, fold(after), LATER) == ()


@pytest.mark.parametrize("when", [CORRECT, REVOKE])
def test_stays_quiet_when_corrected_or_revoked_again(when: DecisionCommand) -> None:
    assert decide(when, fold((*OUT, CORRECTED, REVOKED)), LATER) == ()


def test_the_register_year_is_that_of_the_issue_date_in_viet_nam() -> None:
    new_year = datetime(2026, 12, 31, 18, 0, tzinfo=UTC)
    facts = decide(replace(ISSUE, issued_on=date(2027, 1, 1)), fold((*UNSIGNED, SIGNED)), new_year)
    assert facts[1] == replace(NUMBERED, occurred_at=new_year, year=2027)


def test_a_signed_decision_exists_and_an_issued_one_is_in_force_until_revoked() -> None:
    signed, out, ended = fold((*UNSIGNED, SIGNED)), fold(OUT), fold(ENDED)
    assert signed is not None
    assert out is not None
    assert ended is not None
    assert (signed.is_signed, signed.is_in_force_on(DAY)) == (True, False)
    assert (out.is_in_force_on(date(2026, 3, 3)), out.is_in_force_on(DAY)) == (False, True)
    assert (ended.is_in_force_on(date(2026, 3, 31)), ended.is_in_force_on(date(2026, 4, 1))) == (True, False)


COMMANDS: list[DecisionCommand] = [DRAFT, REFUSAL, REDRAFT, SUBMIT, SIGN, ISSUE, CORRECT, REVOKE]
FACTS: list[DecisionEvent] = [DRAFTED, SUBMITTED, SIGNED, ISSUED, NUMBERED, CORRECTED, REVOKED]


@given(st.lists(st.sampled_from(COMMANDS), max_size=20))
def test_any_accepted_sequence_folds_and_the_same_command_again_is_nothing(commands: list[DecisionCommand]) -> None:
    state: DecisionState | None = None
    for command in commands:
        try:
            facts = decide(command, state, AT)
        except NotPermitted:
            continue
        for fact in facts:
            state = evolve(state, fact)
        assert decide(command, state, LATER) == ()


@given(st.lists(st.sampled_from(FACTS), min_size=1))
def test_every_order_of_facts_ever_recorded_is_read(facts: list[DecisionEvent]) -> None:
    first: DecisionState | None = None
    assert reduce(evolve, facts, first) is not None


@pytest.mark.parametrize("fact", FACTS)
def test_facts_are_read_back_as_written(fact: DecisionEvent) -> None:
    assert msgspec.json.decode(msgspec.json.encode(fact), type=type(fact)) == fact
