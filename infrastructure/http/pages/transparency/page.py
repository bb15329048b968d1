"""The public page as HTML, without scripts (trang công khai)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from application.audits.public_columns import BASIS, COLUMNS, TITLE
from application.audits.public_timeliness import TOO_FEW, PublicRow, PublicTimeliness
from application.audits.quarters import Quarter
from application.queries.folding import folded
from infrastructure.http.pages.markup import Html, tag, together
from infrastructure.http.pages.transparency.lookup import look_up_form
from infrastructure.http.pages.transparency.wording import percent, spent

_HOW = {column.key: column.formula or "" for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Asked:
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


def document(title: str, *inside: Html) -> str:
    """A whole page."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} – hoso"),
        tag("link", rel="stylesheet", href="/transparency/transparency.css"),
    )
    return "<!doctype html>\n" + tag("html", head, tag("body", *inside), lang="vi")


def transparency_page(found: PublicTimeliness, asked: Asked, quarters: Sequence[Quarter]) -> str:
    """Figures of a quarter, with how they are counted, and the ways to take them along."""
    rows = asked.chosen(found).rows
    return document(
        TITLE[0],
        tag("header", tag("h1", TITLE[0]), tag("p", TITLE[1], lang="en"), _links(asked)),
        tag(
            "main",
            tag("section", tag("h2", "Tra cứu hồ sơ", id="look-up"), look_up_form("")),
            tag("section", tag("h2", "Chọn số liệu", id="choose"), _form(asked, quarters, found.sources)),
            tag("section", tag("h2", "Số liệu", id="figures"), _figures(found, rows, len(found.rows))),
            tag("section", tag("h2", "Cách tính", id="counted"), _counted(found)),
        ),
    )


def problem_page(told: str) -> str:
    """What cannot be shown, and what to do instead."""
    back = tag("p", tag("a", "Về trang số liệu công khai", href="/transparency"))
    return document("Không xem được", tag("main", tag("h1", "Không xem được"), tag("p", told, lang="en"), back))


def _links(asked: Asked) -> Html:
    addresses = (
        (f"/transparency.csv?{asked.address}", "Tải dữ liệu CSV"),
        (f"/transparency.json?{asked.address}", "Tải dữ liệu JSON"),
        ("/transparency/dictionary.json", "Từ điển dữ liệu"),
        ("#counted", "Cách tính"),
        ("/", "GraphQL"),
    )
    items = (tag("li", tag("a", words, href=address)) for address, words in addresses)
    return tag("nav", tag("ul", *items), aria_label="Dữ liệu mở")


def _form(asked: Asked, quarters: Sequence[Quarter], sources: Sequence[str]) -> Html:
    chosen = sorted({*quarters, asked.quarter}, reverse=True)
    periods = (tag("option", one.vi, value=str(one), selected=one == asked.quarter) for one in chosen)
    known = (tag("option", one, value=one, selected=one == asked.source) for one in sources)
    return tag(
        "form",
        tag("label", "Quý", tag("select", *periods, name="period")),
        tag("label", "Nguồn hồ sơ", tag("select", *known, name="source")) if len(sources) > 1 else None,
        tag(
            "label",
            "Thủ tục (mã hoặc tên)",
            tag("input", name="procedure", type="search", value=asked.procedure),
            class_="wide",
        ),
        tag(
            "label",
            "Cơ quan (mã hoặc tên)",
            tag("input", name="agency", type="search", value=asked.agency),
            class_="wide",
        ),
        tag("button", "Xem", type="submit"),
        action="/transparency",
        method="get",
    )


def _figures(found: PublicTimeliness, rows: Sequence[PublicRow], all_of_them: int) -> Html:
    note = together(tag("p", TOO_FEW[0]), tag("p", TOO_FEW[1], lang="en"))
    if not rows:
        told = "Không có số liệu được công bố trong quý này." if not all_of_them else "Không có dòng nào như đã tìm."
        return together(tag("p", told, class_="answer"), note)
    heads = (
        tag("th", "Thủ tục", scope="col"),
        tag("th", "Cơ quan", scope="col"),
        _head("Đã kết thúc", "ended", "ended"),
        _head("Đúng hạn", "on_time_percent", "on-time"),
        _head("Trung vị", "median_seconds", "median"),
        _head("95 % không quá", "p95_seconds", "p95"),
        tag("th", "Vị trí nhật ký", tag("span", "tính đến sự kiện này", class_="how"), scope="col"),
    )
    caption = tag(
        "caption",
        f"Hồ sơ kết thúc trong {found.quarter.vi}, nguồn {found.source}, theo thủ tục và cơ quan. "
        f"{len(rows)} trong {all_of_them} dòng.",
    )
    body = tag("tbody", *(_row(found, row) for row in rows))
    table = tag("table", caption, tag("thead", tag("tr", *heads)), body)
    return together(
        tag("div", table, class_="table", tabindex="0", role="region", aria_label="Bảng số liệu, cuộn ngang được"),
        note,
    )


def _head(words: str, key: str, name: str) -> Html:
    return tag("th", words, tag("span", _HOW[key], class_="how", id=f"how-{name}"), scope="col")


def _row(found: PublicTimeliness, row: PublicRow) -> Html:
    share = "–"
    if row.on_time.percent is not None:
        share = f"{percent(str(row.on_time.percent))} ({row.on_time.counted}/{row.on_time.total})"
    return tag(
        "tr",
        tag("th", _called(row.procedure, row.procedure_name), scope="row"),
        tag("td", _called(row.agency, row.agency_name)),
        _figure(str(row.ended), "ended"),
        _figure(share, "on-time"),
        _figure(spent(row.median), "median"),
        _figure(spent(row.p95), "p95"),
        _figure(str(found.asked.position), None),
    )


def _figure(words: str, name: str | None) -> Html:
    return tag("td", words, class_="figure", aria_describedby=None if name is None else f"how-{name} derived")


def _called(key: str | None, name: str) -> str:
    return f"{key} {name}" if key and key != name else name


def _counted(found: PublicTimeliness) -> Html:
    derived = (
        f"Mọi số liệu trên trang được tính từ nhật ký sự kiện đến vị trí {found.asked.position}. "
        "Trung vị và mức 95 % là số của một hồ sơ có thật (thứ hạng gần nhất), làm tròn lên giờ, không nội suy."
    )
    again = tag("p", "Tính lại bằng lệnh: ", tag("code", found.asked.query))
    terms = [
        piece
        for column in COLUMNS
        if column.formula
        for piece in (tag("dt", column.vi), tag("dd", f"{column.formula} (đơn vị: {column.unit})"))
    ]
    return together(tag("p", derived, id="derived"), again, tag("dl", *terms), tag("p", f"Căn cứ: {BASIS}."))


def _has(wanted: str, key: str | None, name: str) -> bool:
    return not wanted or wanted == key or folded(wanted) in folded(name)
