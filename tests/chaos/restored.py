"""R13: the database is restored to yesterday; the server goes on, the sealer does not, until an operator says why."""

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

from infrastructure.doctor.check_result import Level
from infrastructure.doctor.checks import examine
from infrastructure.evidence import hoso_verify
from infrastructure.log.schema import FILES
from tests.chaos.backups import installation_with
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground, rows
from tests.infrastructure.evidence.attacks import record
from tests.infrastructure.log.appends import assert_sound, stored

_OTHER_HISTORY = ("FORKED", "hai lịch sử")
"""What is said where the restored log has grown beyond what was sealed."""


def restored(ground: Ground, *, ways: Mapping[str, int]) -> Outcome:
    """Lay aside, record and seal on, restore, record so much on; every step by the commands an operator has."""
    outcome = Outcome(f"{', '.join(ways)}: restored to before the last seal")
    for way, grown in ways.items():
        _restored(ground, way, grown, outcome)
    return outcome


def _restored(ground: Ground, way: str, grown: int, outcome: Outcome) -> None:
    operator = _Operator(ground.new_folder())
    with installation_with(way, ground) as backup:
        operator.on(backup.url)
        assert operator("seal", "--once").returncode == 0  # the installation records itself when it opens: nothing yet
        assert operator("export", "evidence", operator.bundle, "--all").returncode == 0
        record(backup.url, 40)
        assert operator("seal", "--once").returncode == 0
        well = {one.name: one.level for one in examine(backup.url, NAMES, FILES)}
        assert Level.FAILED not in well.values()
        backup.take()
        yesterday = _head(backup.url)
        record(backup.url, 20, beginning=40)
        assert operator("seal", "--once").returncode == 0
        retained = operator.keep_checkpoint()
        with backup.restored() as url:
            operator.on(url)
            outcome.exactly(f"{way}: facts restored", _head(url), yesterday)
            worse = [one for one in examine(url, NAMES, FILES) if _bad(one.level) > _bad(well[one.name])]
            outcome.exactly(f"{way}: checks of hoso doctor that went worse", len(worse), 0)
            outcome.notes += [f"{way}: {one.name}: {one.what}" for one in worse]
            record(url, grown, beginning=60)
            assert_sound(stored(url, NAMES))
            outcome.exactly(f"{way}: facts recorded after it", _head(url) - yesterday, grown)
            words = ("TRUNCATED", "TRUNCATED") if grown < 20 else _OTHER_HISTORY
            _until_refused(operator, way, retained, outcome, words)
            _until_explained(operator, way, retained, outcome)
            outcome.exactly(f"{way}: facts that the explanation says were kept", int(str(_explained(url))), yesterday)


def _until_refused(operator: "_Operator", way: str, retained: Path, outcome: Outcome, words: tuple[str, str]) -> None:
    refused = operator("seal", "--once")
    outcome.exactly(f"{way}: sealer refuses, {words[0]}", refused.returncode == 1 and words[0] in refused.stdout, True)
    exit_code, said = operator.verified(retained)
    outcome.exactly(f"{way}: verifier says {words[1]}", exit_code == 1 and words[1] in said, True)
    if outcome.missed(timed=False):
        outcome.notes += [refused.stdout + refused.stderr, f"{exit_code} {said}"]


def _until_explained(operator: "_Operator", way: str, retained: Path, outcome: Outcome) -> None:
    explained = operator("explain-restore", "--reason", "hỏng đĩa, khôi phục bản sao lưu hôm trước")
    outcome.exactly(f"{way}: restore explained", explained.returncode, 0)
    sealed = operator("seal", "--once")
    outcome.exactly(f"{way}: a new tree begins", sealed.returncode == 0 and "/2: " in sealed.stdout, True)
    exit_code, said = operator.verified(retained)
    outcome.exactly(f"{way}: verifier says explained", exit_code == 0 and "đã giải trình" in said, True)
    if outcome.missed(timed=False):
        outcome.notes += [one.stdout + one.stderr for one in (explained, sealed)] + [f"{exit_code} {said}"]


class _Operator:
    """Who has hoso's commands and an inspector's file, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.bundle = folder / "evidence.tar"
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("HOSO_")}

    def on(self, url: str) -> None:
        """Work on this database from now on."""
        self._environment |= {"HOSO_DATABASE_URL": url, "HOSO_DATA_DIR": str(self._folder / "hoso")}

    def __call__(self, *words: object) -> "subprocess.CompletedProcess[str]":
        """One command of the installation."""
        asked = [sys.executable, "-m", "infrastructure.cli.program", *map(str, words)]
        return subprocess.run(asked, env=self._environment, capture_output=True, text=True, check=False, timeout=120)

    def keep_checkpoint(self) -> Path:
        """What an outsider keeps of the seals."""
        retained = self._folder / "kept"
        shutil.copyfile(self._folder / "hoso" / "seal" / "public" / "checkpoint", retained)
        return retained

    def verified(self, retained: Path) -> tuple[int, str]:
        """Exit code and statement of the verifier over the whole log, beside a checkpoint kept elsewhere."""
        self.bundle.unlink()
        (self._folder / "statement").unlink(missing_ok=True)
        done = self("export", "evidence", self.bundle, "--all")
        assert done.returncode == 0, done.stderr
        keys, page = self._folder / "keys", self._folder / "statement"
        with tarfile.open(self.bundle) as bundle:
            found = bundle.extractfile("keys")
            assert found is not None
            keys.write_bytes(found.read())
        asked = [self.bundle, "--key", keys, "--checkpoint", retained, "--statement", page]
        verifier = [sys.executable, "-I", hoso_verify.__file__, *map(str, asked)]
        done = subprocess.run(verifier, capture_output=True, text=True, check=False, timeout=120)
        return done.returncode, page.read_text() if page.exists() else done.stderr


def _explained(url: str) -> object:
    """What the operator's fact says was kept."""
    surviving = "convert_from(body, 'UTF8')::json -> 'surviving'"
    query = f"SELECT {surviving} FROM log_h14.fact WHERE topic = 'log.restore_explained.v1'"
    return rows(url, query)[0][0]


def _bad(level: Level) -> int:
    return [Level.OK, Level.WARNING, Level.FAILED].index(level)


def _head(url: str) -> int:
    return int(str(rows(url, "SELECT coalesce(max(position), 0) FROM log_h14.fact")[0][0]))
