"""Facts of a dossier to the row, the worklist and the counts that follow from it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dossier.status import OPEN, Status
from domain.dossier.timeliness import end_of
from domain.law.deadlines import TimeUnit
from domain.values import HO_CHI_MINH
from tests.counts import examples
from tests.infrastructure.read_models import histories as h
from tests.infrastructure.read_models.observation import counted, counted_anew, row, rows

pytestmark = pytest.mark.postgres
S = Status
START = [h.submitted(), h.numbered(), h.accepted()]
AT_WORK = [*START, h.assigned()]

LIVES: list[tuple[str, list[Any], dict[str, Any]]] = [
    (
        "submitted",
        [h.submitted()],
        {"status": S.REGISTERED, "agency": "H15", "submitted_at": h.day(0), "code": None, "applicant": "p-a"},
    ),
    ("numbered", [h.submitted(), h.numbered()], {"code": "H15-260302-0001", "position": 2, "opened": 1}),
    ("rejected", [h.submitted(), h.rejected()], {"status": S.REJECTED, "ended_at": h.day(1)}),
    (
        "accepted",
        START,
        {
            "status": S.ACCEPTED,
            "due_at": h.day(7),
            "promised_at": h.day(7),
            "late_after": end_of(h.day(7).date()),
            "unit": "mc",
            "procedure_version": 1,
        },
    ),
    (
        "accepted by the hour",
        [h.submitted(), h.accepted(7, TimeUnit.WORKING_HOUR)],
        {"late_after": h.day(7)},
    ),
    ("taken for another agency", [h.submitted(), h.taken()], {"status": S.REGISTERED, "holder_agency": "H61"}),
    ("under a new decree", [*START, h.law_chosen()], {"due_at": h.day(5), "procedure_version": 2}),
    (
        "stopped with its procedure, overdue until then",
        [*AT_WORK, h.abolished()],
        {
            "status": S.STOPPED,
            "ended_at": h.day(12),
            "late_after": None,
            "due_at": h.day(7),
            "overdue_before": f"{h.day(8).date()}..{h.day(12).date()}",
        },
    ),
    ("assigned", [*AT_WORK], {"status": S.IN_PROCESS, "unit": "phong-1", "officer": "cb-1", "step": 1}),
    ("forwarded", [*AT_WORK, h.forwarded()], {"unit": "phong-2", "officer": "cb-2", "status": S.IN_PROCESS}),
    (
        "awaiting a supplement",
        [*AT_WORK, h.supplement_requested()],
        {"status": S.AWAITING_SUPPLEMENT, "waiting_since": h.day(2), "supplements": 1},
    ),
    (
        "supplemented",
        [*AT_WORK, h.supplement_requested(), h.supplement_supplied()],
        {
            "status": S.IN_PROCESS,
            "waiting_since": None,
            "supply_until": None,
            "due_at": h.day(11),
            "promised_at": h.day(7),
            "supplements": 1,
        },
    ),
    ("excluded", [*AT_WORK, h.exclusion_started()], {"status": S.IN_PROCESS, "waiting_since": h.day(2)}),
    (
        "counted again",
        [*AT_WORK, h.exclusion_started(), h.exclusion_ended()],
        {"waiting_since": None, "due_at": h.day(9), "late_after": end_of(h.day(9).date())},
    ),
    (
        "awaiting payment",
        [*AT_WORK, h.payment_demanded()],
        {"status": S.AWAITING_PAYMENT, "waiting_since": h.day(3)},
    ),
    (
        "paid",
        [*AT_WORK, h.payment_demanded(), h.payment_recorded()],
        {"status": S.IN_PROCESS, "waiting_since": None, "due_at": h.day(8)},
    ),
    (
        "extended with an apology, and still late after the lawful end",
        [*AT_WORK, h.extended()],
        {
            "due_at": h.day(14),
            "late_after": end_of(h.day(7).date()),
            "extensions": 1,
            "apologised_in_time": True,
            "promised_at": h.day(7),
        },
    ),
    ("withdrawn", [*AT_WORK, h.withdrawn()], {"status": S.WITHDRAWN, "ended_at": h.day(5)}),
    (
        "withdrawn and stopped",
        [*AT_WORK, h.withdrawn(), h.stopped()],
        {"status": S.STOPPED, "ended_at": h.day(5)},
    ),
    (
        "stopped for want of a supplement",
        [*AT_WORK, h.supplement_requested(), h.stopped()],
        {"status": S.STOPPED, "ended_at": h.day(6), "waiting_since": h.day(2)},
    ),
    (
        "refused in writing",
        [*AT_WORK, h.concluded(granted=False)],
        {"status": S.CONCLUDED, "granted": False, "decision": "d-1", "ended_at": h.day(8)},
    ),
    (
        "delivered",
        [*AT_WORK, h.concluded(), h.delivered()],
        {"status": S.DELIVERED, "granted": True, "ended_at": h.day(8), "delivered_at": h.day(9)},
    ),
    (
        "adopted",
        [h.adopted(), h.activity(), h.activity()],
        {
            "status": None,
            "source": "receipt",
            "foreign_case": "case-1",
            "code": "receipt/case-1",
            "due_at": h.day(10),
            "late_after": h.day(10).replace(hour=23, minute=59, second=59, microsecond=999999),
            "ended_at": h.day(5),
            "activities": 2,
        },
    ),
]


@pytest.mark.parametrize(("history", "shown"), [case[1:] for case in LIVES], ids=[case[0] for case in LIVES])
def test_a_course_shows_as(
    record: Callable[..., None],
    follow: Callable[..., None],
    migrated_url: str,
    history: list[Any],
    shown: dict[str, Any],
) -> None:
    record(*h.facts_of("a", *history))
    follow()

    found = row(migrated_url, "a")

    assert {name: found[name] for name in shown} == shown
    assert found["position"] == len(history)
    is_open = found["status"] in {status.value for status in OPEN}
    assert rows(migrated_url, "SELECT id FROM read_h14.worklist") == ([("a",)] if is_open else [])
    assert counted(migrated_url) == counted_anew(migrated_url)
    lines = [fact for fact in history if not isinstance(fact, type(h.numbered()))]
    assert rows(migrated_url, "SELECT count(*), count(DISTINCT vi) > 0 FROM read_h14.timeline") == [(len(lines), True)]


def test_the_worklist_names_who_must_act_by_when(
    record: Callable[..., None], follow: Callable[..., None], migrated_url: str
) -> None:
    record(*h.facts_of("a", *START, h.assigned(step_due=3)), *h.facts_of("b", h.submitted("b"), h.accepted(5)))
    follow()

    assert rows(migrated_url, "SELECT id, unit, officer, act_by, due_at FROM read_h14.worklist ORDER BY id") == [
        ("a", "phong-1", "cb-1", h.day(3), h.day(7)),
        ("b", "mc", None, h.day(5), h.day(5)),
    ]


def test_a_whole_day_lasts_to_its_last_instant() -> None:
    last = end_of(h.day(7).date())

    assert last.astimezone(HO_CHI_MINH).date() == h.day(7).date()
    assert (last + timedelta(microseconds=1)).astimezone(HO_CHI_MINH).date() > h.day(7).date()


HISTORY = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(h.ANY)), max_size=40)


@settings(
    max_examples=examples(25, full=100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=HISTORY, batch=st.sampled_from([1, 3, 7, 5000]))
def test_counts_are_what_counting_would_give(
    record: Callable[..., None],
    follow: Callable[..., None],
    migrated_url: str,
    history: list[tuple[int, Callable[[], Any]]],
    batch: int,
) -> None:
    facts = [fact for n in range(3) for fact in h.facts_of(f"{n}", h.submitted(f"{n}", f"H{n % 2}"))]
    facts += [fact for n in range(3, 6) for fact in h.facts_of(f"{n}", h.adopted(f"{n}"))]
    for dossier, fact in history:
        facts += h.facts_of(f"{dossier}", fact())
    record(*facts)

    follow(batch)

    assert counted(migrated_url) == counted_anew(migrated_url)
    open_ones = rows(migrated_url, "SELECT id FROM read_h14.dossier WHERE status IN (1, 2, 4, 5, 6) ORDER BY id")
    assert rows(migrated_url, "SELECT id FROM read_h14.worklist ORDER BY id") == open_ones
    assert rows(
        migrated_url, "SELECT (SELECT count(*) FROM read_h14.timeline) = (SELECT count(*) FROM log_h14.fact)"
    ) == [(True,)]
