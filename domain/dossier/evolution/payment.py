"""What the facts of money that is owed do to a dossier (nghĩa vụ tài chính)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder
from domain.dossier.state import PaymentAwaited
from domain.dossier.status import Status
from domain.values import legal_day


def _demanded(d: StateBuilder, x: e.PaymentDemanded) -> None:
    d.status = Status.AWAITING_PAYMENT
    d.waiting = PaymentAwaited(x.occurred_at, d.version, x.pay_until, x.amount)


def _recorded(d: StateBuilder, x: e.PaymentRecorded) -> None:
    if d.waiting is not None:
        d.did_not_count(legal_day(d.waiting.since), legal_day(x.occurred_at))
    d.status, d.waiting = Status.IN_PROCESS, None
    d.promised(x.promise)


EFFECTS: Effects = {e.PaymentDemanded: _demanded, e.PaymentRecorded: _recorded}
