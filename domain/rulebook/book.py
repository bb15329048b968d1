"""Every rule of the installation under its number (sổ tay quy tắc)."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from domain.errors import Malformed
from domain.rulebook.formulas import FORMULAS
from domain.rulebook.rule import Rule
from domain.rulebook.second_half_2026 import SECOND_HALF_2026
from domain.rulebook.time_limits import TIME_LIMITS


def _by_number(rules: tuple[Rule, ...]) -> Mapping[str, Rule]:
    """By number, lowest first. Raises Malformed where two rules have one number."""
    times = Counter(rule.id for rule in rules)
    if twice := sorted(id for id, number in times.items() if number > 1):
        raise Malformed(
            f"domain/rulebook: {', '.join(twice)} stands there more than once; give each rule its own number"
        )
    return MappingProxyType({rule.id: rule for rule in sorted(rules, key=lambda rule: int(rule.id.removeprefix("R")))})


_NUMBERED = _by_number((*TIME_LIMITS, *FORMULAS, *SECOND_HALF_2026))

RULES: tuple[Rule, ...] = tuple(_NUMBERED.values())
"""Every rule, by number (các quy tắc)."""


def rule(id: str) -> Rule | None:
    """The rule of a number such as ``R19``, None where the installation has none (quy tắc theo số)."""
    return _NUMBERED.get(id)
