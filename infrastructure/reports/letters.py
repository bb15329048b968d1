"""The font of printed reports, with all letters of Vietnamese in it (phông chữ của báo cáo in)."""

import io
from functools import cache
from xml.sax.saxutils import escape

import pymupdf_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from infrastructure.reports.vietnamese import named, visible

PLAIN = "FiraGO"
BOLD = "FiraGO-Bold"
_FILES = {PLAIN: "figo", BOLD: "figbo"}


@cache
def _known() -> frozenset[int]:
    """Signs the font has; asked once, it makes the font known to the printer."""
    signs: list[frozenset[int]] = []
    for name, file in _FILES.items():
        font = TTFont(name, io.BytesIO(pymupdf_fonts.myfont(file)))
        pdfmetrics.registerFont(font)
        signs.append(frozenset(font.face.charToGlyph))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)
    return signs[0] & signs[1]


def printable(text: str) -> str:
    """A text in signs the font has; any other stands there by its number, none is dropped."""
    known = _known()
    return "".join(sign if ord(sign) in known or sign == "\n" else named(sign) for sign in visible(text))


def marked(text: str) -> str:
    """The same for a paragraph, whose markup it may not become."""
    return escape(printable(text)).replace("\n", "<br/>")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of printable text is."""
    return float(pdfmetrics.stringWidth(text, BOLD if bold else PLAIN, size))
