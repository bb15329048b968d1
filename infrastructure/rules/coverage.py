"""Articles, rules, parameters and scenarios laid side by side, with the holes between them (độ phủ).

A scenario belongs to the rules that it names by number. A parameter is read when a rule lists it or code names it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.rulebook.rule import Rule
from features.feature_reader import read_feature
from features.rule_numbers import in_name, in_row, in_tags, number_of
from features.scenario_run import ScenarioCase, cases_of


@dataclass(frozen=True, slots=True)
class Linked:
    """A scenario, or a row of one, with the rules it names (tình huống và quy tắc)."""

    where: str
    name: str
    article: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What stands behind each rule, and what stands alone (độ phủ)."""

    rules: tuple[Rule, ...]
    scenarios: tuple[Linked, ...]
    unread: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]

    def of(self, rule: Rule) -> tuple[Linked, ...]:
        """The scenarios of a rule (các tình huống của một quy tắc)."""
        return tuple(linked for linked in self.scenarios if rule.id in linked.rules)

    @property
    def without_scenario(self) -> tuple[Rule, ...]:
        """Rules that no scenario tells (quy tắc chưa có tình huống)."""
        named = {id for linked in self.scenarios for id in linked.rules}
        return tuple(rule for rule in self.rules if rule.id not in named)

    @property
    def unknown(self) -> tuple[tuple[str, Linked], ...]:
        """Scenarios that name a rule the installation does not have (tình huống nêu quy tắc không có)."""
        known = {rule.id for rule in self.rules}
        return tuple((id, linked) for linked in self.scenarios for id in linked.rules if id not in known)

    @property
    def articles(self) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
        """Every article with the rules that rest on it, in the order of the rules (điều khoản)."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(rule.basis, []).append(rule)
        return tuple((article, tuple(rules)) for article, rules in found.items())

    @property
    def unlinked(self) -> tuple[str, ...]:
        """Lines of «Quy tắc» none of whose scenarios names a rule (điều khoản chưa gắn quy tắc)."""
        linked = {one.article for one in self.scenarios if one.rules}
        return tuple(dict.fromkeys(one.article for one in self.scenarios if one.article and one.article not in linked))

    @property
    def has_holes(self) -> bool:
        """Whether something stands alone that should not (còn chỗ trống)."""
        return bool(self.without_scenario or self.unknown or self.unread or self.missing)


def coverage(
    rules: Sequence[Rule], parameters: Collection[str], read: Collection[str], features: Iterable[Path]
) -> Coverage:
    """Lay them side by side; read are the parameters that code names. Raises FeatureUnreadable (độ phủ)."""
    listed = {name for rule in rules for name in rule.parameters}
    return Coverage(
        rules=tuple(rules),
        scenarios=tuple(linked for path in features for linked in links_in(path)),
        unread=tuple(sorted(set(parameters) - listed - set(read))),
        missing=tuple((rule.id, name) for rule in rules for name in rule.parameters if name not in parameters),
    )


def links_in(path: Path) -> Iterator[Linked]:
    """Every scenario of a file with the rules it names (liên kết trong một tệp)."""
    for case in cases_of(read_feature(path)):
        shown = " · ".join((case.name, *(f"{column}: {value}" for column, value in case.row)))
        yield Linked(f"{path}:{case.scenario.line_number}", shown, case.article, _rules_of(case))


def _rules_of(case: ScenarioCase) -> tuple[str, ...]:
    said = (*in_tags(case.tags), *in_name(case.name), *in_row(dict(case.row)))
    return tuple(sorted({number_of(one) for one in said}))
