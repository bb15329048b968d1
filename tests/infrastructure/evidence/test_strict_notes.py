"""A checkpoint kept elsewhere is written in one way, and known signatures on it must hold (văn bản có ký)."""

import pytest

from tests.infrastructure.evidence.bundles import LOG, Bundle, b64, log_of, sealed
from tests.infrastructure.evidence.inspector import Inspector

SMALL = log_of(1)
STRANGE = f"\u2014 {LOG.name} {b64(b'strange signature')}\n".encode()
TEXT = f"{LOG.name}\n7\n{b64(bytes(32))}\n".encode()


@pytest.mark.parametrize(
    "point",
    [
        b"",
        TEXT,
        TEXT + b"\n",
        TEXT + b"\n" + LOG.line(TEXT)[:-1],
        TEXT + b"\n" + LOG.line(TEXT).replace(b"\xe2\x80\x94", b"-"),
        TEXT + b"\n" + LOG.line(TEXT).replace(b"\n", b"\r\n"),
        TEXT + b"\n" + LOG.line(TEXT) * 65,
        TEXT + b"\n" + LOG.line(TEXT).replace(LOG.name.encode(), b"a b"),
        TEXT + b"\n" + LOG.line(TEXT),
        TEXT + b"\n" + LOG.line(TEXT, 1),
        TEXT + b"\n" + LOG.line(TEXT) + LOG.line(TEXT + b"x", 1),
        TEXT.replace(b"\n7\n", b"\n07\n"),
        *(
            text + b"\n" + LOG.line(text) + LOG.line(text, 1)
            for text in (
                TEXT.replace(b"\n7\n", b"\n07\n"),
                TEXT.replace(b"\n7\n", b"\n-7\n"),
                TEXT.replace(b"\n7\n", b"\n\xd9\xa7\n"),
                TEXT.replace(b"\n7\n", b"\n" + b"9" * 40 + b"\n"),
                TEXT + b"an extension\n",
                TEXT[:-3] + b"\n",
                b"\n" + TEXT.split(b"\n", 1)[1],
            )
        ),
    ],
    ids=repr,
)
def test_a_checkpoint_that_is_none_is_not_believed(inspector: Inspector, point: bytes) -> None:
    answer = inspector.ask(Bundle(SMALL, sealed(SMALL, 7)), points=(point,))

    assert (answer.exit, answer.failed) == (1, [8])


def test_unknown_signatures_are_ignored_and_known_ones_must_hold(inspector: Inspector) -> None:
    good = sealed(SMALL, 7)[0]
    spoiled = good.replace(b"w1.example", b"w2.example", 1)

    assert inspector.ask(Bundle(SMALL, [good + STRANGE * 50])).exit == 0
    assert inspector.ask(Bundle(SMALL, [good + good.split(b"\n")[-2] + b"\n"])).exit == 0
    assert inspector.ask(Bundle(SMALL, [spoiled])).failed == [6]
