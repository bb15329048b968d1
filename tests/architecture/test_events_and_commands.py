"""Facts and commands are written so that they can be read for ever, by lawyers too."""

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import domain
from application.commands import COMMANDS
from domain.errors import NotPermitted
from infrastructure.log.topics import EVENT_OF, EVENTS

TOPIC = re.compile(r"[a-z_]+\.[a-z_]+\.v\d+")
TERM = re.compile(r"\([^()]*[a-zđăâêôơưà-ỹ]{2}[^()]*\)", re.IGNORECASE)
VIETNAMESE = re.compile(r"[đăâêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


@cache
def told() -> tuple[type[Any], ...]:
    """Every class of the domain that has a topic, whether or not it is wired."""
    found = []
    for module in pkgutil.walk_packages(domain.__path__, "domain."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and value.__module__ == module.name and hasattr(value, "TOPIC"):
                found.append(value)
    return tuple(dict.fromkeys(found))  # a union of one event is the event itself


def by_name(classes: Any) -> Any:
    return pytest.mark.parametrize("kind", classes, ids=lambda kind: kind.__name__)


@by_name(told())
def test_an_event_has_a_written_topic(kind: type[Any]) -> None:
    assert TOPIC.fullmatch(kind.TOPIC)
    assert "TOPIC" in vars(kind)
    assert f'"{kind.TOPIC}"' in Path(importlib.import_module(kind.__module__).__file__ or "").read_text()


def test_topics_are_unique() -> None:
    assert [topic for topic, times in Counter(kind.TOPIC for kind in told()).items() if times > 1] == []


def test_every_event_of_the_domain_can_be_read_back() -> None:
    assert set(told()) == set(EVENTS) == set(EVENT_OF.values())
    assert len(EVENTS) == len(EVENT_OF)


@by_name(told())
def test_an_event_is_a_frozen_slotted_record_in_the_past_tense(kind: type[Any]) -> None:
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen
    assert not hasattr(kind, "__dict__") or "__slots__" in vars(kind)
    assert "occurred_at" in {field.name for field in dataclasses.fields(kind)}
    assert re.search(r"(ed|Given|Set|Withdrawn|TakenOver|TakenForAgency|Chosen|Swapped)$", kind.__name__)


@by_name((*told(), *COMMANDS))
def test_its_docstring_carries_the_vietnamese_term(kind: type[Any]) -> None:
    first = (kind.__doc__ or "").splitlines()[0]

    assert TERM.search(first), first
    assert VIETNAMESE.search(first), first


@by_name(COMMANDS)
def test_a_command_is_an_imperative_in_a_frozen_record(kind: type[Any]) -> None:
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen
    assert not re.match(r"[A-Z][a-z]+ed(?=[A-Z])", kind.__name__)


def refusals(kind: type[NotPermitted] = NotPermitted) -> Iterator[type[NotPermitted]]:
    for one in kind.__subclasses__():
        yield one
        yield from refusals(one)


def test_refusals_have_stable_codes_of_their_own() -> None:
    codes = [kind.code for kind in refusals()]

    assert [code for code in codes if not re.fullmatch(r"[A-Z][A-Z0-9_]*", code)] == []
    assert [code for code, times in Counter(codes).items() if times > 1] == []


def test_events_are_decided_not_read_off_a_clock() -> None:
    """No event has a default that is made when it is made."""
    made = [
        f"{kind.__name__}.{field.name}"
        for kind in told()
        for field in dataclasses.fields(kind)
        if field.default_factory is not dataclasses.MISSING
    ]

    assert made == []


def test_unions_of_events_are_types_that_a_match_can_exhaust() -> None:
    from domain.dossier.events import DossierEvent

    named = ast.parse(Path(importlib.import_module("domain.dossier.events").__file__ or "").read_text())
    assert len(get_args(DossierEvent)) == len(set(get_args(DossierEvent)))
    assert any(isinstance(node, ast.Assign) for node in named.body)
