"""The verifier is one file that needs nobody, and agrees with others' vectors (chạy độc lập)."""

import ast
import base64
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.calendar.events import CalendarYearOpened, HolidayDeclared, WorkingDaySwapped
from domain.calendar.state import WorkingCalendar, evolve
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, Pause, TimeLimit, TimeUnit, due
from domain.values import Article
from infrastructure.evidence import hoso_verify
from infrastructure.evidence.hoso_verify import PLAIN, Calendar, consistent, included, read_key, read_note, root_of
from tests.infrastructure.evidence.bundles import Bundle, Tree, log_of, policy, sealed, sha, whole
from tests.infrastructure.evidence.inspector import Inspector

PROGRAM = Path(hoso_verify.__file__)
MOST_LINES, MOST_COLUMNS = 520, 120  # 400 held until every unit of time and a page in Vietnamese were asked of it


def test_it_imports_the_standard_library_and_cryptography() -> None:
    named = set()
    for node in ast.walk(ast.parse(PROGRAM.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            named |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level
            named.add(str(node.module).split(".")[0])

    assert named - set(sys.stdlib_module_names) == {"cryptography"}


def test_it_is_short() -> None:
    lines = PROGRAM.read_text("utf-8").splitlines()

    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= MOST_COLUMNS


def test_it_runs_from_another_folder_without_the_project(tmp_path: Path) -> None:
    shutil.copy(PROGRAM, tmp_path / "copied.py")
    (tmp_path / "bundle.tar").write_bytes(whole().written())
    (tmp_path / "key").write_bytes(policy())

    asked = [sys.executable, "-I", "copied.py", "bundle.tar", "--key", "key", "--json"]
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["format"] == "hoso-verify/1"


def test_what_cannot_be_read_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "key").write_bytes(policy())
    (tmp_path / "page.tar").write_text("not a bundle")

    assert hoso_verify.main([str(tmp_path / "page.tar"), "--key", str(tmp_path / "key")]) == 2

    said = capfd.readouterr().err
    assert said.endswith("page.tar: không phải gói chứng cứ | not a bundle of evidence (tar)\n")
    assert said.count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_the_statement_is_written_whatever_the_locale(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "bundle.tar").write_bytes(whole().written())
    (tmp_path / "key").write_bytes(policy())

    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    asked = [sys.executable, str(PROGRAM), "bundle.tar", "--key", "key"]
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, env=environment, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert "KẾT LUẬN" in done.stdout.decode()


def test_without_its_one_package_it_says_what_to_do(tmp_path: Path) -> None:
    asked = [sys.executable, "-I", "-S", str(PROGRAM), "bundle.tar"]  # -S: no package that was installed
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)

    message = "hoso-verify needs the package cryptography: python3 -m pip install cryptography\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)


def test_the_roots_are_those_of_the_definition(inspector: Inspector) -> None:
    leaves = [sha(bytes([n])) for n in range(70)]
    tree = Tree(leaves)
    for new in range(1, 71):
        for old in range(1, new + 1):
            assert consistent(old, new, tree.root(0, old), tree.root(0, new), tree.subproof(old, 0, new))
            assert included(leaves[old - 1], old - 1, new, tree.path(old - 1, 0, new), tree.root(0, new))
            assert not included(leaves[old - 1], old, new, tree.path(old - 1, 0, new), tree.root(0, new))
    assert root_of([]) == sha(b"")


def probes(folder: Path, kind: str) -> list[dict[str, object]]:
    """The probes of a kind, each with its place."""
    return [json.loads(path.read_bytes()) for path in sorted((folder / kind).rglob("*.json"))]


def test_the_probes_of_transparency_dev(shared_data: Path) -> None:
    folder = shared_data / "vectors" / "merkle" / "testdata"
    raw = lambda text: base64.b64decode(text or "")  # noqa: E731
    answers = []
    for probe in probes(folder, "inclusion"):
        proof = [raw(one) for one in probe["proof"] or ()]  # type: ignore[attr-defined]
        place = int(probe["leafIdx"]), int(probe["treeSize"])  # type: ignore[call-overload]
        answers.append(included(raw(probe["leafHash"]), *place, proof, raw(probe["root"])) != probe["wantErr"])
    for probe in probes(folder, "consistency"):
        proof = [raw(one) for one in probe["proof"] or ()]  # type: ignore[attr-defined]
        sizes = int(probe["size1"]), int(probe["size2"])  # type: ignore[call-overload]
        answers.append(consistent(*sizes, raw(probe["root1"]), raw(probe["root2"]), proof) != probe["wantErr"])

    assert (len(answers), sum(answers)) == (196, 196)


def test_the_checkpoints_of_tessera(shared_data: Path) -> None:
    folder = shared_data / "vectors" / "tessera" / "testdata"
    key = read_key((folder / "public-key.txt").read_text().strip(), PLAIN)
    points = [read_note((folder / "log" / f"checkpoint.{size}").read_bytes(), [key]) for size in range(16)]

    assert [text.split(b"\n")[1] for text, _, _ in points] == [b"%d" % size for size in range(16)]
    assert [list(signers) for _, signers, _ in points] == [[key]] * 16
    tile = (folder / "log" / "tile" / "0" / "000.p" / "15").read_bytes()
    leaves = [tile[at : at + 32] for at in range(0, len(tile), 32)]
    for size, (text, _, _) in enumerate(points):
        peaks, begin = [], 0
        for level in reversed(range(size.bit_length())):
            if size >> level & 1:
                peaks.append(Tree(leaves).root(begin, begin + (1 << level)))
                begin += 1 << level
        assert base64.b64decode(text.split(b"\n")[2]) == root_of(peaks)


def test_it_counts_days_as_the_installation_does() -> None:
    dice, basis, at = random.Random(1), Article("thử"), datetime(2026, 1, 1, tzinfo=UTC)
    theirs, mine = WorkingCalendar(), Calendar()
    for year in (2025, 2026, 2027):
        theirs = evolve(theirs, CalendarYearOpened(year, basis, at))
        mine.add({"year": year})
    for _ in range(40):
        days = [date(2026, 1, 1) + timedelta(days=dice.randrange(365)) for _ in range(2)]
        if dice.random() < 0.5:
            theirs = evolve(theirs, HolidayDeclared("lễ", tuple(days), basis, at))
            mine.add({"days": [str(day) for day in days]})
        elif days[0] != days[1]:
            theirs = evolve(theirs, WorkingDaySwapped(days[0], days[1], basis, at))
            mine.add({"day_off": str(days[0]), "make_up": str(days[1])})
    hours = {"sessions": [["07:30:00", "11:30:00"], ["13:00:00", "17:00:00"]]}
    found: Counter[tuple[str, str]] = Counter()
    for _ in range(3000):
        unit = dice.choice(list(TimeUnit))
        amount = dice.choice(
            ["0.5", "1", "2.5", "3", "7", "10", "15.25", "30", "40"] if unit != "month" else ["1", "2"]
        )
        start = datetime(2026, 2, 1, tzinfo=UTC) + timedelta(seconds=dice.randrange(200 * 86_400))
        begins = [start.date() + timedelta(days=dice.randrange(-3, 20)) for _ in range(dice.randrange(3))]
        pauses = [Pause(day, day + timedelta(days=dice.randrange(9)), "") for day in begins]
        expected = due(start, TimeLimit(Decimal(amount), unit), DEFAULT_OFFICE_HOURS, theirs, tuple(pauses))
        promise = {
            "limit": {"amount": amount, "unit": unit.value}, "calendar": mine.version, "counted_from": str(start),
            "pauses": [{"start": str(pause.start), "end": str(pause.end)} for pause in pauses], "hours": hours,
            "due_at": expected.at.isoformat(), "due_on": str(expected.on), "extension": None, "unextended_at": None,
        }  # fmt: skip
        found.update([(unit.value, mine.keeps(promise))])
        later = promise | {"due_at": (expected.at + timedelta(days=1)).isoformat()}
        assert mine.keeps(later) != "recomputed"

    assert found["day", "recomputed"] > 300
    assert found["working_day", "recomputed"] > 300
    assert {what for _, what in found} == {"recomputed"}


def openssl(*words: str, folder: Path) -> None:
    """One command of openssl in a folder."""
    subprocess.run(["openssl", *words], cwd=folder, capture_output=True, check=True)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A timestamping authority of our own, made by openssl; skips without it."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a timestamping authority")
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "tsa.cnf").write_text(
        "[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:TRUE\n"
        "[tsa]\nextendedKeyUsage=critical,timeStamping\n"
        "[tsa_config]\nserial=serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4\n"
        "digests=sha256\naccuracy=secs:1\ness_cert_id_alg=sha256\nordering=no\ntsa_name=no\n"
    )
    (folder / "serial").write_text("01")
    rsa = ("-newkey", "rsa:2048", "-nodes", "-config", "tsa.cnf")
    for name in ("ca", "other"):
        openssl("req", "-x509", *rsa, "-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={name}",
                "-extensions", "ca", "-days", "3650", folder=folder)  # fmt: skip
    openssl("req", "-new", *rsa, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=tsa", folder=folder)
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "tsa.pem",
            "-extfile", "tsa.cnf", "-extensions", "tsa", "-days", "3650", folder=folder)  # fmt: skip
    return folder


def stamp(authority: Path, point: bytes, *, response: bool = True) -> bytes:
    """The answer of an authority over the text of a checkpoint, or only the token in it."""
    digest = sha(point.split(b"\n\n")[0] + b"\n").hex()
    openssl("ts", "-query", "-digest", digest, "-sha256", "-cert", "-out", "q.tsq", folder=authority)
    form = () if response else ("-token_out",)
    openssl("ts", "-reply", "-queryfile", "q.tsq", "-config", "tsa.cnf", "-section", "tsa_config", "-signer", "tsa.pem",
            "-inkey", "tsa.key", "-out", "r.tsr", *form, folder=authority)  # fmt: skip
    return (authority / "r.tsr").read_bytes()


def test_a_token_is_verified_by_openssl(inspector: Inspector, authority: Path) -> None:
    bundle = whole()
    bundle.tokens = {50: stamp(authority, bundle.points[3])}

    answer = inspector.ask(bundle, "--tsa-ca", str(authority / "ca.pem"))
    assert (answer.exit, answer.verdict(7)) == (0, "ok")
    assert answer.report["checks"][7]["figures"] == {"tokens": 1, "verified": 1}

    answer = inspector.ask(bundle)
    assert (answer.exit, answer.verdict(7)) == (3, "not checked")

    answer = inspector.ask(bundle, "--tsa-ca", str(authority / "other.pem"))
    assert (answer.exit, answer.verdict(7)) == (1, "failed")


def test_without_openssl_the_tokens_are_not_said_to_hold(
    inspector: Inspector, authority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = whole()
    bundle.tokens = {50: stamp(authority, bundle.points[3])}
    monkeypatch.setenv("PATH", str(inspector.folder))

    answer = inspector.ask(bundle, "--tsa-ca", str(authority / "ca.pem"))

    assert (answer.exit, answer.verdict(7), answer.failed) == (3, "not checked", [])


def test_a_token_over_something_else_or_before_the_seal_fails(inspector: Inspector, authority: Path) -> None:
    bundle, ca = whole(), str(authority / "ca.pem")
    bundle.tokens = {50: stamp(authority, bundle.points[2])}
    assert inspector.ask(bundle, "--tsa-ca", ca).failed == [7]

    bundle.tokens = {50: stamp(authority, bundle.points[3], response=False)}
    assert inspector.ask(bundle, "--tsa-ca", ca).failed == [7]

    bundle.tokens = {50: b"\x30\x03\x02\x01\x00"}
    assert inspector.ask(bundle, "--tsa-ca", ca).failed == [7]

    bundle.tokens = {49: stamp(authority, bundle.points[3])}
    assert inspector.ask(bundle, "--tsa-ca", ca).failed == [7]

    late = [fact.__class__(**{**vars_of(fact), "at": fact.at + timedelta(days=36_500)}) for fact in log_of()]
    future = Bundle(late, sealed(late, 50))
    future.tokens = {50: stamp(authority, future.points[0])}
    assert 7 in inspector.ask(future, "--tsa-ca", ca).failed


def with_status_before(response: bytes, status: bytes) -> bytes:
    """An answer whose status, which nobody signs, says something more."""
    begin = 2 + (response[1] & 127) * (response[1] > 127)
    assert response[begin : begin + 5] == b"\x30\x03\x02\x01\x00"
    text = b"\x0c" + bytes([len(status)]) + status
    info = b"\x02\x01\x00\x30" + bytes([len(text)]) + text
    rest = b"\x30" + bytes([len(info)]) + info + response[begin + 5 :]
    return b"\x30\x82" + len(rest).to_bytes(2) + rest


def test_the_time_of_a_token_is_the_one_that_was_signed(inspector: Inspector, authority: Path) -> None:
    bundle = whole()
    late = b"\nTime stamp: Jan  1 00:00:00 2020 GMT\n"
    bundle.tokens = {50: with_status_before(stamp(authority, bundle.points[3]), late)}

    answer = inspector.ask(bundle, "--tsa-ca", str(authority / "ca.pem"))

    assert (answer.exit, answer.report["checks"][7]["figures"]) == (0, {"tokens": 1, "verified": 1})


def vars_of(fact: object) -> dict[str, object]:
    """The fields of a fact."""
    return {name: getattr(fact, name) for name in fact.__dataclass_fields__}  # type: ignore[attr-defined]
