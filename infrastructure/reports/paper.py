"""A report for the printer: PDF in Vietnamese, the same bytes for the same report (báo cáo in)."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Paragraph, Spacer

from application.audits.report import Report, Table
from infrastructure.reports.drawings import picture_of
from infrastructure.reports.letters import BOLD, PLAIN, marked, printable, width_of
from infrastructure.reports.origin import origin
from infrastructure.reports.printed_picture import printed_picture
from infrastructure.reports.printed_table import SIZE, STYLES, printed_table
from infrastructure.reports.shapes import QUIET, RULE
from infrastructure.reports.vietnamese import in_vietnamese
from infrastructure.reports.widths import wanted

_MARGIN = 12 * mm
_EDGE = 20 * mm
"""Above and below, where head and foot of a page stand."""
_SMALL = 7.0
_COMFORT = 0.75
"""A table whose columns need more of the upright page is better across."""


def paper(report: Report) -> bytes:
    """The whole report on A4, across where a table needs it; made twice, for the first tells how many pages."""
    size = landscape(A4) if any(_is_wide(table) for table in report.tables) else A4
    _, pages = _made(report, size, None)
    made, _ = _made(report, size, pages)
    return made


def _is_wide(table: Table) -> bool:
    least, _ = wanted(table, SIZE)
    return sum(least) > _COMFORT * float(A4[0] - 2 * _MARGIN)


def _made(report: Report, size: tuple[float, float], pages: int | None) -> tuple[bytes, int]:
    file = io.BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=size,
        title=printable(report.vi),
        subject=printable(report.en),
        author="hoso",
        lang="vi",
        invariant=1,
    )
    frame = Frame(_MARGIN, _EDGE, size[0] - 2 * _MARGIN, size[1] - 2 * _EDGE, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=partial(_page, report=report, pages=pages)))
    document.build(list(_flow(report, frame._width)), canvasmaker=partial(_canvas, report=report))
    return file.getvalue(), int(document.page)


def _canvas(*given: object, report: Report, **named: object) -> Canvas:
    """A canvas dated when the report was judged, never when it was printed."""
    canvas = Canvas(*given, **named)
    canvas.setDateFormatter(lambda *_: report.asked.judged_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'"))
    return canvas


def _page(canvas: Canvas, document: BaseDocTemplate, *, report: Report, pages: int | None) -> None:
    """Head and foot: what it is, where it comes from, how to ask again, which page."""
    width, height = document.pagesize
    canvas.saveState()
    canvas.setFillColor(HexColor(QUIET))
    canvas.setStrokeColor(HexColor(RULE))
    at = f"Vị trí nhật ký {report.asked.position} · đánh giá tại {in_vietnamese(report.asked.judged_at)}"
    canvas.setFont(BOLD, _SMALL)
    canvas.drawString(_MARGIN, height - 12 * mm, _short(report.vi, width / 2 - _MARGIN))
    canvas.setFont(PLAIN, _SMALL)
    canvas.drawRightString(width - _MARGIN, height - 12 * mm, printable(at))
    canvas.line(_MARGIN, height - 14 * mm, width - _MARGIN, height - 14 * mm)
    canvas.line(_MARGIN, 15 * mm, width - _MARGIN, 15 * mm)
    canvas.drawString(_MARGIN, 11 * mm, _short(report.asked.query, width - 2 * _MARGIN - 60))
    canvas.drawRightString(width - _MARGIN, 11 * mm, f"Trang {document.page}/{pages or '?'}")
    canvas.restoreState()


def _short(text: str, width: float) -> str:
    """As much of a line as fits; the first page has it whole."""
    shown = printable(text).replace("\n", " ")[:400]
    if width_of(shown, _SMALL) <= width:
        return shown
    while shown and width_of(f"{shown}…", _SMALL) > width:
        shown = shown[:-1]
    return f"{shown}…"


def _flow(report: Report, width: float) -> Iterator[Flowable]:
    yield Paragraph(f"{marked(report.vi)} <font name='{PLAIN}' size='11'>{marked(report.en)}</font>", STYLES.title)
    if report.summary:
        yield Paragraph(marked(report.summary), STYLES.origin)
    for vi, en, what in origin(report):
        yield Paragraph(f"<b>{marked(vi)}</b> ({marked(en)}): {marked(what)}", STYLES.origin)
    for number, table in enumerate(report.tables, 1):
        yield from _section(number, table, width)


def _section(number: int, table: Table, width: float) -> Iterator[Flowable]:
    picture = picture_of(table)
    drawn = None if picture is None else printed_picture(picture)
    yield Spacer(1, 12)
    yield CondPageBreak(35 * mm + (drawn.height if drawn else 0))
    yield Paragraph(
        f"{number}. {marked(table.vi)} <font name='{PLAIN}' size='8'>{marked(table.en)}</font>", STYLES.head
    )
    yield Paragraph(f"<b>Cách tính</b> (formula): {marked(table.formula)}", STYLES.origin)
    yield Paragraph(f"<b>Căn cứ</b> (basis): {marked(table.basis)}", STYLES.origin)
    yield Spacer(1, 4)
    if picture is not None and drawn is not None:
        yield drawn
        yield Paragraph(f"Biểu đồ. {marked(picture.title)}", STYLES.origin)
        yield Spacer(1, 6)
    yield from _rows(table, width) if table.rows else [Paragraph("Không có (none)", STYLES.origin)]
    for note in table.notes:
        yield Paragraph(f"– {marked(note)}", STYLES.origin)


def _rows(table: Table, width: float) -> Iterator[Flowable]:
    yield printed_table(replace(table, rows=table.rows[: table.on_paper]), width)
    if table.on_paper is not None and (more := len(table.rows) - table.on_paper) > 0:
        left = f"… và {more} dòng nữa: xem bản XLSX, CSV hoặc JSON (and {more} more rows: in XLSX, CSV or JSON)"
        yield Paragraph(left, STYLES.origin)
