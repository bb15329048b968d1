"""A drawing as SVG that stands inside a page, with its title and its figures in words (biểu đồ SVG)."""

import htpy as h

from infrastructure.reports.shapes import SIZE, Box, Dot, Picture, Shape, Stroke, Words


def svg(picture: Picture, key: str) -> h.Element:
    """The drawing; key makes the names of its title and description its own in the page."""
    return h.svg(
        role="img",
        lang="vi",
        aria_labelledby=f"{key}-title {key}-told",
        viewBox=f"0 0 {_n(picture.width)} {_n(picture.height)}",
        font_size=_n(SIZE),
    )[
        h.title(id=f"{key}-title")[picture.title],
        h.desc(id=f"{key}-told")[picture.description],
        map(_drawn, picture.shapes),
    ]


def _drawn(shape: Shape) -> h.Element:
    match shape:
        case Box(x, y, width, height, fill):
            return h.rect(x=_n(x), y=_n(y), width=_n(width), height=_n(height), fill=fill)
        case Stroke(x, y, to_x, to_y, ink, width):
            return h.line(x1=_n(x), y1=_n(y), x2=_n(to_x), y2=_n(to_y), stroke=ink, stroke_width=_n(width))
        case Dot(x, y, radius, ink, hollow):
            return h.circle(cx=_n(x), cy=_n(y), r=_n(radius), fill="#ffffff" if hollow else ink, stroke=ink)
        case Words(x, y, text, anchor, ink):
            return h.text(x=_n(x), y=_n(y), text_anchor=anchor.value, fill=ink)[text]


def _n(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
