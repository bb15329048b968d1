"""What the program reads and writes when nobody arranged it (dòng vào ra chuẩn)."""

import io
import os
import sys


def stand_on_streams() -> None:
    """Write UTF-8 whatever the locale is, and let a stream that was closed lead nowhere.

    The letters of Vietnamese are in few other encodings. And the first file that is opened takes the place of a
    stream that is missing: what was said for people would stand in a database.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.TextIOWrapper(io.FileIO(os.devnull, mode), encoding="utf-8"))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=stream.errors)
