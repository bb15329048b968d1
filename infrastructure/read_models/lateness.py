"""The rule of lateness in SQL, over a row of the dossiers' read model (đúng hạn, quá hạn).

The rule itself is ``domain.dossier.timeliness``; what stands here is held equal to it on real Postgres by
``tests/infrastructure/read_models/test_lateness.py``. No other statement says when a dossier was late.
"""

from domain.dossier.timeliness import ComparedBy


def legal_day(instant: str) -> str:
    """The legal day of an instant (ngày theo giờ Việt Nam; domain.values.legal_day)."""
    return f"({instant} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"


GONE = "CASE WHEN ended_at IS NOT NULL THEN greatest(ended_at, submitted_at) END"
"""When what has ended was last open, as domain.dossier.timeliness.gone_at says; null while it is open."""
_COUNTED = f"least({GONE}, waiting_since)"
_AFTER = {
    ComparedBy.DAY: "late_after",
    ComparedBy.INSTANT: "CASE WHEN foreign_case IS NULL THEN late_after ELSE due_at END",
}
_EARLY = {
    ComparedBy.DAY: f"{_COUNTED} <= late_after - interval '24 hours'",
    ComparedBy.INSTANT: f"{_COUNTED} < due_at",
}
"""Of another system's dossiers, whose day is one of 24 hours by the offset its date was written with."""


def how_ended(by: ComparedBy = ComparedBy.DAY) -> str:
    """How what has ended did so: domain.dossier.timeliness.judged, with the term of tally.term_of (kết thúc)."""
    return f"""CASE WHEN late_after IS NULL THEN 'no_deadline' WHEN {_COUNTED} > {_AFTER[by]} THEN 'late'
        WHEN CASE WHEN due_on IS NULL THEN {_EARLY[by]}
             ELSE {legal_day(_COUNTED)} < {legal_day("late_after")} END THEN 'early' ELSE 'on_time' END"""


def has_no_hour(by: ComparedBy) -> str:
    """Whether another system's date is a whole day, where that is compared (domain.dossier.timeliness.has_no_hour)."""
    return "foreign_case IS NOT NULL AND due_at = late_after" if by is ComparedBy.INSTANT else "false"


def was_late_by(at: str) -> str:
    """Whether what had come by an instant was over its term at it, or ended or paused so before."""
    return f"least({GONE}, {at}, waiting_since) > late_after"


OPEN_AND_COUNTED = "ended_at IS NULL AND waiting_since IS NULL"
"""Open now, with its clock running."""


def is_over(now: str, by: ComparedBy = ComparedBy.DAY) -> str:
    """Whether the term itself is over at an instant, whatever became of the dossier (hết thời hạn)."""
    return f"{_AFTER[by]} < {now}"


def was_overdue(now: str, by: ComparedBy = ComparedBy.DAY) -> str:
    """Whether what was open at an instant was beyond its date: the one it has now, or one that held then.

    At the end of a legal day this is what application.audits.tally.overdue_times says of it.
    """
    spans = "regexp_split_to_table(overdue_before, ' ') span"
    held = f"{legal_day(now)} >= split_part(span, '..', 1)::date AND {legal_day(now)} < split_part(span, '..', 2)::date"
    current = f"{is_over(now, by)} AND coalesce(waiting_since > {now}, true)"
    return f"{current} OR overdue_before IS NOT NULL AND EXISTS (SELECT FROM {spans} WHERE {held})"
