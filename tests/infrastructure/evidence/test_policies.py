"""Keys and policies that could be read in two ways are refused (chính sách tin cậy)."""

import pytest

from infrastructure.evidence.hoso_verify import PLAIN, WRONG, Key, Policy, read_key
from tests.infrastructure.evidence.bundles import (
    LOG,
    WITNESSES,
    Signer,
    b64,
)

ML_DSA = f"pq.example+12345678+{b64(bytes([6]) + bytes(1312))}"
THIEF = Signer(LOG.name, "thief")


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "quorum none\nquorum none",
        "quorum nobody",
        "group g 2 w1 w1\nquorum g",
        "group g 1 h\ngroup h 1 g\nquorum g",
        "group g 0 w1\nquorum g",
        "group g 2 w1\nquorum g",
        "group g any none\nquorum g",
        "group g any w1\ngroup h any w1\nquorum h",
        f"witness w1 {WITNESSES['w2'].vkey(4)}\nquorum none",
        f"witness w4 {WITNESSES['w1'].vkey(4)}\nquorum none",
        f"witness self {LOG.vkey(4)}\nquorum self",
        f"witness none {WITNESSES['w2'].vkey(4)}\nquorum none",
        f"witness w5 {WITNESSES['w2'].vkey(1)}\nquorum none",
        f"log {LOG.vkey()}\nquorum none",
        f"validity {THIEF.vkey()} - -\nquorum none",
        f"validity {LOG.vkey()} gestern -\nquorum none",
        f"validity {LOG.vkey()} 2026-01-01T00:00:00 -\nquorum none",
        f"server {LOG.vkey()}\nquorum none",
        "magic\nquorum none",
        "quorum none\r",
        f"witness w6 {ML_DSA}\nquorum none",
    ],
)
def test_a_policy_that_could_be_read_in_two_ways_is_refused(lines: str) -> None:
    known = f"log {LOG.vkey()}\nwitness w1 {WITNESSES['w1'].vkey(4)}\n"

    Policy(f"{known}group two all w1\nquorum two\n".encode())
    with pytest.raises(WRONG):
        Policy((known + lines + "\n").encode())


P = 2**255 - 19
EIGHTH = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826


@pytest.mark.parametrize("y", [0, 1, P - 1, P, P + 1, EIGHTH, P - EIGHTH, 2**255 - 1])
@pytest.mark.parametrize("sign", [0, 1 << 255])
def test_keys_that_many_signatures_would_fit_are_refused(y: int, sign: int) -> None:
    key = Key("log", PLAIN + (y | sign).to_bytes(32, "little"))

    with pytest.raises(ValueError, match="small order"):
        read_key(str(key), PLAIN)


@pytest.mark.parametrize("raw", [b"", b"\xff", f"{LOG.vkey()} http://log.example\n".encode()], ids=repr)
def test_a_file_that_is_no_policy_is_refused(raw: bytes) -> None:
    assert Policy(f"\n# ours\n{LOG.vkey()}\n".encode()).met([])
    with pytest.raises(WRONG):
        Policy(raw)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "log",
        "log+00000000",
        LOG.vkey().replace("+", "+0", 1),
        LOG.vkey() + "=",
        LOG.vkey(4),
        f"{LOG.name}+{THIEF.id(1).hex()}+{LOG.vkey().split('+', 2)[2]}",
        f"two words+{LOG.id(1).hex()}+{LOG.vkey().split('+', 2)[2]}",
        f"{LOG.name}+{LOG.id(1).hex()}+{b64(bytes([1] * 32))}",
    ],
)
def test_a_vkey_with_a_foreign_id_or_type_is_refused(vkey: str) -> None:
    with pytest.raises(WRONG):
        read_key(vkey, PLAIN)
