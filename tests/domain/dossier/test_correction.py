"""A correction takes fields that the fact has, in their own type and the API's spelling; the rest says what to do."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.dossier.correction import CorrectionUnusable, CorrectionWithoutEffect, correctable, corrected_value
from domain.values import Channel
from tests.domain.dossier import given_when_then as g

SUBMITTED = g.history((g.SUBMIT,))[0]
ASSIGNED = g.history((g.SUBMIT, g.ACCEPT, g.ASSIGN))[-1]
EXTENDED = g.history((*g.IN_PROCESS, g.EXTEND))[-1]
ASKED = g.history((*g.IN_PROCESS, g.REQUEST))[-1]
OPINION = g.history((*g.IN_PROCESS, g.ASK))[-1]
HALF_PAST = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("event", "field", "says", "then"),
    [
        (SUBMITTED, "occurredAt", "2026-03-02T08:30:00+07:00", ("occurred_at", HALF_PAST)),
        (SUBMITTED, "occurred_at", "2026-03-02T08:30:00+07:00", ("occurred_at", HALF_PAST)),
        (SUBMITTED, "channel", "online", ("channel", Channel.ONLINE)),
        (SUBMITTED, "resultBy", "post", ("result_by", Channel.POST)),
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
        (SUBMITTED, "channel", "fax", "counter, online, post"),
        (ASSIGNED, "step", "hai", "số nguyên"),
        (ASSIGNED, "step", "-1", "số nguyên"),
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
