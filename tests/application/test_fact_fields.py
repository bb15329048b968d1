"""Every field of every fact can be read again, or it is said where and why not."""

from dataclasses import fields
from typing import Any

import pytest

from application.queries.fact_fields import ENCRYPTED, SHOWN_APART, fields_of
from infrastructure.log.topics import EVENTS
from tests.corpus.samples import DEEPEST, fact

OPENED = {
    "dossier.submitted.v1": "Dossier.applicant; TimelineEntry.details, officers of the agency",
    "dossier.supplement_supplied.v1": "Dossier.applicant; TimelineEntry.details, officers of the agency",
    "dossier.withdrawn.v1": "TimelineEntry.details, officers of the agency",
    "decision.drafted.v1": "Decision.title and .content, officers of the agency",
    "decision.corrected.v1": "TimelineEntry.details, officers of the agency",
    "agency.officer_appointed.v1": "TimelineEntry.details, officers of the agency",
}
"""Where encrypted fields are read, and by whom: whoever may see the data of a person who works with it."""

NO_TIMELINE = {
    "dossier.numbered.v1": "the register: the code of the dossier says it",
    "decision.numbered.v1": "the register: number and year of the decision say it",
    "calendar.deadlines_recalculated.v1": "hoso replay, changes",
    "attempt.counted.v1": "hoso replay, changes: counts belong to nobody's history",
    "installation.established.v1": "hoso replay, the evidence bundle",
    "code.deployed.v1": "hoso replay, the evidence bundle",
    "incident.anchoring_failed.v1": "hoso replay, hoso doctor",
    "incident.anchoring_resumed.v1": "hoso replay, hoso doctor",
    "log.restore_explained.v1": "hoso replay, the evidence bundle",
}
"""Facts that stand on no timeline, and where they are read instead: by operators and inspectors."""


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.TOPIC)
def test_every_field_is_read_somewhere(kind: type[Any]) -> None:
    event = fact(kind, DEEPEST)
    shown = {field.name for field in fields_of(event)}
    for field in fields(kind):
        camel = field.name.split("_")[0] + "".join(word.title() for word in field.name.split("_")[1:])
        if field.name in ENCRYPTED:
            assert kind.TOPIC in OPENED, f"{kind.TOPIC}.{field.name}: say where it is opened and by whom"
        elif field.name not in SHOWN_APART:
            assert camel in shown
    assert all(one.value is not None for one in fields_of(event)), "what was said is told"


def test_the_table_of_encrypted_fields_names_no_other_facts() -> None:
    holding = {kind.TOPIC for kind in EVENTS if {field.name for field in fields(kind)} & set(ENCRYPTED)}
    assert holding == OPENED.keys()
    assert NO_TIMELINE.keys() <= {kind.TOPIC for kind in EVENTS}


def test_two_facts_that_differ_in_one_field_read_differently() -> None:
    one = fact(EVENTS[0], DEEPEST)
    assert fields_of(one) == fields_of(fact(EVENTS[0], DEEPEST))
    assert fields_of(one) != fields_of(fact(EVENTS[0], 0))
