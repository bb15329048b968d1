"""In which form an audit answers, and what it refuses before anything is counted."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.infrastructure.cli.conftest import Hoso

_BEGINNINGS = {"html": b"<!doctype html>", "pdf": b"%PDF-", "xlsx": b"PK", "csv": b"report,", "json": b"{", "txt": b"T"}


@pytest.mark.postgres
def test_the_ending_of_the_file_names_the_form(founded: Hoso, tmp_path: Path) -> None:
    for ending, beginning in _BEGINNINGS.items():
        file = tmp_path / f"report.{ending}"
        answer = founded("audit", "timeliness", "--out", file)
        assert (answer.code, answer.out) == (0, "")
        assert file.read_bytes().startswith(beginning)
    other = tmp_path / "named.txt"
    assert founded("audit", "timeliness", "--format", "pdf", "--out", other).code == 0
    assert other.read_bytes().startswith(b"%PDF-")


@pytest.mark.postgres
def test_asked_again_every_form_is_the_same_to_the_byte(founded: Hoso, tmp_path: Path) -> None:
    asked = ("audit", "transparency", "--known-at", "2026-07-01T00:00:00Z", "--happened-at", "2026-07-01T00:00:00Z")
    for ending in ("html", "pdf", "xlsx"):
        first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        assert founded(*asked, "--out", first).code == founded(*asked, "--out", second).code == 0
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("audit", ["timeliness", "transparency", "responsibility", "distribution", "findings"])
def test_a_file_that_cannot_be_written_is_refused_in_one_line(hoso: Hoso, tmp_path: Path, audit: str) -> None:
    missing = hoso("audit", audit, "--out", tmp_path / "nowhere" / "report.html")
    folder = hoso("audit", audit, "--out", tmp_path)

    assert (missing.code, missing.err.count("\n")) == (2, 1)
    assert f"--out: there is no folder «{tmp_path / 'nowhere'}»; make it" in missing.err
    assert (folder.code, folder.err.count("\n")) == (2, 1)
    assert "is a folder; name a file in it" in folder.err


def test_a_file_whose_ending_names_no_form_is_not_written(hoso: Hoso, tmp_path: Path) -> None:
    answer = hoso("audit", "timeliness", "--out", tmp_path / "report.docx")

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "--out: no form ends in «.docx»: .csv, .htm, .html, .json, .pdf, .text, .txt, .xlsx" in answer.err
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.parametrize("form", ["pdf", "xlsx"])
def test_no_terminal_is_given_bytes_it_cannot_show(form: str, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "infrastructure.cli.program", "audit", "timeliness", "--format", form],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "HOSO_DATA_DIR": str(tmp_path / "hoso")},
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(theirs)
    os.close(ours)

    assert done.returncode == 2
    assert done.stderr == f"hoso: --format {form}: no terminal shows it; name a file with --out report.{form}\n"
