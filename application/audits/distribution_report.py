"""The distribution of dossiers as one report (báo cáo phân bố thời gian giải quyết)."""

from collections.abc import Mapping

from application.audits.distribution import distribution
from application.audits.distribution_tables import (
    in_time_table,
    lengths_table,
    months_table,
    steps_table,
    suspensions_table,
)
from application.audits.histories import Histories
from application.audits.judgement import Progress
from application.audits.limit_tables import needed_table, online_table, planned_table, unused_table
from application.audits.report import Report, ReportRequest
from domain.law.parameters import Parameter
from domain.values import legal_day

WELL_UNDER = 80
"""Percent of a limit at which it could be shortened, where the asker names no other figure [D]."""


def distribution_report(
    histories: Histories,
    asked: ReportRequest,
    parameters: Mapping[str, Parameter],
    well_under: int = WELL_UNDER,
    progress: Progress = lambda number: None,
) -> Report:
    """How long dossiers took, how many were in time, and where the time went. Raises LawNotLoaded."""
    found = distribution(histories, asked, progress)
    tables = [
        in_time_table(found, asked.scope.compared_by),
        lengths_table(found),
        months_table(found),
        steps_table(found),
        suspensions_table(found),
        needed_table(found, well_under),
    ]
    if found.planned:
        tables.append(planned_table(found))
    if found.online:
        tables.append(online_table(found, parameters, legal_day(asked.judged_at)))
    tables.append(unused_table(found, histories, asked.scope, asked.judged_at))
    return Report(
        key="distribution",
        vi="Phân bố thời gian giải quyết hồ sơ",
        en="Distribution of the time of dossiers",
        asked=asked,
        tables=tuple(tables),
    )
