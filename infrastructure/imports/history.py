"""Cases of an event log as commands that adopt them (tiếp nhận dữ liệu cũ)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from application.access.actors import Actor
from application.history.replay import foreign_id
from domain.dossier.commands import AdoptActivity, AdoptDossier, AdoptHistory
from domain.values import DossierId
from infrastructure.imports.event_log import LogCase, finer, instant, last_instant
from infrastructure.imports.mapping import LogMapping

ReadInstant = Callable[[Path, LogMapping, str, str, int], datetime]


def adoption(path: Path, mapping: LogMapping, case: LogCase, actor: Actor) -> AdoptHistory:
    """The command that takes over one case with all its activities (tiếp nhận một vụ việc)."""
    columns = mapping.columns
    first = case.events[0]
    of_case = _values_of_case(mapping, case)
    dossier = DossierId(foreign_id(f"{mapping.source}/{case.name}"))

    def at(column: str | None, read: ReadInstant = instant) -> datetime | None:
        said = _value(of_case, column)
        return None if said is None or column is None else read(path, mapping, said, column, first.line)

    started = at(columns.start)
    adopted = AdoptDossier(
        dossier=dossier,
        by=actor.id,
        occurred_at=min(started or first.at, first.at),
        source=mapping.source,
        case=case.name,
        channel=_value(of_case, columns.channel),
        started_at=started or first.at,
        deadline_at=at(columns.deadline, last_instant),
        planned_end_at=at(columns.planned_end, last_instant),
        ended_at=at(columns.end),
        attributes=_others(mapping, of_case, of_the_case=True),
    )
    activities = tuple(
        AdoptActivity(
            dossier=dossier,
            by=actor.id,
            occurred_at=event.at,
            sequence=sequence,
            activity=event.values[columns.activity],
            actor=_value(event.values, columns.actor),
            group=_value(event.values, columns.group),
            instance=_value(event.values, columns.instance),
            attributes=_others(mapping, event.values, of_the_case=False),
        )
        for sequence, event in enumerate(case.events, 1)
    )
    return AdoptHistory(adopted, activities)


def _values_of_case(mapping: LogMapping, case: LogCase) -> dict[str, str]:
    """What any event says of the case; the survey saw that none contradicts another."""
    of_case: dict[str, str] = {}
    for event in case.events:
        for column, value in event.values.items():
            if mapping.of_the_case(column):
                of_case.setdefault(column, value)
    return of_case


def _value(values: Mapping[str, str], column: str | None) -> str | None:
    return None if column is None else values.get(column)


def _others(mapping: LogMapping, values: Mapping[str, str], *, of_the_case: bool) -> dict[str, str]:
    """What has no meaning of its own, and the text of an instant that says more than an instant here can hold."""
    named, prefix = mapping.columns.named(), mapping.attributes_of_the_case
    instants = mapping.columns.instants()
    return {
        column: value
        for column, value in values.items()
        if column.startswith(prefix) == of_the_case
        and (column not in named or (column in instants and finer(value) != ""))
    }
