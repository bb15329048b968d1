"""Which dossiers each role may see, and what every fact reads like."""

import typing
import unicodedata
from datetime import UTC, date, datetime
from typing import Literal

import pytest

from application.access.actors import ANONYMOUS, Actor, NotAuthorised, Role
from application.access.rows import Authority, Visibility, refuse_other_agency, refuse_outsider, visibility_of
from application.queries.diacritics import without_diacritics
from application.queries.sentences import _SENTENCES
from domain.agency.events import AgencyEvent, AgencyPlaced
from domain.agency.tree import AgencyTree, evolve
from domain.decision.events import DecisionEvent
from domain.dossier.commands import CompleteStep
from domain.dossier.events import DossierEvent
from domain.dossier.state import CurrentHolder, DossierState
from domain.procedure.events import ProcedureEvent
from domain.values import ActorId, AgencyId, Article, DossierId, PersonRef

AGENCY, PERSON = AgencyId("H15.50"), PersonRef("p-1")
AT, DAY = datetime(2026, 3, 2, 2, tzinfo=UTC), date(2026, 3, 2)
SEEN = Visibility(agency=AGENCY, agencies=frozenset({AGENCY, "G09.88"}))


def _authority() -> Authority:
    tree = AgencyTree()
    for agency, parent in ((AGENCY, None), ("G09.88", AGENCY), ("H15.50.01", None)):
        tree = evolve(tree, AgencyPlaced(AgencyId(agency), parent, date(2026, 1, 1), Article("QĐ 1"), AT))
    return Authority(tree, DAY)


AUTHORITY = _authority()


@pytest.mark.parametrize(
    ("role", "visibility"),
    [
        (Role.APPLICANT, Visibility(person=PERSON)),
        (Role.INTAKE, SEEN),
        (Role.CASE, SEEN),
        (Role.LEADER, SEEN),
        (Role.PUBLISHER, Visibility()),
        (Role.INSPECTOR, Visibility(all=True)),
        (Role.LEGAL, Visibility(all=True)),
        (Role.ADMIN, Visibility(all=True)),
        (Role.SYSTEM, Visibility(all=True)),
        (Role.PUBLIC, Visibility()),
    ],
)
def test_each_role_sees_its_own(role: Role, visibility: Visibility) -> None:
    assert visibility_of(Actor(ActorId("x"), role, AGENCY, None, PERSON), AUTHORITY) == visibility


def test_nobody_sees_anything_for_want_of_an_agency_or_a_person() -> None:
    for actor in (ANONYMOUS, Actor(ActorId("x"), Role.CASE), Actor(ActorId("x"), Role.APPLICANT)):
        assert visibility_of(actor, AUTHORITY) == Visibility()


def test_an_agency_sees_those_that_stand_below_it_today_whatever_their_identifiers() -> None:
    seen = visibility_of(Actor(ActorId("x"), Role.LEADER, AGENCY), AUTHORITY)
    assert [seen.covers(agency) for agency in (AGENCY, "G09.88", "H15.50.01", "H15", "", None)] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert seen.covers_scope(None)
    assert seen.covers_scope("G09.88")
    assert not seen.covers_scope("H15")


@pytest.mark.parametrize("role", [Role.INTAKE, Role.CASE, Role.LEADER])
@pytest.mark.parametrize(("mine", "may"), [("H15.50", True), ("G09.88", False), ("H15", False)])
def test_a_lower_agency_has_no_say_in_what_the_one_above_holds(role: Role, mine: str, may: bool) -> None:
    state = DossierState(holder=CurrentHolder(agency=AGENCY))
    command = CompleteStep(dossier=DossierId("d"), by=ActorId("x"), occurred_at=AT, step=1)
    asked = (Actor(ActorId("x"), role, AgencyId(mine)), state, command, AUTHORITY)
    if may:
        refuse_outsider(*asked)
        refuse_other_agency(asked[0], AGENCY, AUTHORITY)
        return
    with pytest.raises(NotAuthorised):
        refuse_outsider(*asked)
    with pytest.raises(NotAuthorised):
        refuse_other_agency(asked[0], AGENCY, AUTHORITY)


@pytest.mark.parametrize("typed", ["Đường Điện Biên", "ĐƯỜNG ĐIỆN BIÊN", "duong dien bien"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_and_capitals_make_no_difference(typed: str, form: Literal["NFC", "NFD"]) -> None:
    assert without_diacritics(unicodedata.normalize(form, typed)) == "duong dien bien"


def test_every_fact_has_its_sentence() -> None:
    every = {
        kind for union in (DossierEvent, DecisionEvent, ProcedureEvent, AgencyEvent) for kind in typing.get_args(union)
    }
    assert len(every) > 30
    assert every <= set(_SENTENCES)
