"""What the documents point to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("domain", "application", "infrastructure", "graphql", "features", "tests")
DOCUMENTS = [*ROOT.glob("*.md"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
ABSENT = {"graphql/__init__.py"}
"""Named because it must not be there."""

PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./-]+)`")


@pytest.mark.parametrize("document", [str(path.relative_to(ROOT)) for path in DOCUMENTS])
def test_every_link_and_every_path_leads_somewhere(document: str) -> None:
    written = ROOT / document
    text = written.read_text(encoding="utf-8")
    lost = [link for link in LINK.findall(text) if not (written.parent / link).exists()]
    lost += [path for path in PATH.findall(text) if path not in ABSENT and not (ROOT / path).exists()]
    assert lost == []
