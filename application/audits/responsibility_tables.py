"""Responsibility for time as tables: for the citizen, per agency, per hand, by rule (bảng trách nhiệm thời gian)."""

from collections.abc import Iterable
from datetime import timedelta

from application.audits.histories import Histories
from application.audits.judgement import Seen
from application.audits.ledger import BASIS, BOOKING, RULES
from application.audits.report import Asked, Cell, Chart, Column, Drawing, Kind, NoData, Report, Share, Table
from application.audits.responsibility import Responsibilities, Responsibility, responsibilities

_NO_HOURS = NoData("promise")
_SECOND = timedelta(seconds=1)
_COLUMNS = (
    Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
    Column("time", "Thời gian giữ", "Time held", Kind.DURATION),
    Column("worked", "Giờ hành chính", "Office time", Kind.DURATION),
    Column("share", "Tỷ trọng (giây)", "Share of all time (s)", Kind.SHARE),
    Column("lateness", "Quá hạn", "Lateness", Kind.DURATION),
    Column("byShare", "Trong đó do vượt phần", "Of it by share", Kind.DURATION),
    Column("late", "Hồ sơ trễ do bên này", "Dossiers late by its hand", Kind.SHARE),
)


def responsibility_report(histories: Histories, asked: Asked, seen: Seen = lambda number: None) -> Report:
    """Who held the dossiers of a scope for how long, and whose lateness it is (báo cáo trách nhiệm thời gian)."""
    found = responsibilities(histories, asked, seen)
    return Report(
        key="responsibility",
        vi="Trách nhiệm về thời gian giải quyết hồ sơ",
        en="Responsibility for the time of dossiers",
        asked=asked,
        tables=(_citizen(found), _agencies(found), _holders(found), _rules(found)),
    )


def _citizen(found: Responsibilities) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for (source, agency), one in sorted(found.citizen.items()):
        held = (one.authorities, one.applicant, one.excluded, one.unrecorded)
        late = Share(one.late, one.dossiers)
        rows.append((source, agency or None, one.dossiers, one.time, *held, late, one.lateness))
    return Table(
        key="citizen",
        vi="Người dân nhìn thấy (mỗi hồ sơ tính một lần)",
        en="As the citizen sees it (each dossier once)",
        formula="time = authorities + applicant + excluded + unrecorded, from submission to end or to the instant of "
        "judging; by the agency the dossier was handed in to",
        basis=BASIS,
        columns=(
            Column("source", "Nguồn", "Source"),
            Column("agency", "Cơ quan tiếp nhận", "Agency it was handed in to"),
            Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
            Column("time", "Tổng thời gian", "Total time", Kind.DURATION),
            Column("authorities", "Các cơ quan", "Authorities", Kind.DURATION),
            Column("applicant", "Người nộp", "Applicant", Kind.DURATION),
            Column("excluded", "Không tính", "Excluded", Kind.DURATION),
            Column("unrecorded", "Chưa ghi nhận", "Unrecorded", Kind.DURATION),
            Column("late", "Hồ sơ quá hạn", "Late dossiers", Kind.SHARE),
            Column("lateness", "Thời gian quá hạn", "Lateness", Kind.DURATION),
        ),
        rows=tuple(rows),
    )


def _agencies(found: Responsibilities) -> Table:
    whole = sum((one.time for one in found.citizen.values()), timedelta())
    rows = [((source, agency), one) for (source, agency), one in found.agencies.items()]
    return Table(
        key="agencies",
        vi="Theo cơ quan (mỗi cơ quan tính một lần cho mỗi hồ sơ)",
        en="Per agency (each agency once per dossier)",
        formula=f"{RULES}. A dossier that several agencies held counts at each of them: this column does not add up "
        "to the number of dossiers; times and lateness do, with those of no agency",
        basis=BASIS,
        columns=(Column("source", "Nguồn", "Source"), Column("agency", "Cơ quan", "Agency"), *_COLUMNS),
        rows=tuple(_rows(rows, whole)),
        chart=Chart(Drawing.BARS, "agency", ("share",)),
        notes=("office time is added up as it is: 24 hours of it are written 1 d",),
    )


def _holders(found: Responsibilities) -> Table:
    whole = sum((one.time for one in found.citizen.values()), timedelta())
    rows = [((by.source, by.agency, by.unit, by.part.value), one) for by, one in found.holders.items()]
    return Table(
        key="holders",
        vi="Theo đơn vị và tư cách giữ hồ sơ",
        en="Per unit and part",
        formula=f"{BOOKING}; times add up to the total time, lateness to the total lateness",
        basis=BASIS,
        columns=(
            Column("source", "Nguồn", "Source"),
            Column("agency", "Cơ quan", "Agency"),
            Column("unit", "Đơn vị", "Unit"),
            Column("part", "Tư cách", "Part"),
            *_COLUMNS,
        ),
        rows=tuple(_rows(rows, whole)),
        chart=Chart(Drawing.BARS, "unit", ("share",)),
    )


def _rules(found: Responsibilities) -> Table:
    return Table(
        key="rules",
        vi="Căn cứ tính thời gian quá hạn",
        en="By which rule lateness was booked",
        formula=f"{BOOKING}. A dossier may be booked by both rules",
        basis=BASIS,
        columns=(
            Column("by", "Căn cứ", "Rule"),
            Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
            Column("lateness", "Quá hạn", "Lateness", Kind.DURATION),
        ),
        rows=tuple((by.value, one.dossiers, one.lateness) for by, one in found.rules.items()),
    )


def _rows(rows: Iterable[tuple[tuple[str, ...], Responsibility]], whole: timedelta) -> Iterable[tuple[Cell, ...]]:
    """The most time first."""
    for names, one in sorted(rows, key=lambda row: (-row[1].time, row[0])):
        worked = _NO_HOURS if one.worked is None else one.worked
        share = Share(one.time // _SECOND, whole // _SECOND)
        late = Share(one.late, one.dossiers)
        yield (
            *(name or None for name in names),
            one.dossiers,
            one.time,
            worked,
            share,
            one.lateness,
            one.by_share,
            late,
        )
