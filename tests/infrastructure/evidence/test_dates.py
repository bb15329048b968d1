"""Due dates follow again from what was recorded (hẹn trả kết quả)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from application.audits.promises import Miscounted
from infrastructure.evidence.bundle.recomputation import BundleReplay, enter
from infrastructure.evidence.hoso_verify import statement
from tests.infrastructure.evidence.bundles import (
    Bundle,
    chained,
    event_of,
    log_of,
    promised,
    sealed,
    whole,
)
from tests.infrastructure.evidence.inspector import Inspector

ACCEPTED = 6
PAUSE = {"start": "2026-01-14", "end": "2026-01-16", "because": "niêm yết"}
PUT_OFF = {"apologised_on": "2026-01-22", "new_due_on": "2026-01-28"}


@pytest.mark.parametrize(
    ("made", "count"),
    [
        (promised(), "recomputed"),
        (promised("2026-01-26"), "differ"),
        (promised("2026-01-21", calendar=1, amount="7"), "recomputed"),
        (promised("2026-01-21", amount="7"), "differ"),
        (promised("2026-01-22", amount="10", unit="day"), "recomputed"),
        (promised("2026-01-19", amount="5", unit="day"), "recomputed"),
        (promised("2026-02-12", amount="1", unit="month"), "recomputed"),
        (promised("2026-01-27", pauses=[PAUSE]), "recomputed"),
        (promised("2026-01-24", pauses=[PAUSE], amount="10", unit="day"), "differ"),
        (promised("2026-01-26", pauses=[PAUSE], amount="10", unit="day"), "recomputed"),
        (promised(due_on="2026-01-14", due_at="2026-01-14T02:00:00Z", amount="48", unit="hour"), "recomputed"),
        (
            promised(due_on="2026-01-13", due_at="2026-01-13T03:00:00Z", amount="9", unit="working_hour"),
            "recomputed",
        ),
        (promised(due_on="2026-01-13", due_at="2026-01-13T04:30:00Z", amount="0.5"), "recomputed"),
        (promised(amount="1", unit="fortnight"), "not_recomputed"),
        (promised("2026-01-24", amount="1", unit="month"), "differ"),
        (promised("2026-01-21", amount="0.3", unit="month"), "recomputed"),  # nine days of thirty
        (promised(due_on="2026-01-14", due_at="2026-01-14T02:00:01Z", amount="48", unit="hour"), "differ"),
        (promised(extension=PUT_OFF), "differ"),
        (promised("2026-01-28", extension=PUT_OFF, unextended_at="2026-01-23T10:00:00Z"), "recomputed"),
        (promised("2026-01-28", extension=PUT_OFF, unextended_at="2026-01-22T10:00:00Z"), "differ"),
        (promised("2026-01-29", extension=PUT_OFF, unextended_at="2026-01-23T10:00:00Z"), "differ"),
        (promised(unextended_at="2026-01-23T10:00:00Z"), "differ"),
        (promised(due_at="2026-01-23T10:00:01Z"), "differ"),
        (promised(due_at="2026-01-23T17:00:00+07:00"), "recomputed"),
    ],
)
def test_a_date_follows_from_what_was_recorded(inspector: Inspector, made: dict[str, object], count: str) -> None:
    topic, body = event_of("dossier.accepted.v1", promise=made)
    facts = chained([replace(f, topic=topic, body=body) if f.position == ACCEPTED else f for f in log_of(1)])

    answer = inspector.ask(Bundle(facts, sealed(facts, 7)))

    assert answer.report["checks"][9]["figures"] == {count: 1}
    assert answer.failed == ([9] if count == "differ" else [])
    told = {"recomputed": ("ok", 0), "differ": ("failed", 1), "not_recomputed": ("not checked", 3)}
    assert (answer.verdict(9), answer.exit) == told[count]


def test_a_derivation_that_nobody_can_follow_is_named(inspector: Inspector) -> None:
    for made in (
        promised(calendar=7),
        promised(calendar=-1),
        promised(calendar=True),
        promised(limit={}),
        {"due_on": 3},
        promised(counted_from="2031-01-01T00:00:00Z"),
    ):
        topic, body = event_of("dossier.accepted.v1", promise=made)
        facts = chained([replace(f, topic=topic, body=body) if f.position == ACCEPTED else f for f in log_of(1)])

        assert inspector.ask(Bundle(facts, sealed(facts, 7))).first_bad(9) == [ACCEPTED, ACCEPTED]


def test_a_replay_that_counts_another_date_is_entered_in_its_place(inspector: Inspector) -> None:
    report = inspector.ask(whole()).report
    assert report["exit"] == 0
    at = datetime(2026, 1, 20, tzinfo=UTC)

    enter(BundleReplay(facts=10, promises=1, miscounted=[Miscounted(6, "dossier/d0", at, at)]), report)

    dates, rows = report["checks"][9:11]
    assert "\n 9 hạn trả: " in statement(report)
    assert "sự kiện 6: đã ghi 20/01/2026" in statement(report)
    assert (dates["verdict"], dates["first_bad"], dates["figures"]["counted_again"]) == ("failed", [6, 6], 1)
    assert "fact 6: recorded 2026-01-20" in dates["why"]
    assert (rows["verdict"], report["exit"]) == ("not checked", 1)
