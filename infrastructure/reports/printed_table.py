"""A table on printed paper: its head on every page, every row whole (bảng in)."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, TableStyle

from application.audits.report import TOTAL, Cell, Column, Kind, NoData, Table
from infrastructure.reports.letters import BOLD, PLAIN, marked
from infrastructure.reports.shapes import INK, RULE
from infrastructure.reports.vietnamese import in_vietnamese
from infrastructure.reports.widths import PADDING, shared, wanted

SIZE = 7.5
_LEFT = frozenset({Kind.TEXT, Kind.EVIDENCE})
_HEAD = HexColor("#e8edf2")
_SUM = HexColor("#f3f5f7")


def _style(name: str, font: str, size: float, **more: object) -> ParagraphStyle:
    given = {"fontName": font, "fontSize": size, "leading": size * 1.3, "textColor": HexColor(INK)}
    return ParagraphStyle(name, **given, splitLongWords=1, **more)


@dataclass(frozen=True, slots=True)
class Styles:
    """How paragraphs of a report are set (kiểu chữ)."""

    title: ParagraphStyle
    head: ParagraphStyle
    origin: ParagraphStyle
    left: ParagraphStyle
    right: ParagraphStyle
    left_bold: ParagraphStyle
    right_bold: ParagraphStyle


STYLES = Styles(
    title=_style("title", BOLD, 16, spaceAfter=6),
    head=_style("head", BOLD, 11, spaceAfter=3),
    origin=_style("origin", PLAIN, 8),
    left=_style("left", PLAIN, SIZE),
    right=_style("right", PLAIN, SIZE, alignment=TA_RIGHT),
    left_bold=_style("left-bold", BOLD, SIZE),
    right_bold=_style("right-bold", BOLD, SIZE, alignment=TA_RIGHT),
)


def printed_table(table: Table, width: float) -> LongTable:
    """Rows too high for a page go on upon the next one."""
    heads = [_head(column) for column in table.columns]
    rows = [
        [_cell(column, cell, bold=row[0] == TOTAL) for column, cell in zip(table.columns, row, strict=True)]
        for row in table.rows
    ]
    sums = [at for at, row in enumerate(table.rows, 1) if row[0] == TOTAL]
    return LongTable(
        [heads, *rows],
        colWidths=shared(*wanted(table, SIZE), width),
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
        style=TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.4, HexColor(RULE)),
                ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
                ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
                *(("BACKGROUND", (0, at), (-1, at), _SUM) for at in sums),
            ]
        ),
    )


def _head(column: Column) -> Paragraph:
    form = f" ({marked(column.form)})" if column.form else ""
    english = f"<br/><font name='{PLAIN}' size='6'>{marked(column.en)}</font>"
    style = STYLES.left_bold if column.kind in _LEFT else STYLES.right_bold
    return Paragraph(f"{marked(column.vi)}{form}{english}", style)


def _cell(column: Column, cell: Cell, *, bold: bool) -> Paragraph:
    if column.kind in _LEFT or isinstance(cell, NoData):
        style = STYLES.left_bold if bold else STYLES.left
    else:
        style = STYLES.right_bold if bold else STYLES.right
    return Paragraph(marked(in_vietnamese(cell)), style)
