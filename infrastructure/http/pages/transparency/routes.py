"""Where the public page and its open data are served (địa chỉ trang công khai)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs

import htpy as h
from fastapi import Depends, FastAPI, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from application.audits.public_figures import PublicFigures
from application.audits.public_timeliness import PublicTimeliness
from application.audits.quarters import Quarter
from application.queries.look_up import look_up
from application.queries.reads import OWN_SOURCE, Row
from domain.errors import Malformed
from domain.plain_text import cleaned
from infrastructure.http.pages.transparency.lookup import look_up_form, looked_up
from infrastructure.http.pages.transparency.open_data import as_csv, as_package, dictionary
from infrastructure.http.pages.transparency.page import PublicQuery, document, problem_page, transparency_page

_STYLE = (Path(__file__).parent / "transparency.css").read_text(encoding="utf-8")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_QUARTERS = 8
"""Quarters to choose from; earlier ones are reached by their address."""
_Text = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class QueryForm:
    """What page and open data can be asked for, as it is typed into the address (tham số xem)."""

    period: _Text = ""
    source: _Text = OWN_SOURCE
    procedure: _Text = ""
    agency: _Text = ""


_Wanted = Annotated[QueryForm, Depends()]


def transparency(app: FastAPI) -> None:
    """The public routes."""
    _figures(app)
    _look_up(app)


def _figures(app: FastAPI) -> None:
    @app.get("/transparency", response_class=HTMLResponse, include_in_schema=False)
    async def figures(request: Request, wanted: _Wanted) -> Response:
        """The page of a quarter, the last one that is over when none is named."""
        try:
            found, asked = await _found(request, wanted)
        except Malformed as wrong:
            return _html(problem_page(str(wrong)), status=400)
        return _html(transparency_page(found, asked, _public_figures(request).quarters(_QUARTERS)))

    @app.get("/transparency.csv", include_in_schema=False)
    async def comma_separated(request: Request, wanted: _Wanted) -> Response:
        """The same rows as CSV."""
        try:
            found, asked = await _found(request, wanted)
        except Malformed as wrong:
            return JSONResponse({"error": str(wrong)}, status_code=400, headers=_HEADERS)
        attachment = {"Content-Disposition": f'attachment; filename="transparency-{found.quarter}.csv"'}
        return Response(as_csv(asked.chosen(found)), media_type="text/csv", headers=_HEADERS | attachment)

    @app.get("/transparency.json", include_in_schema=False)
    async def package(request: Request, wanted: _Wanted) -> Response:
        """The same rows as a data package."""
        try:
            found, asked = await _found(request, wanted)
        except Malformed as wrong:
            return JSONResponse({"error": str(wrong)}, status_code=400, headers=_HEADERS)
        return JSONResponse(as_package(asked.chosen(found)), headers=_HEADERS)

    @app.get("/transparency/dictionary.json", include_in_schema=False)
    async def columns() -> Response:
        """What every column means."""
        return JSONResponse(dictionary(), headers=_HEADERS)

    @app.get("/transparency/transparency.css", include_in_schema=False)
    async def style() -> Response:
        """How the page looks."""
        return Response(_STYLE, media_type="text/css", headers=_HEADERS)


def _look_up(app: FastAPI) -> None:
    @app.get("/transparency/lookup", response_class=HTMLResponse, include_in_schema=False)
    async def ask() -> Response:
        """Where a code is typed."""
        return _html(document("Tra cứu hồ sơ", h.main[h.h1["Tra cứu hồ sơ"], look_up_form("")]))

    @app.post("/transparency/lookup", response_class=HTMLResponse, include_in_schema=False)
    async def answer(request: Request) -> Response:
        """Code and completion level; the same status, way and beat whether or not there is such a dossier."""
        form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=10)
        code = form.get("code", [""])[0]
        found: Row | None = await look_up(request.app.state.running.reads, code)
        return _html(document("Tra cứu hồ sơ", looked_up(code, found)), {"Cache-Control": "no-store"})


async def _found(request: Request, wanted: QueryForm) -> tuple[PublicTimeliness, PublicQuery]:
    """A publication and what is asked of it. Raises Malformed."""
    found = await _public_figures(request).timeliness(_quarter(wanted.period), wanted.source)
    return found, PublicQuery(found.quarter, found.source, cleaned(wanted.procedure), cleaned(wanted.agency))


def _public_figures(request: Request) -> PublicFigures:
    figures: PublicFigures = request.app.state.running.audits.public
    return figures


def _quarter(period: str) -> Quarter | None:
    return Quarter.parse(period) if period else None


def _html(page: str, more: dict[str, Any] | None = None, *, status: int = 200) -> HTMLResponse:
    return HTMLResponse(page, status_code=status, headers=_HEADERS | (more or {}))
