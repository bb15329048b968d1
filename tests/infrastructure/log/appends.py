"""Small words for appends: the kit of the log's tests."""

import hashlib
import uuid
from datetime import UTC, datetime
from typing import Any

import psycopg

from application.ports import Answer, Append, Fact, Log, Metadata, NewFact, Placed
from domain.attempt import AttemptRefused
from domain.values import ActorId
from infrastructure.log.codec import decode_metadata
from infrastructure.log.leaf import leaf
from infrastructure.postgres.names import SchemaNames


def event(text: str = "việc") -> AttemptRefused:
    """An event that tells itself from others by a text."""
    return AttemptRefused(
        occurred_at=datetime(2026, 3, 2, 1, tzinfo=UTC),
        command=text,
        subject="",
        refusal="",
        rule=None,
        basis="NĐ 61/2018/NĐ-CP Điều 17",
    )


def new(stream: str, want: int | None, text: str = "việc", *, numbered_by: int | None = None) -> NewFact:
    """A fact on its way."""
    return NewFact(stream, want, event(text), numbered_by)


def of(*facts: NewFact, key: str | None = None, actor: str = "cb-1", payload: bytes = b"") -> Append:
    """An append under a key, a new one when none is named."""
    meta = Metadata(actor=ActorId(actor), role="case", key=key or uuid.uuid4().hex)
    return Append(facts, meta, hashlib.sha256(payload).digest())


def numbered(register: str, dossier: str, **how: Any) -> Append:
    """A dossier that gets its number from a register."""
    return of(new(dossier, 1, numbered_by=1), new(register, None), **how)


async def answered(log: Log, append: Append) -> Answer:
    """Sent again under its key, as a client does who was told that the server cannot be reached."""
    while True:
        try:
            return await log.append(append)
        except psycopg.OperationalError:
            continue


def texts(events: list[Any]) -> list[str]:
    """What tells the events apart."""
    return [one.command for one in events]


def stored(url: str, names: SchemaNames) -> list[dict[str, Any]]:
    """Every raw row of the log in order."""
    with psycopg.connect(url, row_factory=psycopg.rows.dict_row) as db:
        return db.execute(f"SELECT * FROM {names.log}.fact ORDER BY position").fetchall()


def assert_sound(rows: list[dict[str, Any]]) -> None:
    """Dense positions, versions that follow each other, instants that never go back, leaves that are true."""
    heads: dict[str, dict[str, Any]] = {}
    last_at = datetime.min.replace(tzinfo=UTC)
    for position, row in enumerate(rows, start=1):
        before = heads.get(row["stream"])
        assert row["position"] == position
        assert row["version"] == before["version"] + 1 if before else row["version"] in (0, 1)
        assert row["recorded_at"] >= last_at
        assert row["prev"] == (before["leaf"] if before else b"")
        assert row["leaf"] == sworn(row)
        heads[row["stream"]], last_at = row, row["recorded_at"]


def assert_registered(url: str, names: SchemaNames, rows: list[dict[str, Any]]) -> None:
    """Every key stands for the facts that bear it and for no others, or for none."""
    bearing: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        meta = decode_metadata(row["meta"])
        bearing.setdefault((meta.actor, meta.key), []).append(row["position"])
    with psycopg.connect(url) as db:
        commands = db.execute(f"SELECT actor, key, first, last FROM {names.log}.command").fetchall()
    expected = {(actor, key): list(range(first, last + 1)) for actor, key, first, last in commands if first is not None}
    assert expected == bearing


def sworn(row: dict[str, Any]) -> bytes:
    """The leaf of a raw row, computed here."""
    named = ("position", "stream", "version", "topic", "recorded_at", "behind", "number", "meta", "prev", "body")
    return leaf(**{name: row[name] for name in named})


def assert_follow(facts: list[Fact]) -> None:
    """What the port itself shows of a sound log."""
    assert [fact.position for fact in facts] == list(range(1, len(facts) + 1))
    assert sorted(facts, key=lambda fact: fact.recorded_at) == facts
    assert len({fact.leaf for fact in facts}) == len(facts)


def assert_as_stored(answers: list[Any], url: str, names: SchemaNames) -> None:
    """Every acknowledged fact stands where the answer says, none stands there twice, none is a stranger."""
    rows = stored(url, names)
    assert_sound(rows)
    assert_registered(url, names, rows)
    expected = {placed.position: placed for answer in answers if isinstance(answer, Answer) for placed in answer.facts}
    assert {row["position"] for row in rows} == set(expected)
    for row in rows:
        placed = expected[row["position"]]
        assert placed == Placed(
            row["position"], row["stream"], row["version"], row["number"], row["recorded_at"], row["leaf"]
        )
