"""What the facts that put off or move the promised date do to a dossier (hẹn lại, ngày hẹn trả thay đổi)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.promise import Extension
from domain.values import legal_day


def _extended(d: StateBuilder, x: e.DeadlineExtended) -> None:
    if d.deadline is not None:
        d.deadline = d.deadline._replace(
            due_at=x.new_due_at,
            due_on=x.new_due_on,
            extension=Extension(apologised_on=legal_day(x.occurred_at), new_due_on=x.new_due_on),
            extensions=d.deadline.extensions + 1,
        )


def _moved(d: StateBuilder, x: e.DeadlineMoved) -> None:
    d.promised(x.promise)


EFFECTS: Effects = {e.DeadlineExtended: _extended, e.DeadlineMoved: _moved}
