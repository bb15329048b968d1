"""A report as JSON has it: words and numbers only (báo cáo dạng JSON)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from application.audits.report import NO_FIGURES, Cell, Column, Evidence, NoData, Report, Share, Table, Word
from application.audits.scope import AuditScope
from application.queries.shown_instants import ForeignInstant
from domain.dossier.timeliness import ComparedBy
from domain.values import HO_CHI_MINH


def plain_report(report: Report) -> dict[str, Any]:
    """Everything a report says; rows by the keys of their columns."""
    return {
        "report": report.key,
        "title": {"vi": report.vi, "en": report.en},
        **({"summary": report.summary} if report.summary else {}),
        "scope": plain_scope(report.asked.scope),
        "judgedAt": plain(report.asked.judged_at),
        "position": report.asked.position,
        "query": report.asked.query,
        "tables": [plain_table(table) for table in report.tables],
    }


def plain_scope(scope: AuditScope) -> dict[str, Any]:
    """What was asked, without what was left open."""
    asked = {
        "source": scope.source,
        "agency": scope.agency,
        "field": scope.field,
        "procedure": scope.procedure,
        "since": scope.since,
        "before": scope.before,
        "knownAt": scope.known_at,
        "happenedAt": scope.happened_at,
        "comparedBy": None if scope.compared_by is ComparedBy.DAY else scope.compared_by.value,
    }
    return {name: plain(value) for name, value in asked.items() if value is not None}


def plain_table(table: Table) -> dict[str, Any]:
    """One table with its formula."""
    return {
        "table": table.key,
        "title": {"vi": table.vi, "en": table.en},
        "formula": table.formula,
        "basis": table.basis,
        "notes": list(table.notes),
        "columns": [_column(column) for column in table.columns],
        "rows": [{key: plain(cell) for key, cell in row.items()} for row in table.rows_by_column()],
    }


def plain(cell: Cell) -> Any:
    """One figure; durations in seconds, decimals as numbers written out, instants with the offset of every format."""
    match cell:
        case Share(total=0):
            return {"counted": 0, "total": 0, "percent": None, "noData": NO_FIGURES}
        case Share():
            percent = cell.percent
            return {"counted": cell.counted, "total": cell.total, "percent": None if percent is None else str(percent)}
        case NoData():
            return {"noData": cell.fed_by}
        case Evidence():
            return list(cell.positions)
        case Word():
            return str(cell)
        case timedelta():
            return _seconds(cell)
        case ForeignInstant():
            return cell.isoformat()
        case datetime():
            return cell.astimezone(HO_CHI_MINH).isoformat()  # its day is that of every other format
        case date():
            return cell.isoformat()
        case Decimal():
            return str(cell)
        case _:
            return cell


def _seconds(length: timedelta) -> int | float:
    """Whole where they are whole; else to the microsecond, so that parts add up to their sum."""
    whole, rest = divmod(length, timedelta(seconds=1))
    return length.total_seconds() if rest else whole


def _column(column: Column) -> dict[str, Any]:
    described = {"key": column.key, "vi": column.vi, "en": column.en, "kind": column.kind.value, "form": column.form}
    return {name: value for name, value in described.items() if value is not None}
