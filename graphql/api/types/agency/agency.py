"""An agency with its units and officers, as of a day (cơ quan, đơn vị, cán bộ)."""

import asyncio
from datetime import date

import strawberry

from api.context import Info
from application.access.rows import opens_personal_data
from domain.agency.dated import on
from domain.agency.state import Agency as AgencyState
from domain.agency.state import Officer as OfficerState
from domain.agency.state import ServicePeriod, Unit
from domain.values import OfficerId, UnitId


@strawberry.type(description="A unit of an agency. Đơn vị.")
class AgencyUnit:
    """A unit of an agency (đơn vị)."""

    unit: str = strawberry.field(description="Identifier: what acts name. Mã đơn vị.")
    name: str = strawberry.field(description="Its name on the day. Tên đơn vị.")
    since: date = strawberry.field(description="First day. Từ ngày.")
    before: date | None = strawberry.field(description="First day on which it is no more; null: none known.")


@strawberry.type(description="An officer who serves in an agency. Cán bộ, công chức.")
class AgencyOfficer:
    """An officer who serves in an agency (cán bộ, công chức)."""

    state: strawberry.Private[OfficerState]
    holder: strawberry.Private[str]
    officer: str = strawberry.field(description="Identifier: what acts name. Mã cán bộ.")
    unit: str | None = strawberry.field(description="Đơn vị.")
    position: str | None = strawberry.field(description="Chức danh.")
    since: date = strawberry.field(description="First day of this service. Từ ngày.")
    before: date | None = strawberry.field(description="First day on which it is over; null: none known.")

    @strawberry.field(description="Full name, opened inside the agency alone; null for others. Họ và tên.")
    async def name(self, info: Info) -> str | None:
        """The name, decrypted at this edge."""
        visible = await info.context.visibility()
        if not opens_personal_data(info.context.actor) or not visible.covers(self.holder):
            return None
        if self.state.person is None or self.state.encrypted is None:
            return None
        keys = info.context.store.subject_keys
        opened = await asyncio.to_thread(keys.decrypt, self.state.person, self.state.encrypted)
        return (opened or {}).get("name")


@strawberry.type(description="An agency as of a day. Cơ quan.")
class Agency:
    """An agency as of a day (cơ quan)."""

    id: str = strawberry.field(description="Mã định danh cơ quan.")
    name: str = strawberry.field(description="Tên cơ quan.")
    level: str | None = strawberry.field(description="Cấp.")
    parent: str | None = strawberry.field(description="The agency right above it on the day. Cơ quan cấp trên.")
    units: list[AgencyUnit] = strawberry.field(description="Its units on the day. Đơn vị.")
    officers: list[AgencyOfficer] = strawberry.field(description="Who serves in it on the day. Cán bộ, công chức.")


def agency_of(id: str, state: AgencyState, parent: str | None, day: date) -> Agency:
    """An agency as the schema shows it."""
    served = ((key, one, one.service(day)) for key, one in sorted(state.officers.items()))
    return Agency(
        id=id,
        name=state.name,
        level=state.level,
        parent=parent,
        units=[_unit(key, one, day) for key, one in sorted(state.units.items()) if one.span.covers(day)],
        officers=[_officer(id, key, one, period, day) for key, one, period in served if period is not None],
    )


def _unit(key: UnitId, unit: Unit, day: date) -> AgencyUnit:
    return AgencyUnit(unit=key, name=unit.name(day), since=unit.span.since, before=unit.span.before)


def _officer(agency: str, key: OfficerId, one: OfficerState, period: ServicePeriod, day: date) -> AgencyOfficer:
    unit, position = on(period.places, day) or (None, None)
    return AgencyOfficer(
        state=one,
        holder=agency,
        officer=key,
        unit=unit,
        position=position,
        since=period.span.since,
        before=period.span.before,
    )
