"""Figures in the words and signs people read them in (cách viết số liệu)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from application.audits.report import NO_FIGURES, Cell, Evidence, NoData, Share, Word
from application.queries.shown_instants import shown

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SHOWN = 5


def written(cell: Cell) -> str:
    """One cell for people: «188/200 = 94.00 %», «3 d 4 h», «chưa có dữ liệu / no data»."""
    match cell:
        case None:
            return "–"
        case Share(total=0):
            return f"{NO_FIGURES} / no figures"
        case Share():
            return f"{cell.counted}/{cell.total} = {cell.percent} %"
        case NoData():
            return f"chưa có dữ liệu / no data ({cell.fed_by})"
        case Evidence():
            more = len(cell.positions) - _SHOWN
            return ", ".join(map(str, cell.positions[:_SHOWN])) + (f" … +{more}" if more > 0 else "")
        case Word():
            return cell.vi
        case timedelta():
            return _duration(cell)
        case datetime():
            return shown(cell, "%d/%m/%Y %H:%M")
        case date():
            return cell.strftime("%d/%m/%Y")
        case Decimal():
            return str(cell)
        case _:
            return str(cell)


def _duration(length: timedelta) -> str:
    sign, left = ("-", -length) if length < timedelta() else ("", length)
    days, rest = divmod(left, _DAY)
    hours, minutes = divmod(rest, _HOUR)
    if days:
        return f"{sign}{days} d {hours} h"
    return f"{sign}{hours} h {int(minutes.total_seconds()) // 60:02} min"
