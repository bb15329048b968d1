"""Cases of an event log as commands that adopt them (tiếp nhận dữ liệu cũ)."""

from datetime import datetime
from pathlib import Path

from application.actors import Actor
from application.commands.adopt_history import AdoptHistory
from application.queries.replay import foreign_id
from domain.dossier.commands import AdoptActivity, AdoptDossier
from domain.values import DossierId
from infrastructure.imports.event_log import LogCase, LogEvent, finer, instant
from infrastructure.imports.mapping import LogMapping


def adoption(path: Path, mapping: LogMapping, case: LogCase, actor: Actor) -> AdoptHistory:
    """The command that takes over one case with all its activities (tiếp nhận một vụ việc)."""
    columns = mapping.columns
    first = case.events[0]
    dossier = DossierId(foreign_id(f"{mapping.source}/{case.name}"))

    def at(column: str | None) -> datetime | None:
        said = first.values.get(column) if column is not None else None
        return None if said is None or column is None else instant(path, mapping, said, column, first.line)

    started = at(columns.start)
    adopted = AdoptDossier(
        dossier=dossier,
        by=actor.id,
        occurred_at=min(started or first.at, first.at),
        source=mapping.source,
        case=case.name,
        channel=_value(first, columns.channel),
        started_at=started or first.at,
        deadline_at=at(columns.deadline),
        planned_end_at=at(columns.planned_end),
        ended_at=at(columns.end),
        attributes=_others(mapping, first, of_the_case=True),
    )
    activities = tuple(
        AdoptActivity(
            dossier=dossier,
            by=actor.id,
            occurred_at=event.at,
            sequence=sequence,
            activity=event.values[columns.activity],
            actor=_value(event, columns.actor),
            group=_value(event, columns.group),
            instance=_value(event, columns.instance),
            attributes=_others(mapping, event, of_the_case=False),
        )
        for sequence, event in enumerate(case.events, 1)
    )
    return AdoptHistory(adopted, activities)


def _value(event: LogEvent, column: str | None) -> str | None:
    return None if column is None else event.values.get(column)


def _others(mapping: LogMapping, event: LogEvent, *, of_the_case: bool) -> dict[str, str]:
    """What has no meaning of its own, and the text of an instant that says more than an instant here can hold."""
    named, prefix = mapping.columns.named(), mapping.attributes_of_the_case
    instants = mapping.columns.instants()
    return {
        column: value
        for column, value in event.values.items()
        if column.startswith(prefix) == of_the_case
        and (column not in named or (column in instants and finer(value) != ""))
    }
