"""A new act is forgotten nowhere: table of commands, roles, mutations, rows of the read model, sentences."""

from typing import get_args

from api.mutations import ACTS as MUTATIONS
from application.access.actors import Role
from application.access.acts import ACTS
from application.commands import COMMANDS
from application.queries.sentences import _SENTENCES
from domain.dossier.commands import ActCommand, RecordResultDraft, RecordResultSignature
from domain.dossier.events import DossierEvent, DossierNumbered
from infrastructure.log.topics import EVENTS
from infrastructure.read_models.dossier import _EFFECTS

NOTED_BY_DECISIONS = {RecordResultDraft, RecordResultSignature}
"""Notes that an act on a decision makes on its dossier: nobody sends them."""
BY_COMMAND_LINE = {"AdoptHistory", "ExplainRestore"}
"""Acts of an administrator that a command of the program carries out."""


def test_every_act_on_a_dossier_can_be_sent() -> None:
    assert set(get_args(ActCommand)) - set(COMMANDS) == NOTED_BY_DECISIONS


def test_every_act_that_people_may_carry_out_is_a_mutation() -> None:
    named = {"".join(word.capitalize() for word in act.__name__.split("_")) for act in MUTATIONS}
    by_people = {command.__name__ for command, roles in ACTS.items() if roles - {Role.SYSTEM}} - BY_COMMAND_LINE

    assert named == by_people


def test_every_fact_of_a_dossier_has_its_effect_on_the_row() -> None:
    assert set(_EFFECTS) == {*get_args(DossierEvent), DossierNumbered}


def test_every_fact_has_a_sentence() -> None:
    assert set(_SENTENCES) == set(EVENTS)
