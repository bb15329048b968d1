"""Which dossiers each role may see, and what every fact reads like."""

import typing
import unicodedata
from typing import Literal

import pytest

from application.access.actors import ANONYMOUS, Actor, Role
from application.access.rows import Visibility, covers, visibility_of
from application.queries.diacritics import without_diacritics
from application.queries.sentences import _SENTENCES
from domain.decision.events import DecisionEvent
from domain.dossier.events import DossierEvent
from domain.procedure.events import ProcedureEvent
from domain.values import ActorId, AgencyId, PersonRef

AGENCY, PERSON = AgencyId("H15.50"), PersonRef("p-1")


@pytest.mark.parametrize(
    ("role", "visibility"),
    [
        (Role.APPLICANT, Visibility(person=PERSON)),
        (Role.INTAKE, Visibility(agency=AGENCY)),
        (Role.CASE, Visibility(agency=AGENCY)),
        (Role.LEADER, Visibility(agency=AGENCY)),
        (Role.PUBLISHER, Visibility()),
        (Role.INSPECTOR, Visibility(all=True)),
        (Role.LEGAL, Visibility(all=True)),
        (Role.ADMIN, Visibility(all=True)),
        (Role.SYSTEM, Visibility(all=True)),
        (Role.PUBLIC, Visibility()),
    ],
)
def test_each_role_sees_its_own(role: Role, visibility: Visibility) -> None:
    assert visibility_of(Actor(ActorId("x"), role, AGENCY, None, PERSON)) == visibility


def test_nobody_sees_anything_for_want_of_an_agency_or_a_person() -> None:
    for actor in (ANONYMOUS, Actor(ActorId("x"), Role.CASE), Actor(ActorId("x"), Role.APPLICANT)):
        assert visibility_of(actor) == Visibility()


@pytest.mark.parametrize(
    ("mine", "theirs", "covered"),
    [
        ("H15", "H15", True),
        ("H15", "H15.50", True),
        ("H15.5", "H15.50", False),
        ("H15.50", "H15", False),
        (None, "H15", False),
        ("H15", None, False),
        ("", "", False),
    ],
)
def test_an_agency_covers_itself_and_those_below_it(mine: str | None, theirs: str | None, covered: bool) -> None:
    assert covers(mine, theirs) is covered


@pytest.mark.parametrize("typed", ["Đường Điện Biên", "ĐƯỜNG ĐIỆN BIÊN", "duong dien bien"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_and_capitals_make_no_difference(typed: str, form: Literal["NFC", "NFD"]) -> None:
    assert without_diacritics(unicodedata.normalize(form, typed)) == "duong dien bien"


def test_every_fact_has_its_sentence() -> None:
    every = {kind for union in (DossierEvent, DecisionEvent, ProcedureEvent) for kind in typing.get_args(union)}
    assert len(every) > 30
    assert every <= set(_SENTENCES)
