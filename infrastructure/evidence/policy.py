"""Whom to believe: keys of logs, servers and witnesses, and how many witnesses (chính sách tin cậy).

C2SP tlog-policy; the lines of our own: FORMATS.md.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from infrastructure.evidence.format.notes import COSIGNATURE, SIGNATURE, NoteRefused, VerifierKey, parse_key


class PolicyRefused(ValueError):
    """A policy file says something that cannot be meant (chính sách không hợp lệ)."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody else who keeps the log's last size and root (bên chứng kiến)."""

    name: str
    key: VerifierKey
    url: str | None


@dataclass(frozen=True, slots=True)
class Stamper:
    """A timestamping authority and the file with its certificates (dịch vụ cấp dấu thời gian)."""

    url: str | None
    certificates: str


@dataclass(frozen=True, slots=True)
class Policy:
    """The lines of a policy file (chính sách tin cậy)."""

    logs: tuple[VerifierKey, ...] = ()
    servers: tuple[VerifierKey, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    groups: Mapping[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    quorum: str = "none"
    stampers: tuple[Stamper, ...] = ()

    @property
    def names_anchors(self) -> bool:
        """Whether anybody outside is to confirm a checkpoint."""
        return self.quorum != "none" or bool(self.stampers)

    def is_met(self, cosigned: Collection[str]) -> bool:
        """Whether the witnesses that cosigned, by their policy names, are enough."""
        return self.quorum == "none" or self._counts(self.quorum, cosigned)

    def _counts(self, name: str, cosigned: Collection[str]) -> bool:
        if name not in self.groups:
            return name in cosigned
        least, members = self.groups[name]
        return sum(self._counts(member, cosigned) for member in members) >= least


def read_policy(path: Path) -> Policy:
    """The policy in a file. Raises PolicyRefused with the line, OSError."""
    return parse_policy(path.read_text(encoding="utf-8"))


def parse_policy(text: str) -> Policy:
    """A policy from its text; a single verifier key stands for one log without witnesses. Raises PolicyRefused."""
    lines = [(n, line.split()) for n, line in enumerate(text.split("\n"), 1)]
    lines = [(n, words) for n, words in lines if words and not words[0].startswith("#")]
    if len(lines) == 1 and len(lines[0][1]) == 1:
        lines = [(1, ["log", *lines[0][1]]), (1, ["quorum", "none"])]
    reading = _Reading()
    for n, words in lines:
        try:
            reading.take(words)
        except (NoteRefused, PolicyRefused, ValueError) as error:
            raise PolicyRefused(f"line {n} of the policy: {error}") from error
    if reading.quorum is None:
        raise PolicyRefused("the policy has no quorum line: write «quorum none» where nobody need cosign")
    return Policy(
        tuple(reading.logs),
        tuple(reading.servers),
        tuple(reading.witnesses),
        reading.groups,
        reading.quorum,
        tuple(reading.stampers),
    )


class _Reading:
    def __init__(self) -> None:
        self.logs: list[VerifierKey] = []
        self.servers: list[VerifierKey] = []
        self.witnesses: list[Witness] = []
        self.groups: dict[str, tuple[int, tuple[str, ...]]] = {}
        self.stampers: list[Stamper] = []
        self.quorum: str | None = None
        self._grouped: set[str] = set()

    def take(self, words: list[str]) -> None:
        match words:
            case ["log", vkey] | ["log", vkey, _]:
                self.logs.append(self._fresh(parse_key(vkey), SIGNATURE, self.logs))
            case ["server", vkey]:
                self.servers.append(self._fresh(parse_key(vkey), SIGNATURE, self.servers))
            case ["witness", name, vkey, *url] if len(url) <= 1:
                key = self._fresh(parse_key(vkey), COSIGNATURE, [one.key for one in self.witnesses])
                self.witnesses.append(Witness(self._new(name), key, url[0] if url else None))
            case ["group", name, least, *members]:
                self._group(self._new(name), least, members)
            case ["quorum", name] if self.quorum is None:
                if name != "none" and name not in self._names():
                    raise PolicyRefused(f"«{name}» is no witness or group named above")
                self.quorum = name
            case ["validity", vkey, since, until]:
                parse_key(vkey)
                for instant in {since, until} - {"-"}:
                    if datetime.fromisoformat(instant).tzinfo is None:
                        raise PolicyRefused(f"«{instant}» has no offset")
            case ["tsa", url, certificates]:
                self.stampers.append(Stamper(None if url == "-" else url, certificates))
            case _:
                raise PolicyRefused(f"«{' '.join(words)[:80]}» is not understood")

    def _group(self, name: str, least: str, members: list[str]) -> None:
        for member in members:
            if member not in self._names() - {name} or member in self._grouped:
                raise PolicyRefused(f"«{member}» is not named above, or in another group already")
            self._grouped.add(member)
        count = {"any": 1, "all": len(members)}.get(least) or (int(least) if least.isdecimal() else 0)
        if not 1 <= count <= len(members):
            raise PolicyRefused(f"«{least}» of {len(members)} members: all, any, or 1 to {len(members)}")
        self.groups[name] = count, tuple(members)

    def _names(self) -> set[str]:
        return {one.name for one in self.witnesses} | set(self.groups)

    def _new(self, name: str) -> str:
        if name == "none" or name in self._names():
            raise PolicyRefused(f"«{name}» is taken")
        return name

    def _fresh(self, key: VerifierKey, kind: int, others: list[VerifierKey]) -> VerifierKey:
        if key.kind != kind:
            raise PolicyRefused(f"the key {key.name} is of another kind than this line needs")
        if any(other.public == key.public for other in others):
            raise PolicyRefused(f"the key {key.name} is named twice")
        return key
