"""Every byte of a bundle counts, and hostile input ends in one sentence (gói bị sửa)."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from infrastructure.evidence import hoso_verify
from tests.infrastructure.evidence.bundles import (
    LOG,
    SERVER,
    Bundle,
    b64,
    chained,
    frame,
    log_of,
    of_a_dossier,
    policy,
    sealed,
    whole,
)
from tests.infrastructure.evidence.inspector import Inspector

SMALL = log_of(1)
EVERY = int(os.environ.get("HOSO_EVERY_NTH_BYTE", "5"))
"""Every so many bytes are changed; 1 changes all of them and takes some minutes."""


def small(scope: str) -> bytes:
    """As few bytes as a bundle can have."""
    if scope == "all":
        return Bundle(SMALL, sealed(SMALL, 3, 7, by=("w1",)), keys=policy(quorum=1)).written()
    return replace(of_a_dossier(2, sizes=(9, 11)), keys=policy(quorum=0), law={}).written()


def accepted_of(changed: list[tuple[int, int]], raw: bytes, folder: Path) -> list[tuple[int, int]]:
    """The changes, as (place, new byte), after which the verifier still says that everything holds."""
    path, key, page = folder / "bundle.tar", folder / "key", str(folder / "page")
    key.write_bytes(policy(quorum=0))
    path.write_bytes(raw)
    assert hoso_verify.main([str(path), "--key", str(key), "--statement", page]) == 0
    accepted = []
    with path.open("r+b", buffering=0) as file:
        for place, byte in changed:
            file.seek(place)
            file.write(bytes([byte]))
            if hoso_verify.main([str(path), "--key", str(key), "--statement", page]) == 0:
                accepted.append((place, byte))
            file.seek(place)
            file.write(raw[place : place + 1])
    return accepted


@pytest.mark.slow
@pytest.mark.parametrize(("scope", "change"), [("all", "one bit"), ("all", "one more"), ("dossier", "one bit")])
def test_no_changed_byte_is_accepted(
    tmp_path: Path, scope: str, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = small(scope)
    places = range(len(raw))[(change == "one more") % EVERY :: EVERY]
    changed = [(n, raw[n] ^ (1 << n % 8) if change == "one bit" else (raw[n] + 1) % 256) for n in places]

    assert accepted_of(changed, raw, tmp_path) == []


@pytest.mark.parametrize("scope", ["all", "dossier"])
def test_a_changed_byte_here_and_there_is_not_accepted(
    tmp_path: Path, scope: str, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = small(scope)
    changed = [(place, raw[place] ^ 1 << place % 8) for place in range(3, len(raw), 97)]

    assert accepted_of(changed, raw, tmp_path) == []


def rewritten(**changes: object) -> bytes:
    """A bundle whose manifest says something else, signed all the same."""

    class Changed(Bundle):
        def manifest(self, members: list[tuple[str, bytes]]) -> bytes:
            text = super().manifest(members).split(b"\n\n")[0]
            said = json.loads(text) | changes
            text = (json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()
            return text + b"\n" + SERVER.line(text)

    return Changed(SMALL, sealed(SMALL, 7)).written()


def as_signed(indent: int | None, more: bytes) -> bytes:
    """A bundle whose manifest is indented in another way, or has more signatures."""

    class Changed(Bundle):
        def manifest(self, members: list[tuple[str, bytes]]) -> bytes:
            said = json.loads(super().manifest(members).split(b"\n\n")[0])
            text = (
                json.dumps(said, sort_keys=True, indent=indent, separators=(",", ":"), ensure_ascii=False) + "\n"
            ).encode()
            return text + b"\n" + SERVER.line(text) + more

    return Changed(SMALL, sealed(SMALL, 7), unreadable={}).written()


def named_twice() -> bytes:
    """A bundle whose manifest names a member that is not there."""

    class Changed(Bundle):
        def manifest(self, members: list[tuple[str, bytes]]) -> bytes:
            return super().manifest([*members, ("law/nowhere.toml", b"")])

    return Changed(SMALL, sealed(SMALL, 7)).written()


def framed(*members: tuple[str, bytes]) -> bytes:
    """Members in a frame, whatever they are."""
    return frame(list(members))


def reframed(at: int, value: bytes) -> bytes:
    """A valid bundle whose first frame says something else, with a sum that fits."""
    head = bytearray(GOOD[:512])
    head[at : at + len(value)] = value
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + GOOD[512:]


def reordered(names: list[str]) -> bytes:
    """A valid bundle's members in another order, or some of them."""
    bundle = whole(1, (3, 7))
    members = dict(bundle.members())
    made = members | {"manifest": bundle.manifest(bundle.members())}
    return frame([(name, made[name]) for name in names])


def signed(text: bytes) -> bytes:
    """A manifest of any text, signed by the server."""
    return framed(
        ("manifest", text + b"\n" + SERVER.line(text)), ("keys", policy()), ("facts", b""), ("checkpoints", b"")
    )


def with_members(**changes: bytes) -> bytes:
    """A bundle in which a member was replaced before the manifest was made."""

    class Changed(Bundle):
        def members(self) -> list[tuple[str, bytes]]:
            return [(name, changes.get(name, raw)) for name, raw in super().members()]

    return Changed(SMALL, sealed(SMALL, 7)).written()


LONG = f"\u2014 {LOG.name} {b64(bytes(75_000))}\n".encode()
STRANGE = f"\u2014 {LOG.name} {b64(b'strange signature')}\n".encode()
GOOD = whole(1, (3, 7)).written()
FACTS = dict(whole(1, (3, 7)).members())["facts"]
ORDER = ["manifest", "keys", "facts", "checkpoints", "law/limits.toml"]
HOSTILE = {
    "nothing": b"",
    "zeros": bytes(10_240),
    "text": b"hello" * 2000,
    "cut short": GOOD[:-512],
    "cut in a member": GOOD[:3000],
    "longer": GOOD + bytes(10_240),
    "one byte longer": GOOD + b"\0",
    "no manifest": reordered(ORDER[1:]),
    "no facts": reordered(["manifest", "keys", "checkpoints", "law/limits.toml"]),
    "other order": reordered(["manifest", "facts", "keys", "checkpoints", "law/limits.toml"]),
    "member twice": reordered([*ORDER, "law/limits.toml"]),
    "a device number": reframed(329, b"0000000\0"),
    "an owner": reframed(108, b"0000001\0"),
    "a time": reframed(136, b"00000000001\0"),
    "a link": reframed(156, b"2"),
    "a name after the name": reframed(90, b"x"),
    "a prefix": reframed(345, b"law"),
    "a negative size": reframed(124, b"-0000000001\0"),
    "a size in other digits": reframed(124, b"0o000000001\0"),
    "a token of a padded size": frame([("manifest", b""), ("tokens/007.tsr", b"")]),
    "a member nobody knows": frame([("manifest", b""), ("readme", b"")]),
    "too long a note": Bundle(SMALL, [sealed(SMALL, 7)[0] + LONG]).written(),
    "unreadable nowhere": rewritten(unreadable={"p0": []}),
    "path upwards": framed(("manifest", b""), ("law/../../etc/passwd", b"")),
    "path from the root": framed(("manifest", b""), ("/law/x", b"")),
    "path with a backslash": framed(("manifest", b""), ("law/\\x", b"")),
    "name that is no UTF-8": GOOD.replace(b"law/limits.toml", b"law/\xff\xfeimit.toml"),
    "manifest of nothing": signed(b"\n"),
    "manifest that is a list": signed(b"[]\n"),
    "manifest that is a number": signed(b"1\n"),
    "JSON bomb": signed(b"[" * 100_000 + b"]" * 100_000 + b"\n"),
    "huge number": signed(b'{"facts": ' + b"9" * 10_000 + b"}\n"),
    "not a number": signed(b'{"facts": NaN}\n'),
    "keys of JSON twice": signed(b'{\n "a": 1,\n "a": 2\n}\n'),
    "lone surrogate": signed(b'{\n "a": "\\ud800"\n}\n'),
    "not UTF-8": signed(b"\xff\n"),
    "negative count": rewritten(facts=-1),
    "huge count": rewritten(facts=10**18),
    "count one short": rewritten(facts=len(SMALL) - 1),
    "count that is true": rewritten(facts=True),
    "other positions": rewritten(first=2),
    "other format": rewritten(format="hoso-evidence/2"),
    "unknown scope": rewritten(scope={"kind": "some"}),
    "scope with more": rewritten(scope={"kind": "all", "why": "x"}),
    "other indent": as_signed(2, b""),
    "member that is not there": named_twice(),
    "negative delay": Bundle([replace(SMALL[0], behind=-1)], []).written(),
    "negative number": Bundle([replace(SMALL[0], number=-1)], []).written(),
    "negative version": Bundle([replace(SMALL[0], version=-1)], []).written(),
    "too many signatures": Bundle(SMALL, [sealed(SMALL, 7)[0] + STRANGE * 70]).written(),
    "partial of everything": rewritten(partial=["x"]),
    "a field more": rewritten(more=1),
    "members that are a list": rewritten(members=[]),
    "unreadable of text": rewritten(unreadable={"p0": ["4"]}),
    "unreadable that is a list": rewritten(unreadable=[1]),
    "header beyond the end": with_members(facts=b"\xff\xff\xff\xff" + FACTS[4:]),
    "header of nothing": with_members(facts=bytes(4) + FACTS[4:]),
    "unknown form": with_members(facts=FACTS[:4] + b"\2" + FACTS[5:]),
    "negative position": with_members(facts=FACTS[:5] + b"\xff" + FACTS[6:]),
    "stream beyond its header": with_members(facts=FACTS[:13] + b"\x7f" + FACTS[14:]),
    "facts with a byte more": with_members(facts=FACTS + b"\0"),
    "checkpoint of nothing": with_members(checkpoints=bytes(4)),
    "checkpoint beyond the end": with_members(checkpoints=b"\0\0\xff\xff"),
    "checkpoints in another order": Bundle(SMALL, sealed(SMALL, 7, 3)).written(),
    "a checkpoint twice": Bundle(SMALL, sealed(SMALL, 7, 7)).written(),
    "a token of a folder": frame([("manifest", b""), ("tokens/../x.tsr", b"")]),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_input_ends_in_one_sentence(
    inspector: Inspector, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = inspector.ask(HOSTILE[what])

    printed = capsys.readouterr().err
    assert (answer.exit, answer.report) == (2, {})
    assert printed.startswith("hoso-verify: ")
    assert printed.count("\n") == 1


def test_a_manifest_has_one_signature(inspector: Inspector) -> None:
    assert inspector.ask(as_signed(None, b"")).exit == 0
    assert inspector.ask(as_signed(None, STRANGE)).failed == [0]


def test_a_fact_whose_body_is_no_json_is_named_where_it_is_needed(inspector: Inspector) -> None:
    for place, check in ((1, 12), (2, 9), (8, 11)):
        for body in (b"", b"[" * 100_000, b"[]", b"\xff", b'{"subject": [], "digest": 1, "year": {}}'):
            facts = chained([replace(f, body=body) if f.position == place else f for f in SMALL])

            assert check in inspector.ask(Bundle(facts, sealed(facts, 7))).failed


def test_a_key_file_that_is_none_is_refused(inspector: Inspector) -> None:
    for key in (b" ", b"\xff", b"log x\nquorum none\n", b"quorum none\n" * 200_000, b"\n" * 5000 + policy()):
        assert inspector.ask(GOOD, key=key).exit == 2


def test_a_policy_of_many_nested_groups_is_read(inspector: Inspector) -> None:
    groups = [f"group g{n} any g{n - 1}\n" for n in range(1, 2000)]
    key = policy(quorum=0).decode().replace("quorum none\n", "group g0 any w1\n" + "".join(groups) + "quorum g1999\n")

    assert inspector.ask(GOOD, key=key.encode()).exit == 0


def test_files_that_are_not_there_are_said_to_be_missing(inspector: Inspector, tmp_path: Path) -> None:
    assert hoso_verify.main([str(tmp_path / "nowhere")]) == 2
    assert inspector.ask(GOOD, "--receipt", str(tmp_path / "nowhere")).exit == 2
    with pytest.raises(SystemExit) as ended:
        hoso_verify.main([])
    assert ended.value.code == 2
