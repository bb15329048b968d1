"""What the groups of a report are called (tên cơ quan, thủ tục trong báo cáo)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from application.audits.figures import Counted
from application.audits.official import DisplayNames
from application.audits.report import Cell, Report, Table, Word
from application.case_store import CaseStore
from application.queries.reads import Reads


async def display_names(store: CaseStore, reads: Reads, counted: Counted) -> DisplayNames:
    """The names of every agency and procedure that figures were counted for."""
    agencies = {group.agency for group in counted.groups if group.agency}
    procedures = await reads.procedures_of(sorted({group.procedure for group in counted.groups if group.procedure}))
    return DisplayNames(
        agencies={agency: (await store.agency(agency))[0].name for agency in sorted(agencies)},
        procedures={key: row["name"] for key, row in procedures.items()},
        fields={key: row["field"] or "" for key, row in procedures.items()},
    )


async def with_names(store: CaseStore, reads: Reads, report: Report) -> Report:
    """The report with the name of each agency and procedure beside its code; programs are given the code alone."""
    agencies, procedures = _codes(report, "agency"), _codes(report, "procedure")
    published = await reads.procedures_of(procedures)
    called = {
        "agency": {agency: (await store.agency(agency))[0].name for agency in agencies},
        "procedure": {key: str(row["name"]) for key, row in published.items()},
    }
    return replace(report, tables=tuple(_named(table, called) for table in report.tables))


def _codes(report: Report, column: str) -> Sequence[str]:
    found = {row.get(column) for table in report.tables for row in table.rows_by_column()}
    return sorted(code for code in found if isinstance(code, str) and code)


def _named(table: Table, called: Mapping[str, Mapping[str, str]]) -> Table:
    keys = [column.key for column in table.columns]
    if "name" in keys:  # the name stands there already
        return table
    named = [called.get(key, {}) for key in keys]
    rows = (tuple(map(_cell, row, named)) for row in table.rows)
    return replace(table, rows=tuple(rows)) if any(named) else table


def _cell(cell: Cell, names: Mapping[str, str]) -> Cell:
    name = names.get(cell) if isinstance(cell, str) else None
    return Word(str(cell), f"{cell} {name}") if name else cell
