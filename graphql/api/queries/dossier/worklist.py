"""What must be done (việc cần làm)."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.context import Info
from api.errors import BadRequest
from api.queries.dossier.dossier import AtLeast, wait_for
from api.types.pagination import refuse_page_size
from api.types.row_values import instant
from application.queries.known_names import refuse_unknown_holder
from application.queries.reads import name_asked


@strawberry.type(description="An open dossier and who holds it. Việc cần làm.")
class WorkItem:
    """An open dossier and who holds it (việc cần làm)."""

    dossier: strawberry.ID = strawberry.field(description="Our own key of the dossier.")
    agency: str | None = strawberry.field(description="Cơ quan.")
    unit: str | None = strawberry.field(description="Đơn vị.")
    officer: str | None = strawberry.field(description="Cán bộ.")
    status_code: int = strawberry.field(description="National status code.")
    act_by: datetime | None = strawberry.field(description="The step's or the dossier's own date, the earlier one.")
    due_at: datetime | None = strawberry.field(description="Hẹn trả.")


async def worklist(
    info: Info,
    first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 20,
    unit: Annotated[str | None, strawberry.argument(description="Đơn vị.")] = None,
    officer: Annotated[str | None, strawberry.argument(description="Cán bộ.")] = None,
    mine: Annotated[bool, strawberry.argument(description="Only what the officer who asks holds.")] = False,
    at_least: AtLeast = None,
) -> list[WorkItem]:
    """Open dossiers of the actor's agency, the most urgent first."""
    refuse_page_size(first)
    await wait_for(info, at_least)
    visibility = await info.context.visibility()
    if not visibility.whole_agency:
        return []
    if mine and officer is not None:
        raise BadRequest("mine and officer: ask for one of them", "Chỉ dùng một trong hai: mine hoặc officer.")
    unit, officer = name_asked("unit", unit), name_asked("officer", officer)
    wanted = await info.context.officer() if mine else officer
    rows = await info.context.reads.worklist(visibility, unit=unit, officer=wanted, first=first)
    if not rows:
        store, reads = info.context.store, info.context.reads
        await refuse_unknown_holder(store, reads, visibility, unit=unit, officer=officer)
    return [
        WorkItem(
            dossier=strawberry.ID(row["id"]),
            agency=row["agency"],
            unit=row["unit"],
            officer=row["officer"],
            status_code=row["status"],
            act_by=instant(row, "act_by"),
            due_at=instant(row, "due_at"),
        )
        for row in rows
    ]
