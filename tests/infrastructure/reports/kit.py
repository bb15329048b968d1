"""A report with every kind of figure in it, and reports of arbitrary cells, nasty ones among them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from application.audits.report import (
    TOTAL,
    Cell,
    Chart,
    Column,
    Drawing,
    Evidence,
    Kind,
    NoData,
    Report,
    ReportRequest,
    Share,
    Table,
)
from application.audits.scope import AuditScope

LETTERS = "ĂÂĐÊÔƠƯ ăâđêôơư ÀẢÃÁẠ ẰẲẴẮẶ ẦẨẪẤẬ ỀỂỄẾỆ ỒỔỖỐỘ ỜỞỠỚỢ ỪỬỮỨỰ ỳỷỹýỵ – · … ≤ «» ×"
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "nul\x00 bell\x07 escape\x1b[31m",
    "\u202eabc \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "中文 😀 \ud800 \ufffe",
    "[bold]no markup[/bold] </para> &amp;",
    "https://example.org/",
    "{=1}",
    LETTERS,
)
JUDGED = datetime(2026, 6, 30, 17, 5, 9, tzinfo=UTC)
COLUMNS = (
    Column("name", "Tên", "Name"),
    Column("count", "Số hồ sơ", "Dossiers", Kind.COUNT, "7"),
    Column("share", "Đúng hạn", "On time", Kind.SHARE),
    Column("points", "Điểm", "Points", Kind.POINTS),
    Column("median", "Trung vị", "Median", Kind.DURATION),
    Column("worst", "Lâu nhất", "Worst", Kind.DURATION),
    Column("day", "Ngày", "Day", Kind.DAY),
    Column("at", "Thời điểm", "When", Kind.INSTANT),
    Column("evidence", "Vị trí", "Evidence", Kind.EVIDENCE),
)
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
ROWS: tuple[tuple[Cell, ...], ...] = (
    (
        "Đất đai",
        1434,
        Share(1300, 1434),
        Decimal("15.04"),
        3 * _DAY + 4 * _HOUR,
        41 * _DAY,
        date(2026, 2, 28),
        datetime(2026, 2, 28, 18, 30, tzinfo=UTC),
        Evidence((1, 22, 333, 4444, 55555, 666666, 7777777)),
    ),
    ("Hộ tịch", 0, Share(0, 0), None, -5 * _HOUR, None, None, None, Evidence(())),
    (LETTERS, 12, NoData("đánh giá của người nộp"), Decimal("-0.50"), _HOUR, 2 * _HOUR, date(1899, 1, 1), None, None),
    (TOTAL, 1446, Share(1300, 1434), None, None, None, None, None, None),
)


def table(rows: Sequence[tuple[Cell, ...]] = ROWS, *, key: str = "t", chart: Chart | None = None) -> Table:
    return Table(
        key=key,
        vi=f"Bảng thử nghiệm/{key}: tiến độ [giải quyết] thủ tục",
        en="A table",
        formula="3 = 4 + 5; 9 ≤ 12",
        basis="NĐ 61/2018/NĐ-CP Điều 19",
        columns=COLUMNS,
        rows=tuple(rows),
        chart=chart,
        notes=("Một ghi chú",),
    )


def report(*tables: Table, query: str = "hoso audit timeliness --by field") -> Report:
    scope = AuditScope(agency="H14", since=date(2026, 1, 1), before=date(2026, 7, 1))
    asked = ReportRequest(scope=scope, judged_at=JUDGED, position=20445, query=query)
    return Report(key="try", vi="Báo cáo thử", en="A trial", asked=asked, tables=tables)


CHARTS = (
    Chart(Drawing.BARS, "name", ("share",)),
    Chart(Drawing.LINE, "name", ("count",)),
    Chart(Drawing.SPREAD, "name", ("median", "worst")),
)
SAMPLE = report(*(table(key=chart.drawing.value, chart=chart) for chart in CHARTS), table(), table((), key="empty"))

_texts = st.text(max_size=80) | st.sampled_from(NASTY) | st.sampled_from(("x" * 10_000, "ở đây " * 1700))
_counts = st.integers(-(2**60), 2**60)
_lengths = st.timedeltas(timedelta(days=-4000), timedelta(days=40_000))
_instants = st.timedeltas(timedelta(days=-40_000), timedelta(days=300_000)).map(lambda length: JUDGED + length)
_missing = st.builds(NoData, _texts) | st.none()
CELLS: tuple[st.SearchStrategy[Cell], ...] = (
    _texts | st.none(),
    _counts | _missing,
    st.builds(Share, st.integers(0, 10**9), st.integers(0, 10**9)) | _missing,
    st.decimals(-(10**9), 10**9, places=2) | _missing,
    _lengths | _missing,
    _lengths | _missing,
    st.dates(date(1850, 1, 1)) | st.none(),
    _instants | st.none(),
    st.builds(Evidence, st.lists(st.integers(1, 10**9), max_size=60).map(tuple)) | st.none(),
)
REPORTS = st.builds(
    lambda rows, chart, query: report(table(rows, chart=chart), query=query),
    st.lists(st.tuples(*CELLS), max_size=4),
    st.sampled_from((*CHARTS, None)),
    _texts,
)
"""Reports whose texts and figures are arbitrary."""
