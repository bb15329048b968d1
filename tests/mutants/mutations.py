"""Where a program can be changed by one small step, and the text of the change."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_WRITTEN = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip
_CALCULATED = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "//"), ast.FloorDiv: ("//", "*")}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: between two offsets of a file's text stands something else."""

    path: Path
    line: int
    start: int
    end: int
    instead: str

    def applied(self, text: str) -> str:
        """The text of the file with the change."""
        return text[: self.start] + self.instead + text[self.end :]

    def shown(self, text: str) -> str:
        """The line as it is, and as it would be."""
        before, after = text.split("\n")[self.line - 1], self.applied(text).split("\n")[self.line - 1]
        return f"{self.path}:{self.line}\n  - {before.strip()}\n  + {after.strip()}"


def mutations(path: Path, root: Path) -> Iterator[Mutation]:
    """Every change of a file that this knows."""
    text = (root / path).read_text(encoding="utf-8")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    lines = text.split("\n")

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    def between(left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[Mutation]:
        begin, end = offset(left.end_lineno or 0, left.end_col_offset or 0), offset(right.lineno, right.col_offset)
        place = text.find(old, begin, end)
        if place >= 0:
            yield Mutation(path, text.count("\n", 0, place) + 1, place, place + len(old), new)

    for node in _of_program(ast.parse(text)):
        match node:
            case ast.Compare(ops=[operator]) if type(operator) in _COMPARED:
                kind = type(operator)
                yield from between(node.left, node.comparators[0], _WRITTEN[kind], _COMPARED[kind])
            case ast.BoolOp(op=operator, values=[left, right, *_]):
                old, new = ("and", "or") if isinstance(operator, ast.And) else ("or", "and")
                yield from between(left, right, old, new)
            case ast.BinOp(op=operator) if type(operator) in _CALCULATED and not isinstance(node.left, ast.Constant):
                yield from between(node.left, node.right, *_CALCULATED[type(operator)])
            case ast.UnaryOp(op=ast.Not()):
                begin = offset(node.lineno, node.col_offset)
                yield Mutation(path, node.lineno, begin, begin + len("not "), "")
            case ast.Constant(value=bool() as value):
                yield _constant(path, node, offset, str(not value))
            case ast.Constant(value=int() as value):
                yield _constant(path, node, offset, str(value + 1))


def _constant(path: Path, node: ast.Constant, offset: "Offset", instead: str) -> Mutation:
    begin, end = offset(node.lineno, node.col_offset), offset(node.end_lineno or 0, node.end_col_offset or 0)
    return Mutation(path, node.lineno, begin, end, instead)


def _of_program(tree: ast.Module) -> Iterator[ast.AST]:
    """Nodes that run, without annotations and decorators: what is said there is said to people and tools."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_comment"):
                continue
            waiting += [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, ast.AST)]


class Offset:
    """The place in a text of a line and a column of bytes."""

    def __call__(self, line: int, column: int) -> int:
        """The place."""
        raise NotImplementedError
