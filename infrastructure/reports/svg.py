"""A drawing as SVG that stands inside a page, with its title and its figures in words (biểu đồ SVG)."""

from html import escape

from infrastructure.reports.shapes import SIZE, Box, Dot, Picture, Shape, Stroke, Words


def svg(picture: Picture, key: str) -> str:
    """The drawing; key makes the names of its title and description its own in the page."""
    drawn = "".join(map(_drawn, picture.shapes))
    return (
        f'<svg role="img" lang="vi" aria-labelledby="{key}-title {key}-told" '
        f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}" font-size="{_n(SIZE)}">'
        f'<title id="{key}-title">{escape(picture.title)}</title>'
        f'<desc id="{key}-told">{escape(picture.told)}</desc>{drawn}</svg>'
    )


def _drawn(shape: Shape) -> str:
    match shape:
        case Box(x, y, width, height, fill):
            return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"/>'
        case Stroke(x, y, to_x, to_y, ink, width):
            ends = f'x1="{_n(x)}" y1="{_n(y)}" x2="{_n(to_x)}" y2="{_n(to_y)}"'
            return f'<line {ends} stroke="{ink}" stroke-width="{_n(width)}"/>'
        case Dot(x, y, radius, ink, hollow):
            inside = "#ffffff" if hollow else ink
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{inside}" stroke="{ink}"/>'
        case Words(x, y, text, anchor, ink):
            place = f'x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor.value}"'
            return f'<text {place} fill="{ink}">{escape(text)}</text>'


def _n(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
