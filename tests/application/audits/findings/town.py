"""A town with agencies, procedures and a few hundred dossiers that go as they should."""

from datetime import date, datetime, time, timedelta
from random import Random

from application import streams
from application.access.actors import SYSTEM, Role
from domain.agency.events import AgencyEstablished, AgencyPlaced
from domain.calendar.decider import decide as decide_calendar
from domain.calendar.published import published_decisions
from domain.calendar.state import WorkingCalendar
from domain.calendar.state import evolve as evolve_calendar
from domain.dossier import commands as c
from domain.dossier.law import Law
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, TimeLimit
from domain.law.parameters import book
from domain.procedure.content import ProcedureContent
from domain.procedure.events import ProcedurePublished
from domain.procedure.identity import ProcedureKey
from domain.procedure.limits import PublishedLimit
from domain.procedure.state import evolve as evolve_procedure
from domain.procedure.steps import ProcessStep
from domain.values import HO_CHI_MINH, AgencyId, Article, ProcedureCode, legal_day
from tests.application.audits.findings.memory_log import Entry
from tests.application.audits.findings.simulated_dossier import SimulatedDossier
from tests.domain.dossier.given_when_then import process_of

JUDGED = datetime(2026, 10, 30, 10, tzinfo=HO_CHI_MINH)
AGENCIES = ("Y99.01", "Y99.02", "Y99.03")
SHORT, CASES, LONG = "1.000003", "1.000005", "1.000010"
_LIMITS = {
    SHORT: ((None, "3 ngày làm việc"),),
    CASES: (
        ("thường", "5 ngày làm việc"),
        ("phức tạp", "10 ngày làm việc"),
        ("gấp", "3 ngày làm việc"),
        ("khác", "5 ngày làm việc"),
    ),
    LONG: ((None, "10 ngày làm việc"),),
}
_PROCESS = process_of(
    ProcessStep(position=1, limit=TimeLimit.parse("4 giờ làm việc")),
    ProcessStep(position=2, limit=TimeLimit.parse("2 ngày làm việc")),
    procedures=tuple(map(ProcedureCode, _LIMITS)),
)
_FOUNDED = datetime(2026, 1, 1, 8, tzinfo=HO_CHI_MINH)
_SINCE = legal_day(_FOUNDED)
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


class Town:
    """Everything that happens in one town, drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.calendar = WorkingCalendar()
        self.around: list[Entry] = []
        self.simulated: list[SimulatedDossier] = []
        for command in published_decisions():
            for event in decide_calendar(command, self.calendar, _FOUNDED):
                self.calendar = evolve_calendar(self.calendar, event)
                self.around.append(Entry(streams.CALENDAR, event, SYSTEM, _FOUNDED))
        for agency in AGENCIES:
            event = AgencyEstablished(
                AgencyId(agency), agency, None, None, legal_day(_FOUNDED), Article("QĐ 1"), _FOUNDED
            )
            self.around.append(Entry(streams.agency(agency), event, SYSTEM, _FOUNDED))
            edge = AgencyPlaced(AgencyId(agency), None, _SINCE, Article("QĐ 1"), _FOUNDED)
            self.around.append(Entry(streams.AGENCIES, edge, SYSTEM, _FOUNDED))
        self.laws = {procedure: self._published(procedure) for procedure in _LIMITS}

    def dossier(self, procedure: str, agency: str | None = None, person: str | None = None) -> SimulatedDossier:
        """One more dossier, on which nothing was done yet."""
        one = SimulatedDossier(
            f"d{len(self.simulated):04}", self.laws[procedure], agency or self.chance.choice(AGENCIES), person
        )
        self.simulated.append(one)
        return one

    def entries(self) -> list[Entry]:
        return [*self.around, *(entry for one in self.simulated for entry in one.entries)]

    def day(self, text: str, working_days: int = 0) -> date:
        """A day of 2026 such as 02/03, or so many working days after it."""
        day, month = text.split("/")
        return self.after(date(2026, int(month), int(day)), working_days)

    def after(self, day: date, working_days: int) -> date:
        for _ in range(abs(working_days)):
            forward = working_days > 0
            day = (
                self.calendar.next_working_day(day + timedelta(days=1))
                if forward
                else self.calendar.last_working_day_before(day)
            )
        return day

    def crowd(self, dossiers: int) -> None:
        """Dossiers as they come and go, all of them as they should."""
        first = date(2026, 3, 2)
        for _ in range(dossiers):
            day = self.calendar.next_working_day(first + timedelta(days=self.chance.randrange(200)))
            self._tidy(at(day, "08:00") + self.chance.random() * 2 * _HOUR)

    def _tidy(self, now: datetime) -> None:
        """In the morning handed in and given to somebody; what follows depends."""
        procedure = self.chance.choice(tuple(_LIMITS))
        one = self.dossier(procedure)
        one.submit(now, procedure, "thường" if procedure == CASES else None, online=self.chance.random() < 0.7)
        fate = self.chance.random()
        if fate < 0.05:
            one.act(one.who(Role.INTAKE), c.RejectDossier, now + _HOUR / 2, reason="Không thuộc thẩm quyền")
            return
        one.accept(now + _HOUR / 2)
        one.assign(now + _HOUR)
        if fate < 0.10:
            one.withdraw(now + 26 * _HOUR)
            one.stop(at(self.after(now.date(), 2), "09:00"))
            return
        day = now.date()
        if fate < 0.25:
            one.request(now + 80 * _MINUTE)
            day = self.after(day, self.chance.randint(1, 8))
            one.supply(at(day, "08:30"))
        elif fate < 0.35:
            one.act(one.who(Role.CASE), c.AskOpinion, now + _HOUR * 1.2, opinion="1", of="Sở A", subject="Địa điểm")
            one.act(one.who(Role.CASE), c.GiveOpinion, now + _HOUR * 1.4, opinion="1", agrees=True)
        self.work(one, day, apology=fate > 0.9 and procedure != SHORT)

    def work(self, one: SimulatedDossier, day: date, *, apology: bool = False) -> None:
        """Through both steps to the decision, from an afternoon on; put off in time where it will be late."""
        one.complete(1, at(day, "13:30"))
        one.forward(at(day, "13:40"))
        one.take_over(at(day, "14:00"))
        if apology:
            due_on = one.state.due_on
            assert due_on is not None
            one.apologise(at(day, "15:00"), self.after(due_on, 4))
            day = self.after(due_on, self.chance.randint(1, 3))
        else:
            day = self.after(day, self.chance.randint(1, 2))
        one.complete(2, at(day, "08:30"), officer=2)
        self.settle(one, at(day, "09:00") + self.chance.random() * 6 * _HOUR)

    def settle(self, one: SimulatedDossier, now: datetime) -> None:
        """Signed, handed over, and collected on one of the next days."""
        one.sign(now)
        one.conclude(now + 10 * _MINUTE)
        one.deliver(at(self.after(now.date(), self.chance.randint(1, 3)), "10:00"))

    def _published(self, procedure: str) -> Law:
        limits = tuple(PublishedLimit(channel=None, case=c, limit=TimeLimit.parse(t)) for c, t in _LIMITS[procedure])
        event = ProcedurePublished(
            occurred_at=_FOUNDED,
            procedure=ProcedureKey(procedure),
            code=ProcedureCode(procedure),
            content=ProcedureContent(name="Thủ tục", limits=limits),
            decision=None,
            effective_on=date(2024, 1, 1),
            source_url=None,
            basis=None,
        )
        self.around.append(Entry(streams.procedure(procedure), event, SYSTEM, _FOUNDED))
        return Law(
            parameters=book(),
            calendar=self.calendar,
            hours=DEFAULT_OFFICE_HOURS,
            procedure=evolve_procedure(None, event),
            process=_PROCESS,
        )


def at(day: date, clock: str) -> datetime:
    """An instant in the town."""
    return datetime.combine(day, time.fromisoformat(clock), HO_CHI_MINH)
