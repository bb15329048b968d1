"""A correction takes fields that the fact has, in their own type and the API's spelling; the rest says what to do."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.dossier.corrected_facts import as_corrected, refuse_disorder, refuse_nothing_new
from domain.dossier.correction import (
    CorrectionSaysNothingNew,
    CorrectionUnusable,
    CorrectionWithoutEffect,
    correctable,
    corrected_value,
)
from domain.dossier.refusals import DayBeforeAct, HappenedTooEarly, HappenedTooLate
from domain.values import Channel
from tests.domain.dossier import given_when_then as g

SUBMITTED = g.history((g.SUBMIT,))[0]
ASSIGNED = g.history((g.SUBMIT, g.ACCEPT, g.ASSIGN))[-1]
EXTENDED = g.history((*g.IN_PROCESS, g.EXTEND))[-1]
ASKED = g.history((*g.IN_PROCESS, g.REQUEST))[-1]
OPINION = g.history((*g.IN_PROCESS, g.ASK))[-1]
CORRECTED = g.history((*g.IN_PROCESS, g.CORRECT))[-1]
HALF_PAST = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("event", "field", "says", "then"),
    [
        (SUBMITTED, "occurredAt", "2026-03-02T08:30:00+07:00", ("occurred_at", HALF_PAST)),
        (SUBMITTED, "occurred_at", "2026-03-02T08:30:00+07:00", ("occurred_at", HALF_PAST)),
        (SUBMITTED, "channel", "online", ("channel", Channel.ONLINE)),
        (SUBMITTED, "channel", "ONLINE", ("channel", Channel.ONLINE)),
        (SUBMITTED, "resultBy", "POST", ("result_by", Channel.POST)),
        (ASSIGNED, "step", "2", ("step", 2)),
        (ASSIGNED, "unit", " P7 ", ("unit", "P7")),
        (OPINION, "answerBy", "2026-03-20", ("answer_by", date(2026, 3, 20))),
        (EXTENDED, "reason", "Lý do đúng", ("reason", "Lý do đúng")),
    ],
)
def test_what_it_says_is_read_in_the_fields_own_type(event: Any, field: str, says: str, then: tuple[str, Any]) -> None:
    assert corrected_value(event, field, says) == then


@pytest.mark.parametrize("field", ["favouriteColour", "", "by", "basis", "encrypted", "components", "step"])
def test_a_field_the_fact_has_not_is_refused_with_those_it_has(field: str) -> None:
    with pytest.raises(CorrectionUnusable) as refused:
        corrected_value(SUBMITTED, field, "1")
    assert "occurredAt, procedure" in refused.value.reason
    assert refused.value.reason.endswith(".")


@pytest.mark.parametrize(
    ("event", "field", "says", "how"),
    [
        (SUBMITTED, "occurredAt", "02/03/2026 09:00", "+07:00"),
        (SUBMITTED, "occurredAt", "2026-03-02T09:00:00", "+07:00"),
        (SUBMITTED, "occurredAt", "0001-01-01T00:00:00+07:00", "+07:00"),
        (SUBMITTED, "occurredAt", "9999-12-31T23:59:59+00:00", "+07:00"),
        (SUBMITTED, "channel", "fax", "COUNTER, ONLINE, POST"),
        (ASSIGNED, "step", "hai", "số nguyên"),
        (ASSIGNED, "step", "-1", "số nguyên"),
        (ASSIGNED, "step", "0", "từ 1"),
        (SUBMITTED, "agency", "sở y tế", "H15.50"),
        (SUBMITTED, "procedure", "thủ tục", "1.001806"),
        (ASSIGNED, "unit", " ", "không để trống"),
        (OPINION, "answerBy", "hôm qua", "2026-03-02"),
    ],
)
def test_a_value_of_another_type_is_refused_with_how_to_write_it(event: Any, field: str, says: str, how: str) -> None:
    with pytest.raises(CorrectionUnusable) as refused:
        corrected_value(event, field, says)
    assert how in refused.value.reason


@pytest.mark.parametrize(
    ("event", "field", "instead"),
    [
        (EXTENDED, "newDueOn", "giải quyết theo ngày đã hẹn"),
        (ASKED, "supplyUntil", "giải quyết tiếp"),
        (ASKED, "missing", "giải quyết tiếp"),
        (SUBMITTED, "applicant", "nộp lại đúng người"),
        (CORRECTED, "says", "sự kiện gốc"),
    ],
)
def test_what_has_effects_is_refused_with_what_to_do_instead(event: Any, field: str, instead: str) -> None:
    with pytest.raises(CorrectionWithoutEffect) as refused:
        corrected_value(event, field, "2026-03-30")
    assert instead in refused.value.reason


def test_every_fact_can_have_its_instant_put_right_and_none_who_acted() -> None:
    for event in (SUBMITTED, ASSIGNED, EXTENDED, ASKED, OPINION):
        assert correctable(event)["occurred_at"] is datetime
        assert not correctable(event).keys() & {"by", "basis", "promise", "encrypted"}


def test_what_followed_by_itself_is_not_put_right() -> None:
    withdrawn, taken = g.history(g.WITHDRAWN)[-1], g.history((*g.IN_PROCESS, g.FORWARD, g.TAKE_OVER))[-1]
    assert correctable(withdrawn).keys() == {"occurred_at"}
    assert correctable(taken).keys() == {"occurred_at", "unit", "step"}


FACTS = list(g.history((g.SUBMIT, g.ACCEPT, g.ASSIGN, g.ASK)))


def said(place: int, **now: Any) -> Any:
    return replace(FACTS[place], **now)


@pytest.mark.parametrize(
    ("place", "now", "refusal"),
    [
        (1, g.at("02/03/2026 07:00"), HappenedTooEarly),
        (0, g.at("02/03/2026 09:00"), HappenedTooLate),
        (1, g.at("02/03/2026 11:00"), HappenedTooLate),
        (2, g.at("03/03/2026 09:00"), HappenedTooLate),
    ],
)
def test_a_corrected_instant_keeps_the_order_of_the_acts(place: int, now: datetime, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        refuse_disorder(FACTS, place, said(place, occurred_at=now))


def test_a_corrected_instant_within_the_order_is_taken() -> None:
    refuse_disorder(FACTS, 1, said(1, occurred_at=g.at("02/03/2026 09:00")))
    refuse_disorder(FACTS, 3, said(3, occurred_at=g.at("02/03/2026 10:00")))


def test_a_corrected_last_day_is_not_before_the_act() -> None:
    with pytest.raises(DayBeforeAct):
        refuse_disorder(FACTS, 3, said(3, answer_by=date(2026, 3, 2)))


def test_facts_are_read_with_the_corrections_among_them() -> None:
    corrections = [
        replace(CORRECTED, corrects_version=4, field="subject", says=says, reason="x") for says in ("Một", "Hai")
    ]
    broken = replace(CORRECTED, corrects_version=4, field="occurred_at", says="sáng thứ Hai")
    assert as_corrected([*FACTS, *corrections, broken])[3] == said(3, subject="Hai")


def test_a_correction_that_says_nothing_new_is_refused() -> None:
    with pytest.raises(CorrectionSaysNothingNew):
        refuse_nothing_new(FACTS[3], "subject", "Địa điểm")
    refuse_nothing_new(FACTS[3], "subject", "Quy hoạch")
