"""Scenarios as they went, told to a lawyer line by line (báo cáo kịch bản bằng lời)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from domain.law.deadlines import DayCount, Mark
from domain.values import HO_CHI_MINH
from features.scenario_run import FeatureRan, Outcome, Ran, ScenarioCase, StepReport

MARKS = {
    Mark.DAY_ZERO: "ngày mốc",
    Mark.COUNTED: "tính",
    Mark.SKIPPED: "không tính",
    Mark.PAUSED: "tạm dừng",
    Mark.ROLLED: "chuyển tiếp",
}
"""What became of a day, in words (cách tính của một ngày)."""


def feature_lines(feature: FeatureRan) -> Iterator[str]:
    """A feature with its articles and scenarios (một tệp kịch bản)."""
    yield f"{feature.name} ({feature.path})"
    if feature.unreadable:
        yield from (f"  không đọc được: {line.strip()}" for line in feature.unreadable.splitlines())
    for article, cases in groupby(feature.cases, key=lambda ran: ran.case.article):
        yield f"  {article or '(không nêu điều khoản)'}"
        for ran in cases:
            yield f"    {ran.verdict:<11} {title(ran.case)}"
            yield from (f"      {line}" for report in ran.reports for line in report_lines(report))


def title(case: ScenarioCase) -> str:
    """A scenario's name, with the values of its row of «Dữ liệu» (tên tình huống)."""
    return " · ".join((case.name, *row_values(case)))


def row_values(case: ScenarioCase) -> tuple[str, ...]:
    """The row of «Dữ liệu», each value with its column (dòng dữ liệu)."""
    return tuple(f"{column}: {value}" for column, value in case.row)


def report_lines(report: StepReport) -> Iterator[str]:
    """What went wrong, and the count behind it (điều phát hiện)."""
    yield f"dòng {report.line}: {report.sentence}"
    first, *nearest = report.found.splitlines() or [""]
    yield f"  {first}"
    yield from (f"    ≈ {line}" for line in nearest)
    if report.day_count is not None:
        yield from day_count_lines(report.day_count)


def day_count_lines(day_count: DayCount) -> Iterator[str]:
    """The count behind a date, day by day (bảng tính thời hạn)."""
    yield f"  bảng tính thời hạn: {day_count_head(day_count)}"
    yield from (f"    {'  '.join(cells)}" for cells in day_count_rows(day_count))


def day_count_head(day_count: DayCount) -> str:
    """From when, how long, until when (thời hạn và ngày hết hạn)."""
    start, due = day_count.start.astimezone(HO_CHI_MINH), day_count.due.at.astimezone(HO_CHI_MINH)
    return (
        f"{day_count.limit} từ {start:%H:%M %d/%m/%Y} đến {due:%H:%M %d/%m/%Y}; {day_count.because} ({day_count.basis})"
    )


def day_count_rows(day_count: DayCount) -> Sequence[tuple[str, str, str]]:
    """Every day: date, what became of it, why (các dòng của bảng tính)."""
    return [
        (f"{line.on:%d/%m/%Y}", f"{MARKS[line.mark]:<11}", f"{line.reason} ({line.basis})") for line in day_count.lines
    ]


def summary(features: Iterable[FeatureRan]) -> str:
    """How many scenarios went which way (tổng hợp)."""
    every = list(features)
    found = {verdict: sum(feature.count(verdict) for feature in every) for verdict in Outcome}
    always = (Outcome.GREEN, Outcome.RED, Outcome.UNKNOWN)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in found.items() if count or verdict in always)
    unreadable = sum(bool(feature.unreadable) for feature in every)
    return f"{sum(len(feature.cases) for feature in every)} tình huống trong {len(every)} tệp: {counts}" + (
        f"; {unreadable} tệp không đọc được" if unreadable else ""
    )


def red_first(features: Iterable[FeatureRan]) -> list[FeatureRan]:
    """Features with something red before those that are all green (tệp chưa đạt đứng trước)."""
    return sorted(features, key=lambda feature: not (feature.unreadable or any(map(is_red, feature.cases))))


def is_red(ran: Ran) -> bool:
    """Whether a scenario is anything but green (chưa đạt)."""
    return ran.verdict is not Outcome.GREEN
