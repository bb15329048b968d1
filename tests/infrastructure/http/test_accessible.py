"""The public page by axe-core: WCAG 2.2 AA, in light and dark, wide and narrow."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.graphql.served_installation import Served
from tests.infrastructure.http.browser import Page, browser, found
from tests.infrastructure.http.generated_installation import generated_installation
from tests.infrastructure.read_models.observation import eventually

AXE = Path(os.environ.get("HOSO_AXE_DIR", "")) / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(found() is None, reason="no Chromium here to look at the page with"),
    pytest.mark.skipif(
        not (os.environ.get("HOSO_AXE_DIR") and AXE.is_file()), reason="set HOSO_AXE_DIR to a folder with axe.min.js"
    ),
]


@pytest.fixture(scope="module")
def served(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two hundred generated dossiers, read by everybody."""
    with generated_installation(server_url, tmp_path_factory.mktemp("public")) as opened:
        eventually(lambda: opened.running.reads.position == opened.running.projector.position > 1000)
        yield opened


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A tab."""
    with browser(str(found()), tmp_path_factory.mktemp("profile")) as tab:
        yield tab


def violations(page: Page, *, unsure: bool = False) -> list[str]:
    """What axe-core finds wrong, with where; unsure: also what it cannot tell, as of cells one has to scroll to."""
    page.evaluate(AXE.read_text(encoding="utf-8") + "; null")
    results = "r.violations.concat(r.incomplete)" if unsure else "r.violations"
    found_in = results + ".map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' | '))"
    options = f"{{runOnly: {RULES}, resultTypes: ['violations', 'incomplete']}}"
    told = page.evaluate(f"axe.run(document, {options}).then(r => ({{passes: r.passes.length, found: {found_in}}}))")
    assert told["passes"] > 10
    return told["found"]  # type: ignore[no-any-return]


PAGES = {
    "figures": "/transparency",
    "other words": "/transparency?procedure=mau&agency=Y99.03",
    "nothing published": "/transparency?period=2020-Q1",
    "nothing found": "/transparency?procedure=x",
    "refused": "/transparency?period=x",
    "look-up": "/transparency/lookup",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_keeps_anybody_from_the_page(served: Served, page: Page, name: str, width: int, scheme: str) -> None:
    show(page, width, scheme)
    page.visit(served.address + PAGES[name])

    assert violations(page, unsure=width == 1280) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_from_the_answer_to_a_code(served: Served, page: Page, scheme: str) -> None:
    show(page, 320, scheme)
    page.visit(served.address + "/transparency/lookup")
    page.tell("Runtime.evaluate", expression="document.forms[0].code.value = 'H14.15-260112-9999'")
    page.tell("Runtime.evaluate", expression="document.forms[0].submit()")
    page.event("Page.loadEventFired")

    assert page.evaluate("document.querySelector('[role=status]').innerText.includes('H14.15-260112-9999')")
    assert violations(page) == []


def test_axe_would_have_seen_it(served: Served, page: Page) -> None:
    show(page, 1280, "light")
    page.visit(served.address + "/transparency")
    page.evaluate("document.querySelector('input').parentElement.replaceWith(document.createElement('input'))")

    assert any(told.startswith("label") for told in violations(page))


def show(page: Page, width: int, scheme: str) -> None:
    """Look as wide, and in such colours."""
    page.tell("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    page.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
