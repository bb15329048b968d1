"""How far one dossier has come, on a page: its code and completion level, and no more (tra cứu hồ sơ)."""

from application.queries.look_up import completion_of
from application.queries.reads import Row
from infrastructure.http.pages.markup import Html, tag
from infrastructure.http.pages.transparency.wording import LEVELS, NOT_FOUND

_SHOWN = 80
"""Signs of a code that are repeated on the page; no code is as long."""


def look_up_form(code: str) -> Html:
    """Where a code is typed; it is posted, so that it stays out of addresses and their logs."""
    return tag(
        "form",
        tag(
            "label",
            "Mã số hồ sơ, ví dụ H14.15-260112-0001",
            tag("input", name="code", value=code[:_SHOWN], required=True, autocomplete="off", spellcheck="false"),
            class_="wide",
        ),
        tag("button", "Tra cứu", type="submit"),
        action="/transparency/lookup",
        method="post",
    )


def looked_up(code: str, found: Row | None) -> Html:
    """What everybody may know of a code (TT 01/2018/TT-VPCP Điều 16)."""
    vi, en = NOT_FOUND if found is None else LEVELS[completion_of(found)]
    return tag(
        "main",
        tag("h1", "Tra cứu hồ sơ"),
        tag(
            "div",
            tag("p", "Mã số hồ sơ: ", tag("strong", code.strip()[:_SHOWN])),
            tag("p", "Mức độ hoàn thành: ", tag("strong", vi), " · ", tag("span", en, lang="en")),
            class_="answer",
            role="status",
        ),
        tag("p", "Không cần đăng nhập: chỉ mã số và mức độ hoàn thành (TT 01/2018/TT-VPCP Điều 16)."),
        tag("h2", "Tra cứu mã khác"),
        look_up_form(code.strip()),
        tag("p", tag("a", "Về trang số liệu công khai", href="/transparency")),
    )
