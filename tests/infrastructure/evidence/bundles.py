"""Bundles of evidence made by another hand than hoso's, for the verifier to examine (gói chứng cứ để thử).

The frame and the notes are written out byte by byte.
"""

import base64
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from struct import pack
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.infrastructure.evidence.trees import Tree, sha

ORIGIN = "hoso.example/log"
BEGIN = datetime(2026, 1, 12, 2, tzinfo=UTC)
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Signer:
    """A private key under a name; the same seed is the same key (khóa ký)."""

    name: str
    seed: str

    @property
    def private(self) -> Ed25519PrivateKey:
        """The key itself."""
        return Ed25519PrivateKey.from_private_bytes(sha(self.seed.encode()))

    def id(self, kind: int) -> bytes:
        """The id of its vkey of a signature type."""
        return sha(self.name.encode() + b"\n" + bytes([kind]) + self.private.public_key().public_bytes_raw())[:4]

    def vkey(self, kind: int = 1) -> str:
        """Its verifier key."""
        raw = bytes([kind]) + self.private.public_key().public_bytes_raw()
        return f"{self.name}+{self.id(kind).hex()}+{b64(raw)}"

    def line(self, text: bytes, at: int | None = None) -> bytes:
        """A signature line: plain, or a cosignature at an instant."""
        if at is None:
            signature = self.id(1) + self.private.sign(text)
        else:
            signed = self.private.sign(b"cosignature/v1\ntime %d\n" % at + text)
            signature = self.id(4) + at.to_bytes(8) + signed
        return f"\u2014 {self.name} {b64(signature)}\n".encode()


LOG = Signer(ORIGIN, "log")
SERVER = Signer(f"{ORIGIN}/promise", "server")
WITNESSES = {name: Signer(f"{name}.example", name) for name in ("w1", "w2", "w3")}


def b64(raw: bytes) -> str:
    """Base64 of RFC 4648 section 4."""
    return base64.b64encode(raw).decode()


def instant(at: datetime) -> int:
    """Microseconds since 2000."""
    return (at - EPOCH) // timedelta(microseconds=1)


@dataclass(frozen=True)
class Fact:
    """One fact as the log keeps it (sự kiện)."""

    position: int
    stream: str
    version: int
    topic: str
    at: datetime
    body: bytes
    prev: bytes = b""
    number: int = 0
    form: int = 1
    behind: int = 0

    @property
    def header(self) -> bytes:
        """The bytes that the log swears to."""
        texts = [pack(">I", len(raw)) + raw for raw in (self.stream.encode(), self.topic.encode(), b"{}", self.prev)]
        return b"".join((
            pack(">Bq", self.form, self.position), texts[0], pack(">q", self.version), texts[1],
            pack(">qqq", instant(self.at), self.behind, self.number), texts[2], texts[3], sha(self.body),
        ))  # fmt: skip

    @property
    def leaf(self) -> bytes:
        """Its leaf hash."""
        return sha(b"\0" + self.header)


def chained(facts: list[Fact]) -> list[Fact]:
    """The same facts with positions, versions and chains that fit, as a forger would write them."""
    made: list[Fact] = []
    last: dict[str, Fact] = {}
    for place, fact in enumerate(facts, 1):
        before = last.get(fact.stream)
        new = replace(
            fact, position=place, version=before.version + 1 if before else 1, prev=before.leaf if before else b""
        )
        made.append(new)
        last[fact.stream] = new
    return made


def promised(due_on: str = "2026-01-23", amount: str = "8", unit: str = "working_day", **more: Any) -> dict[str, Any]:
    """A promise as an acceptance records it, counted from Monday 12 January 2026, 09:00."""
    return {
        "due_on": due_on, "due_at": f"{due_on}T10:00:00Z", "counted_from": "2026-01-12T09:00:00+07:00",
        "limit": {"amount": amount, "unit": unit}, "calendar": 2, "pauses": [], "law_as_of": "2026-01-12",
        "hours": {"sessions": [["07:30:00", "11:30:00"], ["13:00:00", "17:00:00"]]}, "basis": "BLDS 2015",
        "values": [], "extension": None, "unextended_at": None,
    } | more  # fmt: skip


def event_of(topic: str, **body: Any) -> tuple[str, bytes]:
    """A topic and the body of a fact."""
    return topic, json.dumps({"occurred_at": "2026-01-12T02:00:00Z"} | body, ensure_ascii=False).encode()


def log_of(dossiers: int = 12) -> list[Fact]:
    """A log: the program, the calendar, dossiers that register numbers, keys destroyed; one second a fact."""
    acts: list[tuple[str, str, bytes]] = [("code", *event_of("code.deployed.v1", version="0.1.0", digest="ab" * 32))]
    acts.append(("calendar/vn", *event_of("calendar.year_opened.v1", year=2026, basis="BLLĐ 2019")))
    holiday = event_of("calendar.holiday_declared.v1", name="Nghỉ", days=["2026-01-20"], basis="TB 1")
    acts.append(("calendar/vn", *holiday))
    for place in range(dossiers):
        stream = f"dossier/{place:08d}"
        acts.append((stream, *event_of("dossier.submitted.v1", by="người nộp", applicant=f"p{place}")))
        acts.append(("register/H01/2026-01-12", *event_of("dossier.numbered.v1", dossier=f"{place:08d}")))
        acts.append((stream, *event_of("dossier.accepted.v1", promise=promised())))
        acts.append((stream, *event_of("dossier.assigned.v1", officer=f"cán bộ {place}")))
    acts.append(("subjects", *event_of("subject.key_destroyed.v1", subject="p0", basis="Luật 91/2025/QH15")))
    facts = [
        Fact(0, stream, 0, topic, BEGIN + timedelta(seconds=place), body, number=place if "submitted" in topic else 0)
        for place, (stream, topic, body) in enumerate(acts)
    ]
    return chained(facts)


def checkpoint(tree: Tree, size: int, at: datetime, *, log: Signer = LOG, by: tuple[Signer, ...] = ()) -> bytes:
    """A checkpoint as the log seals it, with the cosignatures of witnesses."""
    text = f"{log.name}\n{size}\n{b64(tree.root(0, size))}\n".encode()
    time = int(at.timestamp())
    lines = [log.line(text), log.line(text, time), *(witness.line(text, time + 1) for witness in by)]
    return text + b"\n" + b"".join(lines)


def promise(fact: Fact, *, within: int = 600, server: Signer = SERVER) -> bytes:
    """The promise that was given with the answer to a command."""
    at = fact.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    text = f"{server.name}\n{fact.position}\n{b64(fact.leaf)}\n{at}\n{within}\n".encode()
    return text + b"\n" + server.line(text)


def receipt(facts: list[Fact], position: int, point: bytes) -> bytes:
    """A .tlog-proof of a fact under a checkpoint."""
    tree, size, fact = Tree([fact.leaf for fact in facts]), int(point.split(b"\n")[1]), facts[position - 1]
    lines = ["c2sp.org/tlog-proof@v1", f"extra {b64(fact.header)}", f"index {position - 1}"]
    lines += [b64(sibling) for sibling in tree.path(position - 1, 0, size)]
    return "\n".join([*lines, "", ""]).encode() + point


def policy(*, quorum: int = 2, log: Signer = LOG, more: str = "") -> bytes:
    """A policy: the log, three witnesses of whom so many are needed, the server."""
    lines = [f"log {log.vkey()}", *(f"witness {name} {one.vkey(4)}" for name, one in WITNESSES.items())]
    lines += [f"group all-of-them {quorum} w1 w2 w3", "quorum all-of-them"] if quorum else ["quorum none"]
    return ("\n".join([*lines, f"server {SERVER.vkey()}"]) + "\n" + more).encode()


def frame(members: list[tuple[str, bytes]]) -> bytes:
    """One uncompressed ustar file."""
    out = b""
    for name, raw in members:
        head = bytearray(512)
        head[0 : len(name.encode())] = name.encode()
        fields = ((100, b"0000644\0"), (108, b"0000000\0"), (116, b"0000000\0"), (124, b"%011o\0" % len(raw)),
                  (136, b"00000000000\0"), (148, b" " * 8), (156, b"0"), (257, b"ustar\x0000"))  # fmt: skip
        for at, value in fields:
            head[at : at + len(value)] = value
        head[148:156] = b"%06o\0 " % sum(head)
        out += bytes(head) + raw + bytes(-len(raw) % 512)
    out += bytes(1024)
    return out + bytes(-len(out) % 10_240)


def hashes(proof: list[bytes] | None) -> bytes:
    """A count and so many hashes; 255 for none yet."""
    return b"\xff" if proof is None else bytes([len(proof)]) + b"".join(proof)


@dataclass
class Bundle:
    """What goes into a bundle; everything can be changed before it is written (gói chứng cứ)."""

    facts: list[Fact]
    points: list[bytes]
    keys: bytes = field(default_factory=policy)
    scope: dict[str, str] = field(default_factory=lambda: {"kind": "all"})
    chosen: list[Fact] | None = None
    partial: tuple[str, ...] = ()
    law: dict[str, bytes] = field(default_factory=lambda: {"law/limits.toml": b"value = 1\n"})
    tokens: dict[int, bytes] = field(default_factory=dict)
    unreadable: dict[str, list[int]] = field(default_factory=lambda: {"p0": [4]})
    server: Signer = SERVER
    origin: str = ORIGIN

    def members(self) -> list[tuple[str, bytes]]:
        """All members but the manifest, in their order."""
        chosen = self.facts if self.chosen is None else self.chosen
        raw = b"".join(pack(">I", len(f.header)) + f.header + pack(">I", len(f.body)) + f.body for f in chosen)
        made = [("keys", self.keys), ("facts", raw)]
        made.append(("checkpoints", b"".join(pack(">I", len(point)) + point for point in self.points)))
        if self.scope["kind"] != "all":
            tree, sizes = (
                Tree([fact.leaf for fact in self.facts]),
                [int(point.split(b"\n")[1]) for point in self.points],
            )
            newest = sizes[-1] if sizes else 0
            paths = [tree.path(f.position - 1, 0, newest) if f.position <= newest else None for f in chosen]
            made.append(("proofs", b"".join(map(hashes, paths))))
            links = pairwise(sizes)
            made.append(("consistency", b"".join(hashes(tree.subproof(old, 0, new)) for old, new in links)))
        made += sorted(self.law.items())
        return made + [(f"tokens/{size}.tsr", token) for size, token in sorted(self.tokens.items())]

    def manifest(self, members: list[tuple[str, bytes]]) -> bytes:
        """The manifest over members, signed by the server."""
        chosen = self.facts if self.chosen is None else self.chosen
        said = {
            "code": {"digest": "ab" * 32, "version": "0.1.0"}, "facts": len(chosen), "format": "hoso-evidence/1",
            "first": chosen[0].position if chosen else 0, "last": chosen[-1].position if chosen else 0,
            "members": {name: {"bytes": len(raw), "sha256": sha(raw).hex()} for name, raw in members},
            "origin": self.origin, "partial": sorted(self.partial), "scope": self.scope, "unreadable": self.unreadable,
        }  # fmt: skip
        text = (json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()
        return text + b"\n" + self.server.line(text)

    def written(self) -> bytes:
        """The file."""
        members = self.members()
        return frame([("manifest", self.manifest(members)), *members])


def sealed(facts: list[Fact], *sizes: int, by: tuple[str, ...] = ("w1", "w2"), log: Signer = LOG) -> list[bytes]:
    """Checkpoints over facts at sizes, each sealed ten seconds after its last fact and cosigned."""
    tree, witnesses = Tree([fact.leaf for fact in facts]), tuple(WITNESSES[name] for name in by)
    return [checkpoint(tree, n, facts[n - 1].at + timedelta(seconds=10), log=log, by=witnesses) for n in sizes]


def whole(dossiers: int = 12, sizes: tuple[int, ...] = (5, 20, 40, 50)) -> Bundle:
    """A valid bundle of everything; with twelve dossiers 52 facts, the last two not sealed yet."""
    facts = log_of(dossiers)
    return Bundle(facts, sealed(facts, *sizes))


def of_a_dossier(dossiers: int = 12, *, sizes: tuple[int, ...] = (15, 50)) -> Bundle:
    """A valid bundle of one dossier, its numbers in the register, the calendar and the program."""
    facts = log_of(dossiers)
    streams = {"code", "calendar/vn", "dossier/00000001", "subjects"}
    numbered = [fact for fact in facts if fact.stream.startswith("register/")][1]
    chosen = [fact for fact in facts if fact.stream in streams or fact == numbered]
    scope = {"kind": "dossier", "code": "H01-260112-0002", "stream": "dossier/00000001"}
    return Bundle(facts, sealed(facts, *sizes), scope=scope, chosen=chosen, partial=(numbered.stream,))
