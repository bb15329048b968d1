"""Examine a bundle of evidence without the house that made it (giám định gói chứng cứ; formats: FORMATS.md).

One file, Python 3.11 and `cryptography`, no network, no clock: the same input gives the same answer.
Refused: it cannot be read (exit 2). Untrue: it was read, and something it claims does not hold (exit 1).
Read in this order: keys and notes, policy, checkpoint, tree, bundle, calendar, receipt, Examination.
"""

import argparse
import base64
import json
import math
import re
import struct
import subprocess
import sys
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
LOCAL, EPOCH, MICROSECOND = timezone(timedelta(hours=7)), datetime(2000, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
WRONG = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError, struct.error)
FORM, NEXT, TIMES, LENGTH = (struct.Struct(form).unpack_from for form in (">BqI", ">qI", ">qqqI", ">I"))
KINDS = {"code.deployed.v1": "code", "log.restore_explained.v1": "restore"} | {
    topic: topic for topic in ("calendar.year_opened.v1", "calendar.holiday_declared.v1", "calendar.day_swapped.v1")
}
CHECKS = {  # what each check means where it holds: Vietnamese|English
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
WHY = {  # why a check does not hold, or was not done
    "manifest": "{} không đúng với bản kê|{} is not what the manifest says",
    "server": "bản kê không do khóa máy chủ ký|the manifest is not signed by exactly the server's key",
    "gap": "sau vị trí {} là {}|after position {} comes {}",
    "falls": "giờ ghi lùi|it was recorded before the fact before it",
    "body": "nội dung không khớp giá trị băm|the body is not the one that was hashed",
    "chain": "dòng {} bị đứt|the chain of {} is broken",
    "scope": "thiếu dòng hồ sơ được xin|the stream of the dossier is not in the bundle",
    "path": "không nằm trong cây đã niêm phong|it does not stand in the sealed tree",
    "root": "gốc cây khác gốc đã niêm phong|the facts give another root than was sealed",
    "truncated": "TRUNCATED: đã niêm phong hoặc hứa {}, chỉ còn {}|TRUNCATED: {} was sealed or promised, {} are here",
    "no seal": "chưa có điểm niêm phong|there is no checkpoint yet",
    "one seal": "chưa có hai điểm niêm phong so được|there are no two checkpoints to compare",
    "link": "không phải chỉ thêm vào|the newer tree does not add to the older one",
    "split": "{}: cùng cỡ, khác gốc (hai lịch sử)|{}: same size, other root: two histories were told (split view)",
    "untrue": "{}: không tin được|{}: not believed: {}",
    "quorum": "chưa đủ người chứng kiến|too few witnesses cosigned the newest seal",
    "seal falls": "giờ niêm phong lùi|a later seal names an earlier time",
    "late": "ghi sau khi niêm phong|it was recorded after it was sealed",
    "no tsa": "chưa có chứng thư (--tsa-ca)|no certificates were given (--tsa-ca)",
    "no openssl": "không có chương trình openssl|the program openssl is not here",
    "foreign": "{}: của nhật ký khác|{}: it is of another log",
    "no tree": "{}: gói không chứa cây cỡ này|{}: no tree of this size can be made of this bundle",
    "other": "{}: vị trí này có sự kiện khác|{}: another fact stands at the position of the receipt",
    "overdue": "{}: quá hạn niêm phong|{}: overdue, the log did not keep its promise",
    "outside": "{}: sự kiện không nằm trong gói|{}: the fact is not in this partial bundle",
    "nothing": "không có gì được đưa ra|nothing was presented",
    "due": "hạn trả không khớp|the date does not follow from what was recorded",
    "no due": "không có hạn nào tính lại được|there is no date that could be recomputed here",
    "unusable": "nội dung không dùng được: {}|its body cannot be used: {}",
    "replay": "chỉ làm được với mã nguồn (hoso verify --replay)|only with the project: hoso verify --replay",
    "kept key": "{}: không có sự kiện hủy khóa|{}: no fact tells that the key was destroyed",
    "program": "không rõ chương trình nào ghi|no program is named for them",
}
WORDS = {  # the statement
    "title": "BIÊN BẢN KIỂM TRA GÓI CHỨNG CỨ ĐIỆN TỬ|STATEMENT ON A BUNDLE OF ELECTRONIC EVIDENCE",
    "log": "Nhật ký {}, phạm vi {}|Log {}, scope {}",
    "facts": "Vị trí {}-{}, {} sự kiện, ghi từ {} đến {}|Positions {}-{}, {} facts, recorded from {} to {}",
    "unsealed": "Chưa niêm phong: {}, từ vị trí {}|Not yet sealed: {}, from position {}",
    "truncated": "TRUNCATED: {} > {}; giải trình tại vị trí: {}|TRUNCATED: {} > {}; explained at position: {}",
    "ok": "ĐẠT|HOLDS",
    "failed": "KHÔNG ĐẠT|DOES NOT HOLD",
    "not done": "CHƯA KIỂM TRA|NOT DONE",
    "0": "KẾT LUẬN: mọi điều được hỏi đều đúng.|CONCLUSION: everything asked holds.",
    "1": "KẾT LUẬN: có điều không đúng hoặc chưa trả lời được.|CONCLUSION: something does not hold, or has no answer.",
    "own": "CẢNH BÁO: khóa ghi (bundle) lấy từ chính gói này, không chứng minh ai đã ký.|"
    "WARNING: keys marked (bundle) are the bundle's own; that proves nothing about who signed.",
    "not": "KHÔNG chứng minh: nội dung đúng sự thật khi nhập; sự kiện sau lần niêm phong cuối; "
    "gói một phần có đủ sự kiện sau điểm niêm phong mới nhất.|This does NOT prove: truth at entry; facts after the "
    "last seal; completeness of the streams of a partial bundle beyond its newest checkpoint.",
    "sign": "Ngày: ..............  Người kiểm tra: ..............|Date: ..............  Inspector: ..............",
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
        lines, control = [line.split(" ") for line in tail.split("\n")], re.search("[\0-\x09\x0b-\x1f]", head + tail)
        if len(raw) > most or not head or control or not 2 <= len(lines) <= 65 or lines.pop() != [""]:
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
        if len(raw) > 1 << 20 or raw.count(b"\n") > 4096 or re.search(rb"[\0-\x08\x0b-\x1f\x7f]", raw):
            raise Refused("a policy is a text of at most 4,096 lines and 1 MiB")
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
            raise Refused("a policy has one quorum, no key twice (no log is its witness), validities of its logs")
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
    found = climb(index, size - 1, leaf, proof) if 0 <= index < size and len(leaf) == 32 else None
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


def read_header(raw: bytes) -> tuple[int, bytes, bytes, bytes, int, bytes, bytes]:
    """Position, stream, version, topic, recorded_at, previous leaf, hash of the body; form 1, to the last byte."""
    form, position, length = FORM(raw, 0)
    at = 13 + length
    stream = raw[13:at]
    version, length = NEXT(raw, at)
    numbered, topic, at = raw[at : at + 8], raw[at + 12 : at + 12 + length], at + 12 + length
    recorded, behind, number, length = TIMES(raw, at)
    at += 28 + length
    (length,) = LENGTH(raw, at)
    at += 4 + length
    if form != 1 or len(raw) != at + 32 or length not in (0, 32) or not 0 <= recorded < 1 << 57 or position < 1:
        raise Refused(f"the header at position {position} is not of form 1")
    if (version | behind | number) < 0:
        raise Refused(f"the header at position {position} holds a negative number")
    return position, stream, numbered, topic, recorded, raw[at - length : at], raw[at:]


class Part:
    """One member of the bundle, read once from its beginning (thành phần của gói)."""

    def __init__(self, path: str, at: int, size: int, digest: str) -> None:
        self.path, self.at, self.size, self.digest, self.left = path, at, size, digest, size

    def open(self, stack: ExitStack) -> "Part":
        """Begin to read it."""
        self.file = stack.enter_context(open(self.path, "rb", 1 << 20))  # noqa: SIM115
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
    file = stack.enter_context(open(path, "rb"))  # noqa: SIM115
    digest, parts, at = sha256(), dict[str, Part](), 0
    while (head := file.read(512)) and head != bytes(512):
        try:
            prefix, last, size = head[345:500].rstrip(b"\0"), head[:100].rstrip(b"\0"), int(head[124:135], 8)
            name = (prefix + b"/" * bool(prefix) + last).decode()
        except ValueError as error:
            raise Refused("not a ustar file of plain members") from error
        plain = head[:100] + b"0000644\0" + b"0000000\0" * 2 + b"%011o\0" % size + b"%011o\0" % 0
        rest = b"0" + bytes(100) + b"ustar\00000" + bytes(64) + head[329:345] + head[345:500] + bytes(12)
        told = plain + b"%06o\0 " % sum(plain + b" " * 8 + rest) + rest
        bad = bool(re.search(r"[\0-\x1f\\]|(^|/)(\.{0,2})(/|$)", name))
        bad = bad or head[329:345] not in (bytes(16), b"0000000\0" * 2) or name in parts or len(parts) > 99_999
        if bad or told != head:
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


class Calendar:
    """The years that were opened, and the days unlike their weekday, as ordinals (lịch làm việc)."""

    def __init__(self, years: frozenset[int] = frozenset(), unlike: dict[int, bool] | None = None) -> None:
        self.years, self.unlike = years, unlike or {}
        self.known: dict[int, bool] = {}

    def after(self, topic: str, fact: dict[str, Any]) -> "Calendar":
        """The calendar after one more fact of it; the latest word about a day holds."""
        if topic == "calendar.year_opened.v1":
            return Calendar(self.years | {int(fact["year"])}, self.unlike)
        days = dict.fromkeys(fact["days"], False) if "days" in fact else {fact["day_off"]: False, fact["make_up"]: True}
        told = {date.fromisoformat(day).toordinal(): worked for day, worked in days.items()}
        return Calendar(self.years, self.unlike | told)

    def works(self, day: int) -> bool:
        """Whether a day is worked; Untrue in a year nobody opened."""
        if day not in self.known:
            if date.fromordinal(day).year not in self.years:
                raise Untrue(f"{date.fromordinal(day)} lies in a year whose calendar is not in the log")
            self.known[day] = self.unlike.get(day, day % 7 not in (6, 0))
        return self.known[day]

    def due(self, start: datetime, limit: dict[str, str], hours: dict[str, Any], pauses: list[Any]) -> datetime | None:
        """When a limit ends, walked day by day; None for units and amounts that this file does not count.

        Days are counted after the first one and end at closing time; only a last day off moves (BLDS 2015 Điều
        147, 148). Working days begin the next working morning, working hours run at once; paused days never count.
        """
        amount = re.fullmatch(r"\d{1,4}(\.\d{1,6})?", limit["amount"], re.ASCII)
        unit, local = limit["unit"], start.astimezone(LOCAL)
        if amount is None or unit not in ("day", "working_day", "working_hour") or len(pauses) > 50:
            return None
        spells = [[date.fromisoformat(pause[end]).toordinal() for end in ("start", "end")] for pause in pauses]
        spells = [[max(begin, local.toordinal() + 1), end] for begin, end in spells]  # the first day is never paused
        if any(end - begin > 999 for begin, end in spells):
            return None
        sessions = [[_second(time.fromisoformat(end)) for end in session] for session in hours["sessions"][:9]]
        day, open_for = local.toordinal(), sum(closes - opens for opens, closes in sessions)
        per, second = {"day": (1, 0), "working_day": (open_for, 0)}.get(unit, (3600, _second(local.time())))
        left = math.ceil(Fraction(amount[0]) * per) if amount[1] else int(amount[0]) * per
        if unit == "day":
            while left or not self.works(day) or any(begin <= day < end for begin, end in spells):
                day += 1
                left -= left > 0 and not any(begin <= day < end for begin, end in spells)
            return _instant(day, sessions[-1][1])
        day += unit == "working_day"
        while True:
            if self.works(day) and not (spells and any(begin <= day < end for begin, end in spells)):
                if not second and left > open_for:
                    left -= open_for
                else:
                    for opens, closes in sessions:
                        begin = max(opens, second)
                        if left <= closes - begin:
                            return _instant(day, begin + left)
                        left -= max(0, closes - begin)
            day, second = day + 1, 0

    def keeps(self, promise: dict[str, Any]) -> bool | None:
        """Whether the recorded derivation gives the recorded date; None where this file does not count."""
        start = datetime.fromisoformat(promise["counted_from"])
        end = self.due(start, promise["limit"], promise["hours"], promise["pauses"])
        if end is None or promise["extension"] is not None:
            return None
        told = datetime.fromisoformat(promise["due_at"]), promise["due_on"], promise["unextended_at"]
        return told == (end, end.date().isoformat(), None)


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
            position, _, _, _, recorded, _, _ = read_header(header)
            place, proof = natural(index.removeprefix("index ")), [unbase64(one) for one in hashes]
        except WRONG as error:
            raise Refused("not a .tlog-proof with the header of a fact in extra") from error
        if not (extra.startswith("extra ") and index.startswith("index ") and all(len(h) == 32 for h in proof)):
            raise Refused("not a .tlog-proof with the header of a fact in extra")
        leaf, point = sha256(b"\0" + header).digest(), Checkpoint.parse(raw, policy)
        if not point.witnessed:
            raise Untrue("too few witnesses cosigned the checkpoint of the receipt")
        if position != place + 1 or not included(leaf, place, point.size, proof, point.root):
            raise Untrue(f"the fact of the receipt does not stand at position {place + 1} of the tree it names")
        return Receipt(point.origin, position, leaf, recorded, 0, point)
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
            said = " ".join(done.stderr.decode(errors="replace").split())
            raise Untrue(f"openssl does not accept the token: {said[-160:]}")
        return done.stdout.decode(errors="replace")

    told = re.search(r"^Time stamp: (\w+ +\d+ [\d:]+)(?:\.\d+)? (\d+) GMT$", openssl("-reply", "-text"), re.M)
    if told is None:
        raise Untrue("the token names no time")
    at = datetime.strptime(f"{told[1]} {told[2]}", "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    when = str(int(at.timestamp()))
    openssl("-verify", "-digest", digest, "-CAfile", authorities, "-untrusted", authorities, "-attime", when)
    return at


class Lost(NamedTuple):
    """A checkpoint that a restore left behind, and the fact that says so (giải trình phục hồi)."""

    position: int
    recorded: int
    origin: str
    size: int
    root: bytes
    kept: int

    def explains(self, point: Checkpoint | Receipt) -> bool:
        """Whether this is why something sealed or promised is gone."""
        if isinstance(point, Receipt):
            return (
                base(self.origin) == base(point.origin)
                and self.kept < point.position
                and point.recorded < self.recorded
            )
        same = point.size < self.size or (point.size == self.size and point.root == self.root)
        return self.origin == point.origin and self.kept < point.size and same


def base(origin: str) -> str:
    """An origin without the number of the tree that a restore gave it."""
    return re.sub("/[1-9][0-9]*$", "", origin)


class Examination:
    """One bundle, what is held beside it, and what was found (giám định)."""

    def __init__(self, path: str, given: bytes | None, stack: ExitStack) -> None:
        self.parts, self.sha256 = opened(path, stack)
        self.stack, self.unanswered, self.truncated = stack, 0, list[dict[str, Any]]()
        self.found: dict[int, dict[str, Any]] = {}
        for number, meaning in CHECKS.items():
            vi, en = meaning.split("|")
            self.found[number] = {"check": number, "vi": vi, "en": en, "verdict": "ok", "why": None}
            self.found[number] |= {"first_bad": None, "failures": 0, "figures": {}}
        own = Policy.parse(whole(self.parts["keys"])) if "keys" in self.parts else Policy()
        self.policy = Policy.parse(given) if given is not None else own
        self.borrowed = given is None or not self.policy.servers
        self.policy.servers = self.policy.servers or own.servers
        self.manifest = self.read_manifest()
        self.origin, self.all = self.manifest["origin"], self.manifest["scope"]["kind"] == "all"
        self.points, self.roots, self.leaves = list[Checkpoint](), dict[int, bytes](), dict[int, bytes]()
        self.calendars, self.restores, self.destroyed, self.code = [Calendar()], list[Lost](), set[str](), 0
        self.count, self.last, self.unsealed, self.period = self.manifest["facts"], 0, 0, [0, 0]

    def fail(self, check: int, first: int, last: int, why: str, *names: object) -> None:
        """Write down that a check does not hold; the first place is named, the others are counted."""
        found = self.found[check]
        if not found["failures"]:
            found |= {"verdict": "failed", "first_bad": [first, last], "why": _told(why, names)}
        found["failures"] += 1

    def leave(self, check: int, why: str, *names: object, asked: bool = False) -> None:
        """Write down that a check was not done; what was asked and has no answer keeps the exit from being 0."""
        self.unanswered += asked
        if self.found[check]["verdict"] == "ok":
            self.found[check] |= {"verdict": "not done", "why": _told(why, names)}

    def add(self, check: int, figure: str) -> None:
        """Count something in the figures of a check."""
        self.found[check]["figures"][figure] = self.found[check]["figures"].get(figure, 0) + 1

    def read_manifest(self) -> dict[str, Any]:
        """The manifest, canonical to the byte, signed, and describing the members that are there."""
        note, names = Note.parse(whole(self.parts["manifest"]), 1 << 26), list(self.parts)
        try:
            m = json.loads(note.text)
            _demand(json.dumps(m, sort_keys=True, indent=1, ensure_ascii=False).encode() + b"\n" == note.text)
            fields = ["code", "facts", "first", "format", "last", "members", "origin", "partial", "scope", "unreadable"]
            kind, scopes = m["scope"]["kind"], {"dossier": ["code", "kind", "stream"], "all": ["kind"]}
            _demand(list(m) == fields and m["format"] == "hoso-evidence/1")
            _demand(list(m["scope"]) == (scopes | {"agency": ["agency", "before", "from", "kind"]})[kind])
            _demand(all(type(m[name]) is int and m[name] >= 0 for name in ("facts", "first", "last")))
            texts = [m["origin"], *m["partial"], *m["scope"].values(), *m["code"].values()]
            _demand(all(isinstance(text, str) for text in texts) and list(m["code"]) == ["digest", "version"])
            _demand(m["partial"] == sorted(set(m["partial"])) and not (kind == "all" and m["partial"]))
            _demand(all(type(place) is int for places in m["unreadable"].values() for place in places))
            law = sorted(name for name in names if name.startswith("law/"))
            tokens = [name for name in names if re.fullmatch(r"tokens/\d{1,20}\.tsr", name, re.ASCII)]
            order = ["manifest", "keys", "facts", "checkpoints", *["proofs", "consistency"] * (kind != "all"), *law]
            _demand(names == order + sorted(tokens, key=lambda name: int(name[7:-4])))
            _demand(sorted(m["members"]) == sorted(names[1:]))
        except WRONG as error:
            raise Refused(f"the manifest is not canonical, or not of these members: {str(error)[:99]}") from error
        for name in names[1:]:
            if m["members"][name] != {"bytes": self.parts[name].size, "sha256": self.parts[name].digest}:
                self.fail(0, 0, 0, "manifest", name[:80])
        try:
            servers = [
                key
                for key in self.policy.servers
                if key.name in (m["origin"] + "/promise", base(m["origin"]) + "/promise")
            ]
            if len(note.signatures) != 1 or not note.signers(servers):
                self.fail(0, 0, 0, "server")
        except Untrue:
            self.fail(0, 0, 0, "server")
        return dict(m)

    def read_checkpoints(self) -> None:
        """Signatures, quorum and order of the checkpoints, and consistency where the facts cannot show it."""
        part = self.parts["checkpoints"].open(self.stack)
        links = None if self.all else self.parts["consistency"].open(self.stack)
        before, count, skipped = Checkpoint("", 0, b"", 0, False, ""), 0, 0
        while part.left:
            raw, count = part.text(), count + 1
            proof = links.proof() if links and count > 1 else None
            try:
                point = Checkpoint.parse(raw, self.policy)
            except Untrue as error:
                skipped = count
                self.fail(
                    6,
                    before.size + 1,
                    self.manifest["last"],
                    "untrue",
                    f"checkpoint {count}",
                    f"checkpoint {count}",
                    error,
                )
                continue
            if point.origin != self.origin or (before.origin and point.size <= before.size):
                raise Refused("the checkpoints are not of one log with ascending sizes")
            if point.sealed < before.sealed:
                self.fail(7, before.size + 1, point.size, "seal falls")
            told = links is None or not before.origin or skipped == count - 1  # a seal nobody believes links nothing
            if not told and not consistent(before.size, point.size, before.root, point.root, proof or []):
                self.fail(5, before.size + 1, point.size, "link")
            self.points.append(before := point)
        if links and links.left:
            raise Refused("there are more proofs of consistency than checkpoints")
        good = max((point.size for point in self.points if point.witnessed), default=0)
        self.found[6]["figures"] = {"checkpoints": len(self.points), "witnessed_up_to": good}
        if not self.points:
            self.leave(6, "no seal")
        elif not before.witnessed:
            self.fail(6, good + 1, before.size, "quorum")

    def read_facts(self, sizes: set[int], wanted: set[int]) -> None:
        """Every fact once: header, body, chain, tree; keeps a root at each size and the leaves that are wanted."""
        part = self.parts["facts"].open(self.stack)
        proofs = None if self.all else self.parts["proofs"].open(self.stack)
        partial = {name.encode() for name in self.manifest["partial"]}
        streams, kinds, peaks = dict[bytes, bytes](), dict[bytes, str](), list[bytes]()
        seals, marks, newest = (
            [*self.points[::-1]],
            sorted(sizes - {0}, reverse=True),
            self.points[-1] if self.points else None,
        )
        position = recorded = first = 0
        take, self.roots = part.take, {0: sha256().digest()}
        for count in range(1, self.count + 1):
            raw = take(LENGTH(take(4), 0)[0] + 4)
            raw, body = raw[:-4], take(LENGTH(raw, len(raw) - 4)[0])
            was, last = position, recorded
            position, stream, version, topic, recorded, prev, hashed = read_header(raw)
            leaf = sha256(b"\0" + raw).digest()
            if position != was + 1 and (self.all or position <= was):
                self.fail(
                    1,
                    min(was + 1, position),
                    max(position - 1, min(was + 1, position)),
                    "gap",
                    was,
                    position,
                    was,
                    position,
                )
            if recorded < last:
                self.fail(1, position, position, "falls")
            while seals and seals[-1].size < position:
                self.in_order(was, last, seals.pop())
            if sha256(body).digest() != hashed:
                self.fail(2, position, position, "body")
            known = streams.get(stream)
            broken = known != version + prev and (known or prev or version > FIRST)
            if broken and (stream not in partial or len(prev) != 32 or (known and version < known[:8])):
                name = stream[:80].decode(errors="replace")
                self.fail(3, position, position, "chain", name, name)
            streams[stream] = (int.from_bytes(version) + 1).to_bytes(8) + leaf
            if position in wanted:
                self.leaves[position] = leaf
            if proofs:
                path, sealed = proofs.proof(), newest is not None and position <= newest.size
                self.unsealed += not sealed
                if sealed != (path is not None) or (
                    newest and path is not None and not included(leaf, position - 1, newest.size, path, newest.root)
                ):
                    self.fail(4, position, position, "path")
            else:
                rest = count
                while not rest & 1:
                    leaf, rest = sha256(b"\1" + peaks.pop() + leaf).digest(), rest >> 1
                peaks.append(leaf)
                if marks and count == marks[-1]:
                    self.roots[marks.pop()] = root_of(peaks)
            kind = kinds.get(topic)
            if kind is None:
                name = topic.decode(errors="replace")
                kind = "destroyed" if name.startswith("subject.key_destroyed.") else "due" * name.startswith("dossier.")
                kind = kinds[topic] = KINDS.get(name, kind)
            if kind and (kind != "due" or b'"promise"' in body):
                self.read_body(kind, position, recorded, stream, body)
            if count == 1:
                self.period[0], first = recorded, position
        if part.left or (proofs and proofs.left):
            raise Refused("there are more facts or proofs than the manifest counts")
        if self.count and [self.manifest["first"], self.manifest["last"]] != [first, position]:
            raise Refused("the manifest names other positions than the facts have")
        if seals:
            self.in_order(position, recorded, seals[-1])
        self.last, self.period[1], self.found[1]["figures"] = position, recorded, {"facts": self.count}
        self.found[3]["figures"] = {"streams": len(streams)}
        if self.manifest["scope"].get("stream", "code").encode() not in streams and not self.all:
            self.fail(3, 0, 0, "scope")

    def in_order(self, position: int, recorded: int, seal: Checkpoint) -> None:
        """The last fact under a seal was recorded before it, to the second."""
        if position and _seconds(recorded) // 1 > seal.sealed:
            self.fail(7, position, position, "late")

    def read_body(self, kind: str, position: int, recorded: int, stream: bytes, body: bytes) -> None:
        """What a fact says that the checks need."""
        try:
            told = json.loads(body)
            if kind == "code" and stream == b"code" and isinstance(told["digest"], str):
                self.code = self.code or position
            elif kind == "restore" and stream == b"log/restores":
                root, size, kept = unbase64(told["root"]), int(told["size"]), int(told["kept"])
                self.restores.append(Lost(position, recorded, str(told["origin"]), size, root, kept))
            elif kind == "destroyed":
                self.destroyed.add(told["subject"])
            elif kind.startswith("calendar.") and stream == b"calendar/vn":
                self.calendars.append(self.calendars[-1].after(kind, told))
            elif kind == "due" and told["promise"] is not None:
                held = self.calendars[told["promise"]["calendar"]].keeps(told["promise"])
                self.add(9, "not_recomputed" if held is None else "recomputed" if held else "differ")
                if held is False:
                    self.fail(9, position, position, "due")
        except (*WRONG, Untrue, Refused) as error:
            check = {"code": 12, "destroyed": 11, "restore": 4}.get(kind, 9)
            self.fail(check, position, position, "unusable", str(error)[:99], str(error)[:99])

    def compare_seals(self) -> None:
        """The sealed roots beside those of the facts."""
        good = 0
        for point in self.points if self.all else ():
            if point.size > self.count:
                self.cut_off(good, point.size, point)
            elif self.roots[point.size] != point.root:
                self.fail(4, good + 1, point.size, "root")
            else:
                good = point.size
        if not self.points:
            self.leave(4, "no seal")
        if len(self.points) < 2 or (self.all and self.found[4]["failures"]):
            self.leave(5, "one seal")
        if self.all:
            self.unsealed = max(0, self.count - (self.points[-1].size if self.points else 0))

    def cut_off(self, good: int, size: int, point: Checkpoint | Receipt) -> None:
        """Something that was sealed or promised is not in the log: a failure unless a recorded restore explains it."""
        by = next((lost.position for lost in self.restores if lost.explains(point)), None)
        self.truncated.append({"size": size, "facts": self.count, "explained_by": by})
        if by is None:
            self.fail(4, max(good, self.count) + 1, size, "truncated", size, self.count, size, self.count)

    def compare_point(self, name: str, point: Checkpoint) -> None:
        """A checkpoint that was kept elsewhere, beside the tree of the bundle."""
        self.add(8, "compared")
        sealed = {one.size: one.root for one in self.points}
        root = (self.roots if self.all else sealed).get(point.size)
        if base(point.origin) != base(self.origin):
            self.fail(8, 0, 0, "foreign", name, name)
        elif (self.all and point.size > self.count) or any(lost.explains(point) for lost in self.restores):
            self.cut_off(0, point.size, point)
        elif root is None:
            self.leave(8, "no tree", name, name, asked=True)
        elif root != point.root:
            good = max(
                (size for size in sealed if size < point.size and self.roots.get(size) == sealed[size]), default=0
            )
            for check in (5, 8):
                self.fail(check, good + 1, point.size, "split", name, name)

    def compare_receipt(self, name: str, receipt: Receipt) -> None:
        """A receipt beside the facts; a promise that fell due must be under a seal."""
        at, leaf, newest = receipt.position, self.leaves.get(receipt.position), self.points[-1] if self.points else None
        unsealed = receipt.checkpoint is None and (newest is None or newest.size < at)
        overdue = unsealed and newest is not None and newest.sealed > _seconds(receipt.recorded) + receipt.within
        if base(receipt.origin) != base(self.origin):
            self.fail(8, 0, 0, "foreign", name, name)
        elif leaf != receipt.leaf and any(lost.explains(receipt) for lost in self.restores):
            self.cut_off(0, at, receipt)
        elif leaf and leaf != receipt.leaf:
            self.fail(8, at, at, "other", name, name)
        elif overdue:
            self.fail(8, at, at, "overdue", name, name)
            if self.all and at > self.count:
                self.cut_off(0, at, receipt)
        elif not leaf and not unsealed and receipt.checkpoint is None:
            self.leave(8, "outside", name, name, asked=True)
        else:
            self.add(8, "not_due_yet" if unsealed else "kept")

    def compare_tokens(self, authorities: str | None) -> None:
        """Every token by openssl; without it or without certificates the check is not done."""
        by, figures = {point.size: point for point in self.points}, {"tokens": 0, "verified": 0}
        self.found[7]["figures"] = figures
        for name in self.parts:
            if name.startswith("tokens/"):
                figures["tokens"] += 1
                try:
                    if (point := by.get(int(name[7:-4]))) is None:
                        raise Untrue("it belongs to no checkpoint of the bundle")
                    if authorities is None:
                        self.leave(7, "no tsa")
                    elif stamped(whole(self.parts[name]), point.digest, authorities).timestamp() < point.sealed:
                        raise Untrue("it was stamped before it was sealed")
                    else:
                        figures["verified"] += 1
                except FileNotFoundError:
                    self.leave(7, "no openssl", asked=True)
                except (Untrue, Refused, *WRONG, subprocess.TimeoutExpired) as error:
                    self.fail(7, 1, int(name[7:-4]), "untrue", name, name, error)

    def conclude(self) -> dict[str, Any]:
        """What is left once everything was read, and the report of it all."""
        m, figures = self.manifest, self.found[9]["figures"]
        self.leave(10, "replay")
        if not self.found[8]["figures"]:
            self.leave(8, "nothing")
        if not figures.get("recomputed"):
            self.leave(9, "no due")
        for subject, places in m["unreadable"].items():
            if subject not in self.destroyed and self.all:
                self.fail(11, min(places, default=0), max(places, default=0), "kept key", subject[:80], subject[:80])
            elif subject not in self.destroyed:
                self.leave(11, "kept key", subject[:80], subject[:80])
        if self.count and not 0 < self.code <= m["first"]:
            self.fail(12, m["first"], self.code - 1 if self.code else self.last, "program")
        bundle = {name: m[name] for name in ("code", "facts", "first", "last", "origin", "scope")}
        period = [(EPOCH + at * MICROSECOND).isoformat().replace("+00:00", "Z") for at in self.period]
        sealed = self.points[-1].size if self.points else 0
        return {
            "bundle": bundle | {"sha256": self.sha256, "recorded_at": period},
            "checks": list(self.found.values()),
            "truncated": self.truncated,
            "unsealed": {"count": self.unsealed, "from": sealed + 1},
        }


def _told(why: str, names: tuple[object, ...]) -> str:
    return WHY[why].format(*(str(name).replace("|", "/") for name in names))


def _demand(holds: bool) -> None:
    if not holds:
        raise ValueError("it is not as hoso-evidence/1 says")


def _seconds(recorded: int) -> float:
    return (EPOCH + recorded * MICROSECOND).timestamp()


def examine(
    path: str | None, given: bytes | None, receipts: list[str], checkpoints: list[str], authorities: str | None
) -> dict[str, Any]:
    """Everything that was asked, as one report with the same keys for every bundle."""
    with ExitStack() as stack:
        about = Examination(path, given, stack) if path else None
        policy = about.policy if about else Policy.parse(given or b"")
        held, points, answers = list[tuple[str, Receipt]](), list[tuple[str, Checkpoint]](), list[dict[str, Any]]()
        for place, name in enumerate((*receipts, *checkpoints)):
            short, raw = Path(name).name, Path(name).read_bytes()
            answer: dict[str, Any] = {"file": short, "sha256": sha256(raw).hexdigest(), "verdict": "ok", "why": None}
            answers.append(answer)
            try:
                if place < len(receipts):
                    receipt = verify_receipt(raw, policy)
                    held.append((short, receipt))
                    points += [(short, receipt.checkpoint)] if receipt.checkpoint else []
                else:
                    points.append((short, Checkpoint.parse(raw, policy)))
            except (Untrue, Refused) as error:
                answer |= {"verdict": "failed", "why": str(error)}
                if about:
                    about.fail(8, 0, 0, "untrue", short, short, error)
        report: dict[str, Any] = {"format": "hoso-verify/1", "presented": answers}
        if about:
            about.read_checkpoints()
            about.read_facts(
                {one.size for one in about.points} | {one.size for _, one in points}, {r.position for _, r in held}
            )
            about.compare_seals()
            for short, point in points:
                about.compare_point(short, point)
            for short, receipt in held:
                about.compare_receipt(short, receipt)
            about.compare_tokens(authorities)
            report |= about.conclude()
        failed = any(one["verdict"] == "failed" for one in (*answers, *report.get("checks", ())))
        report["exit"] = int(failed or bool(about and about.unanswered))
        source, served = "bundle" if given is None else "given", "bundle" if about and about.borrowed else "given"
        keys = [("log", key, source) for key in policy.logs] + [("server", key, served) for key in policy.servers]
        keys += [("witness", key, source) for key in policy.witnesses.values()]
        report["keys"] = [{"role": role, "vkey": str(key), "from": where} for role, key, where in keys]
    return report


def statement(report: dict[str, Any]) -> str:
    """One page that can be filed, Vietnamese and then English (biên bản kiểm tra)."""
    pages = []
    for side, language in enumerate(("vi", "en")):
        word = {key: text.split("|")[side] for key, text in WORDS.items()}
        lines = [word["title"], ""]
        if bundle := report.get("bundle"):
            scope = json.dumps(bundle["scope"], ensure_ascii=False, sort_keys=True)
            lines += [f"SHA-256: {bundle['sha256']}", word["log"].format(bundle["origin"], scope)]
            figures = (bundle["first"], bundle["last"], bundle["facts"], *bundle["recorded_at"])
            lines += [word["facts"].format(*figures), word["unsealed"].format(*report["unsealed"].values())]
        lines += [f"{key['role']} {key['vkey']} ({key['from']})" for key in report["keys"]]
        lines += [word["own"]] if any(key["from"] == "bundle" for key in report["keys"]) else []
        for found in report.get("checks", ()):
            why = f": {found['why'].split('|')[side]}" if found["why"] else ""
            where = f" [{found['first_bad'][0]}-{found['first_bad'][1]}]" if found["first_bad"] else ""
            counted = "".join(f"; {key} {value}" for key, value in found["figures"].items())
            lines.append(f"{found['check']:>2} {word[found['verdict']]}: {found[language]}{why}{where}{counted}")
        lines += [word["truncated"].format(*gone.values()) for gone in report.get("truncated", ())]
        lines += [
            f"{one['file']} {one['sha256']}: {word[one['verdict']]} {one['why'] or ''}" for one in report["presented"]
        ]
        pages.append("\n".join([*lines, word["not"], word[str(report["exit"])], "", word["sign"], ""]))
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
