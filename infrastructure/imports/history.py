"""Cases of an event log as commands that adopt them (tiếp nhận dữ liệu cũ)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from application.access.actors import Actor
from application.history.replay import foreign_id
from domain.dossier.commands import AdoptActivity, AdoptDossier, AdoptHistory
from domain.values import DossierId
from infrastructure.imports.classifiers import standard_keys
from infrastructure.imports.event_log import LogCase
from infrastructure.imports.instants import InstantReader, finer
from infrastructure.imports.mapping import LogMapping
from infrastructure.imports.rows import LogHeader

ReadInstant = Callable[[str], datetime]
NO_HEADER = LogHeader()


def adoption(mapping: LogMapping, case: LogCase, actor: Actor, header: LogHeader = NO_HEADER) -> AdoptHistory:
    """The command that takes over one case with all its activities (tiếp nhận một vụ việc)."""
    columns, instants, others = mapping.columns, InstantReader(mapping.rules), _Others(mapping)
    first = case.events[0]
    of_case = _values_of_case(mapping, case)
    dossier = DossierId(foreign_id(f"{mapping.source}/{case.name}"))

    def at(column: str | None, read: ReadInstant) -> datetime | None:
        said = _value(of_case, column)
        return None if said is None else read(said)

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
            transition=event.values.get(mapping.transition),
            began_at=_began_at(mapping, instants, event.values),
            attributes=others.of(event.values, of_the_case=False),
        )
        for sequence, event in enumerate(case.events, 1)
    )
    begun = min([first.at, *(one.began_at for one in activities if one.began_at is not None)])
    started = at(columns.start, instants.read)
    adopted = AdoptDossier(
        dossier=dossier,
        by=actor.id,
        occurred_at=min(started or begun, begun),
        source=mapping.source,
        case=case.name,
        channel=_value(of_case, columns.channel),
        started_at=started or begun,
        deadline_at=at(columns.deadline, instants.last),
        planned_end_at=at(columns.planned_end, instants.last),
        ended_at=at(columns.end, instants.read),
        attributes=others.of(of_case, of_the_case=True),
        lifecycle_model=header.lifecycle_model,
        classifiers=standard_keys(header.classifiers, mapping),
    )
    return AdoptHistory(adopted, activities)


def _began_at(mapping: LogMapping, instants: InstantReader, values: Mapping[str, str]) -> datetime | None:
    said = _value(values, mapping.columns.activity_start)
    return None if said is None else instants.read(said)


def _values_of_case(mapping: LogMapping, case: LogCase) -> dict[str, str]:
    """What any event says of the case; the survey saw that none contradicts another."""
    found: dict[str, str] = {}
    for event in case.events:
        found |= event.values
    return {column: value for column, value in found.items() if mapping.of_the_case(column)}


def _value(values: Mapping[str, str], column: str | None) -> str | None:
    return None if column is None else values.get(column)


class _Others:
    """Attributes: what has no meaning of its own, and the text of an instant that says more than one here can hold."""

    def __init__(self, mapping: LogMapping) -> None:
        self._named = mapping.columns.named() | {mapping.transition}
        self._prefix, self._instants = mapping.attributes_of_the_case, mapping.columns.instants()

    def of(self, values: Mapping[str, str], *, of_the_case: bool) -> dict[str, str]:
        """Those of the case, or those of an activity."""
        prefix, named = self._prefix, self._named
        return {
            column: value
            for column, value in values.items()
            if column.startswith(prefix) == of_the_case
            and (column not in named or (column in self._instants and finer(value) != ""))
        }
