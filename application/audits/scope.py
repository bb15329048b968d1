"""What an audit looks at: whose dossiers, of which time, as of which instants (phạm vi kiểm tra)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from application.history.as_of import AsOf
from application.queries.reads import normalise_names
from domain.dossier.timeliness import ComparedBy
from domain.errors import Malformed
from domain.values import HO_CHI_MINH


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditScope:
    """Dossiers of a source, an agency with those below it, a field, a procedure; None leaves it open (phạm vi).

    below are the agencies that stand under the agency on the day that is judged.

    since and before are legal days in Asia/Ho_Chi_Minh, before is the first day that does not count any more;
    known_at and happened_at are the two clocks (AsOf); compared_by is how ends of adopted dossiers meet their dates.
    Raises Malformed for a period that ends before it begins.
    """

    source: str | None = None
    agency: str | None = None
    below: frozenset[str] = frozenset()
    field: str | None = None
    procedure: str | None = None
    since: date | None = None
    before: date | None = None
    known_at: datetime | None = None
    happened_at: datetime | None = None
    compared_by: ComparedBy = ComparedBy.DAY

    def __post_init__(self) -> None:
        """Names in the form they are kept in; a period has at least one day, and an instant before its end."""
        normalise_names(self, "source", "agency", "field", "procedure")
        if self.before == date.min:
            raise Malformed(
                f"no day lies before {self.before}: name a later one",
                f"Không có ngày nào trước {self.before:%d/%m/%Y}; đề nghị nêu ngày sau đó.",
            )
        if self.since is not None and self.before is not None and self.before <= self.since:
            raise Malformed(
                f"a period from {self.since} until before {self.before} has no day: name one that has",
                f"Kỳ từ {self.since:%d/%m/%Y} đến trước {self.before:%d/%m/%Y} không có ngày nào; đề nghị nêu kỳ khác.",
            )

    @property
    def narrowed_by(self) -> tuple[str, ...]:
        """What narrows the dossiers that are looked at, by the names people ask with."""
        period = self.since or self.before
        said = {
            "source": self.source,
            "agency": self.agency,
            "field": self.field,
            "procedure": self.procedure,
            "period": period,
        }
        return tuple(name for name, value in said.items() if value is not None)

    @property
    def as_of(self) -> AsOf:
        """The two clocks facts are read by."""
        return AsOf(known_at=self.known_at, happened_at=self.happened_at)

    def judged_at(self, now: datetime) -> datetime:
        """The instant that what is open is judged at: the earliest of now, the clocks and the period's last instant."""
        named = self.as_of.judged_at(now)
        return named if self.before is None else min(named, midnight(self.before) - timedelta.resolution)

    def takes(self, *, source: str, agency: str | None, procedure: str | None) -> bool:
        """Whether a dossier of this source, agency and procedure is looked at; its field is asked elsewhere."""
        if self.source is not None and self.source != source:
            return False
        if not self.takes_agency(agency):
            return False
        return self.procedure is None or self.procedure == procedure

    @property
    def agencies(self) -> frozenset[str]:
        """The agency with those below it; empty where every agency is looked at."""
        return frozenset() if self.agency is None else self.below | {self.agency}

    def takes_agency(self, agency: str | None) -> bool:
        """Whether what belongs to an agency is looked at."""
        return self.agency is None or agency in self.agencies


def midnight(day: date) -> datetime:
    """The first instant of a legal day (0 giờ)."""
    return datetime.combine(day, time(), HO_CHI_MINH)
