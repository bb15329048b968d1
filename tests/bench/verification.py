"""Facts a second of the verifier, beside hashing the same headers and bodies alone (giám định gói chứng cứ)."""

import hashlib
import struct
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from tests.bench.harness import heading, median, show
from tests.infrastructure.evidence.bundles import (
    BEGIN,
    LOG,
    WITNESSES,
    Bundle,
    Fact,
    b64,
    event_of,
    frame,
    policy,
    promised,
    sha,
)

SEALS = 14
FACTS_PER_DOSSIER = 12
FILLED = {"by": "can-bo.H14.15", "basis": "NĐ 118/2025/NĐ-CP Điều 18", "note": "x" * 280}


def report() -> None:
    """A bundle of 250,000 facts, examined by the verifier in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path, facts = Path(folder) / "bundle.tar", 250_000
        write_bundle(path, facts)
        heading(f"a bundle of {facts:,} facts examined, facts/s")
        rows = [(seconds_of_hashing(path), *seconds_of_verifier(path)) for _ in range(3)]
        floor, mine = median(rows, 0), median(rows, 1)
        show("SHA-256 of headers and bodies alone", f"{facts / floor:,.0f}")
        show("hoso-verify, start of Python included", f"{facts / mine:,.0f}", floor / mine)
        show("  its peak memory, MB", f"{median(rows, 2):,.0f}")


def write_bundle(path: Path, facts: int) -> None:
    """A bundle of everything: lives of twelve facts, one of them with a promised date, bodies of about 450 bytes."""
    peaks: list[bytes] = []
    raw, points, marks = bytearray(), [], {facts * place // SEALS for place in range(1, SEALS + 1)}
    for place, fact in enumerate(lives(facts), 1):
        header = fact.header
        raw += struct.pack(">I", len(header)) + header + struct.pack(">I", len(fact.body)) + fact.body
        leaf, rest = sha(b"\0" + header), place
        while not rest & 1:
            leaf, rest = sha(b"\1" + peaks.pop() + leaf), rest >> 1
        peaks.append(leaf)
        if place in marks:
            points.append(_sealed(peaks, place, fact))
    bundle = Bundle([], points, unreadable={})
    bundle.chosen = [Fact(place, "", 1, "", BEGIN, b"") for place in range(1, facts + 1)]
    members = [("keys", bundle.keys), ("facts", bytes(raw))]
    members.append(("checkpoints", b"".join(struct.pack(">I", len(point)) + point for point in points)))
    path.write_bytes(frame([("manifest", bundle.manifest(members)), *members]))


def lives(facts: int) -> Iterator[Fact]:
    """The program, the calendar, then dossiers that take turns, twenty at a time."""
    bodies = {
        name: event_of(f"dossier.{name}.v1", **FILLED) for name in ("submitted", "assigned", "forwarded", "concluded")
    }
    bodies["accepted"] = event_of("dossier.accepted.v1", promise=promised())
    acts = ["submitted", "accepted", *["assigned", "forwarded"] * 4, "forwarded", "concluded"]
    opening = [("code", *event_of("code.deployed.v1", version="1", digest="ab" * 32))]
    opening += [("calendar/vn", *event_of("calendar.year_opened.v1", year=2026, basis="x"))]
    opening += [("calendar/vn", *event_of("calendar.holiday_declared.v1", days=["2026-01-20"], basis="x"))]
    last: dict[str, tuple[int, bytes]] = {}
    for place in range(facts):
        if place < len(opening):
            stream, topic, body = opening[place]
        else:
            turn, dossier = divmod(place - len(opening), 20)
            stream = f"dossier/{turn // FACTS_PER_DOSSIER:010d}-{dossier:025d}"
            topic, body = bodies[acts[turn % FACTS_PER_DOSSIER]]
        version, prev = last.get(stream, (0, b""))
        fact = Fact(place + 1, stream, version + 1, topic, BEGIN + timedelta(milliseconds=place), body, prev)
        last[stream] = version + 1, fact.leaf
        yield fact


def _sealed(peaks: list[bytes], size: int, fact: Fact) -> bytes:
    root = peaks[-1]
    for peak in peaks[-2::-1]:
        root = sha(b"\1" + peak + root)
    text = f"{LOG.name}\n{size}\n{b64(root)}\n".encode()
    at = int((fact.at + timedelta(seconds=10)).timestamp())
    by = (LOG, WITNESSES["w1"], WITNESSES["w2"])
    return text + b"\n" + LOG.line(text) + b"".join(signer.line(text, at) for signer in by)


def seconds_of_hashing(path: Path) -> float:
    """Only SHA-256 of every header and body, read from the same file."""
    sha256, unpack = hashlib.sha256, struct.Struct(">I").unpack
    facts = _member(path)
    begin = perf_counter()
    with path.open("rb", 1 << 20) as file:
        file.seek(facts[0])
        left = facts[1]
        while left:
            header = file.read(unpack(file.read(4))[0])
            body = file.read(unpack(file.read(4))[0])
            sha256(header).digest()
            sha256(body).digest()
            left -= 8 + len(header) + len(body)
    return perf_counter() - begin


def _member(path: Path) -> tuple[int, int]:
    with tarfile.open(path, "r:") as bundle:
        member = bundle.getmember("facts")
        return member.offset_data, member.size


def seconds_of_verifier(path: Path) -> tuple[float, float]:
    """A whole run in a process of its own, start of Python included, and its peak memory in MB."""
    key = path.with_suffix(".policy")
    key.write_bytes(policy())
    asked = [sys.executable, "-I", "-c", _MEASURED, str(path), "--key", str(key), "--statement", str(path) + ".txt"]
    begin = perf_counter()
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return perf_counter() - begin, int(done.stderr) / 1024


_PROGRAM = Path(__file__).parents[2] / "infrastructure" / "evidence" / "hoso_verify.py"
_MEASURED = f"""
import runpy, sys
code = runpy.run_path({str(_PROGRAM)!r})["main"](sys.argv[1:])
lines = open("/proc/self/status").read().splitlines()
sys.stderr.write(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
sys.exit(code)
"""
