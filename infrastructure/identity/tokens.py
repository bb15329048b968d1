"""Signed tokens: who acts, in which role, for which agency (mã truy cập)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from application.access.actors import Actor, Role
from application.ports import Clock
from domain.values import ActorId, AgencyId, PersonRef, UnitId
from infrastructure.identity.private_file import key_once

ISSUER = "hoso"
MOST_CACHED = 10_000


class TokenRefused(Exception):
    """The token is not ours, was changed, or is over (mã truy cập không hợp lệ)."""


class Tokens:
    """Issues and checks Ed25519 JSON Web Tokens under a key made at first start (mã truy cập)."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        made = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self._key = OKPKey.import_key(key_once(folder / "token-ed25519.pem", made))
        self._clock = clock
        self._cached: dict[str, tuple[Actor, float]] = {}

    def issue(self, actor: Actor, valid_for: timedelta) -> str:
        """A token for an actor, valid from now."""
        now = self._clock.now()
        claims: dict[str, Any] = {"iss": ISSUER, "sub": actor.id, "role": actor.role.value}
        claims |= {"iat": int(now.timestamp()), "exp": int((now + valid_for).timestamp())}
        named = {"agency": actor.agency, "unit": actor.unit, "person": actor.person}
        claims |= {name: value for name, value in named.items() if value is not None}
        return jwt.encode({"alg": "Ed25519"}, claims, self._key, algorithms=["Ed25519"])

    def actor(self, token: str) -> Actor:
        """Who stands behind a token. Raises TokenRefused with what is wrong."""
        known = self._cached.get(token)
        if known is None:
            known = self._checked(token)
            if len(self._cached) >= MOST_CACHED:
                self._cached.clear()
            self._cached[token] = known
        actor, expires = known
        if self._clock.now().timestamp() >= expires:
            at = datetime.fromtimestamp(expires, UTC)
            raise TokenRefused(f"the token expired at {at.isoformat()}: ask for a new one")
        return actor

    def _checked(self, token: str) -> tuple[Actor, float]:
        try:
            claims = jwt.decode(token, self._key, algorithms=["Ed25519"]).claims
        except (JoseError, ValueError) as error:
            raise TokenRefused("the token is not signed by this installation: ask for one with «hoso token»") from error
        return actor_of(claims), float(claims.get("exp", 0))


def actor_of(claims: dict[str, Any]) -> Actor:
    """The actor that claims describe. Raises TokenRefused."""
    try:
        role = Role(claims["role"])
    except (KeyError, ValueError) as error:
        raise TokenRefused(f"the token names no known role: one of {', '.join(Role)}") from error
    if claims.get("iss") != ISSUER or not claims.get("sub") or role in (Role.SYSTEM, Role.PUBLIC):
        raise TokenRefused("the token lacks issuer or subject, or claims a role nobody can hold")
    agency, unit, person = claims.get("agency"), claims.get("unit"), claims.get("person")
    return Actor(
        ActorId(claims["sub"]),
        role,
        AgencyId(agency) if agency else None,
        UnitId(unit) if unit else None,
        PersonRef(person) if person else None,
    )
