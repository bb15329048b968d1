"""Reports of audits: tables of cells, each of one kind (báo cáo kiểm tra)."""

from datetime import date, datetime, timedelta

import strawberry

from api.scalars import Position
from api.types.enums import Kind
from application.audits import report as audits
from domain.values import legal_day


@strawberry.type(description="A cell; which field holds it follows from the column's kind. Ô dữ liệu.")
class AuditCell:
    """One figure or word (ô dữ liệu)."""

    text: str | None = strawberry.field(description="TEXT and POINTS, in words or decimals.")
    count: int | None = strawberry.field(description="COUNT. Số lượng.")
    counted: int | None = strawberry.field(description="SHARE: the numerator. Tử số.")
    total: int | None = strawberry.field(description="SHARE: the denominator. Mẫu số.")
    percent: str | None = strawberry.field(description="SHARE: in percent, two decimals; null of nothing.")
    seconds: float | None = strawberry.field(description="DURATION, in seconds. Thời gian.")
    day: date | None = strawberry.field(description="DAY: a legal day. Ngày.")
    at: datetime | None = strawberry.field(description="INSTANT. Thời điểm.")
    positions: list[Position] | None = strawberry.field(description="EVIDENCE: positions of the log.")
    no_data: str | None = strawberry.field(description="Nobody recorded it; the fact that would tell it.")


@strawberry.type(description="A row: one cell for each column, in their order. Dòng.")
class AuditRow:
    """One row (dòng)."""

    cells: list[AuditCell] = strawberry.field(description="In the order of the columns.")


@strawberry.type(description="A column of a table. Cột.")
class AuditColumn:
    """One column (cột)."""

    key: str = strawberry.field(description="Its name for programs.")
    vi: str = strawberry.field(description="Tên cột.")
    en: str = strawberry.field(description="Its name in English.")
    kind: Kind = strawberry.field(description="What its cells hold.")
    form: str | None = strawberry.field(description="Its number on the official form. Số cột trên biểu.")


@strawberry.type(description="Figures of one kind, with how they are counted. Bảng số liệu.")
class AuditTable:
    """Figures of one kind (bảng số liệu)."""

    key: str = strawberry.field(description="Its name for programs.")
    vi: str = strawberry.field(description="Tên bảng.")
    en: str = strawberry.field(description="Its name in English.")
    formula: str = strawberry.field(description="How a row is counted. Cách tính.")
    basis: str = strawberry.field(description="The instrument that asks for it. Căn cứ.")
    notes: list[str] = strawberry.field(description="What a reader must know beside it. Ghi chú.")
    columns: list[AuditColumn] = strawberry.field(description="Cột.")
    rows: list[AuditRow] = strawberry.field(description="Dòng.")


@strawberry.type(description="The answer of an audit, with how to derive it again. Báo cáo kiểm tra.")
class AuditReport:
    """The answer of an audit (báo cáo kiểm tra)."""

    key: str = strawberry.field(description="Which audit.")
    vi: str = strawberry.field(description="Tên báo cáo.")
    en: str = strawberry.field(description="Its name in English.")
    judged_at: datetime = strawberry.field(description="What is open was judged at this instant.")
    position: Position = strawberry.field(description="Position of the log it was derived at.")
    query: str = strawberry.field(description="The command that asks the same of the same facts.")
    tables: list[AuditTable] = strawberry.field(description="Bảng.")


def report_of(report: audits.Report) -> AuditReport:
    """A report as the schema shows it."""
    return AuditReport(
        key=report.key,
        vi=report.vi,
        en=report.en,
        judged_at=report.asked.judged_at,
        position=Position(report.asked.position),
        query=report.asked.query,
        tables=[_table(table) for table in report.tables],
    )


def _table(table: audits.Table) -> AuditTable:
    columns = [AuditColumn(key=one.key, vi=one.vi, en=one.en, kind=one.kind, form=one.form) for one in table.columns]
    return AuditTable(
        key=table.key,
        vi=table.vi,
        en=table.en,
        formula=table.formula,
        basis=table.basis,
        notes=list(table.notes),
        columns=columns,
        rows=[AuditRow(cells=[_cell(cell) for cell in row]) for row in table.rows],
    )


def _cell(cell: audits.Cell) -> AuditCell:
    found = AuditCell(
        text=None,
        count=None,
        counted=None,
        total=None,
        percent=None,
        seconds=None,
        day=None,
        at=None,
        positions=None,
        no_data=None,
    )
    match cell:
        case audits.Share():
            percent = cell.percent
            found.counted, found.total = cell.counted, cell.total
            found.percent = None if percent is None else str(percent)
            found.no_data = audits.NO_FIGURES if percent is None else None
        case audits.NoData():
            found.no_data = cell.fed_by
        case audits.Evidence():
            found.positions = [Position(position) for position in cell.positions]
        case timedelta():
            found.seconds = cell.total_seconds()
        case datetime():
            found.at, found.day = cell, legal_day(cell)
        case date():
            found.day = cell
        case int():
            found.count = cell
        case None:
            pass
        case _:
            found.text = str(cell)
    return found
