"""Taking over the history of another system: it does, it refuses, it stays quiet when sent again."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier import events as e
from domain.dossier.adoption import AdoptionContradicted, grown
from domain.dossier.evolution import fold
from tests.domain.dossier import given_when_then as g

DOES: list[tuple[g.Given, c.DossierCommand, type, dict[str, object]]] = [
    ((), g.ADOPT, e.DossierAdopted, {"source": "xes", "case": "7"}),
    (g.ADOPTED, g.ACTIVITY, e.ActivityAdopted, {"sequence": 1}),
]

REFUSES: list[tuple[g.Given, c.DossierCommand, str]] = [
    (g.ADOPTED, replace(g.ADOPT, case="8"), "OWN_DOSSIER"),
    (g.REGISTERED, g.ADOPT, "OWN_DOSSIER"),
    ((), g.ACTIVITY, "NOT_ADOPTED"),
    (g.ADOPTED, replace(g.ACTIVITY, sequence=2), "NOT_ADOPTED"),
]


@pytest.mark.parametrize(("given", "command", "fact", "says"), DOES, ids=g.named)
def test_does(given: g.Given, command: c.DossierCommand, fact: type, says: dict[str, object]) -> None:
    g.does(given, command, fact, says)


@pytest.mark.parametrize(("given", "command", "code"), REFUSES, ids=g.named)
def test_refuses(given: g.Given, command: c.DossierCommand, code: str) -> None:
    g.refused(given, command, code)


@pytest.mark.parametrize(("given", "command"), [row[:2] for row in DOES], ids=g.named)
def test_stays_quiet_when_sent_again(given: g.Given, command: c.DossierCommand) -> None:
    g.quiet(g.after(given, command), command)


@pytest.mark.parametrize(
    ("given", "command"),
    [
        ((*g.ADOPTED, g.ACTIVITY), replace(g.ACTIVITY, activity="y")),
    ],
)
def test_what_is_done_once_is_not_done_twice(given: g.Given, command: c.DossierCommand) -> None:
    g.quiet(g.history(given), command)


MORE = replace(g.ADOPT, deadline_at=g.at("09/03/2026"), attributes={"a": "b", "c": "d"})
NEXT = replace(g.ACTIVITY, sequence=2, activity="y", occurred_at=g.at("03/03/2026"))


def known() -> tuple[e.DossierEvent, ...]:
    return tuple(g.history((g.ADOPT, g.ACTIVITY)))


def test_the_same_export_again_adds_nothing() -> None:
    assert grown(c.AdoptHistory(g.ADOPT, (g.ACTIVITY,)), known()) == ()


def test_what_has_grown_is_added_once_and_is_known_from_then_on() -> None:
    later = c.AdoptHistory(MORE, (g.ACTIVITY, NEXT))
    added = grown(later, known())
    assert [type(one) for one in added] == [e.AdoptionExtended, e.ActivityAdopted]
    assert isinstance(added[0], e.AdoptionExtended)
    assert (added[0].deadline_at, added[0].attributes) == (MORE.deadline_at, {"c": "d"})
    assert grown(later, (*known(), *added)) == ()
    assert fold((*known(), *added)).due_at == MORE.deadline_at


@pytest.mark.parametrize(
    ("dossier", "activities", "named"),
    [
        (g.ADOPT, (replace(g.ACTIVITY, activity="z"),), "activity 1 («x»): activity was «x», is now «z»"),
        (g.ADOPT, (), "1 activities are recorded, 0 are sent now"),
        (replace(g.ADOPT, attributes={"a": "z"}), (g.ACTIVITY,), "«a» was «b», is now «z»"),
        (replace(g.ADOPT, attributes={}), (g.ACTIVITY,), "«a» was «b», is now nothing"),
        (
            g.ADOPT,
            (replace(g.ACTIVITY, transition="start"),),
            "activity 1 («x»): transition was nothing, is now «start»",
        ),
    ],
)
def test_what_contradicts_is_named_and_nothing_is_added(
    dossier: c.AdoptDossier, activities: tuple[c.AdoptActivity, ...], named: str
) -> None:
    with pytest.raises(AdoptionContradicted) as refused:
        grown(c.AdoptHistory(dossier, activities), known())
    assert refused.value.details == {"1": named}
