"""What leaves the installation: read off types, so that no text, no person and no officer leaves by accident."""

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from application.access.actors import Role
from domain.errors import Malformed
from domain.values import ActorId, Encrypted, OfficerId, PersonRef
from infrastructure.exports.activities import SHAPES, who_acted
from infrastructure.exports.object_log import ObjectLog
from infrastructure.exports.pseudonyms import OfficerPseudonyms, pseudonyms_from
from infrastructure.log.topics import EVENTS
from tests.infrastructure.exports.every_history import FREE, PUBLISHED, TYPED, every_history, recorded

HIDDEN = (str, PersonRef, Encrypted, ActorId)


def hints(event: type[Any]) -> Iterator[tuple[str, Any]]:
    for name, hint in typing.get_type_hints(event).items():
        yield name, next((one for one in typing.get_args(hint) if one is not type(None)), hint)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_no_field_that_may_hold_a_name_is_reported_and_every_officer_is_a_thing(event: type[Any]) -> None:
    shape = SHAPES[event]
    assert [name for name, hint in hints(event) if hint in HIDDEN and name in shape.values] == []
    assert {name for name, hint in hints(event) if hint is OfficerId} == {
        name for name, kind in shape.things if kind == "officer"
    }


def test_nothing_hidden_is_in_any_entry_of_our_own_dossiers_and_decisions() -> None:
    log, pseudonyms = ObjectLog(OfficerPseudonyms(), frozenset()), 0
    for history in every_history():
        text = "".join(repr(entry) for entry in log.entries(history))
        pseudonyms += text.count("officer/")
        assert not [word for word in ("PersonRef", "Encrypted", "ActorId", "OfficerId", TYPED) if word in text]
        if history.stream in ("dossier/1", "decision/1", "register/1"):
            assert FREE not in text
    assert pseudonyms > 20


def test_a_paper_has_its_published_name_and_no_other() -> None:
    log = ObjectLog(OfficerPseudonyms(), frozenset())
    papers = [
        (thing, values)
        for history in every_history()
        for entry in log.entries(history)
        for thing, values in entry.changes
        if thing.type == "document"
    ]
    assert [values.get("name") for _, values in papers] == [PUBLISHED, None] * 2
    assert len({thing.id for thing, _ in papers}) == 4


@pytest.mark.parametrize("role", Role)
def test_applicants_and_machines_are_no_officers(role: Role) -> None:
    (own,) = [history for history in every_history() if history.stream == "dossier/1"]
    history = recorded(own.stream, [fact.event for fact in own.facts], role=role)
    names = {who_acted(fact, "hoso", OfficerPseudonyms(b"k" * 16)) for fact in history.facts}
    assert (names == {None}) == (role in (Role.APPLICANT, Role.SYSTEM, Role.PUBLIC))


def test_an_officer_has_one_name_under_a_key_and_another_under_another(tmp_path: Path) -> None:
    first, again = pseudonyms_from(tmp_path / "key"), pseudonyms_from(tmp_path / "key")
    assert first.of("hoso", "cb-1") == again.of("hoso", "cb-1")
    names = {first.of("hoso", "cb-1"), first.of("hoso", "cb-2"), first.of("receipt", "cb-1")}
    assert len(names | {OfficerPseudonyms().of("hoso", "cb-1"), OfficerPseudonyms().of("hoso", "cb-1")}) == 5
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_a_key_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"secret")
    with pytest.raises(Malformed, match="6 bytes"):
        pseudonyms_from(tmp_path / "key")
