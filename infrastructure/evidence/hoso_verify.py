# fmt: off
# ruff: noqa: E401, E701, E702, I001
"""Examine a bundle of evidence without the installation that made it (giám định gói chứng cứ; formats: FORMATS.md).

One file, Python 3.11 and `cryptography`, no network, no clock; bounded to 400 lines, therefore laid out by hand. What
cannot be read raises one of WRONG (exit 2), what does not hold raises Untrue (exit 1). Instants: µs since 2000."""
import argparse, base64, functools, hashlib, json, math, pathlib, re, struct, subprocess, sys, tarfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone; from typing import Any, NamedTuple
try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    sys.stderr.write("hoso-verify needs the package cryptography: python3 -m pip install cryptography\n"); sys.exit(2)

PLAIN, COSIGNED, FIRST, NOT_SEALED, FOUNDED = b"\1", b"\4", (1).to_bytes(8), b"\xff", b"installation"  # 2 types
MOST, NEVER, EVER, SECOND = 1 << 26, -math.inf, math.inf, 1_000_000  # MOST: bytes of a fact, of a member read whole
EPOCH, LOCAL, sha256 = datetime(2000, 1, 1, tzinfo=UTC), timezone(timedelta(hours=7)), hashlib.sha256
PRIME, EIGHTH = 2**255 - 19, 0x5FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826  # y of points of order 8
FORM, NEXT, TIMES, LENGTH = (struct.Struct(form).unpack_from for form in (">BqI", ">qI", ">qqqI", ">I"))
WRONG = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError, struct.error)
MEMBER = r"manifest|keys|facts|checkpoints|proofs|consistency|law(/\w[\w.-]*)+|tokens/(0|[1-9]\d{0,17})\.tsr"
FIELDS = ["code", "facts", "first", "format", "last", "members", "origin", "partial", "scope", "unreadable"]
SCOPES = {"all": ["kind"], "dossier": ["code", "kind", "stream"], "agency": ["agency", "before", "from", "kind"]}
CHECKS = ("gói như khi xuất | bundle as exported", "vị trí, giờ liền nhau | positions dense, time never falls",
    "nội dung | bodies", "dòng không đứt | streams unbroken", "gốc cây | roots", "chỉ thêm | seals only add",
    "chữ ký, hiệu lực, chứng kiến | signatures, validity, quorum", "ghi, niêm phong, dấu | recorded, sealed, stamped",
    "giữ nơi khác | kept apart", "hạn trả | dates", "phát lại | replay", "đã hủy | destroyed", "chương trình | program")
WORDS = {"ok": "ĐẠT | HOLDS", "failed": "KHÔNG ĐẠT | DOES NOT HOLD", "not done": "CHƯA KIỂM TRA | NOT DONE",
    "title": "BIÊN BẢN KIỂM TRA GÓI CHỨNG CỨ ĐIỆN TỬ | STATEMENT ON A BUNDLE OF ELECTRONIC EVIDENCE\n",
    "own": "Khóa từ gói (bundle). | Keys from the bundle are its own: that proves nothing about who signed.",
    "0": "KẾT LUẬN: mọi điều được hỏi đều đúng. | CONCLUSION: everything asked holds.",
    "1": "KẾT LUẬN: có điều không đúng, chưa trả lời. | CONCLUSION: something does not hold, or has no answer.",
    "end": "KHÔNG chứng minh: sự thật khi nhập; sự kiện sau lần niêm phong cuối. | NOT proved: truth at entry; facts "
           "after the last seal.\n\nNgày | Date: ..............  Người kiểm tra | Inspector: .............."}

class Untrue(Exception): """It was read, and a claim in it does not hold (không đúng)."""
def need(holds: object, why: str = "it is not as FORMATS says", error: type[Exception] = ValueError) -> None:
    if not holds: raise error(why)
def unbase64(text: str) -> bytes: raw = base64.b64decode(text); need(base64.b64encode(raw).decode() == text); return raw
def natural(text: str) -> int: need(re.fullmatch("0|[1-9][0-9]{0,17}", text)); return int(text)
def instant(text: str) -> int: return (datetime.fromisoformat(text) - EPOCH) // timedelta(microseconds=1)
def node(left: bytes, right: bytes) -> bytes: return sha256(b"\1" + left + right).digest()
def hashes(raw: bytes) -> list[bytes]: return [raw[at : at + 32] for at in range(0, len(raw), 32)]
def base(origin: str) -> str: return re.sub("/[1-9][0-9]*$", "", origin)  # without the number that a restore gave

class Key(NamedTuple):  # an Ed25519 verifier key (khóa kiểm tra); raw is its signature type and 32 bytes
    name: str; raw: bytes
    def id(self) -> bytes: return sha256(f"{self.name}\n".encode() + self.raw).digest()[:4]
    def __str__(self) -> str: return f"{self.name}+{self.id().hex()}+{base64.b64encode(self.raw).decode()}"
def read_key(text: str, kind: bytes) -> Key:  # not of another type, under a foreign id, or one that many signatures fit
    key = Key(text.split("+")[0], unbase64(text.split("+", 2)[2]))
    y = int.from_bytes(key.raw[1:], "little") & (1 << 255) - 1
    need(re.fullmatch(r"\S+", key.name) and key.raw[:1] == kind and len(key.raw) == 33 and str(key) == text, "no key")
    need(PRIME > y not in (0, 1, PRIME - 1, EIGHTH, PRIME - EIGHTH), "a key of small order or wrong form"); return key
def read_note(raw: bytes, keys: Iterable[Key], most: int = 100_000) -> tuple[bytes, dict[Key, int], int]:
    head, _, tail = raw.decode().rpartition("\n\n")
    text, lines = head.encode() + b"\n", re.findall("^\u2014 ([^\\s+]+) (\\S+)\n", tail, re.M)
    need(len(raw) <= most and head and 1 <= len(lines) <= 64 and tail[-1] == "\n" and len(lines) == tail.count("\n")
         and not re.search(rb"[\0-\x09\x0b-\x1f]", raw), "not a note: a text, an empty line and 1 to 64 signatures")
    known, signers = {(key.name, key.id()): key for key in keys}, dict[Key, int]()
    for name, signature in [(name, unbase64(b64)) for name, b64 in lines]:
        if (key := known.get((name, signature[:4]))) is None: continue  # by somebody else
        at, begin = (int.from_bytes(signature[4:12]), 12) if key.raw[:1] == COSIGNED else (0, 4)
        signed = b"cosignature/v1\ntime %d\n%b" % (at, text) if key.raw[:1] == COSIGNED else text
        try: Ed25519PublicKey.from_public_bytes(key.raw[1:]).verify(signature[begin:], signed)
        except (InvalidSignature, ValueError) as error: raise Untrue(f"{name!r} did not sign this") from error
        signers[key] = (at - int(EPOCH.timestamp())) * SECOND
    return text, signers, len(lines)  # signers: who of these keys signed it; a cosigner says when

class Policy:  # whom to believe: a C2SP tlog-policy file with our own lines, or one vkey (chính sách tin cậy)
    def __init__(self, raw: bytes) -> None:
        need(raw.count(b"\n") <= 4096 and not re.search(rb"[\0-\x08\x0b-\x1f\x7f]", raw))
        self.logs, self.servers, self.witnesses, self.quorum = list[Key](), list[Key](), list[Key](), ""
        self.rules, self.validity = {"none": (0, list[Any]())}, dict[Key, tuple[float, float]]()
        lines = [line.split() for line in raw.decode().split("\n") if line.strip() and line.split()[0][0] != "#"]
        for words in lines if len(lines) > 1 else [["log", " ".join(lines[0])], ["quorum", "none"]]: self.add(words)
        once = len({key.raw[1:] for key in (*self.logs, *self.witnesses)}) == len(self.logs) + len(self.witnesses)
        need(self.quorum and once and {*self.validity} <= {*self.logs}, "no quorum, a key twice, or validity of no log")
    def add(self, words: list[str]) -> None:
        match words:
            case ["log", vkey] | ["log", vkey, _]: self.logs.append(read_key(vkey, PLAIN))
            case ["witness", name, vkey] | ["witness", name, vkey, _] if name not in self.rules:
                self.witnesses.append(key := read_key(vkey, COSIGNED)); self.rules[name] = 1, [key]
            case ["group", name, least, *members] if name not in self.rules:  # members: above, in one group
                free = {*self.rules} - {"none"} - {member for _, taken in self.rules.values() for member in taken}
                k = {"any": 1, "all": len(members)}.get(least) or natural(least); self.rules[name] = k, members
                need(free >= {*members} and 1 <= k <= len({*members}) == len(members), f"group {name!r} is not k of n")
            case ["quorum", name] if not self.quorum and name in self.rules: self.quorum = name
            case ["server", vkey] if re.match(r"[^+]*/promise\+", vkey): self.servers.append(read_key(vkey, PLAIN))
            case ["validity", vkey, since, until] if (key := read_key(vkey, PLAIN)) not in self.validity:
                self.validity[key] = NEVER if since == "-" else instant(since), EVER if until == "-" else instant(until)
            case ["tsa", _, _]: pass  # certificates come by --tsa-ca: a file that somebody else names is not opened
            case _: raise ValueError(f"a line of the policy is not understood, or a name taken or unknown: {words[:2]}")
    def met(self, signers: Iterable[Key]) -> bool:  # groups stand after their members, so one pass does
        true: set[Key | str] = {*signers}
        for name, (least, members) in self.rules.items(): true |= {name} if len(true & {*members}) >= least else set()
        return self.quorum in true
class Checkpoint(NamedTuple): origin: str; size: int; root: bytes; sealed: int; witnessed: bool; digest: str
def read_checkpoint(raw: bytes, policy: Policy) -> Checkpoint:  # signed and sealed by a known log while its key held
    twins = {key: key._replace(raw=COSIGNED + key.raw[1:]) for key in policy.logs}
    text, signers, _ = read_note(raw, (*twins, *twins.values(), *policy.witnesses))
    origin, size, root, end = text.decode().split("\n")
    need(origin and not end and len(unbase64(root)) == 32, "a checkpoint is an origin, a size and a root")
    times = [(key, signers[twin]) for key, twin in twins.items() if key.name == origin and {key, twin} <= {*signers}]
    held = [at for key, at in times if (span := policy.validity.get(key, (NEVER, EVER)))[0] <= at <= span[1]]
    need(held, f"no known key of {origin!r} that held then signed and sealed size {size}", Untrue)
    return Checkpoint(origin, natural(size), unbase64(root), held[0], policy.met(signers), sha256(text).hexdigest())

def climb(place: int, last: int, seed: bytes, path: list[bytes]) -> tuple[bytes, bytes] | None:
    part = whole = seed  # RFC 9162 2.1.3.2, 2.1.4.2: the roots a path gives for the part at its left and for the whole
    for sibling in path:
        if last == 0: return None
        right = place & 1 or place == last
        part, whole = (node(sibling, part), node(sibling, whole)) if right else (part, node(whole, sibling))
        while right and place and not place & 1: place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    return (part, whole) if last == 0 else None
def included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    return 0 <= index < size and len(leaf) == 32 and (climb(index, size - 1, leaf, path) or (None, None))[1] == root
def consistent(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> bool:
    if not 0 < old < new or not path: return 0 < old == new and not path and old_root == new_root
    level = (old & -old).bit_length() - 1  # the old tree's last full subtree is of this height
    seed, rest = (old_root, path) if old & (old - 1) == 0 else (path[0], path[1:])
    return climb(old - 1 >> level, new - 1 >> level, seed, rest) == (old_root, new_root)
def root_of(peaks: list[bytes]) -> bytes:  # over full subtrees, largest first
    return functools.reduce(lambda root, peak: node(peak, root), reversed(peaks or [sha256().digest()]))

def read_header(raw: bytes) -> tuple[int, bytes, bytes, bytes, int, bytes, bytes]:
    form, position, size = FORM(raw); at = 13 + size; stream = raw[13:at]
    number, size = NEXT(raw, at); version, topic = raw[at : at + 8], raw[at + 12 : at + 12 + size]; at += 12 + size
    recorded, behind, ordinal, size = TIMES(raw, at); at += 28 + size; size, = LENGTH(raw, at); end = at + 4 + size
    if form != 1 or len(raw) != end + 32 or size not in (0, 32) or recorded >= 1 << 57 or position < 1 \
            or (number | behind | ordinal | recorded) < 0: raise ValueError(f"the header of {position}: wrong form")
    return position, stream, version, topic, recorded, raw[at + 4 : end], raw[end:]  # previous leaf, hash of the body
class Part(NamedTuple): path: str; at: int; size: int; digest: str  # where a member of the bundle lies
def whole(part: Part) -> bytes:
    need(part.size <= MOST, "a member of over 64 MiB")
    with open(part.path, "rb") as file: file.seek(part.at); return file.read(part.size)
def records(part: Part | None, width: int = 4, unit: int = 1) -> Iterator[bytes]:
    if part is None: return  # else it holds counts of this width, each followed by so many units (255: by no path)
    with open(part.path, "rb", 1 << 20) as file:
        file.seek(part.at); left = part.size
        while left:
            count = int.from_bytes(file.read(width)); size = count * unit if unit == 1 or count < 255 else 0
            if (left := left - width - size) < 0 or size > MOST: raise ValueError("another length, or over 64 MiB")
            yield file.read(size) if size or not count else NOT_SEALED
def members_of(path: str) -> tuple[dict[str, Part], str]:  # and its SHA-256; the ustar frame is made anew and compared
    parts = dict[str, Part]()
    with open(path, "rb") as file:
        while any(head := file.read(512)):
            info, digest, at = tarfile.TarInfo(head[:100].rstrip(b"\0").decode()), sha256(), file.tell()
            info.size, info.mode, name = int(head[124:135], 8), 0o644, info.name
            need(re.fullmatch(MEMBER, name, re.A) and name not in parts and info.tobuf(tarfile.USTAR_FORMAT) == head)
            for begin in range(0, info.size, 1 << 20): digest.update(file.read(min(1 << 20, info.size - begin)))
            pad, parts[name] = file.read(-info.size % 512), Part(path, at, info.size, digest.hexdigest())
            need(file.tell() == at + info.size + -info.size % 512 and not any(pad), f"the bundle ends within {name!r}")
        at = file.tell() - len(head); tail = head + file.read(11_264); file.seek(0)
        need(tail == bytes(-(-(at + 1024) // 10_240) * 10_240 - at), "no bundle of evidence: its end is another")
        return parts, hashlib.file_digest(file, "sha256").hexdigest()

class Calendar:  # years opened, and days unlike their weekday, each from its fact on; days are ordinals (lịch làm việc)
    def __init__(self) -> None: self.version, self.at, self.days = 0, dict[int, int](), dict[int, list[Any]]()
    def add(self, fact: dict[str, Any]) -> None:  # since: of years and, below zero, of revocations
        self.version += 1; off, some = dict.fromkeys(fact.get("days", ()), False), bool(fact.get("agencies"))
        if "make_up" in fact: off = {fact["day_off"]: False, fact["make_up"]: True}
        for one, by in ("year", 1), ("revokes", -1): self.at.setdefault(by * int(fact.get(one, 0)), self.version)
        for x in off: self.days.setdefault(date.fromisoformat(x).toordinal(), []).append((self.version, off[x], some))
    def works(self, day: int, promise: dict[str, Any]) -> bool:  # by the latest word in force, else by its weekday
        k = promise["calendar"]; need(self.at.get(date.fromordinal(day).year, EVER) <= k <= self.version, error=Untrue)
        said = (worked for at, worked, some in reversed(self.days.get(day, ())) if at <= k < self.at.get(-at, EVER)
                and (not some or at in promise["agency_decisions"])); return next(said, day % 7 not in (6, 0))
    def keeps(self, promise: dict[str, Any]) -> str:  # whether a derivation in days or working days gives its date
        amount, unit = promise["limit"]["amount"], promise["limit"]["unit"]
        start = datetime.fromisoformat(promise["counted_from"]).astimezone(LOCAL).toordinal()
        pauses = [[date.fromisoformat(one[end]).toordinal() for end in ("start", "end")] for one in promise["pauses"]]
        plain = unit in ("day", "working_day") and re.fullmatch("[1-9][0-9]{0,2}", amount) and not promise["extension"]
        for day in (x for x in range(start + 1, start + 3000) if plain and not any(a <= x < b for a, b in pauses)):
            amount = int(amount) - (unit == "day" or self.works(day, promise))
            if amount <= 0 and self.works(day, promise):  # a last day off moves to the next one that is worked
                on, closing = date.fromordinal(day), time.fromisoformat(promise["hours"]["sessions"][-1][1])
                said = datetime.fromisoformat(promise["due_at"]), promise["due_on"], promise["unextended_at"]
                return "recomputed" if said == (datetime.combine(on, closing, LOCAL), str(on), None) else "differ"
        return "not_recomputed"
class Receipt(NamedTuple): origin: str; position: int; leaf: bytes; recorded: int; within: int; seal: Checkpoint | None
def verify_receipt(text: bytes, policy: Policy) -> Receipt:  # a promise, or the proof that it was kept (biên nhận)
    if text.startswith(b"c2sp.org/tlog-proof@v1\nextra "):
        head, _, raw = text.partition(b"\n\n"); _, extra, index, *steps = head.decode().split("\n")
        header, path, point = unbase64(extra[6:]), [unbase64(step) for step in steps], read_checkpoint(raw, policy)
        (position, _, _, _, recorded, _, _), leaf = read_header(header), sha256(b"\0" + header).digest()
        proved = all(len(step) == 32 for step in path) and included(leaf, position - 1, point.size, path, point.root)
        need(proved and point.witnessed and index == f"index {position - 1}", "no fact of a witnessed tree", Untrue)
        return Receipt(point.origin, position, leaf, recorded, 0, point)
    said, signers, _ = read_note(text, policy.servers); name, number, b64, at, within, end = said.decode().split("\n")
    need(name.endswith("/promise") and not end and len(leaf := unbase64(b64)) == 32
         and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", at, re.A), "neither a .tlog-proof nor a promise")
    need(any(key.name == name for key in signers), f"no known key of {name!r} signed it", Untrue)
    return Receipt(name[:-8], natural(number), leaf, instant(at), natural(within), None)
def stamped(token: bytes, digest: str, authorities: str) -> int:  # when (RFC 3161), by openssl as of that instant
    def openssl(*words: str) -> str:
        command = ["openssl", "ts", "-in", "/dev/stdin", *words]
        done = subprocess.run(command, input=token, capture_output=True, timeout=60, check=False)
        need(not done.returncode, f"{done.stderr[-99:]!r}", Untrue); return done.stdout.decode(errors="replace")
    times = re.findall(r"^Time stamp: (\w+ +\d+ [\d:]+)(?:\.\d+)? (\d+) GMT$", openssl("-reply", "-text"), re.M)
    at = datetime.strptime(" ".join(times[-1]), "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)  # the status above is unsigned
    when = ("-attime", f"{at.timestamp():.0f}", "-CAfile", authorities, "-untrusted", authorities)
    openssl("-verify", "-digest", digest, *when); return instant(str(at))

class Examination:  # one bundle, what is held beside it, and what was found (giám định)
    def __init__(self, path: str, given: bytes | None) -> None:
        self.parts, self.sha256 = members_of(path); own = Policy(whole(self.parts["keys"]))
        self.policy = own if given is None else Policy(given); self.borrowed = given is None or not self.policy.servers
        self.policy.servers = self.policy.servers or own.servers  # borrowed: the server's key is the bundle's own
        blank: dict[str, Any] = {"verdict": "ok", "why": None, "first_bad": None, "failures": 0}
        self.found = [blank | {"check": number, "name": name, "figures": {}} for number, name in enumerate(CHECKS)]
        self.calendar, self.destroyed, self.lost, self.truncated = Calendar(), set[str](), list[Any](), list[Any]()
        self.code, self.unsealed, self.unanswered, self.restores = 0, 0, False, list[Any](); self.read_manifest()
    def fail(self, check: int, first: int, why: str, last: int = 0) -> None:  # the first one is named
        found = self.found[check]; found["failures"] += 1
        if found["failures"] == 1: found.update(verdict="failed", first_bad=[first, max(first, last)], why=why)
    def leave(self, check: int, why: str, asked: bool = False) -> None:  # what was asked and not answered is no exit 0
        self.unanswered = self.unanswered or asked
        if self.found[check]["verdict"] == "ok": self.found[check].update(verdict="not done", why=why)
    def read_manifest(self) -> None:  # canonical to the byte, of the members that are there, the server's
        text, signers, count = read_note(whole(self.parts["manifest"]), self.policy.servers, MOST)
        m, names = json.loads(text), [*self.parts]; self.manifest, self.all = m, m["scope"]["kind"] == "all"
        law, tokens = (sorted(name for name in names if name.startswith(at)) for at in ("law/", "tokens/"))
        order = ["manifest", "keys", "facts", "checkpoints", *["proofs", "consistency"] * (not self.all), *law]
        numbers = [m["facts"], m["first"], m["last"], *(at for places in m["unreadable"].values() for at in places)]
        texts = [m["origin"], *m["partial"], *m["scope"].values(), *m["code"].values()]
        same = json.dumps(m, sort_keys=True, separators=(",", ":"), ensure_ascii=False)  # RFC 8785: keys are ASCII
        need(f"{same}\n".encode() == text and [*m] == FIELDS
             and m["format"] == "hoso-evidence/1" and [*m["scope"]] == SCOPES[m["scope"]["kind"]]
             and [*m["code"]] == ["digest", "version"] and all(type(one) is str for one in texts)
             and all(type(one) is int and one >= 0 for one in numbers) and all(m["unreadable"].values())
             and m["partial"] == sorted({*m["partial"]}) and not (self.all and m["partial"])
             and [*m["members"]] == sorted(names[1:]) and names == order + sorted(tokens, key=len), "no such manifest")
        for name, part in [*self.parts.items()][1:]:
            if m["members"][name] != {"bytes": part.size, "sha256": part.digest}: self.fail(0, 0, f"another {name}")
        if count != 1 or not any(key.name[:-8] in (m["origin"], base(m["origin"])) for key in signers):
            self.fail(0, 0, "the manifest is not signed by the server alone")
    def read_checkpoints(self) -> None:  # signatures, quorum, order; consistency where the facts cannot show it
        before, linked = Checkpoint(self.manifest["origin"], 0, b"", 0, True, ""), False
        self.points, links = list[Checkpoint](), records(self.parts.get("consistency"), 1, 32)
        for count, raw in enumerate(records(self.parts["checkpoints"]), 1):
            path = hashes(next(links, b"")) if count > 1 else []
            try: point = read_checkpoint(raw, self.policy)
            except Untrue as error:  # a seal that nobody believes links nothing
                linked = False; self.fail(6, before.size + 1, f"seal {count}: {error}", self.manifest["last"]); continue
            need(point.origin == before.origin and (point.size > before.size or not self.points), "seals in disorder")
            if self.points and point.sealed < before.sealed: self.fail(7, before.size + 1, "sealed earlier", point.size)
            if linked and not consistent(before.size, point.size, before.root, point.root, path):
                self.fail(5, before.size + 1, "the newer tree does not add to the older one", point.size)
            self.points.append(point); before, linked = point, not self.all
        need(next(links, None) is None, "there are more proofs of consistency than checkpoints")
        self.newest, good = before, max((point.size for point in self.points if point.witnessed), default=0)
        if not before.witnessed: self.fail(6, good + 1, "too few witnesses cosigned the newest seal", before.size)
    def read_facts(self, sizes: set[int], wanted: set[int]) -> None:  # every fact once; keeps these roots and leaves
        m, streams, peaks = self.manifest, dict[bytes, bytes](), list[bytes](); position = recorded = count = first = 0
        partial, asked = {name.encode() for name in m["partial"]}, m["scope"].get("stream", "code").encode()
        facts, paths = records(self.parts["facts"]), records(self.parts.get("proofs"), 1, 32)
        seals, until, latest = iter([(point.size, point.sealed + SECOND - 1) for point in self.points]), 0.0, 0.0
        self.roots, self.leaves = {0: sha256().digest()}, dict[int, bytes](); size, root = self.newest[1:3]; self.at = 0
        for count, (raw, body) in enumerate(zip(facts, facts, strict=True), 1):
            was, then = position, recorded; position, stream, version, topic, recorded, prev, hashed = read_header(raw)
            leaf, known, first = sha256(b"\0" + raw).digest(), streams.get(stream), first or position
            while position > until: until, latest = next(seals, (math.inf, math.inf))
            if position != was + 1 and (self.all or position <= was): self.fail(1, was + 1, "a gap", position - 1)
            if recorded < then: self.fail(1, position, "it was recorded before the fact before it")
            if recorded > latest: self.fail(7, position, "it was recorded after it was sealed")
            if sha256(body).digest() != hashed: self.fail(2, position, "its body is not the one that was hashed")
            if known != version + prev and (known or prev or version > FIRST) and (stream not in partial or not prev
                    or (known and version < known[:8])): self.fail(3, position, f"{stream[:80]!r} is no unbroken chain")
            streams[stream] = (int.from_bytes(version) + 1).to_bytes(8) + leaf  # what the next of its stream must say
            if position in wanted: self.leaves[position] = leaf
            self.at = self.at or position * ((position, stream, topic) != (1, FOUNDED, FOUNDED + b".established.v1"))
            if topic[:8] != b"dossier." or b'"promise"' in body: self.read_body(position, recorded, stream, topic, body)
            if self.all:
                for _ in range((count & -count).bit_length() - 1): leaf = node(peaks.pop(), leaf)
                peaks.append(leaf); self.unsealed += position > size
                if count in sizes: self.roots[count] = root_of(peaks)
                continue
            path = next(paths, b""); self.unsealed += position > size
            if path != NOT_SEALED if position > size else not included(leaf, position - 1, size, hashes(path), root):
                self.fail(4, position, "it does not stand in the sealed tree")
        need([m["facts"], m["first"], m["last"], None] == [count, first, position, next(paths, None)], "other facts")
        self.count = count; self.roots |= {} if self.all else {point.size: point.root for point in self.points}
        if not self.all and asked not in streams: self.fail(3, 0, f"the stream {asked!r} is not in the bundle")
    def read_body(self, position: int, recorded: int, stream: bytes, topic: bytes, body: bytes) -> None:
        special = {(b"code", b"code.deployed.v1"): 12, (b"log/restores", b"log.restore_explained.v1"): 4}
        check = 11 if topic.startswith(b"subject.key_destroyed.") else special.get((stream, topic), 9)  # that needs it
        if check == 9 and (stream, topic[:9]) != (b"calendar/vn", b"calendar.") and topic[:8] != b"dossier.": return
        try:
            fact, figures = json.loads(body), self.found[9]["figures"]
            if check == 12: need(type(fact["digest"]) is str, "no digest"); self.code = self.code or position
            elif check == 11: self.destroyed.add(fact["subject"])
            elif check == 4:
                lost = fact["origin"], int(fact["size"]), unbase64(fact["root"]), int(fact["surviving"])
                self.lost.append((position, recorded, *lost)); more = ("occurred_at", "reason", "surviving", "size")
                self.restores.append({"restore_explained": position} | {name: fact[name] for name in more})
            elif stream == b"calendar/vn": self.calendar.add(fact)
            elif fact["promise"] is not None:
                word = self.calendar.keeps(fact["promise"]); figures[word] = figures.get(word, 0) + 1
                if word == "differ": self.fail(9, position, "the date does not follow from what was recorded")
        except (Untrue, *WRONG) as error: self.fail(check, position, f"its body cannot be used: {str(error)[:99]}")
    def restored(self, held: Checkpoint | Receipt) -> int | None:  # the fact that tells of the restore that took it
        for by, recorded, origin, size, root, left in self.lost:
            if isinstance(held, Receipt): taken = base(origin) == base(held.origin) and held.recorded < recorded
            else: taken = origin == held.origin and (held.size < size or held[1:3] == (size, root))
            if taken and left < held[1]: return int(by)
        return None
    def cut_off(self, at: int, by: int | None, good: int = 0) -> None:
        self.truncated.append({"size": at, "facts": self.count, "explained_by": by}); good = max(good, self.count)
        if by is None: self.fail(4, good + 1, f"TRUNCATED: {at} sealed or promised, {self.count} left", at)
    def compare(self, name: str, held: Checkpoint | Receipt) -> None:  # what was kept elsewhere, beside trees and facts
        (origin, at, claim), by, promise = held[:3], self.restored(held), isinstance(held, Receipt)
        here, waiting = (self.leaves if promise else self.roots).get(at), promise and self.newest.size < at
        overdue = isinstance(held, Receipt) and waiting and self.newest.sealed > held.recorded + held.within * SECOND
        if base(origin) != base(self.newest.origin): self.fail(8, 0, f"{name}: it is of another log"); return
        if overdue and by is None: self.fail(8, at, f"{name}: overdue, the log did not keep its promise")
        if here != claim and (by or (self.all and at > self.count and (overdue or not promise))): self.cut_off(at, by)
        elif here not in (None, claim) and promise: self.fail(8, at, f"{name}: another fact stands at its position")
        elif here not in (None, claim):
            agreed = [one.size for one in self.points if one.size < at and self.roots.get(one.size) == one.root]
            for check in (5, 8): self.fail(check, max(agreed, default=0) + 1, f"{name}: split view, two histories", at)
        elif here is None: self.leave(8, f"{name}: the bundle {('cannot tell', 'ends before')[waiting]}", not waiting)
    def compare_tokens(self, authorities: str | None) -> None:
        points = {point.size: point for point in self.points}
        sizes = [int(name[7:-4]) for name in self.parts if name.startswith("tokens/")]
        figures = self.found[7]["figures"] = {"tokens": len(sizes), "verified": 0}
        for size in sizes:
            try:
                if authorities is None: self.leave(7, "no certificates were given (--tsa-ca)"); continue
                at = stamped(whole(self.parts[f"tokens/{size}.tsr"]), points[size].digest, authorities)
                need(at >= points[size].sealed, "it was stamped before it was sealed"); figures["verified"] += 1
            except FileNotFoundError: self.leave(7, "the program openssl is not here", asked=True)
            except (Untrue, subprocess.SubprocessError, *WRONG) as error: self.fail(7, 1, f"{size}: {error!r}", size)
    def examine(self, held: list[tuple[str, Checkpoint | Receipt]], authorities: str | None) -> dict[str, Any]:
        self.read_checkpoints(); m, sizes, good = self.manifest, {point.size for point in self.points}, 0
        self.read_facts(sizes | {one[1] for _, one in held}, {one[1] for _, one in held if isinstance(one, Receipt)})
        for point in self.points if self.all else ():
            if point.size > self.count: self.cut_off(point.size, self.restored(point), good)
            elif self.roots[point.size] == point.root: good = point.size
            else: self.fail(4, good + 1, "the facts give another root than was sealed", point.size)
        for name, one in held: self.compare(name, one)
        self.compare_tokens(authorities)
        dark = sorted(at for subject in m["unreadable"].keys() - self.destroyed for at in m["unreadable"][subject])
        if dark and self.all: self.fail(11, dark[0], "no fact tells that the key was destroyed", dark[-1])
        elif dark: self.leave(11, "the facts that destroyed the keys are not in this bundle")
        if self.at and not 0 < self.code <= self.at:
            self.fail(12, self.at, "no program is named for them", self.code - 1 if self.code else m["last"])
        alone, dates = len(sizes) < 2 or (self.all and self.found[4]["failures"]), self.found[9]["figures"]
        for check, idle in enumerate((not sizes, alone, not sizes, False, not held, "recomputed" not in dates, 1), 4):
            if idle: self.leave(check, "nothing here to hold it against", asked=check == 4 and m["facts"] > 0)
        bundle = {at: m[at] for at in ("code", "facts", "first", "last", "origin", "scope")} | {"sha256": self.sha256}
        return {"bundle": bundle, "checks": self.found, "truncated": self.truncated, "restores": self.restores,
                "unsealed": {"count": self.unsealed, "from": self.newest.size + 1}, "unanswered": self.unanswered}
def report_on(asked: argparse.Namespace) -> dict[str, Any]:
    given = pathlib.Path(asked.key).read_bytes() if asked.key else None
    about = Examination(asked.bundle, given) if asked.bundle else None
    policy, held, files = about.policy if about else Policy(given or b""), list[Any](), list[dict[str, Any]]()
    for place, path in enumerate((*asked.checkpoint, *asked.receipt)):
        raw, name, why = pathlib.Path(path).read_bytes(), pathlib.Path(path).name, ""
        try: held.append((name, (read_checkpoint if place < len(asked.checkpoint) else verify_receipt)(raw, policy)))
        except (Untrue, *WRONG) as error: why = f"{name} is not believed: {error}"
        if why and about: about.fail(8, 0, why)
        files += [{"file": name, "sha256": sha256(raw).hexdigest(), "verdict": "failed" if why else "ok", "why": why}]
    held = [(name, getattr(one, "seal", None) or one) for name, one in held]  # a proof says what its seal says
    report: dict[str, Any] = about.examine(held, asked.tsa_ca) if about else {"checks": [], "unanswered": False}
    roles = {"log": policy.logs, "witness": policy.witnesses, "server": policy.servers}
    own = [*roles] if given is None else ["server"] * bool(about and about.borrowed)
    keys = [(role, str(key), "bundle" if role in own else "given") for role in roles for key in roles[role]]
    failed = any(one["verdict"] == "failed" for one in (*files, *report["checks"]))
    return report | {"format": "hoso-verify/1", "presented": files, "exit": int(failed or report["unanswered"]),
                     "keys": [{"role": role, "vkey": vkey, "from": source} for role, vkey, source in keys]}
def statement(report: dict[str, Any]) -> str:  # a page that can be filed (biên bản kiểm tra)
    about = (report.get("bundle"), report.get("unsealed"), *report.get("restores", ()), *report.get("truncated", ()))
    rows = (*about, *report["keys"], *report["presented"])
    lines = [WORDS["title"], *("; ".join(f"{name}: {value}" for name, value in one.items()) for one in rows if one)]
    lines += [WORDS["own"]] * any(key["from"] == "bundle" for key in report["keys"])
    for one in report["checks"]:
        more = [f"{name}: {one[name]}" for name in ("why", "first_bad", "figures") if one[name]]
        lines.append("; ".join([f"{one['check']:>2} {WORDS[one['verdict']]}: {one['name']}", *more]))
    page = "\n".join([*lines, WORDS[str(report["exit"])], WORDS["end"], ""])
    return "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in page)
def emit(report: dict[str, Any], asked: argparse.Namespace) -> int:  # where it was asked for; the exit code
    data, page = json.dumps(report, indent=1, sort_keys=True) + "\n", statement(report)
    for where, text in ((asked.json, data), (asked.statement, page)):
        if where and where != "-": pathlib.Path(where).write_text(text, encoding="utf-8")
    sys.stdout.buffer.write((data if asked.json == "-" else page).encode()); return int(report["exit"])  # in any locale
def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="hoso-verify"); parser.add_argument("bundle", nargs="?", metavar="BUNDLE")
    for option in ("--key", "--tsa-ca", "--statement"): parser.add_argument(option, metavar="FILE")
    for many in ("--receipt", "--checkpoint"): parser.add_argument(many, metavar="FILE", action="append", default=[])
    parser.add_argument("--json", metavar="FILE", nargs="?", const="-"); asked = parser.parse_args(argv)
    if not (asked.bundle or (asked.key and asked.receipt + asked.checkpoint)): parser.error("BUNDLE, or --key and more")
    try: return emit(report_on(asked), asked)
    except (Untrue, OSError, *WRONG) as it:
        sys.stderr.write(f"hoso-verify: {asked.bundle}, {asked.key}: {it!a:.300}\n"); return 2 - isinstance(it, Untrue)
if __name__ == "__main__": sys.exit(main())
