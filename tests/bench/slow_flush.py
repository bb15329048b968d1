"""A disk whose flush takes a millisecond: a library that sleeps in fsync and fdatasync (ổ đĩa chậm)."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infrastructure.postgres.cluster import ENVIRONMENT

_SOURCE = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int slowly(const char *name, int file) {
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    usleep(1000);
    return real(file);
}
int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
"""


@contextmanager
def flushing_slowly() -> Iterator[bool]:
    """Whatever server starts inside flushes slowly; False where nothing can be compiled."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        yield False
        return
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        source, library = Path(folder) / "slow.c", Path(folder) / "slow.so"
        source.write_text(_SOURCE)
        os.chmod(folder, 0o755)
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        ENVIRONMENT["LD_PRELOAD"] = str(library)
        try:
            yield True
        finally:
            del ENVIRONMENT["LD_PRELOAD"]
