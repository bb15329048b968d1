"""Every topic version ever released is still read, means what it meant, and kept its shape."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import msgspec
import pytest

from application.ports import Metadata
from infrastructure.log.codec import decode, decode_metadata, encode, encode_metadata
from infrastructure.log.topics import EVENT_OF, EVENTS
from infrastructure.log.upcasting import UPCASTERS
from tests.corpus.shapes import differences, shape_of
from tests.corpus.stored_facts import DIGESTS, SHAPES, Line, by_stream, digest_of, lines, written

STORED = lines()
STREAMS = by_stream(STORED)
HOW = "give it a new version (.v2), an upcaster in infrastructure/log/upcasting.py and a corpus line"


@pytest.mark.parametrize("stream", STREAMS)
def test_a_stored_stream_is_read_and_leaves_what_it_left(stream: str) -> None:
    events = [decode(line.topic, line.body.encode()) for line in STREAMS[stream]]
    assert digest_of(stream, events) == written(DIGESTS)[stream], f"{stream}: the same bytes mean something else now"


@pytest.mark.parametrize("topic", EVENT_OF)
def test_a_topic_of_today_is_written_as_it_was_stored(topic: str) -> None:
    own = [line for line in STORED if line.topic == topic]
    assert own, f"{topic} is not in the corpus: python -m tests.corpus add"
    for line in own:
        assert encode(decode(topic, line.body.encode())).decode() == line.body


def test_metadata_are_written_without_what_is_not_known_and_mean_what_they_meant() -> None:
    for written_down in {line.meta for line in STORED}:
        meta = decode_metadata(written_down.encode())
        said = {name: value for name, value in msgspec.json.decode(written_down).items() if value is not None}
        assert encode_metadata(meta) == msgspec.json.encode(said)
        assert decode_metadata(encode_metadata(meta)) == meta


def test_everything_that_metadata_can_say_is_written_down() -> None:
    said: dict[str, Any] = {one.name: 7 if one.name == "causation" else one.name for one in fields(Metadata)}
    meta = Metadata(**said)
    assert msgspec.json.decode(encode_metadata(meta)) == said
    assert decode_metadata(encode_metadata(meta)) == meta


@pytest.mark.parametrize("topic", written(SHAPES))
def test_a_released_topic_keeps_its_shape(topic: str) -> None:
    """msgspec would read a new field with a default, and leave out one that is gone, without a word."""
    assert topic in EVENT_OF or topic in UPCASTERS, f"topic {topic} vanished: old logs hold it; {HOW}"
    if topic in EVENT_OF:
        changed = differences(written(SHAPES)[topic], shape_of(EVENT_OF[topic]))
        assert not changed, f"topic {topic} changed shape: {', '.join(changed)}; {HOW}"


def test_every_topic_of_today_was_added_on_purpose() -> None:
    shapes = {topic: shape_of(kind) for topic, kind in EVENT_OF.items()}
    new = [topic for topic, shape in shapes.items() if written(SHAPES).get(topic) != shape]
    assert new == [], "new topics, or words that were gained, are recorded by: python -m tests.corpus add"
    assert len(EVENT_OF) == len(EVENTS), "two classes bear one topic"


def test_nothing_in_the_tables_lacks_its_lines() -> None:
    assert written(DIGESTS).keys() == STREAMS.keys()
    assert written(SHAPES).keys() == {line.topic for line in STORED}


def _places(shape: Any, body: Any, at: str) -> Iterator[tuple[str, bool]]:
    """Every optional place of a body and whether something is said there."""
    if isinstance(shape, dict) and "or" in shape and "null" in shape["or"]:
        yield at, body is not None
        (shape,) = [one for one in shape["or"] if one != "null"]
    if body is None or isinstance(shape, str):
        return
    if isinstance(shape, list):
        for one in body:
            yield from _places(shape[0], one, f"{at}[]")
    elif "words" not in shape and "or" not in shape and "any key" not in shape:
        for name, inner in shape.items():
            field = name.partition(",")[0]
            assert field in body, f"{at}.{field} was not stored"
            yield from _places(inner, body[field], f"{at}.{field}")


@pytest.mark.parametrize("topic", EVENT_OF)
def test_every_optional_place_is_said_and_left_out_somewhere(topic: str) -> None:
    shape, optional = written(SHAPES)[topic], dict[str, set[bool]]()
    for line in STORED:
        if line.topic == topic:
            for place, said in _places(shape, msgspec.json.decode(line.body), topic):
                optional.setdefault(place, set()).add(said)
    assert {place for place, ways in optional.items() if ways != {True, False}} == set()


def test_the_corpus_is_lines_of_text_that_can_be_compared() -> None:
    assert all(isinstance(line, Line) and "\n" not in line.body for line in STORED)
