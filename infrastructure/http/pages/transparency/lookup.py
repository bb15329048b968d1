"""How far one dossier has come, on a page: its code and completion level, and no more (tra cứu hồ sơ)."""

import htpy as h

from application.queries.look_up import completion_of
from application.queries.reads import Row
from infrastructure.http.pages.transparency.wording import LEVELS, NOT_FOUND

_SHOWN = 80
"""Signs of a code that are repeated on the page; no code is as long."""


def look_up_form(code: str) -> h.Renderable:
    """Where a code is typed; it is posted, so that it stays out of addresses and their logs."""
    return h.form(action="/transparency/lookup", method="post")[
        h.label(class_="wide")[
            "Mã số hồ sơ, ví dụ H14.15-260112-0001",
            h.input(name="code", value=code[:_SHOWN], required=True, autocomplete="off", spellcheck="false"),
        ],
        h.button(type="submit")["Tra cứu"],
    ]


def looked_up(code: str, found: Row | None) -> h.Renderable:
    """What everybody may know of a code (TT 01/2018/TT-VPCP Điều 16)."""
    vi, en = NOT_FOUND if found is None else LEVELS[completion_of(found)]
    return h.main[
        h.h1["Tra cứu hồ sơ"],
        h.div(class_="answer", role="status")[
            h.p["Mã số hồ sơ: ", h.strong[code.strip()[:_SHOWN]]],
            h.p["Mức độ hoàn thành: ", h.strong[vi], " · ", h.span(lang="en")[en]],
        ],
        h.p["Không cần đăng nhập: chỉ mã số và mức độ hoàn thành (TT 01/2018/TT-VPCP Điều 16)."],
        h.h2["Tra cứu mã khác"],
        look_up_form(code.strip()),
        h.p[h.a(href="/transparency")["Về trang số liệu công khai"]],
    ]
