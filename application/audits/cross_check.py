"""Figures derived twice, by ways that share nothing but the log, and held against each other (đối chiếu số liệu)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields

from application.audits.figures import Counted, Figures
from application.audits.report import Cell, Report, Share

_SHOWN = 3


class FiguresDiffer(Exception):
    """What the read models count is not what the facts say (số liệu không khớp với nhật ký)."""


def refuse_difference(counted: Counted, again: Counted) -> None:
    """Hold two counts against each other, group by group. Raises FiguresDiffer naming groups and figures."""
    found = [
        difference
        for group in sorted(counted.groups.keys() | again.groups.keys())
        for difference in _of("/".join(group), counted.groups.get(group, Figures()), again.groups.get(group, Figures()))
    ]
    if found:
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise FiguresDiffer(
            f"{'; '.join(found[:_SHOWN])}{more}: the read models do not say what the log says, run «hoso rebuild»"
        )


def _of(group: str, counted: Figures, again: Figures) -> list[str]:
    pairs = [(one.name, getattr(counted, one.name), getattr(again, one.name)) for one in fields(Figures)]
    return [f"{group}: {name} is {one}, the facts give {other}" for name, one, other in pairs if one != other]


def refuse_other_counts(report: Report, counted: Counted) -> None:
    """Hold the rows of a report over whole histories against what is counted another way. Raises FiguresDiffer.

    A distribution is compared by procedure and agency, responsibility by agency as the citizen sees it.
    """
    key = next(key for key in _KEYS if any(table.key == key for table in report.tables))
    table, names = next(table for table in report.tables if table.key == key), _KEYS[key]
    open_too = {"late": "all_late", "noDeadline": "all_no_deadline"} if key == "citizen" else {}
    mine: dict[str, Counter[str]] = {}
    for group, figures in counted.groups.items():
        whose = "/".join(getattr(group, name) for name in names)
        mine.setdefault(whose, Counter()).update(_counts(figures))
    reported = {"/".join(str(row[name] or "") for name in names): row for row in table.rows_by_column()}
    wrong = [
        difference
        for whose in sorted(reported.keys() | mine.keys())
        for difference in _unlike(whose, reported.get(whose, {}), mine.get(whose, Counter()), open_too)
    ]
    if wrong:
        raise FiguresDiffer(f"{'; '.join(wrong[:_SHOWN])}: run «hoso rebuild», then «hoso verify»")


def _unlike(whose: str, row: Mapping[str, Cell], counts: Mapping[str, int], open_too: Mapping[str, str]) -> list[str]:
    pairs = [(name, _number(cell), counts[open_too.get(name, name)]) for name, cell in row.items() if name in _COMPARED]
    if not row and counts["dossiers"]:
        return [f"{whose} is missing"]
    return [f"{whose}: {name} is {one}, counted again it is {other}" for name, one, other in pairs if one != other]


_KEYS = {"onTime": ("source", "procedure", "agency"), "citizen": ("source", "agency")}
_COMPARED = frozenset({"dossiers", "closed", "onTime", "late", "noDeadline", "open", "openLate"})


def _counts(figures: Figures) -> dict[str, int]:
    return {
        "dossiers": figures.ended + figures.open,
        "closed": figures.ended,
        "onTime": figures.ended_in_time,
        "late": figures.ended_late,
        "all_late": figures.ended_late + figures.open_late,
        "noDeadline": figures.ended_without_date,
        "all_no_deadline": figures.without_date,
        "open": figures.open,
        "openLate": figures.open_late,
    }


def _number(cell: Cell) -> int:
    return cell.counted if isinstance(cell, Share) else cell if isinstance(cell, int) else 0
