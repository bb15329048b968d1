"""The program ``hoso`` called in this process, on a database of the test's own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from infrastructure.cli.program import run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Hoso = Callable[..., Answer]


@pytest.fixture
def hoso(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hoso:
    """Runs a command without any server; the address given leads nowhere."""
    monkeypatch.setenv("HOSO_DATA_DIR", str(tmp_path / "hoso"))
    monkeypatch.setenv("HOSO_AUTHORITY", "H14")
    monkeypatch.setenv("HOSO_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nowhere")

    def call(*arguments: object) -> Answer:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capfd.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def housed(hoso: Hoso, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Hoso:
    """Runs a command on a database of the test's own."""
    monkeypatch.setenv("HOSO_DATABASE_URL", database_url)
    monkeypatch.delenv("HOSO_ADMIN_URL", raising=False)
    return hoso


@pytest.fixture
def founded(housed: Hoso, established_url: str) -> Hoso:
    """The same where an installation was founded, and nothing has happened yet."""
    return housed
