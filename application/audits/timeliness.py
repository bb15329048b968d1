"""Were dossiers settled in time: the figures, the form and the shares of one scope (kiểm tra tiến độ giải quyết)."""

from collections.abc import Mapping
from dataclasses import replace

from application.audits.adopted import notes_on_adopted
from application.audits.figures import Counted, Figures
from application.audits.official import Dimension, DisplayNames, form_ii06a, rows_by
from application.audits.on_time_shares import on_time_shares
from application.audits.report import Column, Kind, Report, ReportRequest, Table
from domain.law.in_force import InForce
from domain.values import legal_day

FORMULA = (
    "closed: ended by happenedAt; onTime: closed and endedAt <= lateAfter (early is part of it); "
    "late: closed and endedAt > lateAfter; noDeadline: closed without a known date; "
    "openLate: open and lateAfter < happenedAt; openNoDeadline: open without a known date; "
    "onTime + late + noDeadline = closed; "
    "what was returned while its clock stood is judged by when it began to stand; "
    "of another system lateAfter is the end of its date's own day, or the instant itself where comparedBy says so"
)
"""How the figures are counted, by the keys that programs read.

A limit of whole days is over when its last legal day is (BLDS 2015 Điều 148).
"""
_FORMULA = (
    "đã giải quyết = đúng và trước hạn + quá hạn + chưa rõ thời hạn, tính đến thời điểm đánh giá; đúng và trước hạn: "
    "kết thúc khi thời hạn chưa hết; quá hạn: kết thúc sau khi hết thời hạn; chưa rõ thời hạn: kết thúc mà chưa ghi "
    "nhận ngày hẹn trả; đang giải quyết, quá hạn: chưa kết thúc mà thời hạn đã hết; hồ sơ trả lại, rút, dừng trong "
    "thời gian không tính vào thời hạn thì xét theo lúc bắt đầu thời gian đó"
)
"""The same for people."""

_WORDS = {
    "closed": ("đã giải quyết", "closed"),
    "onTime": ("đúng và trước hạn", "on time"),
    "early": ("trong đó trước hạn", "of these early"),
    "late": ("quá hạn", "late"),
    "noDeadline": ("chưa rõ thời hạn", "without a known date"),
    "open": ("đang giải quyết", "open"),
    "openLate": ("đang giải quyết, quá hạn", "open and late"),
    "openNoDeadline": ("đang giải quyết, chưa có ngày hẹn trả", "open without a known date"),
}


def headline(figures: Figures) -> Mapping[str, int]:
    """The figures everybody asks for first (số liệu chung)."""
    return {
        "closed": figures.ended,
        "onTime": figures.ended_in_time,
        "early": figures.early + figures.returned_early,
        "late": figures.ended_late,
        "noDeadline": figures.ended_without_date,
        "open": figures.open,
        "openLate": figures.open_late,
        "openNoDeadline": figures.open_no_deadline,
    }


def timeliness_report(
    counted: Counted,
    dimension: Dimension,
    names: DisplayNames,
    asked: ReportRequest,
    law: InForce,
    adopted: Table | None = None,
) -> Report:
    """The figures, the form by rows of a dimension, and every on-time share (báo cáo tiến độ giải quyết).

    adopted: dossiers of other systems by both rules, where there are some.
    """
    headline_figures = headline(counted.total)
    figures = Table(
        key="figures",
        vi="Số liệu chung",
        en="Figures",
        formula=_FORMULA,
        basis="BLDS 2015 Điều 147, 148; NĐ 61/2018/NĐ-CP Điều 19",
        columns=tuple(Column(key, *_WORDS[key], Kind.COUNT) for key in headline_figures),
        rows=(tuple(headline_figures.values()),),
    )
    return Report(
        key="timeliness",
        vi="Tiến độ giải quyết thủ tục hành chính",
        en="Timeliness",
        asked=asked,
        tables=(
            figures,
            replace(
                form_ii06a(rows_by(counted, dimension, names), dimension),
                notes=notes_on_adopted(asked.scope.compared_by, (group.source for group in counted.groups)),
            ),
            on_time_shares(counted.total, legal_day(asked.judged_at), law),
            *(() if adopted is None else (adopted,)),
        ),
    )
