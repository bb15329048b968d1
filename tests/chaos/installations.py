"""A served installation in which a procedure is published, and people who act at the same instant."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

from application.access.actors import Role
from tests.graphql.served_installation import Person, Served, serving

AGENCY = "H15.77"
PROCEDURE = "1.001806"
_CONTENT = {"name": "Thủ tục", "limits": [{"limit": "5 ngày làm việc"}]}


@contextmanager
def open_for_dossiers(url: str, keys: Path) -> Iterator[Served]:
    """An installation behind a web server, in which dossiers can be handed in."""
    with serving(url, keys) as served:
        publisher = served.someone(Role.PUBLISHER, name="publisher")
        publisher.act("publishProcedure", procedure=PROCEDURE, content=_CONTENT)
        yield served


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each of some acts answers that are begun together."""
    together = Barrier(len(acts))

    def begin(act: Callable[[], Any]) -> Any:
        together.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(begin, acts))


def same_person(served: Served, person: Person) -> Person:
    """Somebody who had a token before the server was started anew."""
    return Person(served, person.actor, person.token)
