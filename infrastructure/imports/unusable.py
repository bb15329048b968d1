"""Files that cannot be taken in (tệp không nhập được)."""

from domain.errors import Malformed


class Unusable(Malformed):
    """A file, or a line of it, that is not what it should be: what, where, what to do (tệp không hợp lệ)."""

    def __init__(self, path: object, what: str, *, line: int | None = None) -> None:
        super().__init__(f"{path}{f', line {line}' if line is not None else ''}: {what}; nothing was imported")
