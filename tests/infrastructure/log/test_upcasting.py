"""An old shape walks to the newest over every version between; where it cannot, topic and place are told."""

import asyncio
from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec
import pytest

from infrastructure.log.codec import EncodedEvent, UnknownTopic, decoding, encode
from infrastructure.log.fact_reader import UnreadableFact
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.log.upcasting import Upcaster, UpcastFailed, newest
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.log.appends import new, of


@dataclass(frozen=True, slots=True, kw_only=True)
class PotteryGlazed:
    """An invented fact in its third shape."""

    TOPIC: ClassVar[str] = "pottery.glazed.v3"
    colour: str
    layers: int
    fired: bool


def to_v2(body: bytes) -> tuple[str, bytes]:
    """Version 1 said the colour in English."""
    old = msgspec.json.decode(body)
    return "pottery.glazed.v2", msgspec.json.encode({"colour": {"blue": "xanh"}[old["color"]], "layers": 1})


def to_v3(body: bytes) -> tuple[str, bytes]:
    """Version 2 did not know whether it was fired."""
    return "pottery.glazed.v3", msgspec.json.encode(msgspec.json.decode(body) | {"fired": False})


ROAD: dict[str, Upcaster] = {"pottery.glazed.v1": to_v2, "pottery.glazed.v2": to_v3}
decode = decoding({PotteryGlazed.TOPIC: PotteryGlazed}, ROAD)


@pytest.mark.parametrize(
    ("topic", "body", "event"),
    [
        ("pottery.glazed.v1", '{"color":"blue"}', PotteryGlazed(colour="xanh", layers=1, fired=False)),
        ("pottery.glazed.v2", '{"colour":"đỏ","layers":2}', PotteryGlazed(colour="đỏ", layers=2, fired=False)),
        (
            "pottery.glazed.v3",
            '{"colour":"đỏ","layers":2,"fired":true}',
            PotteryGlazed(colour="đỏ", layers=2, fired=True),
        ),
    ],
)
def test_every_version_becomes_the_newest(topic: str, body: str, event: PotteryGlazed) -> None:
    found = decode(topic, body.encode())
    assert found == event
    assert decode(PotteryGlazed.TOPIC, encode(found)) == event


def test_an_upcaster_that_fails_names_the_topic_that_is_stored_and_the_step() -> None:
    with pytest.raises(UpcastFailed, match=r"topic pottery.glazed.v1: the upcaster of pottery.glazed.v1 .*KeyError"):
        decode("pottery.glazed.v1", b'{"color":"green"}')
    with pytest.raises(UpcastFailed, match=r"topic pottery.glazed.v2: the upcaster of pottery.glazed.v2"):
        decode("pottery.glazed.v2", b"[]")


def test_upcasters_that_lead_in_a_circle_are_reported() -> None:
    circle: dict[str, Upcaster] = {"a.v1": lambda body: ("a.v2", body), "a.v2": lambda body: ("a.v1", body)}
    with pytest.raises(UpcastFailed, match=r"lead back to a\.v1"):
        newest("a.v1", b"", circle)


def test_a_road_that_ends_at_no_class_is_an_unknown_topic() -> None:
    with pytest.raises(UnknownTopic, match=r"pottery\.glazed\.v2"):
        decoding({}, {"pottery.glazed.v1": to_v2})("pottery.glazed.v1", b'{"color":"blue"}')


@pytest.mark.postgres
def test_a_fact_that_cannot_be_read_is_named_by_its_place(migrated_url: str, names: SchemaNames) -> None:
    def said(topic: str, body: bytes) -> Any:
        return new("pottery/1", None)._replace(event=EncodedEvent(topic, body))

    async def scenario() -> None:
        log = PostgresLog(migrated_url, names, decode=decode)
        try:
            await log.append(of(said("pottery.glazed.v1", b'{"color":"blue"}')))
            (fact,) = await log.tail(0, 10)
            assert (fact.event, fact.topic) == (
                PotteryGlazed(colour="xanh", layers=1, fired=False),
                "pottery.glazed.v1",
            )
            await log.append(of(said("pottery.glazed.v1", b'{"color":"green"}')))
            readings = (log.tail(0, 10), log.facts("pottery/1"), log.history("pottery/1"), log.event_at("pottery/1", 2))
            for asked in readings:
                with pytest.raises(UnreadableFact, match=r"position 2 .*pottery.glazed.v1"):
                    await asked
        finally:
            log.close()

    asyncio.run(scenario())
