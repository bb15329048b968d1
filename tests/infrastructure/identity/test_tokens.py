"""Signed tokens: who they name, when they end, and the one key they are signed with."""

import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey

from application.access.actors import Actor, Role
from domain.values import ActorId, AgencyId, PersonRef, UnitId
from infrastructure.identity.tokens import ISSUER, TokenRefused, Tokens

OFFICER = Actor(ActorId("cb-1"), Role.CASE, AgencyId("H15.50"), UnitId("P1"))
HOUR = timedelta(hours=1)


class Clock:
    """A present that a test moves."""

    def __init__(self) -> None:
        self.present = datetime(2026, 3, 2, 2, tzinfo=UTC)

    def now(self) -> datetime:
        """The present."""
        return self.present


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def tokens(tmp_path: Path, clock: Clock) -> Tokens:
    """Tokens of an installation."""
    return Tokens(tmp_path, clock)


@pytest.mark.parametrize(
    "actor",
    [OFFICER, Actor(ActorId("cd-1"), Role.APPLICANT, person=PersonRef("p-1")), Actor(ActorId("tt"), Role.INSPECTOR)],
)
def test_a_token_names_its_actor(tokens: Tokens, actor: Actor) -> None:
    token = tokens.issue(actor, HOUR)
    assert tokens.actor(token) == tokens.actor(token) == actor


def test_a_token_ends_even_when_it_was_accepted_before(tokens: Tokens, clock: Clock) -> None:
    token = tokens.issue(OFFICER, HOUR)
    tokens.actor(token)
    clock.present += timedelta(minutes=59)
    tokens.actor(token)
    clock.present += timedelta(minutes=1)
    with pytest.raises(TokenRefused, match="expired at 2026-03-02T03:00:00"):
        tokens.actor(token)


def test_a_changed_token_is_refused(tokens: Tokens) -> None:
    token = tokens.issue(OFFICER, HOUR)
    for place in range(0, len(token) - 1, 11):
        other = "A" if token[place] != "A" else "B"
        with pytest.raises(TokenRefused, match="hoso token"):
            tokens.actor(token[:place] + other + token[place + 1 :])


def test_a_token_of_another_installation_is_refused(tokens: Tokens, tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(TokenRefused, match="not signed by this installation"):
        tokens.actor(Tokens(tmp_path / "other", clock).issue(OFFICER, HOUR))


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"role": "case"},
        {"role": "king", "sub": "x", "iss": ISSUER},
        {"role": "case", "sub": "x", "iss": "elsewhere"},
        {"role": "case", "sub": "", "iss": ISSUER},
        {"role": "system", "sub": "x", "iss": ISSUER},
        {"role": "public", "sub": "x", "iss": ISSUER},
        {"role": "case", "sub": "x", "iss": ISSUER},
    ],
)
def test_our_signature_under_claims_that_name_nobody_is_not_enough(
    tokens: Tokens, tmp_path: Path, claims: dict[str, str]
) -> None:
    """The last one names somebody, but no end."""
    key = OKPKey.import_key((tmp_path / "token-ed25519.pem").read_bytes())
    token = jwt.encode({"alg": "Ed25519"}, claims, key, algorithms=["Ed25519"])
    with pytest.raises(TokenRefused):
        tokens.actor(token)


def test_the_key_is_for_its_owner_alone_and_stays(tokens: Tokens, tmp_path: Path, clock: Clock) -> None:
    (key,) = tmp_path.iterdir()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    token = tokens.issue(OFFICER, HOUR)
    assert Tokens(tmp_path, clock).actor(token) == OFFICER


PROGRAM = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from application.access.actors import Actor, Role
from infrastructure.identity.tokens import Tokens
from infrastructure.system_clock import SystemClock
print("ready", flush=True)
sys.stdin.readline()
print(Tokens(Path(sys.argv[1]), SystemClock()).issue(Actor("cb-1", Role.CASE), timedelta(hours=1)))
"""


def test_processes_that_start_together_make_one_key(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "identity")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    every = [subprocess.Popen(command, **pipes) for _ in range(3)]  # type: ignore[call-overload]
    for one in every:
        assert one.stdout.readline() == "ready\n"
    for one in every:
        one.stdin.write("go\n")
        one.stdin.flush()
    made = [one.communicate(timeout=60)[0].strip() for one in every]
    now = Clock()
    now.present = datetime.now(UTC)
    tokens = Tokens(tmp_path / "identity", now)
    assert {tokens.actor(token).id for token in made} == {"cb-1"}
    assert [file.name for file in (tmp_path / "identity").iterdir()] == ["token-ed25519.pem"]
