"""What a digital citizen pays for what is filed online (công dân số; NQ 66.22/2026/NQ-CP).

A digital citizen has an e-identity account of level 2 and the five basic papers integrated in VNeID, and files online
with the paper of the procedure (Điều 3, Phụ lục I). The day of filing decides [D]. Which procedures stand in Phụ lục
II and III is the resolution's list; a share is named by its parameter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.errors import LawNotLoaded
from domain.law.in_force import InForce
from domain.law.money import refuse_negative, whole_dong
from domain.values import Channel


@dataclass(frozen=True, slots=True)
class DigitalIdentity:
    """What makes a person a digital citizen for one filing (điều kiện công dân số).

    identity_level is that of the account, papers the basic ones integrated; has_paper: the procedure's own paper too.
    """

    identity_level: int
    papers: int
    has_paper: bool


def is_digital_citizen(identity: DigitalIdentity, channel: Channel, on: date, law: InForce) -> bool:
    """Whether a filing is a digital citizen's (công dân số; NQ 66.22/2026 Điều 5 khoản 1; R94). False out of force."""
    needed = _share("digital_citizen.documents_integrated", on, law)
    online = channel is Channel.ONLINE
    return bool(
        needed is not None
        and online
        and identity.identity_level >= 2
        and identity.papers >= needed
        and identity.has_paper
    )


def digital_citizen_fee(full: int, share: str, filed_on: date, law: InForce) -> int:
    """The fee in đồng of a digital citizen; the full one out of force (phí, lệ phí của công dân số; R94, R95).

    share names a parameter such as ``digital_citizen.free``. Căn cứ: NQ 66.22/2026/NQ-CP Điều 5, Phụ lục II, III.
    """
    refuse_negative(full)
    part = _share(share, filed_on, law)
    return full if part is None else whole_dong(full * part)


def fire_design_fee(full: int, filed_on: date, law: InForce) -> int:
    """The fee for examining a fire design, between its least and its most (thẩm định thiết kế PCCC; R95)."""
    fee = digital_citizen_fee(full, "digital_citizen.fire_design", filed_on, law)
    least, most = (_share(f"digital_citizen.fire_design_{end}", filed_on, law) for end in ("least", "most"))
    return fee if least is None or most is None else whole_dong(min(max(Decimal(fee), least), most))


def registration_fee(full: int, share: str, filed_on: date, law: InForce) -> int:
    """The registration fee (lệ phí trước bạ), whose saving is capped by the base salary (lương cơ sở; R95).

    Once a year a person, which is for the caller to find. Căn cứ: NQ 66.22/2026/NQ-CP Phụ lục III.
    """
    lowered = digital_citizen_fee(full, share, filed_on, law)
    times = _share("digital_citizen.saving_base_salaries", filed_on, law)
    if times is None:
        return lowered
    most = times * Decimal(law.value("fees.base_salary", filed_on).value)
    return max(lowered, full - whole_dong(most))


def most_favourable(fees: Iterable[int]) -> int:
    """What is owed where several favours meet: the highest favour, not their sum (NQ 66.22/2026 Điều 5.2; R94)."""
    return min(fees)


def _share(name: str, on: date, law: InForce) -> Decimal | None:
    try:
        return Decimal(law.value(name, on).value)
    except LawNotLoaded:
        return None
