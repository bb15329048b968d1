# fmt: off
# ruff: noqa: E401, E701, E702, I001
"""Examine a bundle of evidence without the installation that made it (giám định gói chứng cứ; formats: FORMATS.md).

One file, Python 3.11 and `cryptography`, no network; bounded in lines, therefore laid out by hand. What cannot be read
raises one of WRONG, what does not hold Untrue. Instants: µs since 2000. Words for people: «Vietnamese | English»."""
import argparse, base64, calendar, contextlib, functools, hashlib, json, math, re, struct, subprocess, sys, tarfile
from collections.abc import Iterable, Iterator; from typing import Any, NamedTuple
from datetime import UTC, date, datetime, time, timedelta, timezone
from fractions import Fraction
from pathlib import Path
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
CHECKS = ("như khi xuất | as exported", "thứ tự, giờ ghi | order, times", "nội dung | bodies",
    "mạch | streams unbroken",
    "gốc cây | roots", "chỉ thêm | seals only add", "chữ ký, hiệu lực, chứng kiến | signatures, validity, quorum",
    "ghi, niêm phong, dấu | recorded, sealed, stamped", "giấy tờ giữ nơi khác | kept apart", "hạn trả | dates",
    "phát lại | replay", "đã hủy | destroyed", "chương trình | program")
WORDS = {
    "log": "nhật ký", "witness": "bên chứng kiến", "server": "máy chủ", "given": "do người kiểm tra đưa",
    "bundle": "lấy từ gói", "tokens": "dấu thời gian", "verified": "đã kiểm", "recomputed": "tính lại đúng",
    "not_recomputed": "không tính lại được", "differ": "tính lại khác", "facts": "sự kiện", "dossiers": "hồ sơ",
    "counted_again": "chương trình tính lại", "dossier": "hồ sơ", "act": "việc", "agency": "cơ quan",
    "position": "vị trí", "recorded": "ghi lúc", "ok": "ĐẠT", "failed": "KHÔNG ĐẠT", "not checked": "KHÔNG KIỂM",
    "all": "toàn bộ", "file": "tệp", "verdict": "kết quả", "why": "vì", "sha256": "SHA-256", "role": "khóa",
    "key": "tên và số hiệu", "from": "từ", "origin": "nhật ký", "kind": "phạm vi", "code": "mã", "first": "từ vị trí",
    "last": "đến vị trí", "before": "đến trước", "unsealed": "chưa niêm phong", "stream": "mạch", "occurred_at": "lúc",
    "reason": "lý do", "restore_explained": "khôi phục đã giải trình ở vị trí", "surviving": "còn đến vị trí",
    "size": "đã niêm phong", "first_bad": "vị trí sai", "explained_by": "giải trình ở vị trí"}
ENDS = {0: "mọi điều được hỏi và có ở đây đều đạt.", 1: "có điều không đạt.", 3: "không thấy sai, nhưng chưa kiểm hết."}
USAGE = "exit code 0: what was asked holds; 1: something does not; 2: unreadable; 3: nothing wrong, not all was checked"
FORMLESS, CUT_OFF = "sai dạng | its form is wrong", "bị cắt cụt hoặc dài hơn | cut off, or longer"
UNASKED = "chưa hỏi: ai ký (thiếu --key) | not asked: who signed (give --key)"
BAD_TOKEN, SPLIT = "dấu thời gian sai | a token that does not fit", "hai lịch sử | split view, two histories"
TRUNCATED = "TRUNCATED, bị cắt phần đã niêm phong hoặc hứa | TRUNCATED, less than was sealed or promised"
PROMISED = "mới là lời hứa, chưa kiểm có giữ không | a promise; whether it was kept is not checked"
NO_DAY = {"occurred_at", "basis", "name", "agencies", "ground", "reason", "awaits_notice"}  # they move no day
EXTENDED, UNITS = b"dossier.deadline_extended.v1", ("hour", "working_hour", "working_day", "day", "month")
class Untrue(Exception): """It was read, and a claim in it does not hold (không đúng)."""
class FileUnusable(Exception): """File, what is wrong with it, exit code (không dùng được)."""
def need(holds: object, why: str = FORMLESS, error: type[Exception] = ValueError) -> None:
    if not holds: raise error(why)
def said(it: BaseException) -> str: return str(it) if " | " in str(it) else FORMLESS  # never Python's own words
def plain(text: str, most: int = 80) -> str: return re.sub(r"[^\w./:+@ -]", "?", text)[:most]
@contextlib.contextmanager
def about(path: object) -> Iterator[None]:  # whatever goes wrong in here is wrong with this file
    try: yield
    except FileNotFoundError: raise FileUnusable(path, "không có tệp này | there is no such file", 2) from None
    except OSError: raise FileUnusable(path, "không đọc hoặc ghi được | it cannot be read or written", 2) from None
    except (Untrue, *WRONG) as it: raise FileUnusable(path, said(it), 2 - isinstance(it, Untrue)) from it
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
    need(re.fullmatch(r"\S+", key.name) and key.raw[:1] == kind and len(key.raw) == 33 and str(key) == text,
        "khóa sai | no key")
    need(PRIME > y not in (0, 1, PRIME - 1, EIGHTH, PRIME - EIGHTH), "khóa yếu | a key of small order"); return key
def read_note(raw: bytes, keys: Iterable[Key], most: int = 100_000) -> tuple[bytes, dict[Key, int], int]:
    head, _, tail = raw.decode().rpartition("\n\n")
    text, lines = head.encode() + b"\n", re.findall("^\u2014 ([^\\s+]+) (\\S+)\n", tail, re.M)
    need(len(raw) <= most and head and 1 <= len(lines) <= 64 and tail[-1] == "\n" and len(lines) == tail.count("\n")
        and not re.search(rb"[\0-\x09\x0b-\x1f]", raw), "không phải văn bản có ký | not a signed note")
    known, signers = {(key.name, key.id()): key for key in keys}, dict[Key, int]()
    for name, signature in [(name, unbase64(b64)) for name, b64 in lines]:
        if (key := known.get((name, signature[:4]))) is None: continue  # by somebody else
        at, begin = (int.from_bytes(signature[4:12]), 12) if key.raw[:1] == COSIGNED else (0, 4)
        signed = b"cosignature/v1\ntime %d\n%b" % (at, text) if key.raw[:1] == COSIGNED else text
        try: Ed25519PublicKey.from_public_bytes(key.raw[1:]).verify(signature[begin:], signed)
        except (InvalidSignature, ValueError) as error: raise Untrue("chữ ký sai | a wrong signature") from error
        signers[key] = (at - int(EPOCH.timestamp())) * SECOND
    return text, signers, len(lines)  # signers: who of these keys signed it; a cosigner says when
class Policy:  # whom to believe: a C2SP tlog-policy file with our own lines, or one vkey (chính sách tin cậy)
    def __init__(self, raw: bytes) -> None:
        need(raw.count(b"\n") <= 4096 and not re.search(rb"[\0-\x08\x0b-\x1f\x7f]", raw))
        self.logs, self.servers, self.witnesses, self.quorum = list[Key](), list[Key](), list[Key](), ""
        self.rules, self.validity = {"none": (0, list[Any]())}, dict[Key, tuple[float, float]]()
        lines = [line.split() for line in raw.decode().split("\n") if line.strip() and line.split()[0][0] != "#"]
        need(lines, "tệp khóa trống | an empty policy")
        for words in lines if len(lines) > 1 else [["log", " ".join(lines[0])], ["quorum", "none"]]: self.add(words)
        once = len({key.raw[1:] for key in (*self.logs, *self.witnesses)}) == len(self.logs) + len(self.witnesses)
        need(self.quorum and once and {*self.validity} <= {*self.logs},
            "thiếu quorum, trùng khóa | no quorum, a key twice")
    def add(self, words: list[str]) -> None:
        match words:
            case ["log", vkey] | ["log", vkey, _]: self.logs.append(read_key(vkey, PLAIN))
            case ["witness", name, vkey] | ["witness", name, vkey, _] if name not in self.rules:
                self.witnesses.append(key := read_key(vkey, COSIGNED)); self.rules[name] = 1, [key]
            case ["group", name, least, *members] if name not in self.rules:  # members: above, in one group
                free = {*self.rules} - {"none"} - {member for _, taken in self.rules.values() for member in taken}
                k = {"any": 1, "all": len(members)}.get(least) or natural(least); self.rules[name] = k, members
                need(free >= {*members} and 1 <= k <= len({*members}) == len(members))
            case ["quorum", name] if not self.quorum and name in self.rules: self.quorum = name
            case ["server", vkey] if re.match(r"[^+]*/promise\+", vkey): self.servers.append(read_key(vkey, PLAIN))
            case ["validity", vkey, since, until] if (key := read_key(vkey, PLAIN)) not in self.validity:
                self.validity[key] = NEVER if since == "-" else instant(since), EVER if until == "-" else instant(until)
            case ["tsa", _, _]: pass  # certificates come by --tsa-ca: a file that somebody else names is not opened
            case _: raise ValueError(f"dòng «{plain(words[0])}» sai | a wrong line «{plain(words[0])}»")
    def met(self, signers: Iterable[Key]) -> bool:  # groups stand after their members, so one pass does
        true: set[Key | str] = {*signers}
        for name, (least, members) in self.rules.items(): true |= {name} if len(true & {*members}) >= least else set()
        return self.quorum in true
class Checkpoint(NamedTuple):
    origin: str; size: int; root: bytes; sealed: int; witnessed: bool; digest: str; by: tuple[str, ...] = ()
BEFORE = Checkpoint("", 0, b"", 0, True, "")
def read_checkpoint(raw: bytes, policy: Policy) -> Checkpoint:  # signed and sealed by a known log while its key held
    twins = {key: key._replace(raw=COSIGNED + key.raw[1:]) for key in policy.logs}
    text, signers, _ = read_note(raw, (*twins, *twins.values(), *policy.witnesses))
    origin, size, root, end = text.decode().split("\n")
    need(origin and not end and len(unbase64(root)) == 32, "không phải niêm phong | no checkpoint")
    times = [(key, signers[twin]) for key, twin in twins.items() if key.name == origin and {key, twin} <= {*signers}]
    held = [at for key, at in times if (span := policy.validity.get(key, (NEVER, EVER)))[0] <= at <= span[1]]
    need(held, "không do khóa đã biết còn hiệu lực ký | no known key that held then signed it", Untrue)
    return Checkpoint(origin, natural(size), unbase64(root), held[0], policy.met(signers), sha256(text).hexdigest(),
        tuple(plain(key.name) for key in policy.witnesses if key in signers))
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
    if form != 1 or len(raw) != end + 32 or size not in (0, 32) or recorded >= 1 << 57 or position < 1 or (number
        | behind | ordinal | recorded) < 0: raise ValueError(FORMLESS)
    return position, stream, version, topic, recorded, raw[at + 4 : end], raw[end:]  # previous leaf, hash of the body
class Part(NamedTuple): path: str; at: int; size: int; digest: str  # where a member of the bundle lies
def whole(part: Part) -> bytes:
    need(part.size <= MOST, "quá 64 MiB | a member of over 64 MiB")
    with open(part.path, "rb") as file: file.seek(part.at); return file.read(part.size)
def records(part: Part | None, width: int = 4, unit: int = 1) -> Iterator[bytes]:
    if part is None: return  # else it holds counts of this width, each followed by so many units (255: by no path)
    with open(part.path, "rb", 1 << 20) as file:
        file.seek(part.at); left = part.size
        while left:
            count = int.from_bytes(file.read(width)); size = count * unit if unit == 1 or count < 255 else 0
            if (left := left - width - size) < 0 or size > MOST: raise ValueError(CUT_OFF)
            yield file.read(size) if size or not count else NOT_SEALED
def members_of(path: str) -> tuple[dict[str, Part], str]:  # and its SHA-256; the ustar frame is made anew and compared
    parts = dict[str, Part]()
    with open(path, "rb") as file:
        while any(head := file.read(512)):
            need(parts or head[257:262] == b"ustar", "không phải gói chứng cứ | not a bundle of evidence (tar)")
            info, digest, at = tarfile.TarInfo(head[:100].rstrip(b"\0").decode()), sha256(), file.tell()
            info.size, info.mode, name = int(head[124:135], 8), 0o644, info.name
            need(re.fullmatch(MEMBER, name, re.A) and name not in parts and info.tobuf(tarfile.USTAR_FORMAT) == head)
            for begin in range(0, info.size, 1 << 20): digest.update(file.read(min(1 << 20, info.size - begin)))
            pad, parts[name] = file.read(-info.size % 512), Part(path, at, info.size, digest.hexdigest())
            need(file.tell() == at + info.size + -info.size % 512 and not any(pad), CUT_OFF)
        at = file.tell() - len(head); tail = head + file.read(11_264); file.seek(0)
        need(tail == bytes(-(-(at + 1024) // 10_240) * 10_240 - at), CUT_OFF)
        return parts, hashlib.file_digest(file, "sha256").hexdigest()
class Calendar:  # years opened, and days unlike their weekday, each from its fact on; days are ordinals (lịch làm việc)
    def __init__(self) -> None:
        self.version, self.years, self.days, self.foreign = 0, dict[int, int](), dict[int, list[Any]](), EVER
        self.revoked = dict[int, int]()  # by the version of the decision, that of the fact which took it back
    def add(self, fact: dict[str, Any]) -> None:  # on a fact of another kind nothing is counted
        self.version += 1; more = {at for at in fact if fact[at] not in (None, [], False)} - NO_DAY
        if "year" in more: self.years.setdefault(int(fact["year"]), self.version)
        swapped = {fact["day_off"]: False, fact["make_up"]: True} if {"day_off", "make_up"} <= more else {}
        for day, worked in (dict.fromkeys(fact.get("days", ()), False) | swapped).items():
            self.days.setdefault(date.fromisoformat(day).toordinal(), []).append((self.version, worked,
                bool(fact.get("agencies"))))
        if "revokes" in more: self.revoked.setdefault(int(fact["revokes"]), self.version)
        if more not in ({"year"}, {"days"}, {"day_off", "make_up"}, {"revokes"}):
            self.foreign = min(self.foreign, self.version)
    def works(self, day: int, known: tuple[int, list[int]]) -> bool:  # by the latest word in force, else its weekday
        at, own = known; need(self.years.get(date.fromordinal(day).year, EVER) <= at <= self.version,
            "chưa mở năm | no year", Untrue)
        said = (worked for by, worked, some in reversed(self.days.get(day, ())) if by <= at < self.revoked.get(by, EVER)
                and (not some or by in own)); return next(said, day % 7 not in (6, 0))
    def end(self, start: datetime, amount: Any, unit: str, hours: Any, pauses: Any, at: Any) -> datetime | None:
        office = [[second_of(time.fromisoformat(word)) for word in one] for one in hours["sessions"]]
        first, whole = start.toordinal(), unit in ("day", "month")
        if unit == "month":  # a day that the last month lacks is that month's last; a part of a month is one of 30 days
            year, month = divmod(start.year * 12 + start.month - 1 + int(amount), 12)
            day = min(start.day, calendar.monthrange(year, month + 1)[1])
            amount = date(year, month + 1, day).toordinal() - first + amount % 1 * 30
        left = math.ceil(amount * (1 if whole else 3600 if unit[-4:] == "hour" else sum(b - a for a, b in office)))
        for day in range(first + (unit[-4:] != "hour"), first + 60_000):  # the first day counts by its hours only
            if day > first and any(begin <= day < end for begin, end in pauses): continue
            left -= whole; open_now = unit == "hour" or ((not whole or left <= 0) and self.works(day, at))
            for opens, closes in ([[0, 86_400]] if unit == "hour" else office) if open_now else ():
                if whole: return moment(day, office[-1][1])  # a last day off moves to the next one that is worked
                opens = max(opens, second_of(start.time())) if day == first else opens
                if left <= closes - opens: return moment(day, opens + left)
                left -= max(0, closes - opens)
        return None  # too long to walk
    def keeps(self, promise: dict[str, Any]) -> str:  # whether a derivation gives its date
        hours, at, more, limit = (promise[name] for name in ("hours", "calendar", "extension", "limit"))
        pauses = [[date.fromisoformat(one[end]).toordinal() for end in ("start", "end")] for one in promise["pauses"]]
        said = [(text := promise[name]) and datetime.fromisoformat(text) for name in ("due_at", "unextended_at",
            "counted_from")]
        need(said[2].tzinfo and re.fullmatch(r"\d{1,6}(\.\d{1,12})?", limit["amount"], re.A) and type(at) is int)
        if at >= self.foreign or limit["unit"] not in UNITS: return "not_recomputed"
        known = at, promise.get("agency_decisions", [])
        end = last = self.end(said[2].astimezone(LOCAL), Fraction(limit["amount"]), limit["unit"], hours, pauses, known)
        if end and more:
            asked, new = (date.fromisoformat(more[name]).toordinal() for name in ("apologised_on", "new_due_on"))
            last = max(end, self.end(moment(asked, 0), new - asked, "day", hours, pauses, known) or end)
        if not last: return "not_recomputed"
        good = [*said[:2], promise["due_on"]] == [last, end if more else None, str(last.date())]
        return "recomputed" if good else "differ"
def second_of(at: time) -> int: return at.hour * 3600 + at.minute * 60 + at.second
def moment(day: int, at: int) -> datetime: return datetime.combine(date.fromordinal(day), time(), LOCAL) + timedelta(0,
    at)
class Receipt(NamedTuple):
    origin: str; position: int; leaf: bytes; recorded: int; within: int; seal: Checkpoint | None
    stream: str; topic: str  # a promise names neither
def verify_receipt(text: bytes, policy: Policy) -> Receipt:  # a promise, or the proof that it was kept (biên nhận)
    if text.startswith(b"c2sp.org/tlog-proof@v1\nextra "):
        head, _, raw = text.partition(b"\n\n"); _, extra, index, *steps = head.decode().split("\n")
        header, path, point = unbase64(extra[6:]), [unbase64(step) for step in steps], read_checkpoint(raw, policy)
        (position, stream, _, topic, recorded, _, _), leaf = read_header(header), sha256(b"\0" + header).digest()
        proved = all(len(step) == 32 for step in path) and included(leaf, position - 1, point.size, path, point.root)
        need(proved and point.witnessed and index == f"index {position - 1}",
            "không nằm trong cây đã niêm phong | in no tree that was sealed and witnessed", Untrue)
        return Receipt(point.origin, position, leaf, recorded, 0, point, plain(stream.decode()), plain(topic.decode()))
    said, signers, _ = read_note(text, policy.servers); name, number, b64, at, within, end = said.decode().split("\n")
    need(name.endswith("/promise") and not end and len(leaf := unbase64(b64)) == 32 and re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", at, re.A), "không phải biên nhận | no receipt")
    need(any(key.name == name for key in signers), "không do khóa đã biết ký | signed by no known key", Untrue)
    return Receipt(name[:-8], natural(number), leaf, instant(at), natural(within), None, "", "")
def stamped(token: bytes, digest: str, authorities: str) -> int:  # when (RFC 3161), by openssl as of that instant
    def openssl(*words: str) -> str:
        command = ["openssl", "ts", "-in", "/dev/stdin", *words]
        done = subprocess.run(command, input=token, capture_output=True, timeout=60, check=False)
        need(not done.returncode, BAD_TOKEN, Untrue); return done.stdout.decode(errors="replace")
    times = re.findall(r"^Time stamp: (\w+ +\d+ [\d:]+)(?:\.\d+)? (\d+) GMT$", openssl("-reply", "-text"), re.M)
    at = datetime.strptime(" ".join(times[-1]), "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)  # the status above is unsigned
    when = ("-attime", f"{at.timestamp():.0f}", "-CAfile", authorities, "-untrusted", authorities)
    openssl("-verify", "-digest", digest, *when); return instant(str(at))
class Examination:  # one bundle, what is held beside it, and what was found (giám định)
    def __init__(self, path: str, given: Policy | None) -> None:
        self.parts, self.sha256 = members_of(path); own = Policy(whole(self.parts["keys"]))
        self.policy, self.borrowed, self.newest = given or own, not (given and given.servers), BEFORE
        self.policy.servers = self.policy.servers or own.servers  # borrowed: the server's key is the bundle's own
        blank: dict[str, Any] = {"verdict": "ok", "why": "", "first_bad": None, "failures": 0, "asked": False}
        self.found = [blank | {"check": number, "name": name, "figures": {}} for number, name in enumerate(CHECKS)]
        self.calendar, self.destroyed, self.lost, self.truncated = Calendar(), set[str](), list[Any](), list[Any]()
        self.code, self.unsealed, self.own, self.restores, self.promised = 0, 0, 0, list[Any](), dict[bytes, Any]()
        self.read_manifest()
        for check in (0,) * self.borrowed + (6,) * (given is None): self.leave(check, UNASKED, asked=True)
        if given and given.quorum == "none": self.leave(6,
            "không hỏi bên chứng kiến nào | quorum none: no witness is asked")
    def fail(self, check: int, first: int, why: str, last: int = 0) -> None:  # the first one is named
        found = self.found[check]; found["failures"] += 1
        if found["failures"] == 1: found.update(verdict="failed", first_bad=[first, max(first, last)], why=why)
    def leave(self, check: int, why: str, asked: bool = False) -> None:  # what was asked and not answered is no exit 0
        found = self.found[check]; found["asked"] |= asked
        if found["verdict"] == "ok": found.update(verdict="not checked", why=why)
    def read_manifest(self) -> None:  # canonical to the byte, of the members that are there, the server's
        text, signers, count = read_note(whole(self.parts["manifest"]), self.policy.servers, MOST)
        m = json.loads(text)
        need(m["format"] == "hoso-evidence/1", "bản kê: phiên bản lạ | the manifest: another version of the format")
        odd, names = " ".join({*m["members"], "manifest"} ^ {*self.parts})[:80], [*self.parts]
        need(not odd, f"bản kê: thừa, thiếu {plain(odd)} | the manifest and the members differ: {plain(odd)}")
        self.manifest, self.all = m, m["scope"]["kind"] == "all"
        law, tokens = (sorted(name for name in names if name.startswith(at)) for at in ("law/", "tokens/"))
        order = ["manifest", "keys", "facts", "checkpoints", *["proofs", "consistency"] * (not self.all), *law]
        numbers = [m["facts"], m["first"], m["last"], *(at for places in m["unreadable"].values() for at in places)]
        texts = [m["origin"], *m["partial"], *m["scope"].values(), *m["code"].values()]
        same = json.dumps(m, sort_keys=True, separators=(",", ":"), ensure_ascii=False)  # RFC 8785: keys are ASCII
        need(f"{same}\n".encode() == text and [*m] == FIELDS and [*m["scope"]] == SCOPES[m["scope"]["kind"]] and [*m[
            "code"]] == ["digest", "version"] and all(type(one) is str for one in texts) and all(type(one) is int
            and one >= 0 for one in numbers) and all(m["unreadable"].values()) and m["partial"] == sorted({*m[
            "partial"]}) and not (self.all and m["partial"]) and all(name.startswith("register/") for name in m[
            "partial"]) and [*m["members"]] == sorted(names[1:]) and names == order + sorted(tokens, key=len),
            "bản kê sai dạng | no such manifest")
        for name, part in [*self.parts.items()][1:]:
            if m["members"][name] != {"bytes": part.size, "sha256": part.digest}: self.fail(0, 0,
                f"khác bản kê: {name} | not as in the manifest: {name}")
        if count != 1 or not any(key.name[:-8] in (m["origin"], base(m["origin"])) for key in signers):
            self.fail(0, 0, "không do máy chủ ký | not signed by the server alone")
    def read_checkpoints(self) -> None:  # signatures, quorum, order; consistency where the facts cannot show it
        before, linked = BEFORE._replace(origin=self.manifest["origin"]), False
        self.points, links = list[Checkpoint](), records(self.parts.get("consistency"), 1, 32)
        for count, raw in enumerate(records(self.parts["checkpoints"]), 1):
            path = hashes(next(links, b"")) if count > 1 else []
            try: point = read_checkpoint(raw, self.policy)
            except Untrue as error:  # a seal that nobody believes links nothing
                linked = False; self.fail(6, before.size + 1, said(error), self.manifest["last"]); continue
            need(point.origin == before.origin and (point.size > before.size or not self.points),
                "niêm phong sai thứ tự | seals in disorder")
            if self.points and point.sealed < before.sealed: self.fail(7, before.size + 1,
                "niêm phong lùi giờ | sealed earlier", point.size)
            if linked and not consistent(before.size, point.size, before.root, point.root, path):
                self.fail(5, before.size + 1, "không chỉ thêm | the newer tree does not only add", point.size)
            self.points.append(point); before, linked = point, not self.all
        need(next(links, None) is None, "thừa chứng minh | surplus proofs of consistency")
        self.newest, good = before, max((point.size for point in self.points if point.witnessed), default=0)
        if not before.witnessed: self.fail(6, good + 1, "thiếu chứng kiến | too few witnesses cosigned it", before.size)
    def read_facts(self, sizes: set[int], wanted: set[int]) -> None:  # every fact once; keeps these roots and leaves
        m, streams, peaks = self.manifest, dict[bytes, bytes](), list[bytes](); position = recorded = count = first = 0
        partial, asked = {name.encode() for name in m["partial"]}, m["scope"].get("stream", "code").encode()
        facts, paths = records(self.parts["facts"]), records(self.parts.get("proofs"), 1, 32)
        seals, until, latest = iter([(point.size, point.sealed + SECOND - 1) for point in self.points]), 0.0, 0.0
        self.roots, self.leaves, self.named, self.at = {0: sha256().digest()}, dict[int, bytes](), dict[int, Any](), 0
        size, root = self.newest[1:3]
        for count, (raw, body) in enumerate(zip(facts, facts, strict=True), 1):
            was, then = position, recorded; position, stream, version, topic, recorded, prev, hashed = read_header(raw)
            leaf, known, first = sha256(b"\0" + raw).digest(), streams.get(stream), first or position
            while position > until: until, latest = next(seals, (math.inf, math.inf))
            if position != was + 1 and (self.all or position <= was): self.fail(1, was + 1, "khuyết vị trí | a gap",
                position - 1)
            if recorded < then: self.fail(1, position, "giờ ghi lùi | recorded before the fact before it")
            if recorded > latest: self.fail(7, position, "ghi sau khi niêm phong | recorded after it was sealed")
            if sha256(body).digest() != hashed: self.fail(2, position, "khác bản đã băm | not the one that was hashed")
            if known != version + prev and (known or prev or version > FIRST) and (stream not in partial or not prev
                or (known and version <= known[:8])): self.fail(3, position, "đứt | no unbroken chain")
            streams[stream] = (int.from_bytes(version) + 1).to_bytes(8) + leaf  # what the next of its stream must say
            if position in wanted: self.leaves[position], self.named[position] = leaf, (stream.decode(), topic.decode())
            self.at = self.at or position * ((position, stream, topic) != (1, FOUNDED, FOUNDED + b".established.v1"))
            if topic[:8] != b"dossier." or b'"promise"' in body or topic == EXTENDED: self.read_body(position, recorded,
                stream, topic, body)
            if self.all:
                for _ in range((count & -count).bit_length() - 1): leaf = node(peaks.pop(), leaf)
                peaks.append(leaf); self.unsealed += position > size
                if count in sizes: self.roots[count] = root_of(peaks)
                continue
            path = next(paths, b""); self.unsealed += position > size; self.own += stream == asked and position <= size
            if path != NOT_SEALED if position > size else not included(leaf, position - 1, size, hashes(path), root):
                self.fail(4, position, "ngoài cây | it does not stand in the sealed tree")
        need([m["facts"], m["first"], m["last"], None] == [count, first, position, next(paths, None)],
            "sự kiện khác bản kê | other facts")
        self.count = count; self.roots |= {} if self.all else {point.size: point.root for point in self.points}
        if not self.all and asked not in streams: self.fail(3, 0, "thiếu hồ sơ | the stream asked for is not here")
    def read_body(self, position: int, recorded: int, stream: bytes, topic: bytes, body: bytes) -> None:
        special = {(b"code", b"code.deployed.v1"): 12, (b"log/restores", b"log.restore_explained.v1"): 4}
        check = 11 if topic.startswith(b"subject.key_destroyed.") else special.get((stream, topic), 9)  # that needs it
        if check == 9 and (stream, topic[:9]) != (b"calendar/vn", b"calendar.") and topic[:8] != b"dossier.": return
        try:
            fact, figures = json.loads(body), self.found[9]["figures"]
            if check == 12: need(type(fact["digest"]) is str, FORMLESS); self.code = self.code or position
            elif check == 11: self.destroyed.add(fact["subject"])
            elif check == 4:
                lost = fact["origin"], int(fact["size"]), unbase64(fact["root"]), int(fact["surviving"])
                self.lost.append((position, recorded, *lost)); more = ("occurred_at", "reason", "surviving", "size")
                self.restores.append({"restore_explained": position} | {name: fact[name] for name in more})
            elif stream == b"calendar/vn": self.calendar.add(fact)
            elif topic == EXTENDED or fact["promise"] is not None:
                if held := fact.get("promise"): self.promised[stream], word = held, self.calendar.keeps(held)
                else:  # an apology names a day; it lasts until the office of its dossier's promise closes
                    new, held = datetime.fromisoformat(fact["new_due_at"]).astimezone(LOCAL), self.promised.get(stream)
                    known, hours = (self.calendar.version, (held or {}).get("agency_decisions", ())), (held or {}).get(
                        "hours")
                    good = self.calendar.works(new.toordinal(), known) and str(new.date()) == fact["new_due_on"]
                    closing = hours and new.time() == time.fromisoformat(hours["sessions"][-1][1])
                    word = "differ" if not good else "recomputed" if closing else "not_recomputed"
                figures[word] = figures.get(word, 0) + 1
                if word == "differ": self.fail(9, position, "hạn không theo số liệu đã ghi | the date does not follow")
        except (Untrue, *WRONG): self.fail(check, position,
            "nội dung không dùng được | its body cannot be used")
    def restored(self, held: Checkpoint | Receipt) -> int | None:  # the fact that tells of the restore that took it
        for by, recorded, origin, size, root, left in self.lost:
            if isinstance(held, Receipt): taken = base(origin) == base(held.origin) and held.recorded < recorded
            else: taken = origin == held.origin and (held.size < size or held[1:3] == (size, root))
            if taken and left < held[1]: return int(by)
        return None
    def cut_off(self, at: int, by: int | None, good: int = 0) -> None:
        self.truncated.append({"size": at, "facts": self.count, "explained_by": by}); good = max(good, self.count)
        if by is None: self.fail(4, good + 1, TRUNCATED, at)
    def compare(self, held: Checkpoint | Receipt) -> tuple[str, str]:  # what was kept elsewhere, beside trees and facts
        (origin, at, claim), by, promise = held[:3], self.restored(held), isinstance(held, Receipt)
        here, waiting = (self.leaves if promise else self.roots).get(at), promise and self.newest.size < at
        overdue = isinstance(held, Receipt) and waiting and self.newest.sealed > held.recorded + held.within * SECOND
        asked, stream = self.manifest["scope"].get("stream"), held.stream if isinstance(held, Receipt) else ""
        if base(origin) != base(self.newest.origin): return "failed", "của nhật ký khác | it is of another log"
        if here != claim and (by or (self.all and at > self.count and (overdue or not promise))):
            self.cut_off(at, by)
            return ("not checked", "đã mất, có giải trình | lost in a restore") if by else ("failed", TRUNCATED)
        if overdue and not by: return "failed", "quá hẹn | overdue, the log did not keep its promise"
        if here == claim: return "ok", ""
        if here is None and asked and stream not in ("", asked): return "failed", "của hồ sơ khác | of another dossier"
        if here is None and stream and not waiting and (self.all
            or asked): return "failed", "gói thiếu nó | it is not here"
        if here is None: return "not checked", f"không rõ | the bundle {('cannot tell', 'ends before')[waiting]}"
        if promise: return "failed", "vị trí đó khác | another fact stands at its position"
        agreed = [one.size for one in self.points if one.size < at and self.roots.get(one.size) == one.root]
        self.fail(5, max(agreed, default=0) + 1, SPLIT, at); return "failed", SPLIT
    def compare_tokens(self, authorities: str | None) -> None:
        points = {point.size: point for point in self.points}
        sizes = [int(name[7:-4]) for name in self.parts if name.startswith("tokens/")]
        figures = self.found[7]["figures"] = {"tokens": len(sizes), "verified": 0}
        for size in sizes:
            try:
                if authorities is None: self.leave(7, "thiếu --tsa-ca | no --tsa-ca given", asked=True); continue
                at = stamped(whole(self.parts[f"tokens/{size}.tsr"]), points[size].digest, authorities)
                need(at >= points[size].sealed); figures["verified"] += 1
            except FileNotFoundError: self.leave(7, "máy này không có openssl | openssl is not here", asked=True)
            except (Untrue, subprocess.SubprocessError, *WRONG): self.fail(7, 1, BAD_TOKEN, size)
    def examine(self, held: list[tuple[dict[str, Any], Any]], authorities: str | None) -> dict[str, Any]:
        self.read_checkpoints(); m, sizes, good = self.manifest, {point.size for point in self.points}, 0
        papers = [paper for _, one in held for paper in (one, getattr(one, "seal", None)) if paper]
        self.read_facts(sizes | {at[1] for at in papers}, {at[1] for at in papers if isinstance(at, Receipt)})
        for point in self.points if self.all else ():
            if point.size > self.count: self.cut_off(point.size, self.restored(point), good)
            elif self.roots[point.size] == point.root: good = point.size
            else: self.fail(4, good + 1, "gốc cây khác lúc niêm phong | the facts give another root", point.size)
        for row, one in held:
            for paper in (getattr(one, "seal", None), one):  # a proof: its seal, and that its fact is there
                if row["verdict"] != "failed" and paper: row["verdict"], row["why"] = self.compare(paper)
            if row["verdict"] == "ok" and isinstance(one, Receipt): row |= named(self.named[one.position], m["scope"])
            row["asked"] = not (one and self.restored(one))
            why = row["why"].replace(" | ", f" | {plain(row['file'])}: ")
            if row["verdict"] == "failed": self.fail(8, row.get("position", 0), f"{plain(row['file'])}: {why}")
            elif row["verdict"] != "ok": self.leave(8, f"{plain(row['file'])}: {why}", row["asked"])
        self.compare_tokens(authorities)
        dark = sorted(at for subject in m["unreadable"].keys() - self.destroyed for at in m["unreadable"][subject])
        if dark and self.all: self.fail(11, dark[0], "chưa hủy khóa | no fact tells that the key was destroyed",
            dark[-1])
        elif dark: self.leave(11, "hủy khóa ở ngoài gói | destroyed outside this bundle", asked=True)
        if self.at and not 0 < self.code <= self.at:
            self.fail(12, self.at, "không rõ | no program is named", self.code - 1 if self.code else m["last"])
        alone, dates = len(sizes) < 2 or (self.all and self.found[4]["failures"]), self.found[9]["figures"]
        if not self.all and sizes and not self.own: self.leave(4,
            "chưa sự kiện nào của hồ sơ được niêm phong | no fact of the dossier is sealed yet", asked=True)
        lone, missed = not sizes or self.unsealed == self.count, dates.get("not_recomputed", 0)
        if missed: self.leave(9, f"{missed} hạn không tính lại được | {missed} not recomputed", asked=True)
        empty = (1, not m["facts"]), (2, not m["facts"]), (3, not m["facts"]), (12, not self.at), (4, lone), (5, alone)
        for check, idle in (*empty, (7, not self.found[7]["figures"]["tokens"]), (8, not held), (9, not dates),
                (10, True)):
            if idle: self.leave(check, "không có gì để đối chiếu | nothing here", asked=check == 4 and m["facts"] > 0)
        bundle = {at: m[at] for at in ("code", "facts", "first", "last", "origin", "scope")} | {"sha256": self.sha256}
        return {"bundle": bundle, "checks": self.found, "truncated": self.truncated, "restores": self.restores,
            "unsealed": {"count": self.unsealed, "from": self.newest.size + 1}}
def named(fact: tuple[str, str], scope: dict[str, Any]) -> dict[str, str]:  # the dossier and the act of a receipt
    code = scope["code"] if scope.get("stream") == fact[0] else plain(fact[0]).removeprefix("dossier/")
    return {"dossier" if fact[0].startswith("dossier/") else "stream": code, "act": plain(fact[1])}
def report_on(asked: argparse.Namespace, now: datetime) -> dict[str, Any]:
    with about(asked.key): given = Policy(Path(asked.key).read_bytes()) if asked.key else None
    with about(asked.tsa_ca): need(not asked.tsa_ca or b"-BEGIN CERT" in Path(asked.tsa_ca).read_bytes())
    with about(asked.bundle): here = Examination(asked.bundle, given) if asked.bundle else None
    policy, held, one = here.policy if here else given or Policy(b""), list[tuple[dict[str, Any], Any]](), None
    for place, path in enumerate((*asked.checkpoint, *asked.receipt)):
        with about(path): raw = Path(path).read_bytes()
        row: dict[str, Any] = {"file": Path(path).name, "sha256": sha256(raw).hexdigest(), "verdict": "ok", "why": ""}
        try: one = (read_checkpoint if place < len(asked.checkpoint) else verify_receipt)(raw, policy)
        except (Untrue, *WRONG) as error: one = row.update(verdict="failed", why=said(error))
        held.append((row, one)); row |= {"position": one[1]} if one else {}
        if isinstance(one, Receipt): row["recorded"] = shown(EPOCH + timedelta(microseconds=one.recorded))
        if isinstance(one, Receipt) and one.stream: row |= named((one.stream, one.topic), {})
        elif isinstance(one, Receipt) and not here: row.update(verdict="not checked", why=PROMISED)
    with about(asked.bundle): report = here.examine(held, asked.tsa_ca) if here else {"checks": []}
    roles = {"log": policy.logs, "witness": policy.witnesses, "server": policy.servers}
    own = [*roles] if given is None else ["server"] * bool(here and here.borrowed)
    keys = [{"role": at, "vkey": str(key), "from": ("given", "bundle")[at in own]} for at in roles for key in roles[at]]
    seals = [here.newest] if here else [getattr(one, "seal", one) for _, one in held]
    by = ", ".join(sorted({name for seal in seals if seal and seal.size for name in (plain(seal.origin), *seal.by)}))
    who = f"chỉ {by or 'không ai'} | {by or 'nobody'} alone"  # by origin and names of keys
    return conclude(report | {"format": "hoso-verify/1", "presented": [row for row, _ in held], "keys": keys,
        "file": Path(asked.bundle or "").name, "checked_at": shown(now), "vouches": who if given else UNASKED})
def conclude(report: dict[str, Any]) -> dict[str, Any]:  # after the checks, and again after a replay
    rows = (*report["checks"], *report["presented"]); some = [one["verdict"] for one in report["checks"] or rows]
    asked = any(one["verdict"] == "not checked" and one.get("asked", True) for one in rows)
    report["exit"] = 1 if any(one["verdict"] == "failed" for one in rows) else 3 * asked
    return report | {"unanswered": asked, "counts": {word: some.count(word) for word in ("ok", "failed",
        "not checked")}}
def shown(at: datetime) -> str: return f"{at.astimezone(LOCAL):%H:%M:%S %d/%m/%Y}"
def statement(report: dict[str, Any]) -> str:  # a page that can be filed, in Vietnamese (biên bản kiểm tra)
    def line(one: dict[str, Any]) -> str:  # nothing of what others wrote begins a line of its own
        said = {at: WORDS[word] if at in ("role", "from", "verdict", "kind") and word in WORDS
                else str(word).split(" | ")[0] for at, word in one.items() if word and at in WORDS}
        return "".join(at if at.isprintable() else "?" for at in "; ".join(f"{WORDS[at]} {said[at]}" for at in said))
    bundle, unsealed, checks = report.get("bundle", {"scope": {}}), report.get("unsealed", {"count": 0}), list[str]()
    rows = [bundle["scope"] | bundle | {"code": bundle["scope"].get("code"), "file": report["file"]}]
    rows += [{"role": key["role"], "key": "+".join(key["vkey"].split("+")[:2]), "from": key["from"]}
             for key in report["keys"]]
    rows += [*report["presented"], *report.get("restores", ()), *report.get("truncated", ())]
    rows.append({"unsealed": unsealed["count"]})
    for one in report["checks"]:
        more = one["figures"] | {"first_bad": "{} đến {}".format(*one["first_bad"]) if one["first_bad"] else ""}
        checks.append(f"{one['check']:>2} {one['name'].split(' | ')[0]}: {line(one | more)}")
    return "\n".join(["BIÊN BẢN KIỂM TRA CHỨNG CỨ ĐIỆN TỬ", f"Kiểm tra lúc {report['checked_at']} (giờ Việt Nam)",
        *filter(None, map(line, rows)), *checks, "KẾT LUẬN: {} đạt, {} không đạt, {} không kiểm: ".format(
        *report["counts"].values()) + ENDS[report["exit"]], f"Ai bảo chứng: {report['vouches'].split(' | ')[0]}.",
        "KHÔNG chứng minh: sự thật khi nhập; sự kiện sau lần niêm phong cuối.",
        "\nNgày ..............  Người kiểm tra ..............\n"])
def emit(report: dict[str, Any], asked: argparse.Namespace) -> int:  # where it was asked for; the exit code
    data, page = json.dumps(report, indent=1, sort_keys=True) + "\n", statement(report)
    for where, text in ((asked.json, data), (asked.statement, page)):
        with about(where): where in (None, "-") or Path(where).write_text(text, encoding="utf-8")
    sys.stdout.buffer.write((data if asked.json == "-" else page).encode()); return int(report["exit"])  # in any locale
def main(argv: list[str] | None = None, now: datetime | None = None) -> int:
    parser = argparse.ArgumentParser(prog="hoso-verify", epilog=USAGE)
    parser.add_argument("bundle", nargs="?", metavar="BUNDLE")
    for option in ("--key", "--tsa-ca", "--statement"): parser.add_argument(option, metavar="FILE")
    for many in ("--receipt", "--checkpoint"): parser.add_argument(many, metavar="FILE", action="append", default=[])
    parser.add_argument("--json", metavar="FILE", nargs="?", const="-"); asked = parser.parse_args(argv)
    if not (asked.bundle or (asked.key and asked.receipt + asked.checkpoint)): parser.error("BUNDLE, or --key and more")
    try: return emit(report_on(asked, now or datetime.now(UTC)), asked)
    except FileUnusable as it:
        sys.stderr.buffer.write(f"hoso-verify: {plain(str(it.args[0]), 999)}: {it.args[1]}\n".encode()); return int(
            it.args[2])
if __name__ == "__main__": sys.exit(main())
