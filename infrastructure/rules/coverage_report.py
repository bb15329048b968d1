"""Coverage told to a lawyer, put into a document, given to a program (trình bày độ phủ)."""

from collections.abc import Iterator
from typing import Any

from infrastructure.rules.coverage import Coverage

NOTHING = "không có"


def as_json(found: Coverage) -> dict[str, Any]:
    """Everything, for programs."""
    return {
        "rules": [
            {
                "id": rule.id,
                "says": rule.says,
                "basis": rule.basis,
                "parameters": list(rule.parameters),
                "decidedBy": [f"{one.__module__}.{one.__qualname__}" for one in rule.decided_by],
                "scenarios": [{"where": linked.where, "name": linked.name} for linked in found.of(rule)],
            }
            for rule in found.rules
        ],
        "articles": [{"article": article, "rules": [rule.id for rule in rules]} for article, rules in found.articles],
        "rulesWithoutScenario": [rule.id for rule in found.without_scenario],
        "unknownRules": [{"rule": id, "where": linked.where, "name": linked.name} for id, linked in found.unknown],
        "parametersNobodyReads": list(found.unread),
        "parametersMissing": [{"rule": id, "parameter": name} for id, name in found.missing],
        "articlesWithoutRule": list(found.unlinked),
        "hasHoles": found.has_holes,
    }


def text_lines(found: Coverage) -> Iterator[str]:
    """For people: the rules, then every hole."""
    for rule in found.rules:
        yield f"{rule.id}  {len(found.of(rule)):>3} tình huống  {rule.basis}: {rule.says}"
        if rule.parameters:
            yield f"       tham số: {', '.join(rule.parameters)}"
    yield ""
    for heading, lines in _sections(found):
        yield f"{heading}: {len(lines) or NOTHING}"
        yield from (f"  {line}" for line in lines)


def markdown_lines(found: Coverage) -> Iterator[str]:
    """The same as a document: by article, then every hole."""
    yield "| Điều khoản | Quy tắc | Nội dung | Tham số | Tình huống |"
    yield "|---|---|---|---|---:|"
    for article, rules in found.articles:
        for rule in rules:
            parameters = ", ".join(f"`{name}`" for name in rule.parameters)
            yield f"| {_cell(article)} | {rule.id} | {_cell(rule.says)} | {parameters} | {len(found.of(rule))} |"
    for heading, lines in _sections(found):
        yield f"\n## {heading}\n"
        yield from (f"- {line}" for line in lines or [NOTHING])


def _sections(found: Coverage) -> list[tuple[str, list[str]]]:
    return [
        ("Quy tắc chưa có tình huống", [f"{rule.id}: {rule.says}" for rule in found.without_scenario]),
        (
            "Tình huống nêu quy tắc không có",
            [f"{id}: {linked.name} ({linked.where})" for id, linked in found.unknown],
        ),
        ("Tham số không ai đọc", list(found.unread)),
        ("Quy tắc nêu tham số không có", [f"{id}: {name}" for id, name in found.missing]),
        ("Điều khoản trong kịch bản chưa gắn quy tắc nào", list(found.unlinked)),
    ]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
