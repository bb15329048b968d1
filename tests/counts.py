"""How many examples a test with many tries: a slice of them in `make test`, all of them in `make test-full`."""

import os


def examples(few: int, *, full: int) -> int:
    """The number for this run; HOSO_FULL asks for all."""
    return full if os.environ.get("HOSO_FULL") else few
