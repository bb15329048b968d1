"""A slice of the dossier bears one name wherever it is met (DESIGN §12.1)."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest

from domain.dossier.commands import ActCommand
from domain.dossier.decider import DECIDERS
from domain.dossier.events import DossierEvent
from domain.dossier.evolution import EFFECTS
from domain.dossier.evolution.state_builder import StateBuilder
from domain.dossier.state import DossierState
from domain.dossier.status import Act

ROOT = Path(__file__).parents[2]
DOSSIER = ROOT / "domain" / "dossier"
SLICES = {"intake", "law_choice", "supplement", "exclusion", "payment", "deadline", "processing", "closing", "adoption"}
UNTOLD = {"adoption"}
"""No lawyer's sentence speaks of another system's history."""


def modules(folder: Path, glob: str = "*.py") -> set[str]:
    return {path.stem.removeprefix("test_") for path in folder.glob(glob)} - {"__init__"}


@pytest.mark.parametrize("package", ["commands", "events", "evolution"])
def test_commands_facts_and_effects_lie_in_the_slices_and_nowhere_else(package: str) -> None:
    assert modules(DOSSIER / package) - {"state_builder"} == SLICES


def test_deciders_and_effects_need_no_assertion_about_the_state() -> None:
    asserting = [
        path.name for path in DOSSIER.rglob("*.py") if re.search(r"^\s*assert ", path.read_text("utf-8"), re.M)
    ]

    assert asserting == []


def test_the_state_is_frozen_and_its_builder_has_the_same_fields() -> None:
    assert issubclass(DossierState, tuple)
    assert tuple(one.name for one in fields(StateBuilder)) == DossierState._fields
    assert StateBuilder.of(None).state() == StateBuilder.of(DossierState()).state() == DossierState()


def test_every_act_is_decided_in_the_slice_its_command_lies_in() -> None:
    assert set(DECIDERS) == set(get_args(ActCommand))
    assert {command: decide for command, decide in DECIDERS.items() if slice_of(command) != slice_of(decide)} == {}
    assert {command.ACT for command in DECIDERS} == set(Act) == {fact.ACT for fact in get_args(DossierEvent)} - {None}


def slice_of(thing: Any) -> str:
    return str(thing.__module__.rpartition(".")[2])


def test_every_fact_has_one_effect_in_the_slice_it_lies_in() -> None:
    assert set(EFFECTS) == set(get_args(DossierEvent))
    assert {fact: effect for fact, effect in EFFECTS.items() if slice_of(fact) != slice_of(effect)} == {}


@pytest.mark.parametrize(
    ("folder", "glob", "slices"),
    [
        (DOSSIER, "*.py", SLICES),
        (ROOT / "tests" / "domain" / "dossier", "test_*.py", SLICES),
        (ROOT / "features" / "steps", "*.py", SLICES - UNTOLD),
    ],
    ids=["deciders", "tests", "steps"],
)
def test_a_slice_has_a_module_of_its_name(folder: Path, glob: str, slices: set[str]) -> None:
    assert slices - modules(folder, glob) == set()
