"""Dossiers of other systems by both ways of comparing them with their dates (hồ sơ tiếp nhận từ hệ thống khác)."""

from collections.abc import Iterable, Mapping

from application.audits.figures import Counted, Figures
from application.audits.report import Column, Kind, Table
from application.queries.reads import OWN_SOURCE
from domain.dossier.timeliness import ComparedBy

_RULES: Mapping[ComparedBy, tuple[str, str]] = {
    ComparedBy.DAY: ("theo ngày (như biểu mẫu)", "by day, as the forms count"),
    ComparedBy.INSTANT: ("theo thời điểm", "by instant"),
}


def has_adopted(counted: Counted) -> bool:
    """Whether any dossier of another system is among them (có hồ sơ tiếp nhận)."""
    return any(group.source != OWN_SOURCE for group in counted.groups)


def adopted_table(found: Mapping[ComparedBy, Counted]) -> Table:
    """Early, on time and late dossiers of other systems, a row for each rule (hai cách so sánh)."""
    return Table(
        key="adopted",
        vi="Hồ sơ tiếp nhận từ hệ thống khác, theo hai cách so sánh với thời hạn",
        en="Dossiers of other systems, by both ways of comparing them with their dates",
        formula="theo ngày: kết thúc trong ngày đến hạn, theo giờ của nguồn dữ liệu, là đúng hạn; theo thời điểm: "
        "kết thúc sau thời điểm đến hạn là quá hạn · by day: what ends on the day of its date, by the clock of its "
        "source, is on time; by instant: what ends after the instant of its date is late (--compare instant)",
        basis="BLDS 2015 Điều 147, 148",
        columns=(
            Column("rule", "Cách so sánh", "Rule"),
            Column("closed", "Đã giải quyết", "Closed", Kind.COUNT),
            Column("early", "Trước hạn", "Early", Kind.COUNT),
            Column("onTime", "Đúng hạn", "On time", Kind.COUNT),
            Column("late", "Quá hạn", "Late", Kind.COUNT),
            Column("noDeadline", "Chưa rõ thời hạn", "No known date", Kind.COUNT),
            Column("openLate", "Đang giải quyết, quá hạn", "Open and late", Kind.COUNT),
        ),
        rows=tuple(_row(by, _adopted(counted)) for by, counted in found.items()),
        notes=_without_hour(_adopted(found[ComparedBy.INSTANT]).whole_day),
    )


def _without_hour(dossiers: int) -> tuple[str, ...]:
    if not dossiers:
        return ()
    return (
        f"{dossiers} hồ sơ có ngày hẹn không ghi giờ: theo thời điểm, hạn kéo dài đến hết ngày đó. · The dates of "
        f"{dossiers} dossiers carry no hour: by instant they last to the end of their day.",
    )


def notes_on_adopted(by: ComparedBy, sources: Iterable[str]) -> tuple[str, ...]:
    """By which rule a table judged dossiers of other systems; nothing where it has none (cách so sánh của báo cáo)."""
    if all(source == OWN_SOURCE for source in sources):
        return ()
    vi, en = _RULES[by]
    return (f"Hồ sơ tiếp nhận từ hệ thống khác: so sánh {vi}. · Dossiers of other systems are compared {en}.",)


def _adopted(counted: Counted) -> Figures:
    return sum((one for group, one in counted.groups.items() if group.source != OWN_SOURCE), Figures())


def _row(by: ComparedBy, figures: Figures) -> tuple[str | int, ...]:
    vi, en = _RULES[by]
    early, on_time = figures.early + figures.returned_early, figures.on_time + figures.returned_on_time
    rest = (figures.ended_late, figures.ended_without_date, figures.open_late)
    return (f"{vi} · {en}", figures.ended, early, on_time, *rest)
