"""An internal process as its approvals left it (trạng thái quy trình nội bộ)."""

from dataclasses import dataclass, replace
from datetime import date

from domain.errors import LawNotLoaded
from domain.procedure.events import ProcessApproved, ProcessEvent
from domain.procedure.identity import ProcessId
from domain.procedure.versions import begins_on, latest_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessVersion:
    """One approval of a process (phiên bản quy trình nội bộ). number counts from 1 in the order of approval."""

    number: int
    approved: ProcessApproved
    in_force_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """Who does what in how long, as approved over time (quy trình nội bộ)."""

    process: ProcessId
    versions: tuple[ProcessVersion, ...] = ()

    def version_in_force(self, on: date) -> ProcessVersion:
        """The approval that holds on a day (quy trình đang áp dụng). Raises LawNotLoaded before the first."""
        version = latest_in_force(self.versions, on)
        if version is None:
            raise LawNotLoaded(
                f"no version of the internal process {self.process} is in force on {on.isoformat()}: approve one",
                f"chưa có quy trình nội bộ {self.process} được phê duyệt áp dụng ngày {on:%d/%m/%Y}, cần phê duyệt",
            )
        return version


def evolve(state: Process | None, event: ProcessEvent) -> Process:
    """Add one approval to what is known of a process; checks nothing (ghi nhận sự kiện)."""
    known = state or Process(process=event.process)
    version = ProcessVersion(
        number=len(known.versions) + 1,
        approved=event,
        in_force_from=begins_on(event.effective_on, event.occurred_at),
    )
    return replace(known, versions=(*known.versions, version))
