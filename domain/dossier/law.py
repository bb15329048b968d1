"""What a decision about a dossier may ask the law (pháp luật áp dụng cho hồ sơ)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.calendar.state import WorkingCalendar
from domain.decision.state import DecisionState
from domain.dossier.events import DossierEvent, DossierNumbered
from domain.dossier.state import DossierState
from domain.law.deadlines.hours import OfficeHours
from domain.law.parameters import Parameter
from domain.procedure.process import Process
from domain.procedure.state import ProcedureState
from domain.values import ActorId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The law as the installation knows it when a command is decided (pháp luật đang biết).

    Everything in it is dated; the rule that asks names the day. Deciders get it as an argument, so the
    same command under the same law always gives the same facts. officer is who signs in with the account that
    acts, None where the agency has recorded no officers: then the account stands for the person.
    """

    parameters: Mapping[str, Parameter]
    calendar: WorkingCalendar
    hours: OfficeHours
    procedure: ProcedureState | None = None
    process: Process | None = None
    decision: DecisionState | None = None
    officer: OfficerId | None = None

    def acting(self, by: ActorId) -> OfficerId:
        """The officer an act is by, never the account where the agency has said whose it is (cán bộ thực hiện)."""
        return self.officer or OfficerId(by)


Deciders = Mapping[type, Callable[[Any, DossierState, Law], tuple[DossierEvent | DossierNumbered, ...]]]
"""Commands with the function that decides each (xử lý từng lệnh)."""
