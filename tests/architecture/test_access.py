"""Who may do what stands in one package: every command has its roles there, and nobody decides by role elsewhere."""

import re

from application.access.acts import ACTS
from application.commands import COMMANDS
from tests.architecture.source_tree import names, sources, text

DECIDED = re.compile(r"\bRole\.[A-Z]+\b|\.role\s+(?:not\s+)?in\b|\bOFFICERS\b")
NAMED = {
    "application/audits/findings": "findings look at who recorded a fact",
    "features": "scenarios say who acts",
    "infrastructure/cli": "the program acts in a role of its own, a token says its role",
    "infrastructure/exports/activities.py": "officers get pseudonyms, citizens no name at all",
    "infrastructure/sample_data": "invented people have roles",
    "infrastructure/identity/tokens.py": "a token says its role",
    "infrastructure/rules": "drafts name who acted",
}
"""Where a role is named without anything being allowed or refused by it, and why."""


def test_every_command_has_its_roles_and_no_roles_are_left_over() -> None:
    assert set(COMMANDS) == set(ACTS)


def test_nothing_outside_access_decides_by_role() -> None:
    deciding = {name for path, name in zip(sources(), names(sources()), strict=True) if DECIDED.search(text(path))}
    inside = {path for path in deciding if path.startswith("application/access/")}
    named = {path for path in deciding if any(path.startswith(known) for known in NAMED)}

    assert deciding - inside - named == set()
    assert {known for known in NAMED if not any(path.startswith(known) for path in deciding)} == set()
