"""By which calendar and hours a due date is counted: those recorded here, else the shipped ones (lịch áp dụng)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.agency.state import Agency
from domain.calendar.state import WorkingCalendar
from domain.procedure.state import ProcedureState
from infrastructure.cli.terminal.errors import BadInput

if TYPE_CHECKING:
    from infrastructure.main import RunningInstallation

RECORDED, SHIPPED = "recorded", "shipped"
NO_DATA = "no installation in HOSO_DATA_DIR"
AWAY = "the server of HOSO_DATABASE_URL has no installation or does not answer"


@dataclass(frozen=True, slots=True)
class Counting:
    """What dates are counted by, and where it comes from (lịch và giờ áp dụng).

    source: ``recorded`` here or ``shipped`` with the program; why says why not the recorded one. procedures are those
    that the questions name.
    """

    calendar: WorkingCalendar
    agency: Agency
    source: str
    why: str | None = None
    procedures: Mapping[str, ProcedureState | None] = field(default_factory=dict)

    @property
    def description(self) -> str:
        """Which calendar it was, in words."""
        if self.source == RECORDED:
            return f"lịch làm việc đã ghi trong hệ thống (recorded calendar), {self.calendar.version} quyết định"
        return f"lịch làm việc kèm phần mềm (shipped calendar): {self.why}"


def counting(at_agency: str | None, procedures: Iterable[str]) -> Counting:
    """The recorded calendar where there is an installation, else the shipped one. Raises BadInput, NoInstallation.

    An agency's hours and a procedure's limit are recorded or nowhere: with either an installation is needed.
    """
    named = tuple(procedures)

    async def recorded(running: "RunningInstallation") -> Counting:
        known = {key: (await running.store.procedure(key))[0] for key in named}
        if at_agency is None:
            calendar, _ = await running.store.calendar()
            return Counting(calendar, Agency(), RECORDED, procedures=known)
        agency, _ = await running.store.agency(at_agency)
        if agency.agency is None:
            raise BadInput(f"--at-agency: «{at_agency}» is not established here; see its identifier, e.g. H14.10")
        return Counting(await running.store.calendar_of(at_agency), agency, RECORDED, procedures=known)

    why = None if at_agency is not None or named else _no_installation()
    if why is not None:
        return Counting(shipped_calendar(), Agency(), SHIPPED, why)
    from infrastructure.cli.terminal.open_installation import in_installation

    return in_installation(recorded)


def shipped_calendar() -> WorkingCalendar:
    """The calendar that the program brings along (lịch làm việc kèm phần mềm)."""
    from datetime import UTC, datetime

    from domain.calendar.decider import decide
    from domain.calendar.published import published_decisions
    from domain.calendar.state import evolve

    calendar = WorkingCalendar()
    for command in published_decisions():
        for event in decide(command, calendar, datetime.now(UTC)):
            calendar = evolve(calendar, event)
    return calendar


def _no_installation() -> str | None:
    """Why there is no installation to ask; without an address no server is touched."""
    from infrastructure.postgres.home import Home
    from infrastructure.settings import Settings

    found = Settings()
    if found.database_url is None:
        return None if Home(found.data_dir / "postgres").cluster.exists() else NO_DATA
    import psycopg

    from infrastructure.cli.terminal.open_installation import require_installation, settings
    from infrastructure.postgres.installations import NoInstallation

    try:
        require_installation(settings())
    except (NoInstallation, psycopg.OperationalError):
        return AWAY
    return None
