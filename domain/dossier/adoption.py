"""Taking over another system's history as it is (tiếp nhận dữ liệu cũ)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from domain.dossier.commands import AdoptActivity, AdoptDossier, AdoptHistory
from domain.dossier.events import ActivityAdopted, AdoptionExtended, DossierAdopted
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.values import Article

TRANSFER = Article("NĐ 45/2020/NĐ-CP Điều 16")


class NotAdopted(NotPermitted):
    """An activity needs the dossier it belongs to, and its turn (chưa tiếp nhận hồ sơ gốc)."""

    code = "NOT_ADOPTED"


class OwnDossier(NotPermitted):
    """A dossier handed in here cannot be adopted from elsewhere (hồ sơ nộp tại hệ thống này)."""

    code = "OWN_DOSSIER"


class AdoptionContradicted(NotPermitted):
    """A later export says another thing than the one that was taken over (dữ liệu tiếp nhận mâu thuẫn).

    details: each contradiction in English under its number.
    """

    code = "ADOPTION_CONTRADICTED"


def adopt(command: AdoptDossier, state: DossierState) -> tuple[DossierAdopted, ...]:
    """Take over a dossier with its attributes; the same one again is nothing (tiếp nhận hồ sơ)."""
    if state.adoption is not None and state.adoption[:2] == (command.source, command.case):
        return ()
    if state.version:
        raise OwnDossier("Hồ sơ đã có trong hệ thống, không tiếp nhận lại từ nguồn khác.", basis=TRANSFER)
    return (
        DossierAdopted(
            by=command.by,
            occurred_at=command.occurred_at,
            source=command.source,
            case=command.case,
            channel=command.channel,
            started_at=command.started_at,
            deadline_at=command.deadline_at,
            planned_end_at=command.planned_end_at,
            ended_at=command.ended_at,
            attributes=command.attributes,
            lifecycle_model=command.lifecycle_model,
            classifiers=command.classifiers,
        ),
    )


def adopt_activity(command: AdoptActivity, state: DossierState) -> tuple[ActivityAdopted, ...]:
    """Take over the next activity of that history; one already here is nothing (tiếp nhận bước xử lý)."""
    if state.adoption is None or command.sequence > state.adoption.activities + 1:
        raise NotAdopted(
            f"Bước {command.sequence} chưa tiếp nhận được: cần tiếp nhận hồ sơ gốc và các bước trước theo thứ tự.",
            basis=TRANSFER,
        )
    if command.sequence <= state.adoption.activities:
        return ()
    return (activity_adopted(command),)


def grown(command: AdoptHistory, recorded: Sequence[Any]) -> tuple[AdoptionExtended | ActivityAdopted, ...]:
    """What a later export of a dossier says beyond what is recorded of it; nothing where it says the same.

    New activities follow the known ones, and what was not said of the dossier before is added. Raises
    AdoptionContradicted where a known activity or value is another one now, or is not there any more.
    """
    known, new = _known(recorded), command.dossier
    activities = [event for event in recorded if isinstance(event, ActivityAdopted)]
    differ = [*_differing_values(known, new), *_differing_activities(activities, command.activities)]
    if differ:
        raise AdoptionContradicted(
            f"Dữ liệu mới của hồ sơ {new.case} khác dữ liệu đã tiếp nhận ở {len(differ)} chỗ; không bổ sung gì.",
            basis=TRANSFER,
            details={str(number): text for number, text in enumerate(differ, 1)},
        )
    added = {name: said for name in _SAID if (said := getattr(new, name)) is not None and getattr(known, name) is None}
    attributes = {name: said for name, said in new.attributes.items() if name not in known.attributes}
    facts = tuple(activity_adopted(one) for one in command.activities[len(activities) :])
    return (*((_extended(new, added, attributes),) if added or attributes else ()), *facts)


_SAID = ("channel", "deadline_at", "planned_end_at", "ended_at")
_OF_AN_ACTIVITY = ("activity", "occurred_at", "actor", "group", "instance", "transition", "began_at")


class _Known(NamedTuple):
    """What is recorded of a dossier of another system, by all that was taken over so far."""

    started_at: datetime | None
    channel: str | None
    deadline_at: datetime | None
    planned_end_at: datetime | None
    ended_at: datetime | None
    attributes: Mapping[str, str]


def _known(recorded: Sequence[Any]) -> _Known:
    first = recorded[0]
    known = _Known(**{name: getattr(first, name) for name in _Known._fields})
    for event in recorded:
        if isinstance(event, AdoptionExtended):
            said = {name: getattr(event, name) for name in _SAID if getattr(event, name) is not None}
            known = known._replace(**said, attributes={**known.attributes, **event.attributes})
    return known


def _differing_values(known: _Known, new: AdoptDossier) -> Iterator[str]:
    for name in ("started_at", *_SAID):
        before, now = getattr(known, name), getattr(new, name)
        if before is not None and before != now:
            yield f"{name} was {_shown(before)}, is now {_shown(now)}"
    for name, before in known.attributes.items():
        if (now := new.attributes.get(name)) != before:
            yield f"«{name}» was {_shown(before)}, is now {_shown(now)}"


def _differing_activities(known: Sequence[ActivityAdopted], new: Sequence[AdoptActivity]) -> Iterator[str]:
    for before, now in zip(known, new, strict=False):
        for name in _OF_AN_ACTIVITY:
            if getattr(before, name) != getattr(now, name):
                said = f"{_shown(getattr(before, name))}, is now {_shown(getattr(now, name))}"
                yield f"activity {before.sequence} («{before.activity}»): {name} was {said}"
        if before.attributes != now.attributes:
            yield f"activity {before.sequence} («{before.activity}»): its attributes are others now"
    if len(new) < len(known):
        yield f"{len(known)} activities are recorded, {len(new)} are sent now"


def _shown(value: str | datetime | None) -> str:
    if value is None:
        return "nothing"
    return value.isoformat() if isinstance(value, datetime) else f"«{value}»"


def _extended(new: AdoptDossier, added: Mapping[str, Any], attributes: dict[str, str]) -> AdoptionExtended:
    return AdoptionExtended(
        by=new.by,
        occurred_at=new.occurred_at,
        attributes=attributes,
        **{name: added.get(name) for name in _SAID},
    )


def activity_adopted(command: AdoptActivity) -> ActivityAdopted:
    """The fact that takes over one activity (bước xử lý đã tiếp nhận)."""
    return ActivityAdopted(
        by=command.by,
        occurred_at=command.occurred_at,
        sequence=command.sequence,
        activity=command.activity,
        actor=command.actor,
        group=command.group,
        instance=command.instance,
        transition=command.transition,
        began_at=command.began_at,
        attributes=command.attributes,
    )
