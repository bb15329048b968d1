"""What every paper says of where its figures come from (nguồn số liệu của báo cáo)."""

from collections.abc import Iterator
from datetime import timedelta

from application.audits.report import Report
from application.audits.scope import AuditScope
from infrastructure.reports.vietnamese import in_vietnamese, visible

Line = tuple[str, str, str]
"""In Vietnamese, in English, and what it is."""


def origin(report: Report) -> list[Line]:
    """The position of the log, the instant of judgement, the way to ask again, and what was asked."""
    asked = report.asked
    return [
        ("Vị trí nhật ký", "log position", str(asked.position)),
        ("Đánh giá tại thời điểm", "judged at", in_vietnamese(asked.judged_at)),
        *_scope(asked.scope),
        ("Lệnh lập lại báo cáo", "again", visible(asked.query)),
    ]


def _scope(scope: AuditScope) -> Iterator[Line]:
    """What was named; what was left open is not limited."""
    last = None if scope.before is None else scope.before - timedelta(days=1)
    named = (
        ("Nguồn", "source", scope.source),
        ("Cơ quan", "agency", scope.agency),
        ("Lĩnh vực", "field", scope.field),
        ("Thủ tục", "procedure", scope.procedure),
        ("Từ ngày", "from", scope.since),
        ("Đến hết ngày", "to the end of", last),
        ("Theo ghi nhận đến", "known at", scope.known_at),
        ("Theo diễn biến đến", "happened at", scope.happened_at),
    )
    given = [(vi, en, in_vietnamese(value)) for vi, en, value in named if value is not None]
    yield from given or [("Phạm vi", "scope", "toàn bộ hồ sơ")]
