"""How many dossiers stand where (số lượng hồ sơ)."""

import strawberry

from api.context import Info
from api.queries.dossier.dossier import AtLeast, wait_for


@strawberry.type(description="How many dossiers stand in one place. Số lượng hồ sơ.")
class Count:
    """How many dossiers stand in one place (số lượng hồ sơ)."""

    source: str = strawberry.field(description="Nguồn.")
    agency: str | None = strawberry.field(description="Cơ quan.")
    procedure: str | None = strawberry.field(description="Mã thủ tục.")
    status_code: int | None = strawberry.field(description="National status code; null: another system's dossier.")
    dossiers: int = strawberry.field(description="How many. Số hồ sơ.")


async def counts(info: Info, at_least: AtLeast = None) -> list[Count]:
    """Counts by source, agency, procedure and status, kept as rows."""
    await wait_for(info, at_least)
    visibility = await info.context.visibility()
    if not visibility.whole_agency:
        return []
    return [
        Count(
            source=row["source"],
            agency=row["agency"] or None,
            procedure=row["procedure"] or None,
            status_code=row["status"] or None,
            dossiers=row["dossiers"],
        )
        for row in await info.context.reads.counts(visibility)
    ]
