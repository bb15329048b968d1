"""Which program this is: its version and the digest of everything installed of it (phiên bản phần mềm)."""

import hashlib
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("application", "api", "domain", "features", "infrastructure")
KINDS = {".py", ".sql", ".toml", ".feature", ".json", ".html"}


@cache
def version() -> str:
    """The version it was installed as."""
    return metadata.version("hoso")


@cache
def digest() -> str:
    """SHA-256, hexadecimal, over names and contents of its files: the same from a checkout and from a wheel."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        spec = find_spec(package)
        assert spec is not None
        assert spec.submodule_search_locations
        root = Path(spec.submodule_search_locations[0])
        for path in sorted(path for path in root.rglob("*") if path.suffix in KINDS):
            name = f"{package}/{path.relative_to(root).as_posix()}"
            digest.update(f"{name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
