"""What is odd about a case that is taken over all the same, to be counted (dấu hiệu lạ của vụ việc)."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time

from domain.dossier.activity_turns import unmatched
from domain.dossier.adoption import activity_adopted
from domain.dossier.commands import AdoptActivity, AdoptHistory

DUE_FIRST = "cases have a deadline before they begin: late as they began, on nobody's account"
ENDED_FIRST = "cases ended before they began; to audits they ended as they began"
AFTER_END = "activities lie after the end of their case"
BEFORE_START = "activities lie before the beginning of their case"
NEVER_ENDED = "activities have a start that nothing ends"
NEVER_BEGUN = "activities have an end without a start, and took no time that anybody recorded"
END_BEFORE_START = "activities end before they start"
TWICE = "activities say the same as another one of their case in every column, and were adopted too"


def oddities(command: AdoptHistory) -> Counter[str]:
    """How often what is odd is there, in words that follow a number."""
    case, activities = command.dossier, command.activities
    began, ended, due = case.started_at, case.ended_at, case.deadline_at
    found: Counter[str] = Counter()
    if began is not None:
        found[DUE_FIRST] += due is not None and due < began
        found[ENDED_FIRST] += ended is not None and _over(ended) < began
        found[BEFORE_START] += sum((one.began_at or one.occurred_at) < began for one in activities)
    if ended is not None:
        over = _over(ended)
        found[AFTER_END] += sum(one.occurred_at > over for one in activities)
    if len(activities) > 1:
        found[TWICE] += len(activities) - len({_said(one) for one in activities})
    if any((one.transition or "").lower() == "start" for one in activities):
        found += _transitions(activities)
    return found


def _transitions(activities: Sequence[AdoptActivity]) -> Counter[str]:
    lone = unmatched(list(enumerate(map(activity_adopted, activities), 1)))
    return Counter({NEVER_ENDED: lone.never_ended, NEVER_BEGUN: lone.never_begun, END_BEFORE_START: lone.ended_first})


def _over(ended: datetime) -> datetime:
    """The last instant of an end; one that tells no hour lasts through its day."""
    return datetime.combine(ended, time.max, ended.tzinfo) if ended.time() == time.min else ended


def _said(one: AdoptActivity) -> tuple[object, ...]:
    """Everything a row says but its place."""
    named = (one.activity, one.occurred_at, one.actor, one.group, one.instance, one.transition, one.began_at)
    return *named, *sorted(one.attributes.items())
