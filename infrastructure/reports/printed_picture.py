"""A drawing on printed paper (biểu đồ in)."""

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor, white

from infrastructure.reports.letters import PLAIN, printable
from infrastructure.reports.shapes import SIZE, Box, Dot, Picture, Shape, Stroke, Words

_SCALE = 0.68
"""So that a drawing, its table's words and the title fit one page across."""


def printed_picture(picture: Picture) -> Drawing:
    """The same shapes; paper counts upwards from its lower edge."""
    drawing = Drawing(picture.width, picture.height)
    for shape in picture.shapes:
        drawing.add(_drawn(shape, picture.height))
    drawing.scale(_SCALE, _SCALE)
    drawing.width, drawing.height = picture.width * _SCALE, picture.height * _SCALE
    return drawing


def _drawn(shape: Shape, top: float) -> Rect | Line | Circle | String:
    match shape:
        case Box(x, y, width, height, fill):
            return Rect(x, top - y - height, width, height, fillColor=HexColor(fill), strokeColor=None)
        case Stroke(x, y, to_x, to_y, ink, width):
            return Line(x, top - y, to_x, top - to_y, strokeColor=HexColor(ink), strokeWidth=width)
        case Dot(x, y, radius, ink, hollow):
            return Circle(x, top - y, radius, fillColor=white if hollow else HexColor(ink), strokeColor=HexColor(ink))
        case Words(x, y, text, anchor, ink):
            style = {"fontName": PLAIN, "fontSize": SIZE, "textAnchor": anchor.value, "fillColor": HexColor(ink)}
            return String(x, top - y, printable(text), **style)
