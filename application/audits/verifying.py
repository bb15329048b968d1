"""Figures derived twice, by ways that share nothing but the log, and held against each other (đối chiếu số liệu)."""

from dataclasses import fields

from application.audits.figures import Counted, Figures

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
    told = [(one.name, getattr(counted, one.name), getattr(again, one.name)) for one in fields(Figures)]
    return [f"{group}: {name} is {one}, the facts give {other}" for name, one, other in told if one != other]
