"""Refusals of the installation (từ chối).

NotPermitted                 a command that the law or the state of the dossier forbids
├── … subclasses beside the rule that raises them
LawNotLoaded                 a legal value or a calendar year that nobody has given us
Malformed                    text from outside that cannot mean what it claims to be
"""

from collections.abc import Mapping


class NotPermitted(Exception):
    """A command refused by a rule (không được phép).

    code: stable UPPER_SNAKE. reason: one Vietnamese sentence a citizen can act on.
    basis: the article it rests on. details: facts for the reader, never personal data.
    """

    code = "NOT_PERMITTED"

    def __init__(self, reason: str, *, basis: str, details: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.basis = basis
        self.details: Mapping[str, str] = dict(details or {})


class Contradicted(NotPermitted):
    """An act that contradicts the newest one on the same matter, or comes from a page out of date (xung đột).

    details name the newest act: topic, version, by, at.
    """

    code = "CONFLICT"


class LawNotLoaded(LookupError):
    """A legal value or calendar year is asked for on a date for which none is in force (chưa có quy định).

    The text is English, ``vi`` says the same in Vietnamese.
    """

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.vi = vi


class Malformed(ValueError):
    """Text from outside that is not the value it claims to be (sai định dạng): what, where, what to do.

    The text is English, ``vi`` says the same in Vietnamese where lawyers may meet it, else it is empty; code is stable
    UPPER_SNAKE. path: where in an input, as its client spells it, empty where that is not known.
    lines: the same as a list for people where several things are wrong at once.
    """

    lines: tuple[str, ...] = ()

    def __init__(self, en: str = "", vi: str = "", *, code: str = "UNREADABLE", path: str = "") -> None:
        super().__init__(en)
        self.vi = vi
        self.code = code
        self.path = path
