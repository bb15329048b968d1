"""R4: one command is delivered two to ten times, at once, after the server came back, and a day later."""

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

from application.access.actors import Role
from infrastructure.postgres.embedded import ServerUse
from infrastructure.postgres.home import Home
from infrastructure.postgres.postmaster import postmaster_of, until
from tests.chaos.figures import Outcome
from tests.chaos.ground import Ground, rows
from tests.chaos.installations import AGENCY, PROCEDURE, at_once, open_for_dossiers, same_person
from tests.graphql.cast import APPLICANT
from tests.graphql.served_installation import Person, Served
from tests.infrastructure.postgres.users import is_gone

Delivery = tuple[Person, str, dict[str, Any]]
_EFFECTS = """
SELECT (SELECT count(*) FROM log_h14.fact WHERE topic = 'dossier.submitted.v1'),
       (SELECT count(*) FROM log_h14.fact WHERE topic = 'dossier.accepted.v1'),
       (SELECT count(*) FROM log_h14.fact WHERE topic = 'dossier.assigned.v1')
"""


def repeated_delivery(ground: Ground, *, dossiers: int) -> Outcome:
    """Three commands of each of so many dossiers; between the deliveries PostgreSQL is killed and time goes by."""
    keys = ground.new_folder()
    with ground.own_server() as (home, use):
        with open_for_dossiers(use.url, keys) as served:
            sent = list(_deliveries(served, dossiers))
        _kill(home, use)
        with open_for_dossiers(use.url, keys) as served:
            again = [_answer(served, delivery) for delivery, _ in sent]
            served.clock.pass_by(hours=25)
            later = [_answer(served, delivery) for delivery, _ in sent]
        effects = rows(use.url, _EFFECTS)
    first = [answers for _, answers in sent]
    outcome = Outcome(f"{len(sent)} mutations, each 2 to 10 times at once, then after a kill -9, then 25 h later")
    outcome.exactly("effects", sum(int(str(count)) for count in effects[0]), 3 * dossiers)
    outcome.exactly("first answers", sum(not one["repeated"] for answers in first for one in answers), len(sent))
    outcome.exactly("other bodies at once", sum(_body(one) != _body(some[0]) for some in first for one in some), 0)
    outcome.exactly("other bodies after the kill", _differing(first, again), 0)
    outcome.exactly("other bodies 25 h later", _differing(first, later), 0)
    outcome.note(f"{sum(map(len, first)) + 2 * len(sent)} deliveries")
    return outcome


def _deliveries(served: Served, dossiers: int) -> Iterator[tuple[Delivery, list[dict[str, Any]]]]:
    citizen = served.someone(Role.APPLICANT)
    clerk, leader = served.someone(Role.INTAKE, AGENCY), served.someone(Role.LEADER, AGENCY)
    for number in range(dossiers):
        asked = {"procedure": PROCEDURE, "agency": AGENCY, "channel": "ONLINE", "applicant": APPLICANT}
        submitted = (citizen, "submitDossier", asked | {"idempotencyKey": f"submit/{number}"})
        answers = _deliver(submitted, 2 + number % 9)
        code = answers[0]["dossierCode"]
        yield submitted, answers
        for person, act, more in ((clerk, "acceptDossier", {}), (leader, "assignDossier", {"unit": "P1"})):
            delivery = person, act, {"code": code, "idempotencyKey": f"{act}/{number}", **more}
            yield delivery, _deliver(delivery, 2 + number % 9)


def _deliver(delivery: Delivery, times: int) -> list[dict[str, Any]]:
    person, act, asked = delivery
    send: Callable[[], dict[str, Any]] = lambda: person.does(act, **asked)  # noqa: E731
    return at_once([send] * times)


def _answer(served: Served, delivery: Delivery) -> dict[str, Any]:
    person, act, asked = delivery
    return same_person(served, person).does(act, **asked)


def _body(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without the word that says whether it was given before."""
    return {name: value for name, value in answer.items() if name != "repeated"}


def _differing(first: list[list[dict[str, Any]]], later: list[dict[str, Any]]) -> int:
    return sum(_body(some[0]) != _body(one) or not one["repeated"] for some, one in zip(first, later, strict=True))


def _kill(home: Home, use: ServerUse) -> None:
    note = postmaster_of(home)
    assert note is not None
    os.kill(note.pid, signal.SIGKILL)
    assert until(lambda: is_gone(note.pid), 60)
    use.ensure_running()
