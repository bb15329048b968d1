"""Whatever the application passes to append, what is stored is dense, chained and sworn to; or nothing is stored."""

import asyncio
from collections.abc import Iterator

import psycopg
import pytest

from infrastructure.log.codec import encode
from infrastructure.log.fact_reader import UnreadableFact
from infrastructure.log.postgres_log import PostgresLog
from tests.infrastructure.log.appends import assert_sound, event, stored
from tests.infrastructure.log.databases import a_database_on
from tests.installation import NAMES

pytestmark = pytest.mark.postgres

TYPES = {
    "commands": "int4",
    "streams": "text",
    "wants": "int8",
    "befores": "int4",
    "numbered_bys": "int4",
    "topics": "text",
    "metas": "bytea",
    "bodies": "bytea",
    "actors": "text",
    "keys": "text",
    "digests": "bytea",
    "firsts": "int4",
    "lasts": "int4",
}
CALL = f"SELECT log_h14.append({', '.join(f'%s::{kind}[]' for kind in TYPES.values())})"

GOOD: dict[str, str | None] = {
    "commands": "{1,1,2}",
    "streams": "{dossier/%,register/%,dossier/%}",
    "wants": "{1,NULL,2}",
    "befores": "{0,0,1}",
    "numbered_bys": "{2,0,0}",
    "topics": "{t.v1,u.v1,w.v1}",
    "metas": "{a,b,c}",
    "bodies": "{d,e,f}",
    "actors": "{cb-1,cb-2}",
    "keys": "{k%,l%}",
    "digests": "{x,y}",
    "firsts": "{1,3}",
    "lasts": "{2,3}",
}

SINGLE: dict[str, str | None] = {
    "commands": "{1,2}",
    "streams": "{dossier/a-%,dossier/b-%}",
    "wants": "{1,NULL}",
    "befores": "{0,0}",
    "numbered_bys": "{0,0}",
    "topics": "{t.v1,u.v1}",
    "metas": "{a,b}",
    "bodies": "{d,e}",
    "actors": "{cb-1,cb-2}",
    "keys": "{k%,l%}",
    "digests": "{x,y}",
    "firsts": "{1,2}",
    "lasts": "{1,2}",
}
"""A fact a command, each of a stream of its own."""

PLAIN = SINGLE | dict.fromkeys(("commands", "befores", "numbered_bys", "firsts", "lasts")) | {"wants": "{1,1}"}
"""The same as the installation itself sends it."""


ALONE = {"single": SINGLE, "plain": PLAIN}
OTHERS: dict[str, dict[str, str | None]] = {
    "of one stream": {"streams": "{dossier/%,dossier/%}"},
    "of one new stream that begins twice": {"streams": "{dossier/%,dossier/%}", "wants": "{0,1}"},
    "under one key": {"actors": "{cb-1,cb-1}", "keys": "{k%,k%}"},
    "with any version": {"wants": "{1,NULL}"},
    "beginning at 0": {"wants": "{0,1}"},
    "with a version below": {"wants": "{1,-7}"},
    "with a version far above": {"wants": "{9223372036854775807,1}"},
    "with a topic that is not UTF-8": {"topics": "{t.v1,\udcff}"},
}


def _other(name: str, value: str | None) -> dict[str, str | None]:
    return GOOD | {name: value}


def _elements(good: dict[str, str | None], name: str) -> list[str]:
    return str(good[name]).strip("{}").split(",")


def _crafted(good: dict[str, str | None]) -> Iterator[tuple[str, dict[str, str | None]]]:
    for name in [name for name in TYPES if good[name] is not None]:
        elements = _elements(good, name)
        yield f"{name} too short", good | {name: "{" + ",".join(elements[:-1]) + "}"}
        yield f"{name} too long", good | {name: "{" + ",".join([*elements, elements[0]]) + "}"}
        yield f"{name} begin at 0", good | {name: f"[0:{len(elements) - 1}]=" + str(good[name])}
        yield (
            f"{name} begin at 0 and end as the others",
            good | {name: f"[0:{len(elements)}]={{1,{str(good[name])[1:]}"},
        )
        yield f"{name} in two dimensions", good | {name: "{{" + "},{".join(elements) + "}}"}
        yield f"{name} absent", good | {name: None}
        yield f"{name} empty", good | {name: "{}"}
    for name in ("streams", "topics", "metas", "bodies", "commands", "befores", "actors", "keys", "digests"):
        if good[name] is None:
            yield f"{name} given", good | {name: SINGLE[name]}
            continue
        yield f"{name} with a NULL", good | {name: "{NULL," + ",".join(_elements(good, name)[1:]) + "}"}


CRAFTED = dict(_crafted(GOOD))
CRAFTED |= {f"{kind} {name}": arrays for kind, good in ALONE.items() for name, arrays in _crafted(good)}
CRAFTED |= {f"{kind} {name}": good | other for kind, good in ALONE.items() for name, other in OTHERS.items()}
CRAFTED |= {
    "numbered by a row that is not there": _other("numbered_bys", "{99,0,0}"),
    "numbered by a row before the first": _other("numbered_bys", "{-1,0,0}"),
    "numbered by a row of another command": _other("numbered_bys", "{2,0,2}"),
    "a row before that comes later": _other("befores", "{0,3,1}"),
    "a row before that is itself": _other("befores", "{0,2,1}"),
    "a row before of another stream": _other("befores", "{0,1,1}"),
    "a row before the first": _other("befores", "{0,0,-1}"),
    "no row before though there is one": _other("befores", "{0,0,0}"),
    "a new stream that begins twice": GOOD | {"wants": "{0,NULL,1}", "befores": "{0,0,0}"},
    "a new stream that begins twice, backwards": GOOD | {"wants": "{1,NULL,0}", "befores": "{0,0,0}"},
    "topic that is not UTF-8": _other("topics", "{t.v1,u.v1,\udcff}"),
    "stream with a NUL": _other("streams", "{dossier/\0,register/%,dossier/%}"),
    "versions chosen below": _other("wants", "{1,-7,2}"),
    "versions chosen far above": _other("wants", "{9223372036854775807,NULL,9223372036854775807}"),
    "first and last of other commands": GOOD | {"firsts": "{3,1}", "lasts": "{1,99}"},
}


@pytest.fixture(scope="module")
def url(server_url: str) -> Iterator[str]:
    """A log that everything crafted is thrown at, one after the other."""
    with a_database_on(server_url) as url:
        yield url


@pytest.fixture(scope="module")
def application(url: str) -> Iterator[psycopg.Connection]:
    """Connected in the role of the application."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("SET ROLE hoso_log_h14_app")
        yield db


def call(db: psycopg.Connection, arrays: dict[str, str | None], name: str) -> None:
    """Append what was crafted, in streams and under keys of the test's own."""
    given = [None if array is None else array.replace("%", name.replace(" ", "-")) for array in arrays.values()]
    db.execute(CALL, given)


def test_what_is_well_made_is_stored(application: psycopg.Connection, url: str) -> None:
    before = len(stored(url, NAMES))
    call(application, GOOD, "good")
    call(application, PLAIN, "plain")
    rows = stored(url, NAMES)
    assert [(row["stream"], row["version"], row["number"]) for row in rows[before:]] == [
        ("dossier/good", 1, 1),
        ("register/good", 1, None),
        ("dossier/good", 2, None),
        ("dossier/a-plain", 1, None),
        ("dossier/b-plain", 1, None),
    ]
    assert_sound(rows)


@pytest.mark.parametrize(("encoding", "letter"), [("UTF8", "đ"), ("WIN1258", "đ"), ("SJIS", "б")])
def test_whatever_encoding_a_session_speaks_leaves_are_over_utf_8(
    application: psycopg.Connection, url: str, encoding: str, letter: str
) -> None:
    before = len(stored(url, NAMES))
    application.execute(f"SET client_encoding TO {encoding}".encode())
    try:
        call(application, PLAIN | {"topics": f"{{t.v1,{letter}.v1}}"}, encoding)
    finally:
        application.execute("SET client_encoding TO UTF8")
    rows = stored(url, NAMES)
    assert len(rows) == before + 2
    assert_sound(rows)


@pytest.mark.parametrize("name", CRAFTED)
def test_what_is_crafted_breaks_nothing(application: psycopg.Connection, url: str, name: str) -> None:
    before = stored(url, NAMES)
    try:
        call(application, CRAFTED[name], name)
    except (psycopg.Error, UnicodeEncodeError):
        assert stored(url, NAMES) == before
    else:
        assert_sound(stored(url, NAMES))


def test_metadata_that_cannot_be_read_are_reported_by_their_place(application: psycopg.Connection, url: str) -> None:
    odd = [None, ["dossier/odd"], [1], None, None, [event().TOPIC], [b"?"], [encode(event())], ["x"], ["odd"], [b"x"]]
    application.execute(CALL, [*odd, None, None])

    async def read() -> None:
        log = PostgresLog(url, NAMES)
        try:
            await log.facts("dossier/odd")
        finally:
            log.close()

    with pytest.raises(UnreadableFact, match=f"the fact at position {len(stored(url, NAMES))} cannot be read"):
        asyncio.run(read())


def test_an_answer_belongs_to_the_command_it_was_asked_for(application: psycopg.Connection, url: str) -> None:
    crossed = {"commands": "{2,1}", "firsts": "{2,1}", "lasts": "{2,1}"}
    for name, arrays in (("straight", SINGLE), ("crossed", SINGLE | crossed)):
        call(application, arrays, name)

    with psycopg.connect(url) as db:
        found = db.execute(
            "SELECT c.key, f.stream, c.first = c.last FROM log_h14.command c "
            "JOIN log_h14.fact f ON f.position = c.first "
            "WHERE c.key ~ 'straight|crossed' ORDER BY c.key"
        ).fetchall()
    assert found == [
        ("kcrossed", "dossier/b-crossed", True),
        ("kstraight", "dossier/a-straight", True),
        ("lcrossed", "dossier/a-crossed", True),
        ("lstraight", "dossier/b-straight", True),
    ]


def test_arrays_of_different_shape_are_refused_by_name(application: psycopg.Connection) -> None:
    for name in TYPES:
        with pytest.raises(psycopg.errors.ArraySubscriptError, match="of one length"):
            call(application, CRAFTED[f"{name} begin at 0"], "shape")


def test_a_number_comes_from_the_register_of_its_own_command(application: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.RaiseException, match="numbered by row 2 of another command"):
        call(application, CRAFTED["numbered by a row of another command"], "number")


def test_thousands_of_facts_of_one_stream_in_one_call_are_chained(application: psycopg.Connection, url: str) -> None:
    size = 3000

    def array(values: object) -> str:
        return "{" + ",".join(str(value) for value in values) + "}"  # type: ignore[attr-defined]

    arrays = GOOD | {
        "commands": array([1] * size),
        "streams": array(["dossier/%"] * size),
        "wants": array(range(1, size + 1)),
        "befores": array(range(size)),
        "numbered_bys": array([0] * size),
        "topics": array(["t.v1"] * size),
        "metas": array(["a"] * size),
        "bodies": array(range(size)),
        "actors": "{cb-1}",
        "keys": "{%}",
        "digests": "{x}",
        "firsts": "{1}",
        "lasts": array([size]),
    }
    before = len(stored(url, NAMES))
    call(application, arrays, "many")
    rows = stored(url, NAMES)
    assert len(rows) == before + size
    assert_sound(rows)
