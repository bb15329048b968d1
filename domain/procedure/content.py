"""Everything that is published about a procedure (nội dung công bố thủ tục hành chính; NĐ 63/2010 Điều 8.2)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.law.deadlines import TimeLimit
from domain.procedure.components import Component, Fee
from domain.procedure.identity import NamedAgency
from domain.procedure.limits import ChannelCutOff, PublishedLimit, Resume, limit_for, limits_differ, limits_for
from domain.values import Article, Channel


class AdministrativeLevel(StrEnum):
    """At which level of the State a procedure is carried out (cấp thực hiện)."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


class OnlineLevel(StrEnum):
    """How much of a procedure runs online (dịch vụ công trực tuyến toàn trình, một phần; chưa cung cấp)."""

    FULL = "full"
    PARTIAL = "partial"
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureContent:
    """What one version of a procedure says (nội dung thủ tục hành chính).

    None: the source does not say, or not in a form we can read. An empty tuple: the source says there
    is none. Nothing is ever filled in. limit_text keeps a limit that is known in words only. resume None:
    the procedure has no rule of its own for time after a supplement, the general law decides. cut_offs None:
    it names no cut-off, and the clock starts with the receipt.
    """

    name: str
    field: str | None = None
    kind: str | None = None
    levels: tuple[AdministrativeLevel, ...] | None = None
    publisher: NamedAgency | None = None
    agencies: tuple[NamedAgency, ...] | None = None
    applicants: tuple[str, ...] | None = None
    components: tuple[Component, ...] | None = None
    fees: tuple[Fee, ...] | None = None
    result: str | None = None
    legal_basis: tuple[Article, ...] | None = None
    online_level: OnlineLevel | None = None
    limits: tuple[PublishedLimit, ...] | None = None
    limit_text: str | None = None
    resume: Resume | None = None
    cut_offs: tuple[ChannelCutOff, ...] | None = None

    @property
    def has_machine_readable_limit(self) -> bool:
        """Whether at least one limit is known as amount and unit (có thời hạn giải quyết xác định)."""
        return bool(self.limits)

    @property
    def limits_differ(self) -> bool:
        """Whether channel or case changes the limit (thời hạn khác nhau theo hình thức, trường hợp)."""
        return limits_differ(self.limits or ())

    def limits_for(self, channel: Channel, case: str | None = None) -> tuple[PublishedLimit, ...]:
        """The limits that could apply; empty when none is known (thời hạn giải quyết)."""
        return limits_for(self.limits or (), channel=channel, case=case)

    def limit_for(self, channel: Channel, case: str | None = None) -> TimeLimit | None:
        """The one limit, None when none is known; refuses when the case must be named (thời hạn giải quyết)."""
        return limit_for(self.limits or (), channel=channel, case=case)

    def cut_off_for(self, channel: Channel) -> str | None:
        """The reading of a channel, else the one for all; None where none is named (giờ chốt tiếp nhận)."""
        readings = {one.channel: one.reading for one in self.cut_offs or ()}
        return readings.get(channel, readings.get(None))
