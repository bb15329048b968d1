"""The birth and death chains since 01/9/2026 (liên thông khai sinh, khai tử; NĐ 63/2024 sửa đổi bởi NĐ 301/2026).

Each reads the law of the day that sets it off, or of ``on``: what was received before is under the old decree, which
has none of these limits, unless the applicant chose the new one (``transition``). Hours run on the clock [D]: the
decree says «giờ làm việc» where it means office hours. Time for which the applicant completes the dossier or confirms
on VNeID does not count, nor does an announced outage (Điều 4 khoản 7).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.law.deadlines import Due, Pause
from domain.law.in_force import Deadline, InForce, deadline
from domain.values import legal_day

Outage = tuple[datetime, datetime]
"""From when to when a system did not work (thời gian sự cố)."""


def birth_chain_by(received: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """The end of the whole birth group (cả nhóm liên thông khai sinh; Điều 7 khoản 2; R80)."""
    return deadline("linked.birth.whole", received, law, on=on)


def birth_chain_verified_by(received: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """The same where facts must be verified (phải xác minh; Điều 7 khoản 2; R80)."""
    return deadline("civil_status.birth.whole_verified", received, law, on=on)


def birth_registered_by(full_at: datetime, law: InForce, outages: Iterable[Outage] = ()) -> Deadline:
    """By when a birth is registered, from the full dossier in the system (đăng ký khai sinh; Điều 8.1; R81, R85)."""
    return _without_outages(deadline("civil_status.birth.registration", full_at, law), outages)


def notice_given_by(arrived: datetime, law: InForce, outages: Iterable[Outage] = ()) -> Deadline:
    """By when registration is refused or a supplement asked for (thông báo từ chối, bổ sung; Điều 8 khoản 1; R81)."""
    return _without_outages(deadline("civil_status.birth.notice", arrived, law), outages)


def chain_supplied_by(asked: datetime, law: InForce, *, on: date | None = None) -> Deadline:
    """The last day for the applicant to supply; then the chain stops (bổ sung hồ sơ; Điều 8 khoản 1; R82)."""
    return deadline("civil_status.birth.supply", asked, law, on=on)


def chain_stops_on(asked: datetime, law: InForce, *, on: date | None = None) -> date:
    """The first day on which an unsupplied chain is stopped (dừng xử lý; Điều 8 khoản 1; R82)."""
    last = chain_supplied_by(asked, law, on=on).due.on
    return law.calendar.next_working_day(last + timedelta(days=1))


def residence_registered_by(arrived: datetime, law: InForce, pauses: tuple[Pause, ...] = ()) -> Deadline:
    """By when a child's residence with its parents is registered (đăng ký thường trú; Điều 8 khoản 2; R83)."""
    return deadline("civil_status.birth.residence", arrived, law, pauses=pauses)


def residence_registered_verified_by(confirmed: datetime, law: InForce) -> Deadline:
    """The same with verification, from the e-dossier and the confirmation on VNeID (xác minh; Điều 8.2; R83)."""
    return deadline("civil_status.birth.residence_verified", confirmed, law)


def residence_confirmed_by(asked: datetime, law: InForce) -> Deadline:
    """By when the others confirm on VNeID (xác nhận trên VNeID; Điều 8 khoản 2; R83)."""
    return deadline("civil_status.birth.confirmation", asked, law)


def residence_notice_by(arrived: datetime, law: InForce) -> Deadline:
    """By when the police say what is missing (thông báo hồ sơ thường trú chưa đủ; Điều 8 khoản 2; R83)."""
    return deadline("civil_status.birth.residence_notice", arrived, law)


def identity_number_by(asked: datetime, law: InForce) -> Deadline:
    """By when trouble with a personal number is settled (vướng mắc về số định danh; Điều 8 khoản 1; R81)."""
    return deadline("civil_status.birth.identity_number", asked, law)


def identity_card_by(arrived: datetime, law: InForce) -> Deadline:
    """By when the identity card is issued, if asked for (cấp thẻ căn cước; Điều 7 khoản 2, Điều 8 khoản 3a; R84)."""
    return deadline("civil_status.birth.identity_card", arrived, law)


def system_repaired_by(announced: datetime, law: InForce) -> Deadline:
    """By when a failure is repaired after its announcement (khắc phục sự cố; Điều 4 khoản 7; R85)."""
    return deadline("civil_status.birth.system_repair", announced, law)


def death_registered_by(full_at: datetime, law: InForce, outages: Iterable[Outage] = ()) -> Deadline:
    """By when a death is registered (đăng ký khai tử; Điều 14; R86)."""
    return _without_outages(deadline("civil_status.death.registration", full_at, law), outages)


def death_settled_by(office: str, arrived: datetime, law: InForce, pauses: tuple[Pause, ...] = ()) -> Deadline:
    """By when an office of the death chain settles its part (các cơ quan trong liên thông khai tử; Điều 14; R86).

    office names its parameter under ``civil_status.death``, such as ``social_insurance``, ``health``, ``home_affairs``.
    """
    return deadline(f"civil_status.death.{office}", arrived, law, pauses=pauses)


def outage_pauses(outages: Iterable[Outage]) -> tuple[Pause, ...]:
    """Outages as days that do not count in a limit of days: from its first day to the one it ends on [D]."""
    days = ((legal_day(since), legal_day(until)) for since, until in outages)
    return tuple(Pause(first, last, "sự cố hệ thống đã thông báo") for first, last in days if first < last)


def _without_outages(found: Deadline, outages: Iterable[Outage]) -> Deadline:
    """A limit of hours goes on from the moment the system works again (Điều 4 khoản 7; R85)."""
    end, counted = found.due.at, found.counted_from
    for since, until in sorted(outages):
        begin = max(since, counted)
        if begin < end and begin < until:
            end, counted = end + (until - begin), until
    return replace(found, due=Due(legal_day(end), end))
