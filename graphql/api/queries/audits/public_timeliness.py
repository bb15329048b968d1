"""How long dossiers took, for everybody (công khai tiến độ giải quyết)."""

from typing import Annotated

import strawberry

from api.context import Info
from api.types.audits.public import PublicTimeliness, public_of
from application.audits.quarters import Quarter
from application.queries.reads import OWN_SOURCE

Period = Annotated[str | None, strawberry.argument(description="A quarter that is over, as 2026-Q3; default the last.")]
Source = Annotated[str, strawberry.argument(description="Dossiers of one source; hoso: handed in here. Nguồn.")]


async def public_timeliness(info: Info, period: Period = None, source: Source = OWN_SOURCE) -> PublicTimeliness:
    """By procedure and agency, none of fewer than five dossiers."""
    quarter = None if period is None else Quarter.parse(period)
    return public_of(await info.context.audits.public.timeliness(quarter, source))
