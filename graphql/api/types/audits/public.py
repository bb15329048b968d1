"""What everybody may know of how long dossiers took (công khai tiến độ giải quyết)."""

import strawberry

from api.scalars import Position
from application.audits import public_columns as columns
from application.audits import public_timeliness as public


@strawberry.type(description="The procedure of a row; no code where the row stands for several. Thủ tục.")
class PublicProcedure:
    """A procedure (thủ tục hành chính)."""

    code: str | None = strawberry.field(description="Mã thủ tục.")
    name: str = strawberry.field(description="Tên thủ tục, or «các thủ tục khác».")


@strawberry.type(description="The agency of a row; no identifier where the row stands for several. Cơ quan.")
class PublicAgency:
    """An agency (cơ quan)."""

    id: str | None = strawberry.field(description="Mã định danh cơ quan.")
    name: str = strawberry.field(description="Tên cơ quan, or «các cơ quan khác».")


@strawberry.type(description="So many of so many; percent is null of nothing. Tỷ lệ, tử số và mẫu số.")
class PublicShare:
    """A share with its two numbers (tỷ lệ)."""

    counted: int = strawberry.field(description="Tử số.")
    total: int = strawberry.field(description="Mẫu số.")
    percent: str | None = strawberry.field(description="In percent, two decimals. Phần trăm.")


@strawberry.type(description="Dossiers that ended, never fewer than five. Dòng công bố.")
class PublicRow:
    """A row of what is published (dòng công bố)."""

    procedure: PublicProcedure = strawberry.field(description="Thủ tục.")
    agency: PublicAgency = strawberry.field(description="Cơ quan tiếp nhận.")
    merged: bool = strawberry.field(description="It stands for several procedures or agencies. Dòng gộp.")
    ended: int = strawberry.field(description="Dossiers that ended. Số hồ sơ đã kết thúc.")
    on_time: PublicShare = strawberry.field(description="In time, of those whose date is known. Tỷ lệ đúng hạn.")
    median_seconds: int = strawberry.field(
        description="From hand-in to end, a real dossier's figure, up to the hour. Trung vị."
    )
    p95_seconds: int = strawberry.field(description="What 95 % do not exceed, a real dossier's figure, up to the hour.")


@strawberry.type(description="How long dossiers took in a quarter that is over. Công khai tiến độ giải quyết.")
class PublicTimeliness:
    """What is published of a quarter (số liệu công khai)."""

    period: str = strawberry.field(description="The quarter, as 2026-Q3. Quý.")
    source: str = strawberry.field(description="System the dossiers were recorded in first. Nguồn.")
    position: Position = strawberry.field(description="Position of the log it was derived at.")
    formula: str = strawberry.field(description="How every figure is counted. Cách tính.")
    query: str = strawberry.field(description="The command that derives the same.")
    hidden_note: str = strawberry.field(description="What is merged or left out, the same for all. Ghi chú.")
    rows: list[PublicRow] = strawberry.field(description="Merged ones come last; there is no total. Dòng.")


def public_of(found: public.PublicTimeliness) -> PublicTimeliness:
    """What was counted as the schema shows it."""
    return PublicTimeliness(
        period=str(found.quarter),
        source=found.source,
        position=Position(found.asked.position),
        formula=columns.FORMULA,
        query=found.asked.query,
        hidden_note=" ".join(public.TOO_FEW),
        rows=[_row(row) for row in found.rows],
    )


def _row(row: public.PublicRow) -> PublicRow:
    percent = row.on_time.percent
    return PublicRow(
        procedure=PublicProcedure(code=row.procedure or None, name=row.procedure_name),
        agency=PublicAgency(id=row.agency or None, name=row.agency_name),
        merged=row.is_merged,
        ended=row.ended,
        on_time=PublicShare(
            counted=row.on_time.counted, total=row.on_time.total, percent=None if percent is None else str(percent)
        ),
        median_seconds=int(row.median.total_seconds()),
        p95_seconds=int(row.p95.total_seconds()),
    )
