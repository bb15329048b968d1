"""Letting the verifier examine a bundle as an inspector would, in process (giám định)."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from infrastructure.evidence import hoso_verify
from tests.infrastructure.evidence.bundles import Bundle, policy

NOW = datetime(2026, 12, 1, 2, 3, 4, tzinfo=UTC)
"""When the inspector looks: 09:03:04 in Vietnam."""


@dataclass
class Answer:
    """Exit code and report of one run (kết quả giám định)."""

    exit: int
    report: dict[str, Any]
    statement: str

    def verdict(self, check: int) -> str:
        """How one check went."""
        return str(next(found["verdict"] for found in self.report["checks"] if found["check"] == check))

    def first_bad(self, check: int) -> Any:
        """Where one check first failed."""
        return next(found["first_bad"] for found in self.report["checks"] if found["check"] == check)

    def why(self, check: int) -> str:
        """What was wrong, in two languages."""
        return str(next(found["why"] for found in self.report["checks"] if found["check"] == check))

    @property
    def failed(self) -> list[int]:
        """The checks that do not hold."""
        return [found["check"] for found in self.report["checks"] if found["verdict"] == "failed"]


class Inspector:
    """Somebody with a folder of their own, a policy they trust and papers they kept (người giám định)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ask(
        self,
        bundle: Bundle | bytes | None,
        *more: str,
        key: bytes | None = b"",
        receipts: tuple[bytes, ...] = (),
        points: tuple[bytes, ...] = (),
    ) -> Answer:
        """Run the program; the policy of the tests unless another key or none (None) is given."""
        words = list(more)
        if bundle is not None:
            words.append(self.file("bundle.tar", bundle if isinstance(bundle, bytes) else bundle.written()))
        if key is not None:
            words += ["--key", self.file("policy", key or policy())]
        for place, raw in enumerate(receipts):
            words += ["--receipt", self.file(f"receipt-{place}", raw)]
        for place, raw in enumerate(points):
            words += ["--checkpoint", self.file(f"point-{place}", raw)]
        report, page = self.folder / "report.json", self.folder / "statement.txt"
        report.unlink(missing_ok=True)
        code = hoso_verify.main([*words, "--json", str(report), "--statement", str(page)], NOW)
        if not report.exists():
            return Answer(code, {}, "")
        return Answer(code, json.loads(report.read_text("utf-8")), page.read_text("utf-8"))

    def file(self, name: str, raw: bytes) -> str:
        """A file in the inspector's folder."""
        (self.folder / name).write_bytes(raw)
        return str(self.folder / name)
