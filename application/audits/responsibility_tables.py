"""Responsibility for time as tables: for the citizen, per agency, per hand, by rule (bảng trách nhiệm thời gian)."""

from collections.abc import Iterable
from datetime import timedelta

from application.audits.adopted import notes_on_adopted
from application.audits.histories import Histories
from application.audits.judgement import Progress
from application.audits.report import Cell, Chart, Column, Drawing, Kind, NoData, Report, ReportRequest, Share, Table
from application.audits.responsibility import Responsibilities, Responsibility, responsibilities
from application.audits.responsibility_timeline import BASIS, BOOKING, BOOKING_EN, HOLDERS_EN, RULES
from application.audits.words import word
from domain.dossier.timeliness import ComparedBy

_NO_HOURS = NoData("giờ hành chính của lần hẹn trả kết quả khi tiếp nhận (dossier.accepted)")
_SECOND = timedelta(seconds=1)
_COLUMNS = (
    Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
    Column("time", "Thời gian giữ", "Time held", Kind.DURATION),
    Column("worked", "Giờ hành chính", "Office time", Kind.DURATION),
    Column("share", "Tỷ trọng (giây)", "Share of all time (s)", Kind.SHARE),
    Column("lateness", "Thời gian quá hạn", "Lateness", Kind.DURATION),
    Column("byShare", "Trong đó do vượt phần được giao", "Of it by share", Kind.DURATION),
    Column("late", "Hồ sơ quá hạn do bên này", "Dossiers late by its hand", Kind.SHARE),
    Column("noDeadline", "Không có ngày hẹn trả", "Without a date", Kind.COUNT),
)


def responsibility_report(
    histories: Histories, asked: ReportRequest, progress: Progress = lambda number: None
) -> Report:
    """Who held the dossiers of a scope for how long, and whose lateness it is (báo cáo trách nhiệm thời gian)."""
    found = responsibilities(histories, asked, progress)
    return Report(
        key="responsibility",
        vi="Trách nhiệm về thời gian giải quyết hồ sơ",
        en="Responsibility for the time of dossiers",
        asked=asked,
        tables=(_citizen(found, asked.scope.compared_by), _agencies(found), _holders(found), _rules(found)),
    )


def _citizen(found: Responsibilities, compared_by: ComparedBy) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for (source, agency), one in sorted(found.citizen.items()):
        held = (one.authorities, one.applicant, one.excluded, one.waiting, one.unrecorded)
        late = Share(one.late, one.dated)
        undated = one.dossiers - one.dated
        rows.append((source, agency or None, one.dossiers, one.time, *held, late, undated, one.lateness))
    return Table(
        key="citizen",
        vi="Dưới góc nhìn của người dân (mỗi hồ sơ tính một lần)",
        en="As the citizen sees it (each dossier once)",
        formula="tổng thời gian = các cơ quan + người nộp + không tính + chờ xử lý + chưa ghi nhận, từ khi "
        "nộp đến khi kết thúc hoặc đến thời điểm đánh giá; xếp theo cơ quan tiếp nhận; hồ sơ quá hạn/hồ sơ có "
        "ngày hẹn trả "
        "· from submission to end, by the agency handed in to",
        basis=BASIS,
        columns=(
            Column("source", "Nguồn", "Source"),
            Column("agency", "Cơ quan tiếp nhận", "Agency it was handed in to"),
            Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
            Column("time", "Tổng thời gian", "Total time", Kind.DURATION),
            Column("authorities", "Các cơ quan", "Authorities", Kind.DURATION),
            Column("applicant", "Người nộp", "Applicant", Kind.DURATION),
            Column("excluded", "Không tính", "Excluded", Kind.DURATION),
            Column("waiting", "Chờ xử lý", "Waiting", Kind.DURATION),
            Column("unrecorded", "Chưa ghi nhận", "Unrecorded", Kind.DURATION),
            Column("late", "Hồ sơ quá hạn", "Late dossiers", Kind.SHARE),
            Column("noDeadline", "Không có ngày hẹn trả", "Without a date", Kind.COUNT),
            Column("lateness", "Thời gian quá hạn", "Lateness", Kind.DURATION),
        ),
        rows=tuple(rows),
        notes=notes_on_adopted(compared_by, (source for source, _ in found.citizen)),
    )


def _agencies(found: Responsibilities) -> Table:
    whole = sum((one.time for one in found.citizen.values()), timedelta())
    rows = [((source, agency), one) for (source, agency), one in found.agencies.items()]
    return Table(
        key="agencies",
        vi="Theo cơ quan (mỗi cơ quan tính một lần cho mỗi hồ sơ)",
        en="Per agency (each agency once per dossier)",
        formula=f"{RULES}; hồ sơ qua nhiều cơ quan thì tính ở từng cơ quan, nên cột hồ sơ không cộng thành tổng số hồ "
        "sơ; thời gian và thời gian quá hạn thì cộng được, cùng phần không thuộc cơ quan nào · "
        f"{HOLDERS_EN}; dossiers of several agencies count at each",
        basis=BASIS,
        columns=(Column("source", "Nguồn", "Source"), Column("agency", "Cơ quan", "Agency"), *_COLUMNS),
        rows=tuple(_rows(rows, whole)),
        chart=Chart(Drawing.BARS, "agency", ("share",)),
        notes=("Giờ hành chính được cộng dồn: 24 giờ viết thành 1 ngày. · 24 hours of office time are written 1 d.",),
    )


def _holders(found: Responsibilities) -> Table:
    whole = sum((one.time for one in found.citizen.values()), timedelta())
    rows = [((by.source, by.agency, by.unit, word(by.part)), one) for by, one in found.holders.items()]
    return Table(
        key="holders",
        vi="Theo đơn vị và tư cách giữ hồ sơ",
        en="Per unit and part",
        formula=f"{BOOKING}; cộng các dòng được tổng thời gian, tổng thời gian quá hạn · {BOOKING_EN}",
        basis=BASIS,
        columns=(
            Column("source", "Nguồn", "Source"),
            Column("agency", "Cơ quan", "Agency"),
            Column("unit", "Đơn vị", "Unit"),
            Column("part", "Tư cách giữ", "Part"),
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
        formula=f"{BOOKING}; một hồ sơ có thể tính theo nhiều căn cứ · {BOOKING_EN}",
        basis=BASIS,
        columns=(
            Column("by", "Căn cứ tính trách nhiệm", "Rule"),
            Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
            Column("lateness", "Thời gian quá hạn", "Lateness", Kind.DURATION),
        ),
        rows=tuple((word(by), one.dossiers, one.lateness) for by, one in found.rules.items()),
    )


def _rows(rows: Iterable[tuple[tuple[str, ...], Responsibility]], whole: timedelta) -> Iterable[tuple[Cell, ...]]:
    """The most time first."""
    for names, one in sorted(rows, key=lambda row: (-row[1].time, row[0])):
        worked = _NO_HOURS if one.worked is None else one.worked
        share = Share(one.time // _SECOND, whole // _SECOND)
        late = Share(one.late, one.dated)
        yield (
            *(name or None for name in names),
            one.dossiers,
            one.time,
            worked,
            share,
            one.lateness,
            one.by_share,
            late,
            one.dossiers - one.dated,
        )
