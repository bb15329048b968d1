"""Ties step functions to sentences of the grammar (gắn bước với câu).

``@step("dossier.accepted")`` says which sentence a function carries out. A sentence without a function,
or a function without a sentence, stops everything.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from domain.errors import Malformed
from features import steps
from features.steps.grammar import grammar

Bound = TypeVar("Bound", bound=Callable[..., None])

_BOUND: dict[str, Callable[..., None]] = {}


def step(id: str) -> Callable[[Bound], Bound]:
    """Bind a function to the sentence of that id (gắn bước)."""

    def bind(function: Bound) -> Bound:
        known = _BOUND.setdefault(id, function)
        if (known.__module__, known.__qualname__) != (function.__module__, function.__qualname__):
            raise Malformed(f"{id} is bound twice: by {known.__module__} and {function.__module__}")
        _BOUND[id] = function
        return function

    return bind


@cache
def bound_steps() -> Mapping[str, Callable[..., None]]:
    """The function of every sentence (các bước đã gắn). Raises Malformed where one is missing or left over."""
    for module in pkgutil.iter_modules(steps.__path__):
        importlib.import_module(f"{steps.__name__}.{module.name}")
    refuse_unmatched(set(grammar().sentences), set(_BOUND))
    return dict(_BOUND)


def refuse_unmatched(sentences: set[str], functions: set[str]) -> None:
    """Refuse a sentence that nobody carries out and a function that nobody can call (câu và bước phải khớp)."""
    if sentences == functions:
        return
    raise Malformed(
        f"sentences without a step function: {sorted(sentences - functions)}; "
        f"step functions without a sentence: {sorted(functions - sentences)}"
    )
