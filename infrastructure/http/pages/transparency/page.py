"""The public page as HTML, without scripts (trang công khai)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import htpy as h

from application.audits.public_columns import BASIS, COLUMNS, TITLE
from application.audits.public_timeliness import TOO_FEW, PublicRow, PublicTimeliness
from application.audits.quarters import Quarter
from application.queries.diacritics import without_diacritics
from infrastructure.http.pages.transparency.lookup import look_up_form
from infrastructure.http.pages.transparency.wording import percent, spent

_HOW = {column.key: column.formula or "" for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class PublicQuery:
    """What somebody wants to see of a publication (yêu cầu xem)."""

    quarter: Quarter
    source: str
    procedure: str = ""
    agency: str = ""

    @property
    def address(self) -> str:
        """The same rows, for the open data."""
        filters = {"procedure": self.procedure, "agency": self.agency}
        chosen = {name: text for name, text in filters.items() if text}
        return urlencode({"period": str(self.quarter), "source": self.source, **chosen})

    def chosen(self, found: PublicTimeliness) -> PublicTimeliness:
        """The publication with the rows that are asked for."""
        return replace(found, rows=tuple(row for row in found.rows if self.takes(row)))

    def takes(self, row: PublicRow) -> bool:
        """Whether a row is shown: filters look at published rows, they never make other groups."""
        return _has(self.procedure, row.procedure, row.procedure_name) and _has(
            self.agency, row.agency, row.agency_name
        )


def document(title: str, *inside: h.Renderable) -> str:
    """A whole page."""
    page = h.html(lang="vi")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.title[f"{title} – hoso"],
            h.link(rel="stylesheet", href="/transparency/transparency.css"),
        ],
        h.body[inside],
    ]
    return str(page)


def transparency_page(found: PublicTimeliness, asked: PublicQuery, quarters: Sequence[Quarter]) -> str:
    """Figures of a quarter, with how they are counted, and the ways to take them along."""
    rows = asked.chosen(found).rows
    return document(
        TITLE[0],
        h.header[h.h1[TITLE[0]], h.p(lang="en")[TITLE[1]], _links(asked)],
        h.main[
            h.section[h.h2(id="look-up")["Tra cứu hồ sơ"], look_up_form("")],
            h.section[h.h2(id="choose")["Chọn số liệu"], _form(asked, quarters, found.sources)],
            h.section[h.h2(id="figures")["Số liệu"], _figures(found, rows, len(found.rows))],
            h.section[h.h2(id="counted")["Cách tính"], _counted(found)],
        ],
    )


_UNREADABLE = "Yêu cầu trong địa chỉ không đọc được; hãy chọn lại trên trang số liệu công khai."


def problem_page(message: str) -> str:
    """What cannot be shown, and what to do instead."""
    back = h.p[h.a(href="/transparency")["Về trang số liệu công khai"]]
    return document("Không xem được", h.main[h.h1["Không xem được"], h.p[_UNREADABLE], h.p(lang="en")[message], back])


def _links(asked: PublicQuery) -> h.Renderable:
    addresses = (
        (f"/transparency.csv?{asked.address}", "Tải dữ liệu CSV"),
        (f"/transparency.json?{asked.address}", "Tải dữ liệu JSON"),
        ("/transparency/dictionary.json", "Từ điển dữ liệu"),
        ("#counted", "Cách tính"),
        ("/", "GraphQL"),
    )
    items = (h.li[h.a(href=address)[words]] for address, words in addresses)
    return h.nav(aria_label="Dữ liệu mở")[h.ul[items]]


def _form(asked: PublicQuery, quarters: Sequence[Quarter], sources: Sequence[str]) -> h.Renderable:
    chosen = sorted({*quarters, asked.quarter}, reverse=True)
    periods = (h.option(value=str(one), selected=one == asked.quarter)[one.vi] for one in chosen)
    known = (h.option(value=one, selected=one == asked.source)[one] for one in sources)
    return h.form(action="/transparency", method="get")[
        h.label["Quý", h.select(name="period")[periods]],
        h.label["Nguồn hồ sơ", h.select(name="source")[known]] if len(sources) > 1 else None,
        h.label(class_="wide")[
            "Thủ tục (mã hoặc tên)", h.input(name="procedure", type="search", value=asked.procedure)
        ],
        h.label(class_="wide")["Cơ quan (mã hoặc tên)", h.input(name="agency", type="search", value=asked.agency)],
        h.button(type="submit")["Xem"],
    ]


def _figures(found: PublicTimeliness, rows: Sequence[PublicRow], all_of_them: int) -> h.Renderable:
    note = h.fragment[h.p[TOO_FEW[0]], h.p(lang="en")[TOO_FEW[1]]]
    if not rows:
        message = "Không có số liệu được công bố trong quý này." if not all_of_them else "Không có dòng nào như đã tìm."
        return h.fragment[h.p(class_="answer")[message], note]
    heads = (
        h.th(scope="col")["Thủ tục"],
        h.th(scope="col")["Cơ quan"],
        _head("Đã kết thúc", "ended", "ended"),
        _head("Đúng hạn", "on_time_percent", "on-time"),
        _head("Trung vị", "median_seconds", "median"),
        _head("95 % không quá", "p95_seconds", "p95"),
        h.th(scope="col")["Vị trí nhật ký", h.span(class_="how")["tính đến sự kiện này"]],
    )
    caption = h.caption[
        f"Hồ sơ kết thúc trong {found.quarter.vi}, nguồn {found.source}, theo thủ tục và cơ quan. "
        f"{len(rows)} trong {all_of_them} dòng."
    ]
    body = h.tbody[(_row(found, row) for row in rows)]
    table = h.table[caption, h.thead[h.tr[heads]], body]
    return h.fragment[
        h.div(class_="table", tabindex="0", role="region", aria_label="Bảng số liệu, cuộn ngang được")[table], note
    ]


def _head(words: str, key: str, name: str) -> h.Renderable:
    return h.th(scope="col")[words, h.span(class_="how", id=f"how-{name}")[_HOW[key]]]


def _row(found: PublicTimeliness, row: PublicRow) -> h.Renderable:
    share = "–"
    if row.on_time.percent is not None:
        share = f"{percent(str(row.on_time.percent))} ({row.on_time.counted}/{row.on_time.total})"
    return h.tr[
        h.th(scope="row")[_called(row.procedure, row.procedure_name)],
        h.td[_called(row.agency, row.agency_name)],
        _figure(str(row.ended), "ended"),
        _figure(share, "on-time"),
        _figure(spent(row.median), "median"),
        _figure(spent(row.p95), "p95"),
        _figure(str(found.asked.position), None),
    ]


def _figure(words: str, name: str | None) -> h.Renderable:
    return h.td(class_="figure", aria_describedby=None if name is None else f"how-{name} derived")[words]


def _called(key: str | None, name: str) -> str:
    return f"{key} {name}" if key and key != name else name


def _counted(found: PublicTimeliness) -> h.Renderable:
    derived = (
        f"Mọi số liệu trên trang được tính từ nhật ký sự kiện đến vị trí {found.asked.position}. "
        "Trung vị và mức 95 % là số của một hồ sơ có thật (thứ hạng gần nhất), làm tròn lên giờ, không nội suy."
    )
    again = h.p["Tính lại bằng lệnh: ", h.code[found.asked.query]]
    terms = [
        piece
        for column in COLUMNS
        if column.formula
        for piece in (h.dt[column.vi], h.dd[f"{column.formula} (đơn vị: {column.unit})"])
    ]
    return h.fragment[h.p(id="derived")[derived], again, h.dl[terms], h.p[f"Căn cứ: {BASIS}."]]


def _has(wanted: str, key: str | None, name: str) -> bool:
    return not wanted or wanted == key or without_diacritics(wanted) in without_diacritics(name)
