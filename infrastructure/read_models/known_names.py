"""Which names dossiers carry: one statement each (tên trong hồ sơ)."""

from collections.abc import Awaitable, Callable, Collection, Sequence

from application.access.rows import Visibility
from application.queries.reads import Row
from infrastructure.read_models.conditions import Conditions


class PostgresKnownNames:
    """Names of the dossiers that somebody may see (tên trong hồ sơ)."""

    def __init__(self, rows: Callable[[str, Conditions], Awaitable[list[Row]]], schema: str) -> None:
        self._rows = rows
        self._read = schema

    async def sources(self) -> Sequence[str]:
        """Where recorded dossiers come from."""
        rows = await self._rows(f"SELECT DISTINCT source FROM {self._read}.count ORDER BY 1", Conditions())
        return [row["source"] for row in rows]

    async def has_dossiers(
        self, visibility: Visibility, *, agencies: Collection[str] = (), procedure: str | None = None
    ) -> bool:
        """Whether one of some agencies, or a procedure, has dossiers that may be seen."""
        where = Conditions()
        where.equals({"procedure": procedure})
        if agencies:
            where.of_agencies(agencies, "agency")
        return await self._any(visibility, where)

    async def holds(self, visibility: Visibility, *, unit: str | None = None, officer: str | None = None) -> bool:
        """Whether a unit or an officer holds a dossier that may be seen, open or not."""
        where = Conditions()
        where.equals({"unit": unit, "officer": officer})
        return await self._any(visibility, where)

    async def _any(self, visibility: Visibility, where: Conditions) -> bool:
        where.visibility(visibility, "agency", "holder_agency")
        return bool(await self._rows(f"SELECT 1 AS one FROM {self._read}.dossier {where} LIMIT 1", where))
