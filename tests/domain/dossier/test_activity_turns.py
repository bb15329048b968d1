"""Activities with lifecycles: turns from start to end, waiting between them, suspensions left out."""

from datetime import timedelta

import pytest

from domain.dossier.activity_turns import has_lifecycle, turns_of, unmatched
from domain.dossier.holder import Part
from domain.dossier.responsibility import held
from tests.domain.dossier import held_facts as f
from tests.domain.dossier.given_when_then import at

Told = tuple[str, str, str | None]
HOUR = timedelta(hours=1)


def facts(*events: Told, actor: str = "an", **began: str) -> list[tuple[int, object]]:
    """A taken-over history: hour on 02/03/2026, activity, transition."""
    adopted = f.adopted(at("02/03/2026 08:00"))
    some = [
        f.activity(
            at(f"02/03/2026 {hour}"),
            name,
            actor=actor,
            transition=transition,
            began=at(f"02/03/2026 {began[name]}") if name in began else None,
        )
        for hour, name, transition in events
    ]
    return list(enumerate([adopted, *some], 1))


def spans(some: list[tuple[int, object]], until: str = "18:00") -> list[tuple[str, str, str | None, Part]]:
    """Who had it from when until when."""
    segments = held(some, at("02/03/2026 08:00"), at(f"02/03/2026 {until}"))  # type: ignore[arg-type]
    assert sum((one.length for one in segments), timedelta()) == at(f"02/03/2026 {until}") - at("02/03/2026 08:00")
    hour = timedelta(hours=7)
    return [(f"{one.since + hour:%H}", f"{one.until + hour:%H}", one.hold.task, one.hold.part) for one in segments]


def test_start_and_complete_are_one_turn_and_waiting_lies_between() -> None:
    some = facts(
        ("09:00", "A", "start"), ("11:00", "A", "complete"), ("15:00", "B", "START"), ("16:00", "B", "COMPLETE")
    )
    assert [(one.activity, one.worked) for one in turns_of(some)] == [("A", 2 * HOUR), ("B", HOUR)]
    assert spans(some) == [
        ("08", "09", None, Part.WAITING),
        ("09", "11", "A", Part.SETTLING),
        ("11", "15", None, Part.WAITING),
        ("15", "16", "B", Part.SETTLING),
        ("16", "18", None, Part.WAITING),
    ]


def test_suspend_and_resume_stop_and_go_on() -> None:
    some = facts(
        ("08:00", "A", "start"), ("10:00", "A", "suspend"), ("13:00", "A", "resume"), ("14:00", "A", "complete")
    )
    (turn,) = turns_of(some)
    assert (turn.worked, turn.ended_at) == (3 * HOUR, at("02/03/2026 14:00"))
    assert [one[3] for one in spans(some, "14:00")] == [Part.SETTLING, Part.WAITING, Part.SETTLING]


def test_a_turn_ended_while_suspended_keeps_what_was_worked() -> None:
    some = facts(("08:00", "A", "start"), ("10:00", "A", "suspend"), ("13:00", "A", "ate_abort"))
    assert [one.worked for one in turns_of(some)] == [2 * HOUR]


def test_activities_at_once_have_their_own_time_and_one_holder_at_every_instant() -> None:
    some = facts(
        ("08:00", "A", "start"), ("09:00", "B", "start"), ("10:00", "B", "complete"), ("12:00", "A", "complete")
    )
    assert [(one.activity, one.worked) for one in turns_of(some)] == [("A", 4 * HOUR), ("B", HOUR)]
    assert [one[:3] for one in spans(some, "12:00")] == [("08", "09", "A"), ("09", "10", "B"), ("10", "12", "A")]


def test_a_row_that_tells_beginning_and_end_is_one_turn() -> None:
    some = facts(("11:00", "A", None), ("16:00", "B", "complete"), A="09:00", B="15:00")
    assert [(one.activity, one.worked) for one in turns_of(some)] == [("A", 2 * HOUR), ("B", HOUR)]
    assert [one[3] for one in spans(some, "16:00")] == [Part.WAITING, Part.SETTLING, Part.WAITING, Part.SETTLING]


def test_rows_of_turns_that_overlap_are_ordered_by_their_beginnings() -> None:
    some = facts(("11:00", "A", "complete"), ("16:00", "B", "complete"), A="09:00", B="08:00")
    assert [one[:3] for one in spans(some, "16:00")] == [("08", "09", "B"), ("09", "11", "A"), ("11", "16", "B")]


def test_a_turn_that_begins_as_another_ends_leaves_no_waiting() -> None:
    some = facts(
        ("09:00", "A", "start"), ("11:00", "A", "complete"), ("11:00", "B", "start"), ("12:00", "B", "complete")
    )
    assert [one[:3] for one in spans(some, "12:00")] == [("08", "09", None), ("09", "11", "A"), ("11", "12", "B")]


def test_an_activity_that_only_ends_took_no_recorded_time() -> None:
    some = facts(("08:00", "A", "start"), ("09:00", "A", "complete"), ("12:00", "Ghi nhận", "complete"))
    assert [one.activity for one in turns_of(some)] == ["A"]
    assert [one[3] for one in spans(some, "12:00")] == [Part.SETTLING, Part.WAITING]


def test_to_schedule_and_to_assign_is_no_work_yet() -> None:
    some = facts(
        ("08:00", "A", "schedule"), ("09:00", "A", "assign"), ("10:00", "A", "start"), ("11:00", "A", "complete")
    )
    assert [one[:2] for one in spans(some, "11:00")] == [("08", "10"), ("10", "11")]


def test_a_turn_that_never_ends_goes_on() -> None:
    some = facts(("08:00", "A", "start"), ("09:00", "B", "start"), ("10:00", "B", "complete"))
    assert [(one.activity, one.ended_at is None) for one in turns_of(some)] == [("A", True), ("B", False)]
    assert spans(some, "18:00")[-1] == ("10", "18", "A", Part.SETTLING)


@pytest.mark.parametrize("transition", [None, "complete", "start", "In Progress"])
def test_without_both_beginnings_and_ends_each_activity_lasts_until_the_next(transition: str | None) -> None:
    some = facts(("09:00", "A", transition), ("11:00", "B", transition))
    assert not has_lifecycle(some)
    assert [one[:3] for one in spans(some, "12:00")] == [("08", "09", None), ("09", "11", "A"), ("11", "12", "B")]


def test_an_end_is_of_its_own_instance_else_of_its_officer_else_of_the_oldest() -> None:
    adopted = f.adopted(at("02/03/2026 08:00"))
    told = [
        ("08:00", "an", "start"),
        ("09:00", "binh", "start"),
        ("10:00", "binh", "complete"),
        ("12:00", None, "complete"),
    ]
    some = [f.activity(at(f"02/03/2026 {hour}"), "A", actor=who or None, transition=what) for hour, who, what in told]
    turns = turns_of(list(enumerate([adopted, *some], 1)))
    assert [(one.hold.holder.officer, one.worked) for one in turns] == [("an", 4 * HOUR), ("binh", HOUR)]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([("08:00", "A", "start"), ("09:00", "A", "complete")], (0, 0, 0)),
        ([("08:00", "A", "START"), ("09:00", "B", "complete")], (1, 1, 0)),
        ([("08:00", "A", "complete"), ("09:00", "A", "start")], (0, 0, 1)),
        ([("08:00", "A", "complete"), ("09:00", "A", "start"), ("10:00", "A", "complete")], (0, 1, 0)),
        ([("08:00", "A", "start"), ("09:00", "A", "start"), ("10:00", "A", "complete")], (1, 0, 0)),
        ([("08:00", "A", "start"), ("09:00", "A", "complete"), ("09:00", "A", "complete")], (0, 1, 0)),
        ([("08:00", "A", "complete"), ("09:00", "B", "complete")], (0, 0, 0)),
        ([("08:00", "A", "start")], (1, 0, 0)),
        ([("08:00", "A", "start"), ("09:00", "A", "suspend"), ("10:00", "A", "withdraw")], (0, 0, 0)),
    ],
)
def test_starts_and_ends_that_have_no_match_are_counted(told: list[Told], found: tuple[int, int, int]) -> None:
    assert unmatched(facts(*told)) == found
