"""python -m tests.corpus add | digests

add: lines, shapes and digests for topics that have none yet; what is there stays as it is.
digests: state digests anew, where a state (never a fact) was meant to change; the lines stay as they are.
"""

import asyncio
import sys
from typing import Any

from infrastructure.log.codec import decode, encode, encode_metadata
from infrastructure.log.topics import EVENT_OF, EVENTS
from infrastructure.main import build_in_memory
from infrastructure.sample_data.demonstration.run import ScriptClock, run_script
from tests.corpus.samples import DEEPEST, fact, samples
from tests.corpus.shapes import differences, shape_of
from tests.corpus.stored_facts import (
    DIGESTS,
    FOLDER,
    SHAPES,
    Line,
    add,
    by_stream,
    digest_of,
    kind_of,
    lines,
    write,
    written,
)

META = '{"actor":"corpus","role":"system","key":"corpus"}'


def main(arguments: list[str]) -> None:
    """Add what is missing, or say what may not be added."""
    if arguments == ["digests"]:
        write(DIGESTS, digests())
    elif arguments == ["add"]:
        add_missing()
    else:
        sys.exit(__doc__)


def digests() -> dict[str, Any]:
    """The digest of what every stream leaves behind."""
    return {
        stream: digest_of(stream, [decode(line.topic, line.body.encode()) for line in some])
        for stream, some in by_stream(lines()).items()
    }


def add_missing() -> None:
    """Lines for topics that have none; refused where a topic that has some changed shape."""
    FOLDER.mkdir(exist_ok=True)
    shapes = written(SHAPES)
    changed = [
        f"{topic}: {difference}"
        for topic, shape in shapes.items()
        if topic in EVENT_OF
        for difference in differences(shape, shape_of(EVENT_OF[topic]))
    ]
    if changed:
        sys.exit("nothing added: a released topic changed shape; give it a new version\n  " + "\n  ".join(changed))
    stored = {line.topic for line in lines()}
    new = [topic for topic in EVENT_OF if topic not in stored]
    if not stored:
        add(lived())
    for topic in new:
        add(invented(topic))
    write(SHAPES, shapes | {topic: shape_of(kind) for topic, kind in EVENT_OF.items()})
    write(DIGESTS, digests() | written(DIGESTS))
    print(f"{len(new)} topics added: {', '.join(new) or 'none was missing'}")


def invented(topic: str) -> list[Line]:
    """A stream of a topic's own: the fact its kind begins with, then the topic in every way of saying it."""
    first = next(event for event in EVENTS if kind_of(event.TOPIC) == kind_of(topic))
    facts: list[Any] = [fact(first, DEEPEST), *samples(EVENT_OF[topic])]
    stream = f"{kind_of(topic)}/invented/{topic}"
    return [Line(stream, one.TOPIC, encode(one).decode(), META) for one in facts]


def lived() -> list[Line]:
    """The streams of the demonstration that say something the ones before them did not."""

    async def run() -> list[Line]:
        clock = ScriptClock()
        store = await build_in_memory(clock)
        await run_script(store, clock, progress=lambda done, of: None)
        facts = await store.log.tail(0, 100_000)
        return [
            Line(f"{kind_of(f.topic)}/{f.stream}", f.topic, encode(f.event).decode(), encode_metadata(f.meta).decode())
            for f in facts
        ]

    said: set[tuple[str, ...]] = set()
    chosen: list[Line] = []
    for some in by_stream(asyncio.run(run())).values():
        topics = tuple(line.topic for line in some)
        if topics not in said:
            said.add(topics)
            chosen += some
    return chosen


if __name__ == "__main__":
    main(sys.argv[1:])
