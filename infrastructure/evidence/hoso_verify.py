"""Examine a bundle of evidence without the house that made it (giám định gói chứng cứ; see FORMATS.md).

One file, Python 3.11 and `cryptography`, no network, no clock: the same input gives the same answer.
Refused: it cannot be read (exit 2). Untrue: it was read, and something it claims does not hold (exit 1).
"""

import argparse
import base64
import json
import math
import re
import struct
import subprocess
import sys
from calendar import monthrange
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PLAIN, COSIGNED = 1, 4  # signature types of C2SP signed-note
FIRST = (1).to_bytes(8)  # versions of a stream begin at 1, at 0 in streams of foreign programs
CLOCK = ("calendar.year_opened.v1", "calendar.holiday_declared.v1", "calendar.day_swapped.v1")
LOCAL, EPOCH, MICROSECOND = timezone(timedelta(hours=7)), datetime(2000, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
WRONG = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError, struct.error)
ORIGIN_ONWARDS, NEXT, TIMES, LENGTH = (struct.Struct(form).unpack_from for form in (">BqI", ">qI", ">qqqI", ">I"))
CHECKS = {  # what each check means where it holds
    0: "gói đúng như khi xuất, từng byte|the bundle is as it was exported, to the byte",
    1: "vị trí liền nhau, giờ ghi không lùi: không có chỗ trống|positions are dense, time never falls: there is no gap",
    2: "mỗi sự kiện khớp giá trị băm của nội dung đã lưu|every fact fits the hash of its stored bytes",
    3: "mỗi dòng sự kiện nối liền, không thiếu phiên bản|every stream is an unbroken chain of versions",
    4: "các sự kiện cho đúng gốc cây đã niêm phong|the facts give the roots that were sealed",
    5: "các lần niêm phong chỉ thêm, không sửa|every seal only adds to the one before it",
    6: "chữ ký, hiệu lực khóa và số người chứng kiến đủ|signatures, validity of keys and quorum of witnesses hold",
    7: "giờ ghi, giờ niêm phong, giờ dấu thời gian đúng thứ tự|recorded, sealed and stamped stand in this order",
    8: "biên nhận và điểm niêm phong giữ ở nơi khác khớp|receipts and checkpoints kept elsewhere agree",
    9: "hạn trả tính lại từ căn cứ đã ghi ra đúng ngày|due dates follow again from what was recorded",
    10: "phát lại ra cùng kết quả|replay gives the same figures",
    11: "phần không đọc được đã được hủy khóa có chủ đích|what cannot be read was destroyed on purpose",
    12: "mọi vị trí đều biết phiên bản chương trình đã ghi|the program that recorded is known for every position",
}


class Refused(Exception):
    """It cannot be read, or is not what it is said to be (không đọc được)."""


class Untrue(Exception):
    """It was read, and a claim in it does not hold (không đúng)."""


def unbase64(text: str) -> bytes:
    """Canonical base64 only: one text for one value."""
    try:
        if base64.b64encode(raw := base64.b64decode(text, validate=True)).decode() == text:
            return raw
    except ValueError:
        pass
    raise Refused(f"not canonical base64: {text[:80]!r}")


def natural(text: str) -> int:
    """A number without sign and leading zeroes."""
    if not re.fullmatch("0|[1-9][0-9]{0,17}", text, re.ASCII):
        raise Refused(f"not a number: {text[:80]!r}")
    return int(text)


def _micros(text: str) -> int:
    """Microseconds since 2000 of an instant written with its offset."""
    return (datetime.fromisoformat(text) - EPOCH) // MICROSECOND


@dataclass(frozen=True)
class Key:
    """An Ed25519 verifier key of one signature type (khóa kiểm tra)."""

    name: str
    kind: int
    raw: bytes

    @classmethod
    def parse(cls, text: str, kind: int) -> "Key":
        """A vkey; Refused for another type, a foreign id, and points that many signatures would fit."""
        name, hexed, encoded = (*text.split("+", 2), "", "")[:3]
        raw, p = unbase64(encoded), 2**255 - 19
        eighth = 0x5FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826  # y of points of order 8
        y = int.from_bytes(raw[1:], "little") & (1 << 255) - 1
        key = cls(name, kind, raw[1:])
        if not is_name(name) or len(raw) != 33 or raw[0] != kind or key.id.hex() != hexed:
            raise Refused(f"not an Ed25519 vkey of type {kind:#04x} with its own id: {text[:120]!r}")
        if y >= p or y in (0, 1, p - 1, eighth, p - eighth):
            raise Refused(f"a key of small order or in a wrong form: {text[:120]!r}")
        return key

    @property
    def id(self) -> bytes:
        """First four bytes of the SHA-256 of name, type and key."""
        return sha256(self.name.encode(errors="surrogateescape") + b"\n" + bytes([self.kind]) + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.raw).decode()}"

    def read(self, text: bytes, signature: bytes) -> int:
        """The time the signature names, 0 for a plain one; Untrue where this key did not make it over the text."""
        at, begin = (int.from_bytes(signature[:8]), 8) if self.kind == COSIGNED else (0, 0)
        try:
            signed = b"cosignature/v1\ntime %d\n%b" % (at, text) if begin else text
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature[begin:], signed)
        except (InvalidSignature, ValueError) as error:
            raise Untrue(f"the signature of {self.name} is not by its key over these bytes") from error
        return at


def is_name(name: str) -> bool:
    """Whether a key may be called so."""
    return bool(name) and "+" not in name and not any(letter.isspace() or letter < " " for letter in name)


class Note(NamedTuple):
    """A C2SP signed note: its text and (name, key id, signature) of each line (văn bản có ký)."""

    text: bytes
    signatures: list[tuple[str, bytes, bytes]]

    @classmethod
    def parse(cls, raw: bytes, most: int = 1 << 20) -> "Note":
        """The parts of a note, unverified."""
        try:
            head, _, tail = raw.decode().rpartition("\n\n")
        except UnicodeDecodeError as error:
            raise Refused("a note is not UTF-8") from error
        lines = [line.split(" ") for line in tail.split("\n")]
        if (
            len(raw) > most
            or not head
            or not 2 <= len(lines) <= 65
            or lines.pop() != [""]
            or re.search("[\0-\x09\x0b-\x1f]", head + tail)
        ):
            raise Refused("not a signed note of up to 64 signatures")
        if any(len(words) != 3 or words[0] != "\u2014" or not is_name(words[1]) for words in lines):
            raise Refused("a line of a note is no signature")
        return cls(head.encode() + b"\n", [(name, unbase64(b64)[:4], unbase64(b64)[4:]) for _, name, b64 in lines])

    def signers(self, keys: Iterable[Key]) -> dict[Key, int]:
        """Which of these keys signed, and when by their own word; Untrue when one did not sign these bytes."""
        known = {(key.name, key.id): key for key in keys}
        signed = [(known[name, id], signature) for name, id, signature in self.signatures if (name, id) in known]
        return {key: key.read(self.text, signature) for key, signature in signed}


@dataclass
class Policy:
    """Whom the verifier believes: logs, witnesses and how many of them, servers (chính sách tin cậy)."""

    logs: list[Key] = field(default_factory=list)
    witnesses: dict[str, Key] = field(default_factory=dict)
    groups: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    quorum: str = ""
    servers: list[Key] = field(default_factory=list)
    validity: dict[Key, list[float]] = field(default_factory=dict)

    @classmethod
    def parse(cls, raw: bytes) -> "Policy":
        """A C2SP tlog-policy file with our own lines, or a file that holds one vkey."""
        if len(raw) > 1 << 20 or re.search(rb"[\0-\x08\x0b-\x1f\x7f]", raw):
            raise Refused("a policy is a text of at most 1 MiB")
        text, policy = raw.decode(errors="surrogateescape"), cls()
        for line in (f"log {text.strip()}\nquorum none" if len(text.split()) == 1 else text).split("\n"):
            words = re.split("[ \t]+", line.strip(" \t"))
            try:
                if words != [""] and not words[0].startswith("#"):
                    policy.add(words[0], words[1:])
            except WRONG as error:
                raise Refused(f"not a line of a policy: {line[:120]!r}") from error
        keys = [key.raw for key in (*policy.logs, *policy.witnesses.values())]
        if not policy.quorum or len(set(keys)) < len(keys) or not set(policy.validity) <= set(policy.logs):
            raise Refused(
                "a policy has one quorum, no public key twice (no log is its witness), validities of its logs"
            )
        return policy

    def add(self, kind: str, words: list[str]) -> None:
        """One line of the file."""
        known = {"none", *self.witnesses, *self.groups}
        match kind, words:
            case "log", [vkey] | [vkey, _]:
                self.logs.append(Key.parse(vkey, PLAIN))
            case "witness", [name, vkey] | [name, vkey, _] if name not in known:
                self.witnesses[name] = Key.parse(vkey, COSIGNED)
            case "group", [name, least, *members] if members and name not in known:
                free = known - {"none"} - {member for _, members in self.groups.values() for member in members}
                count = {"any": 1, "all": len(members)}.get(least) or natural(least)
                if not free.issuperset(members) or not 1 <= count <= len(set(members)) == len(members):
                    raise Refused(f"group {name!r}: members defined before, each in one group once, k from 1 to n")
                self.groups[name] = count, members
            case "quorum", [name] if not self.quorum and name in known:
                self.quorum = name
            case "server", [vkey] if vkey.partition("+")[0].endswith("/promise"):
                self.servers.append(Key.parse(vkey, PLAIN))
            case "validity", [vkey, since, until] if (key := Key.parse(vkey, PLAIN)) not in self.validity:
                bounds = since if since != "-" else "1970-01-01T00:00Z", until if until != "-" else "9999-12-31T00:00Z"
                self.validity[key] = [EPOCH.timestamp() + _micros(bound) / 1e6 for bound in bounds]
            case "tsa", [_, _]:
                pass  # authorities are given by --tsa-ca: a file that somebody else names is not opened
            case _:
                raise Refused(f"not a line of a policy, or a name taken or unknown: {kind!r} {words[:1]}")

    def met(self, signers: Iterable[Key]) -> bool:
        """Whether these signers are witnesses enough; groups stand after their members, so one pass does."""
        true = {"none": True} | {name: key in set(signers) for name, key in self.witnesses.items()}
        for name, (least, members) in self.groups.items():
            true[name] = sum(true[member] for member in members) >= least
        return true[self.quorum]


class Checkpoint(NamedTuple):
    """Size and root of a log as it was sealed (điểm niêm phong)."""

    origin: str
    size: int
    root: bytes
    sealed: int
    witnessed: bool
    digest: str

    @classmethod
    def parse(cls, raw: bytes, policy: Policy) -> "Checkpoint":
        """A checkpoint that a log of the policy sealed while its key held; Untrue otherwise."""
        note = Note.parse(raw)
        lines = note.text.decode().split("\n")
        if len(lines) != 4 or not lines[0] or len(root := unbase64(lines[2])) != 32:
            raise Refused("not a checkpoint of origin, size and root")
        keys = {key: Key(key.name, COSIGNED, key.raw) for key in policy.logs if key.name == lines[0]}
        signers = note.signers((*keys, *keys.values(), *policy.witnesses.values()))
        times = {key: signers[twin] for key, twin in keys.items() if key in signers and twin in signers}
        if not times:
            raise Untrue(f"no known key of {lines[0]!r} signed and sealed the checkpoint of size {lines[1]}")
        held = [at for key, at in times.items() if (v := policy.validity.get(key, [0, 1e11]))[0] <= at <= v[1]]
        if not held:
            raise Untrue(f"the checkpoint of size {lines[1]} was sealed outside the validity of its key")
        return cls(lines[0], natural(lines[1]), root, held[0], policy.met(signers), sha256(note.text).hexdigest())


def climb(fn: int, sn: int, seed: bytes, proof: list[bytes]) -> tuple[bytes, bytes] | None:
    """RFC 9162 2.1.3.2 and 2.1.4.2: the roots a path gives for the part at its left and for the whole."""
    part = whole = seed
    for sibling in proof:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            part, whole = sha256(b"\1" + sibling + part).digest(), sha256(b"\1" + sibling + whole).digest()
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            whole = sha256(b"\1" + whole + sibling).digest()
        fn, sn = fn >> 1, sn >> 1
    return (part, whole) if sn == 0 else None


def included(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """Whether the leaf stands at the index of the tree of this size and root."""
    found = climb(index, size - 1, leaf, proof) if 0 <= index < size else None
    return found is not None and found[1] == root


def consistent(old: int, new: int, old_root: bytes, new_root: bytes, proof: list[bytes]) -> bool:
    """Whether the tree of the new size only adds to the tree of the old one."""
    if not 0 < old < new or not proof:
        return 0 < old == new and not proof and old_root == new_root
    level = (old & -old).bit_length() - 1  # the old tree's last full subtree is of this height
    seed, path = (old_root, proof) if old & (old - 1) == 0 else (proof[0], proof[1:])
    return climb(old - 1 >> level, new - 1 >> level, seed, path) == (old_root, new_root)


def root_of(peaks: list[bytes]) -> bytes:
    """The root over full subtrees, largest first."""
    found = peaks[-1] if peaks else sha256().digest()
    for peak in peaks[-2::-1]:
        found = sha256(b"\1" + peak + found).digest()
    return found


class Header(NamedTuple):
    """What the log swears to about one fact (phần đầu của sự kiện)."""

    position: int
    stream: bytes
    version: bytes
    topic: bytes
    recorded: int
    prev: bytes
    body: bytes

    @classmethod
    def parse(cls, raw: bytes) -> "Header":
        """Form 1, to the last byte."""
        form, position, length = ORIGIN_ONWARDS(raw, 0)
        stream, at = raw[13 : 13 + length], 13 + length
        version, length = NEXT(raw, at)
        numbered = raw[at : at + 8]
        topic, at = raw[at + 12 : at + 12 + length], at + 12 + length
        recorded, behind, number, length = TIMES(raw, at)
        at += 28 + length
        (length,) = LENGTH(raw, at)
        if form != 1 or length not in (0, 32) or len(raw) != at + 36 + length or not 0 <= recorded < 1 << 57:
            raise Refused(f"the header at position {position} is not of form 1")
        if position < 1 or (version | behind | number) < 0:
            raise Refused(f"the header at position {position} holds a negative number")
        return cls(position, stream, numbered, topic, recorded, raw[at + 4 : at + 4 + length], raw[at + 4 + length :])


class Part:
    """One member of the bundle, read once from its beginning (thành phần của gói)."""

    def __init__(self, path: str, at: int, size: int, digest: str) -> None:
        self.path, self.at, self.size, self.digest, self.left = path, at, size, digest, size

    def open(self, stack: ExitStack) -> "Part":
        """Begin to read it."""
        self.file = stack.enter_context(open(self.path, "rb", 1 << 20))
        self.file.seek(self.at)
        return self

    def take(self, count: int) -> bytes:
        """So many bytes; Refused beyond the end."""
        self.left -= count
        if self.left < 0 or count > 1 << 26 or len(raw := self.file.read(count)) != count:
            raise Refused("a part of the bundle is shorter than it says, or holds something longer than 64 MiB")
        return raw

    def text(self) -> bytes:
        """A length and so many bytes."""
        return self.take(LENGTH(self.take(4), 0)[0])

    def proof(self) -> list[bytes] | None:
        """A count and so many hashes; None for 255."""
        count = self.take(1)[0]
        return None if count == 255 else [self.take(32) for _ in range(count)]


def whole(part: Part) -> bytes:
    """Everything a small member holds."""
    with ExitStack() as stack:
        return part.open(stack).take(part.size)


def opened(path: str, stack: ExitStack) -> tuple[dict[str, Part], str]:
    """The members of a bundle and its SHA-256; the ustar frame is built anew and compared byte for byte."""
    file, digest, parts, at = stack.enter_context(open(path, "rb")), sha256(), dict[str, Part](), 0
    while (head := file.read(512)) and head != bytes(512):
        try:
            prefix, last, size = head[345:500].rstrip(b"\0"), head[:100].rstrip(b"\0"), int(head[124:135], 8)
            name = (prefix + b"/" * bool(prefix) + last).decode()
        except ValueError as error:
            raise Refused("not a ustar file of plain members") from error
        plain = head[:100] + b"0000644\0" + b"0000000\0" * 2 + b"%011o\0" % size + b"%011o\0" % 0
        rest = b"0" + bytes(100) + b"ustar\00000" + bytes(64) + head[329:345] + head[345:500] + bytes(12)
        told = plain + b"%06o\0 " % sum(plain + b" " * 8 + rest) + rest
        bad = (
            name in parts or any(step in ("", ".", "..") for step in name.split("/")) or re.search(r"[\0-\x1f\\]", name)
        )
        if told != head or head[329:345] not in (bytes(16), b"0000000\0" * 2) or bad or len(parts) > 100_000:
            raise Refused(f"the bundle holds bytes that are not said in its format, beside {name[:80]!r}")
        digest.update(head)
        member, left = sha256(), size
        while left and (chunk := file.read(min(left, 1 << 20))):
            member.update(chunk)
            digest.update(chunk)
            left -= len(chunk)
        pad = file.read(-size % 512)
        digest.update(pad)
        if left or pad.strip(b"\0"):
            raise Refused(f"the member {name[:80]!r} is cut short or not followed by zeros")
        parts[name] = Part(path, at + 512, size, member.hexdigest())
        at += 512 + size + len(pad)
    tail = head + file.read(11_264)
    if tail != bytes(-(-(at + 1024) // 10_240) * 10_240 - at) or "manifest" not in parts:
        raise Refused("no bundle of evidence: it has no manifest, or does not end as it must")
    digest.update(tail)
    return parts, digest.hexdigest()


class Calendar(NamedTuple):
    """The years that were opened, and the days unlike their weekday, as ordinals (lịch làm việc)."""

    years: frozenset[int] = frozenset()
    unlike: dict[int, bool] = {}

    def after(self, topic: str, fact: dict[str, Any]) -> "Calendar":
        """The calendar after one more fact of it; the latest word about a day holds."""
        if topic == "calendar.year_opened.v1":
            return Calendar(self.years | {fact["year"]}, self.unlike)
        days = dict.fromkeys(fact.get("days", ()), False)
        days |= {fact["day_off"]: False, fact["make_up"]: True} if "make_up" in fact else {}
        told = {date.fromisoformat(day).toordinal(): worked for day, worked in days.items()}
        return Calendar(self.years, self.unlike | told)

    def works(self, day: int) -> bool:
        """Whether a day is worked; Untrue in a year nobody opened."""
        if date.fromordinal(day).year not in self.years:
            raise Untrue(f"{date.fromordinal(day)} lies in a year whose calendar is not in the log")
        return self.unlike.get(day, day % 7 not in (6, 0))

    def due(self, start: datetime, limit: dict[str, str], hours: dict[str, Any], pauses: list[Any]) -> datetime | None:
        """When a limit ends, walked day by day; None where this file does not count (BLDS 2015 Điều 147, 148)."""
        spells = [[date.fromisoformat(p[end]).toordinal() for end in ("start", "end")] for p in pauses[:50]]
        sessions = [[_second(time.fromisoformat(end)) for end in session] for session in hours["sessions"][:9]]
        amount, unit = Fraction(re.fullmatch(r"\d{1,6}(\.\d{1,6})?", limit["amount"], re.ASCII)[0]), limit["unit"]  # type: ignore[index]
        local, open_for = start.astimezone(LOCAL), sum(closes - opens for opens, closes in sessions)
        zero, second, parted = local.toordinal(), _second(local.time()), amount.denominator > 1
        if (
            amount > 3660
            or len(pauses) > 50
            or (unit == "month" and parted)
            or (unit == "hour" and pauses)
            or open_for < 1
        ):
            return None

        def counts(day: int) -> bool:
            return day == zero or not any(begin <= day < end for begin, end in spells)

        if unit == "hour":
            return local.replace(microsecond=0) + timedelta(seconds=math.ceil(amount * 3600))
        if unit in ("day", "month"):
            day, left = zero, math.ceil(amount)
            if unit == "month":
                year, month = divmod(local.year * 12 + local.month - 1 + left, 12)
                left = date(year, month + 1, min(local.day, monthrange(year, month + 1)[1])).toordinal() - zero
            while left or not counts(day) or not self.works(day):
                day += 1
                left -= bool(left and counts(day))
            return _instant(day, sessions[-1][1])
        if unit not in ("working_day", "working_hour"):
            return None
        day, second, per = (zero + 1, 0, open_for) if unit == "working_day" else (zero, second, 3600)
        left = math.ceil(amount * per)
        while True:
            for opens, closes in sessions if counts(day) and self.works(day) else ():
                begin = max(opens, second)
                if left <= closes - begin:
                    return _instant(day, begin + left)
                left -= max(0, closes - begin)
            day, second = day + 1, 0

    def keeps(self, promise: dict[str, Any]) -> bool | None:
        """Whether the recorded derivation gives the recorded date; None where this file does not count."""
        hours, pauses, extension = promise["hours"], promise["pauses"], promise["extension"]
        end = self.due(datetime.fromisoformat(promise["counted_from"]), promise["limit"], hours, pauses)
        binding = lawful = end
        if end is not None and extension is not None:
            begin, named = (date.fromisoformat(extension[name]) for name in ("apologised_on", "new_due_on"))
            days = {"amount": str((named - begin).days), "unit": "day"}
            binding = self.due(datetime.combine(begin, time(), LOCAL), days, hours, pauses)
            binding = binding and max(end, binding)
        if binding is None or lawful is None:
            return None
        told = promise["unextended_at"] and datetime.fromisoformat(promise["unextended_at"])
        on, at = date.fromisoformat(promise["due_on"]), datetime.fromisoformat(promise["due_at"])
        return binding == at and binding.astimezone(LOCAL).date() == on and told == (lawful if extension else None)


def _second(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second


def _instant(day: int, second: int) -> datetime:
    return datetime.combine(date.fromordinal(day), time(), LOCAL) + timedelta(seconds=second)


class Receipt(NamedTuple):
    """What a holder was given: a promise, or the proof that it was kept (biên nhận)."""

    origin: str
    position: int
    leaf: bytes
    recorded: int
    within: int = 0
    checkpoint: Checkpoint | None = None


def verify_receipt(text: bytes, policy: Policy) -> Receipt:
    """A receipt verified by itself against keys: Refused when it is none, Untrue when it does not hold."""
    if text.startswith(b"c2sp.org/tlog-proof@v1\n"):
        head, _, raw = text.partition(b"\n\n")
        try:
            _, extra, index, *hashes = head.decode().split("\n")
            header = unbase64(extra.removeprefix("extra "))
            fact, place, proof = (
                Header.parse(header),
                natural(index.removeprefix("index ")),
                [unbase64(h) for h in hashes],
            )
        except WRONG as error:
            raise Refused("not a .tlog-proof with the header of a fact in extra") from error
        if not (extra.startswith("extra ") and index.startswith("index ") and all(len(h) == 32 for h in proof)):
            raise Refused("not a .tlog-proof with the header of a fact in extra")
        leaf, point = sha256(b"\0" + header).digest(), Checkpoint.parse(raw, policy)
        if not point.witnessed:
            raise Untrue("too few witnesses cosigned the checkpoint of the receipt")
        if fact.position != place + 1 or not included(leaf, place, point.size, proof, point.root):
            raise Untrue(f"the fact of the receipt does not stand at position {place + 1} of the tree it names")
        return Receipt(point.origin, fact.position, leaf, fact.recorded, 0, point)
    note = Note.parse(text)
    lines = note.text.decode().split("\n")
    if len(lines) != 6 or not lines[0].endswith("/promise") or len(leaf := unbase64(lines[2])) != 32:
        raise Refused("neither a .tlog-proof nor a promise")
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", lines[3], re.ASCII):
        raise Refused("the promise names no instant")
    if not note.signers(key for key in policy.servers if key.name == lines[0]):
        raise Untrue(f"no known key of {lines[0]!r} signed the promise")
    return Receipt(lines[0][:-8], natural(lines[1]), leaf, _micros(lines[3]), natural(lines[4]))


def stamped(token: bytes, digest: str, authorities: str) -> datetime:
    """When an authority stamped a digest, told and verified by openssl as of that instant (RFC 3161)."""
    form = ["-token_in"] if token[2 + (token[1] & 127) * (token[1] > 127) :][:1] == b"\x06" else []

    def openssl(*words: str) -> str:
        command = ["openssl", "ts", *words, "-in", "/dev/stdin", *form]
        done = subprocess.run(command, input=token, capture_output=True, timeout=60, check=False)
        if done.returncode:
            raise Untrue(
                "openssl does not accept the token: " + " ".join(done.stderr.decode(errors="replace").split())[-160:]
            )
        return done.stdout.decode(errors="replace")

    told = re.search(r"^Time stamp: (\w+ +\d+ [\d:]+)(?:\.\d+)? (\d+) GMT$", openssl("-reply", "-text"), re.M)
    if told is None:
        raise Untrue("the token names no time")
    at = datetime.strptime(f"{told[1]} {told[2]}", "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    when = str(int(at.timestamp()))
    openssl("-verify", "-digest", digest, "-CAfile", authorities, "-untrusted", authorities, "-attime", when)
    return at


class Examination:
    """One bundle, what is held beside it, and what was found (giám định)."""

    def __init__(self, path: str, given: bytes | None, stack: ExitStack) -> None:
        self.parts, self.sha256 = opened(path, stack)
        self.found: dict[int, dict[str, Any]] = {}
        for number, meaning in CHECKS.items():
            vi, _, en = meaning.partition("|")
            self.found[number] = {"check": number, "verdict": "ok", "vi": vi, "en": en, "why": None, "first_bad": None,
                                  "failures": 0, "figures": {}}  # fmt: skip
        self.own = Policy.parse(whole(self.parts["keys"])) if "keys" in self.parts else Policy(quorum="none")
        self.policy = Policy.parse(given) if given is not None else self.own
        self.given, self.asked = given is not None, 0
        self.policy.servers = self.policy.servers or self.own.servers
        self.manifest, self.all = self.read_manifest(), False
        self.origin = self.manifest["origin"]
        self.all = self.manifest["scope"]["kind"] == "all"
        self.calendar, self.calendars, self.restores, self.destroyed = (
            Calendar(),
            [Calendar()],
            list[Lost](),
            set[str](),
        )
        self.points, self.roots, self.leaves = list[Checkpoint](), dict[int, bytes](), dict[int, bytes]()
        self.truncated, self.tail = list[dict[str, Any]](), list[int]()
        self.count, self.code, self.period, self.stack, self.last, self.streams = 0, 0, [0, 0], stack, 0, 0

    def fail(self, check: int, first: int, last: int, why: str) -> None:
        """Write down that a check does not hold; the first place is named, the others are counted."""
        found = self.found[check]
        if not found["failures"]:
            found |= {"verdict": "failed", "first_bad": [first, last], "why": why}
        found["failures"] += 1

    def leave(self, check: int, why: str, asked: bool = False) -> None:
        """Write down that a check was not done; what was asked for and not answered keeps the exit from being 0."""
        self.asked += asked
        if self.found[check]["verdict"] == "ok":
            self.found[check] |= {"verdict": "not done", "why": why}

    def read_manifest(self) -> dict[str, Any]:
        """The manifest, canonical to the byte, and whether it describes the members that are there."""
        raw = whole(self.parts["manifest"])
        note = Note.parse(raw, 1 << 26)
        try:
            m = json.loads(note.text)
            if json.dumps(m, sort_keys=True, indent=1, ensure_ascii=False).encode() + b"\n" != note.text:
                raise ValueError("its JSON is not canonical")
            scope, members, numbers = m["scope"], m["members"], (m["facts"], m["first"], m["last"])
            names = [name for name in self.parts if name != "manifest"]
            law = sorted(name for name in names if name.startswith("law/"))
            tokens = sorted(
                (n for n in names if re.fullmatch(r"tokens/\d{1,20}\.tsr", n, re.ASCII)), key=lambda n: int(n[7:-4])
            )
            proofs = [] if scope["kind"] == "all" else ["proofs", "consistency"]
            order = ["manifest", "keys", "facts", "checkpoints", *proofs, *law, *tokens]
            fields = {"code", "facts", "first", "format", "last", "members", "origin", "partial", "scope", "unreadable"}
            scopes = {
                "all": {"kind"},
                "dossier": {"kind", "code", "stream"},
                "agency": {"kind", "agency", "from", "before"},
            }
            texts = [m["origin"], *m["partial"], *scope.values(), *m["code"].values()]
            if (m["format"] != "hoso-evidence/1" or set(m) != fields or list(self.parts) != order or set(members) != set(names)
                    or set(scope) != scopes[scope["kind"]] or any(type(n) is not int or n < 0 for n in numbers)
                    or not all(isinstance(t, str) for t in texts) or set(m["code"]) != {"digest", "version"}
                    or m["partial"] != sorted(set(m["partial"])) or (not proofs and m["partial"])
                    or any(type(p) is not int for ps in m["unreadable"].values() for p in ps)):  # fmt: skip
                raise ValueError("it is not of format hoso-evidence/1, or the members are not those it names, in order")
        except WRONG as error:
            raise Refused(f"the manifest cannot be used: {str(error)[:160]}") from error
        for name in names:
            if members[name] != {"bytes": self.parts[name].size, "sha256": self.parts[name].digest}:
                self.fail(0, 0, 0, f"{name[:80]} không đúng với bản kê|{name[:80]} is not what the manifest says")
        try:
            servers = [key for key in self.policy.servers if key.name.startswith(base(m["origin"]))]
            if len(note.signatures) != 1 or not note.signers(servers):
                raise Untrue("the manifest is not signed by exactly the server's key")
        except Untrue as error:
            self.fail(0, 0, 0, f"bản kê không do khóa máy chủ ký|{error}")
        return m  # type: ignore[no-any-return]

    def read_checkpoints(self) -> None:
        """Signatures, quorum and order of the checkpoints, and consistency where the facts cannot show it."""
        part, links = (
            self.parts["checkpoints"].open(self.stack),
            None if self.all else self.parts["consistency"].open(self.stack),
        )
        while part.left:
            before = self.points[-1] if self.points else None
            try:
                point = Checkpoint.parse(part.text(), self.policy)
            except Untrue as error:
                self.fail(
                    6,
                    before.size + 1 if before else 1,
                    self.manifest["last"],
                    f"điểm niêm phong không được tin|{error}",
                )
                if links and before:
                    links.proof()
                continue
            if point.origin != self.origin or (before and point.size <= before.size):
                raise Refused("the checkpoints are not of one log with ascending sizes")
            if before and point.sealed < before.sealed:
                self.fail(7, before.size + 1, point.size, "giờ niêm phong lùi|a later seal names an earlier time")
            if (
                before
                and links
                and not consistent(before.size, point.size, before.root, point.root, links.proof() or [])
            ):
                self.fail(
                    5,
                    before.size + 1,
                    point.size,
                    "không phải chỉ thêm vào|the newer tree does not add to the older one",
                )
            self.points.append(point)
        if links and links.left:
            raise Refused("there are more proofs of consistency than checkpoints")
        good = max((point.size for point in self.points if point.witnessed), default=0)
        if self.points and not self.points[-1].witnessed:
            self.fail(
                6, good + 1, self.points[-1].size, "chưa đủ người chứng kiến|too few witnesses cosigned the newest seal"
            )
        if not self.points:
            self.leave(6, "chưa có điểm niêm phong|there is no checkpoint yet")
        self.found[6]["figures"] = {"checkpoints": len(self.points), "witnessed_up_to": good}

    def read_facts(self, sizes: set[int], wanted: set[int]) -> None:
        """Every fact once: header, body, chain, tree; keeps a root at each size and the leaves that are wanted."""
        part, proofs = self.parts["facts"].open(self.stack), None if self.all else self.parts["proofs"].open(self.stack)
        streams, kinds, partial, peaks = (
            dict[bytes, bytes](),
            dict[bytes, str](),
            set(self.manifest["partial"]),
            list[bytes](),
        )
        seals, newest = iter([*self.points, None]), self.points[-1] if self.points else None
        marks, seal = iter([*sorted(sizes), -1]), next(seals)
        mark, first, position, recorded, take, parse = next(marks), 0, 0, 0, part.take, Header.parse
        if mark == 0:
            self.roots[0], mark = root_of([]), next(marks)
        for count in range(1, self.manifest["facts"] + 1):
            raw = take(LENGTH(take(4), 0)[0])
            fact, body = parse(raw), take(LENGTH(take(4), 0)[0])
            leaf, was, at, stream, last = sha256(b"\0" + raw).digest(), position, fact.position, fact.stream, recorded
            position, recorded = at, fact.recorded
            if at != was + 1 and (self.all or at <= was):
                self.fail(
                    1,
                    min(was + 1, at),
                    max(at - 1, at if at <= was else 0),
                    f"sau vị trí {was} là {at}|after position {was} comes {at}",
                )
            if recorded < last:
                self.fail(1, at, at, "giờ ghi lùi|it was recorded before the fact before it")
            while seal and seal.size < at:
                self.in_order(was, last, seal)
                seal = next(seals)
            if sha256(body).digest() != fact.body:
                self.fail(2, at, at, "nội dung không khớp giá trị băm|the body is not the one that was hashed")
            known = streams.get(stream)
            if known != fact.version + fact.prev and (known or fact.prev or fact.version > FIRST):
                name = stream.decode(errors="replace")
                if name not in partial or len(fact.prev) != 32 or (known and fact.version < known[:8]):
                    self.fail(3, at, at, f"dòng {name[:80]} bị đứt|the chain of {name[:80]} is broken")
            streams[stream] = (int.from_bytes(fact.version) + 1).to_bytes(8) + leaf
            if at in wanted:
                self.leaves[at] = leaf
            if proofs:
                path = proofs.proof()
                self.tail += [at] if path is None else []
                if (path is None) != (newest is None or at > newest.size) or (
                    path is not None and newest and not included(leaf, at - 1, newest.size, path, newest.root)
                ):
                    self.fail(4, at, at, "không nằm trong cây đã niêm phong|it does not stand in the sealed tree")
            else:
                rest = count
                while not rest & 1:
                    leaf, rest = sha256(b"\1" + peaks.pop() + leaf).digest(), rest >> 1
                peaks.append(leaf)
                if count == mark:
                    self.roots[mark], mark = root_of(peaks), next(marks)
            kind = kinds.get(fact.topic)
            if kind is None:
                kind = kinds[fact.topic] = kind_of(fact.topic.decode(errors="replace"))
            if kind:
                self.read_body(kind, fact, body)
            if count == 1:
                self.period[0] = recorded
                first = at
        if part.left or (proofs and proofs.left):
            raise Refused("there are more facts or proofs than the manifest counts")
        if seal:
            self.in_order(position, recorded, seal)
        if self.manifest["facts"] and [self.manifest["first"], self.manifest["last"]] != [first, position]:
            raise Refused("the manifest names other positions than the facts have")
        self.period[1], self.last, self.count, self.streams = recorded, position, self.manifest["facts"], len(streams)
        if self.manifest["scope"]["kind"] == "dossier" and self.manifest["scope"]["stream"].encode() not in streams:
            self.fail(3, 0, 0, "thiếu dòng hồ sơ được xin|the stream of the dossier is not in the bundle")

    def in_order(self, position: int, recorded: int, seal: Checkpoint) -> None:
        """The last fact under a seal was recorded before it, to the second."""
        if position and (EPOCH + recorded * MICROSECOND).timestamp() // 1 > seal.sealed:
            self.fail(7, position, position, "ghi sau khi niêm phong|it was recorded after it was sealed")

    def read_body(self, kind: str, fact: Header, body: bytes) -> None:
        """What a fact says that the checks need."""
        counts = self.found[9]["figures"]
        if kind == "dossier" and b'"promise"' not in body:
            return
        try:
            told = json.loads(body)
            if kind == "code" and fact.stream == b"code" and isinstance(told["digest"], str):
                self.code = self.code or fact.position
            elif kind == "restore" and fact.stream == b"log/restores":
                lost = Lost(
                    fact.position, fact.recorded, told["origin"], told["size"], unbase64(told["root"]), told["kept"]
                )
                self.restores += [lost] if type(lost.kept) is type(lost.size) is int else []
            elif kind == "destroyed":
                self.destroyed.add(told["subject"])
            elif kind.startswith("calendar.") and fact.stream == b"calendar/vn":
                self.calendars.append(self.calendars[-1].after(kind, told))
            elif kind == "dossier" and told["promise"] is not None:
                held = self.calendars[told["promise"]["calendar"]].keeps(told["promise"])
                name = {None: "not_recomputed", True: "recomputed", False: "differ"}[held]
                counts[name] = counts.get(name, 0) + 1
                if held is False:
                    self.fail(
                        9,
                        fact.position,
                        fact.position,
                        "hạn trả không khớp|the date does not follow from what was recorded",
                    )
        except (*WRONG, Untrue, Refused) as error:
            check = {"code": 12, "destroyed": 11}.get(kind, 9 if kind != "restore" else 4)
            self.fail(
                check,
                fact.position,
                fact.position,
                f"nội dung không dùng được|its body cannot be used: {str(error)[:160]}",
            )

    def compare_roots(self) -> None:
        """The sealed roots beside those of the facts, and what stands after the last seal."""
        good = 0
        for point in self.points if self.all else ():
            if point.size > self.count:
                self.cut_off(good, point)
            elif self.roots[point.size] != point.root:
                self.fail(
                    4,
                    good + 1,
                    point.size,
                    "gốc cây khác gốc đã niêm phong|the facts give another root than was sealed",
                )
            else:
                good = point.size
        if not self.points:
            self.leave(4, "chưa có điểm niêm phong|there is no checkpoint yet")
        if len(self.points) < 2:
            self.leave(5, "chưa có hai điểm niêm phong|there are no two checkpoints to compare")
        elif self.all and self.found[4]["failures"]:
            self.leave(5, "gốc cây không khớp nên không so được|not comparable: the facts do not give the roots")

    def cut_off(self, good: int, point: Checkpoint | Receipt) -> None:
        """Something that was sealed or promised is not in the log: said, and explained only by a recorded restore."""
        size = point.size if isinstance(point, Checkpoint) else point.position
        why = f"TRUNCATED: đã niêm phong hoặc hứa {size}, chỉ còn {self.count}|TRUNCATED: {size} was sealed or promised, {self.count} are here"
        self.truncated.append({"size": size, "facts": self.count, "explained_by": self.explained(point)})
        if not self.explained(point):
            self.fail(4, max(good, self.count) + 1, size, why)

    def explained(self, point: Checkpoint | Receipt) -> int | None:
        """The position of the fact that explains why something is gone with a restore."""
        for lost in self.restores:
            if isinstance(point, Receipt):
                if (
                    base(lost.origin) == base(point.origin)
                    and lost.kept < point.position
                    and point.recorded <= lost.recorded
                ):
                    return lost.position
            elif (
                lost.origin == point.origin
                and lost.kept < point.size <= lost.size
                and (point.size < lost.size or point.root == lost.root)
            ):
                return lost.position
        return None

    def compare_point(self, name: str, point: Checkpoint) -> None:
        """A checkpoint that was kept elsewhere, beside the tree of the bundle."""
        self.found[8]["figures"]["compared"] = self.found[8]["figures"].get("compared", 0) + 1
        root = self.roots.get(point.size) if self.all else {p.size: p.root for p in self.points}.get(point.size)
        if base(point.origin) != base(self.origin):
            self.fail(8, 0, 0, f"{name}: của nhật ký khác|{name}: it is of another log, {point.origin}")
        elif self.explained(point):
            self.truncated.append({"size": point.size, "facts": self.count, "explained_by": self.explained(point)})
        elif self.all and point.size > self.count:
            self.cut_off(0, point)
        elif root is None:
            self.leave(
                8,
                f"{name}: gói không chứa cây cỡ {point.size}|{name}: no tree of size {point.size} can be made of this bundle",
                True,
            )
        elif root != point.root:
            good = max(
                (p.size for p in self.points if p.size < point.size and self.roots.get(p.size) == p.root), default=0
            )
            why = f"{name}: cùng cỡ, khác gốc (hai lịch sử)|{name}: same size, other root: two histories were shown (split view)"
            self.fail(5, good + 1, point.size, why)
            self.fail(8, good + 1, point.size, why)

    def compare_receipt(self, name: str, receipt: Receipt) -> None:
        """A receipt beside the facts; a promise that fell due must be under a seal."""
        leaf, newest, at = self.leaves.get(receipt.position), self.points[-1] if self.points else None, receipt.position
        due = (EPOCH + receipt.recorded * MICROSECOND).timestamp() + receipt.within
        overdue = not receipt.checkpoint and newest is not None and newest.size < at and newest.sealed > due
        if base(receipt.origin) != base(self.origin):
            return self.fail(8, 0, 0, f"{name}: của nhật ký khác|{name}: it is of another log, {receipt.origin}")
        if leaf != receipt.leaf and self.explained(receipt):
            self.truncated.append({"size": at, "facts": self.count, "explained_by": self.explained(receipt)})
        elif leaf and leaf != receipt.leaf:
            self.fail(
                8,
                at,
                at,
                f"{name}: vị trí này có sự kiện khác|{name}: another fact stands at the position of the receipt",
            )
        elif overdue:
            self.fail(
                8,
                at,
                at,
                f"{name}: quá hạn niêm phong|{name}: overdue, the log did not keep its promise for position {at}",
            )
            if self.all and at > self.count:
                self.cut_off(0, receipt)
        elif not leaf and not receipt.checkpoint and newest and newest.size >= at:
            self.leave(8, f"{name}: sự kiện không nằm trong gói|{name}: the fact is not in this partial bundle", True)
        else:
            state = "not_due_yet" if not receipt.checkpoint and (newest is None or newest.size < at) else "kept"
            self.found[8]["figures"][state] = self.found[8]["figures"].get(state, 0) + 1
        return None

    def compare_tokens(self, authorities: str | None) -> None:
        """Every token by openssl; without it or without certificates the check is not done."""
        tokens, by = (
            [name for name in self.parts if name.startswith("tokens/")],
            {point.size: point for point in self.points},
        )
        self.found[7]["figures"] = {"tokens": len(tokens), "verified": 0}
        for name in tokens:
            point = by.get(int(name[7:-4]))
            try:
                if point is None:
                    raise Untrue("it belongs to no checkpoint of the bundle")
                if authorities is None:
                    self.leave(7, "chưa có chứng thư (--tsa-ca)|no certificates were given (--tsa-ca)")
                    continue
                if stamped(whole(self.parts[name]), point.digest, authorities).timestamp() < point.sealed:
                    raise Untrue("it was stamped before it was sealed")
                self.found[7]["figures"]["verified"] += 1
            except FileNotFoundError:
                self.leave(7, "không có chương trình openssl|the program openssl is not here", True)
            except (Untrue, *WRONG, subprocess.TimeoutExpired) as error:
                self.fail(7, 1, int(name[7:-4]), f"dấu thời gian {name[:40]} không đúng|{name[:40]}: {error}")

    def conclude(self) -> None:
        """What is left once everything was read."""
        if not self.found[8]["figures"]:
            self.leave(8, "không có gì được đưa ra|nothing was presented")
        self.leave(10, "chỉ làm được với mã nguồn (hoso verify --replay)|only with the project: hoso verify --replay")
        for subject, places in self.manifest["unreadable"].items():
            if subject not in self.destroyed and self.all:
                self.fail(
                    11,
                    min(places, default=0),
                    max(places, default=0),
                    f"{subject[:80]}: không có quyết định hủy|{subject[:80]}: no fact tells of a destroyed key",
                )
            elif subject not in self.destroyed:
                self.leave(11, "sự kiện hủy khóa nằm ngoài gói|the facts that destroyed keys are outside this bundle")
        first = self.manifest["first"]
        if self.count and (not self.code or self.code > first):
            self.fail(
                12,
                first,
                self.code - 1 if self.code else self.last,
                "không rõ chương trình nào ghi|no program is named for them",
            )
        counts = self.found[9]["figures"]
        if not counts.get("recomputed"):
            self.leave(9, "không có hạn nào tính lại được|there is no date that could be recomputed")
        self.found[1]["figures"] = {"facts": self.count}
        self.found[3]["figures"] = {"streams": self.streams}

    def report(self) -> dict[str, Any]:
        """The bundle and every check, for machines."""
        manifest, sealed = self.manifest, self.points[-1].size if self.points else 0
        period = [(EPOCH + at * MICROSECOND).isoformat().replace("+00:00", "Z") for at in self.period]
        bundle = {name: manifest[name] for name in ("code", "facts", "first", "last", "origin", "scope")}
        unsealed = {
            "count": max(0, self.count - sealed) if self.all else sum(at > sealed for at in self.tail),
            "from": sealed + 1,
        }
        return {"bundle": bundle | {"sha256": self.sha256, "recorded_at": period}, "keys_given": self.given,
                "checks": list(self.found.values()), "truncated": self.truncated, "unsealed": unsealed}  # fmt: skip


class Lost(NamedTuple):
    """A checkpoint that a restore left behind, and the fact that says so (giải trình phục hồi)."""

    position: int
    recorded: int
    origin: str
    size: int
    root: bytes
    kept: int


def base(origin: str) -> str:
    """An origin without the number of the tree that a restore gave it."""
    return re.sub("/[1-9][0-9]*$", "", origin)


def kind_of(topic: str) -> str:
    """What a verifier reads in facts of a topic; empty for nothing."""
    if topic.startswith("calendar."):
        return topic if topic in CLOCK else ""
    known = {"code.deployed.v1": "code", "log.restore_explained.v1": "restore"}
    return known.get(topic) or (
        "destroyed" if topic.startswith("subject.key_destroyed.") else "dossier" * topic.startswith("dossier.")
    )


def examine(
    path: str | None, given: bytes | None, receipts: list[str], checkpoints: list[str], authorities: str | None
) -> dict[str, Any]:
    """Everything that was asked, as one report with the same keys for every bundle."""
    with ExitStack() as stack:
        about = Examination(path, given, stack) if path else None
        policy = about.policy if about else Policy.parse(given or b"")
        held, points, answers = list[tuple[str, Receipt]](), list[tuple[str, Checkpoint]](), list[dict[str, Any]]()
        for name in (*receipts, *checkpoints):
            short, raw, answer = (
                Path(name).name,
                Path(name).read_bytes(),
                dict[str, Any](file=Path(name).name, verdict="ok", why=None),
            )
            answers.append(answer)
            try:
                if name in receipts:
                    held.append((short, verify_receipt(raw, policy)))
                    answer |= {"position": held[-1][1].position, "origin": held[-1][1].origin}
                    points += [(short, held[-1][1].checkpoint)] if held[-1][1].checkpoint else []
                else:
                    points.append((short, Checkpoint.parse(raw, policy)))
            except (Untrue, Refused) as error:
                answer |= {"verdict": "failed", "why": str(error)}
                if about:
                    about.fail(8, 0, 0, f"{short}: không đúng|{short}: {error}")
        report: dict[str, Any] = {"format": "hoso-verify/1", "receipts": answers}
        if about:
            about.read_checkpoints()
            sizes = {p.size for p in about.points} | {p.size for _, p in points}
            about.read_facts(sizes, {receipt.position for _, receipt in held})
            about.compare_roots()
            for short, point in points:
                about.compare_point(short, point)
            for short, receipt in held:
                about.compare_receipt(short, receipt)
            about.compare_tokens(authorities)
            about.conclude()
            report |= about.report()
        failed = any(one["verdict"] == "failed" for one in (*answers, *report.get("checks", ())))
        report["exit"] = 1 if failed or (about and about.asked) else 0
        source = "given" if given is not None else "bundle"
        borrowed = about is not None and policy.servers is about.own.servers
        report["keys"] = [
            {"role": role, "vkey": str(key), "from": "bundle" if role == "server" and borrowed else source}
            for role, keys in (("log", policy.logs), ("witness", policy.witnesses.values()), ("server", policy.servers))
            for key in keys
        ]
    return report


WORDS = {  # the statement, Vietnamese and English
    "title": "BIÊN BẢN KIỂM TRA GÓI CHỨNG CỨ ĐIỆN TỬ|STATEMENT ON A BUNDLE OF ELECTRONIC EVIDENCE",
    "ok": "ĐẠT|HOLDS", "failed": "KHÔNG ĐẠT|DOES NOT HOLD", "not done": "CHƯA KIỂM TRA|NOT DONE",
    "all": "KẾT LUẬN: mọi điều được hỏi đều đúng.|CONCLUSION: everything asked holds.",
    "some": "KẾT LUẬN: có điều không đúng hoặc không trả lời được.|CONCLUSION: something asked does not hold, or could not be answered.",
    "own": "CẢNH BÁO: khóa lấy từ chính gói này; điều đó không chứng minh ai đã ký.|"
    "WARNING: the keys are the bundle's own; this proves nothing about who signed.",
    "not": "KHÔNG chứng minh: nội dung đúng sự thật khi nhập; sự kiện sau lần niêm phong cuối; gói một phần có đủ sự kiện "
    "sau điểm niêm phong mới nhất.|This does NOT prove: truth at entry; facts after the last seal; completeness of the streams "
    "of a partial bundle beyond its newest checkpoint.",
    "sign": "Ngày lập: ..............  Người kiểm tra (ký, ghi rõ họ tên): ..............|"
    "Date: ..............  Inspector (name and signature): ..............",
}  # fmt: skip


def _side(why: str | None, side: int) -> str:
    return f": {(why.split('|') * 2)[side]}" if why else ""


def statement(report: dict[str, Any]) -> str:
    """One page that can be filed, Vietnamese and then English (biên bản kiểm tra)."""
    pages = []
    for side, name in enumerate(("vi", "en")):
        word = {key: text.split("|")[side] for key, text in WORDS.items()}
        lines = [word["title"], ""]
        if bundle := report.get("bundle"):
            scope = json.dumps(bundle["scope"], ensure_ascii=False, sort_keys=True)
            told, left = bundle["recorded_at"], report["unsealed"]
            lines += [
                f"SHA-256: {bundle['sha256']}",
                ("Nhật ký: |Log: ".split("|")[side]) + bundle["origin"] + f"  {scope}",
            ]
            lines += [
                ("Vị trí |Positions ".split("|")[side])
                + f"{bundle['first']}-{bundle['last']} ({bundle['facts']}), recorded_at {told[0]} … {told[1]}"
            ]
            lines += [
                ("Chưa niêm phong: {}, từ vị trí {}|Not yet sealed: {}, from position {}".split("|")[side]).format(
                    left["count"], left["from"]
                )
            ]
        lines += [f"{key['role']} {key['vkey']} ({key['from']})" for key in report["keys"]]
        lines += [word["own"]] if any(key["from"] == "bundle" for key in report["keys"]) else []
        for found in report.get("checks", ()):
            where = f" [{found['first_bad'][0]}-{found['first_bad'][1]}]" if found["first_bad"] else ""
            figures = "".join(f"; {key} {value}" for key, value in found["figures"].items())
            lines.append(
                f"{found['check']:>2} {word[found['verdict']]}: {found[name]}{_side(found['why'], side)}{where}{figures}"
            )
        for gone in report.get("truncated", ()):
            by = gone["explained_by"]
            lines.append(
                f"TRUNCATED: {gone['size']} > {gone['facts']}; "
                + (("giải trình tại vị trí |explained at position ".split("|")[side]) + str(by) if by else "!")
            )
        lines += [f"{one['file']}: {word[one['verdict']]}{_side(one['why'], side)}" for one in report["receipts"]]
        pages.append("\n".join([*lines, word["not"], word["some" if report["exit"] else "all"], "", word["sign"], ""]))
    return "\n".join(pages)


def main(argv: list[str] | None = None) -> int:
    """The command line (hoso-verify)."""
    parser = argparse.ArgumentParser(prog="hoso-verify", description=__doc__.split("\n")[0])
    parser.add_argument("bundle", nargs="?", metavar="BUNDLE")
    parser.add_argument("--key", metavar="FILE", help="policy or vkey you trust")
    parser.add_argument("--receipt", metavar="FILE", action="append", default=[], help="promise or .tlog-proof")
    parser.add_argument("--checkpoint", metavar="FILE", action="append", default=[], help="a checkpoint kept elsewhere")
    parser.add_argument("--tsa-ca", metavar="FILE", help="certificates of the timestamping authorities (PEM)")
    parser.add_argument("--json", metavar="FILE", nargs="?", const="-", help="the report for machines")
    parser.add_argument("--statement", metavar="FILE", help="the statement to file")
    asked = parser.parse_args(argv)
    if not asked.bundle and not (asked.key and (asked.receipt or asked.checkpoint)):
        parser.error("a BUNDLE, or --key with --receipt or --checkpoint")
    try:
        given = Path(asked.key).read_bytes() if asked.key else None
        report = examine(asked.bundle, given, asked.receipt, asked.checkpoint, asked.tsa_ca)
        told = json.dumps(report, ensure_ascii=True, indent=1, sort_keys=True) + "\n"
        page = statement(report).encode(errors="backslashreplace").decode()
        for where, text in ((asked.json, told), (asked.statement, page)):
            if where and where != "-":
                Path(where).write_text(text, encoding="utf-8")
        sys.stdout.write(told if asked.json == "-" else page)
        return int(report["exit"])
    except (Refused, Untrue, OSError, *WRONG) as error:
        sys.stderr.write(f"hoso-verify: {str(error)[:300]!a}\n".replace("'", ""))
        return 2


if __name__ == "__main__":
    sys.exit(main())
