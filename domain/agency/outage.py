"""When an agency's electronic system does not work, as it was announced (sự cố, tạm ngừng dịch vụ trực tuyến)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from domain.errors import NotPermitted
from domain.values import AgencyId, Article


class OutageKind(StrEnum):
    """Whether the stop was planned, or came without anybody's will (tạm ngừng theo kế hoạch, bất khả kháng)."""

    PLANNED = "planned"
    FORCE_MAJEURE = "force_majeure"


@dataclass(frozen=True, slots=True)
class AnnounceOutage:
    """Announce that a system does not work from one instant to another (thông báo sự cố, tạm ngừng dịch vụ).

    until is when it works again, or is expected to. places are those concerned, none for all. Instants are aware UTC.
    A later announcement of the same beginning puts the end right.
    """

    agency: AgencyId
    kind: OutageKind
    since: datetime
    until: datetime
    places: tuple[str, ...]
    said_at: datetime
    basis: Article


@dataclass(frozen=True, slots=True)
class OutageAnnounced:
    """An outage was announced (đã thông báo sự cố, tạm ngừng dịch vụ)."""

    TOPIC: ClassVar[str] = "agency.outage_announced.v1"

    agency: AgencyId
    kind: OutageKind
    since: datetime
    until: datetime
    places: tuple[str, ...]
    said_at: datetime
    basis: Article
    occurred_at: datetime


class OutageOutOfOrder(NotPermitted):
    """An outage that ends before it begins, or was announced later than now (thời gian sự cố không hợp lệ)."""

    code = "OUTAGE_OUT_OF_ORDER"


def announce(command: AnnounceOutage, known: tuple[OutageAnnounced, ...], at: datetime) -> tuple[OutageAnnounced, ...]:
    """The fact that an announcement makes; none where the same was said already (thông báo sự cố)."""
    if not command.since < command.until or command.said_at > at or not all(place.strip() for place in command.places):
        raise OutageOutOfOrder(
            "Sự cố phải có thời điểm kết thúc sau thời điểm bắt đầu, thời điểm thông báo không sau hiện tại và tên nơi "
            "chịu ảnh hưởng; đề nghị ghi lại.",
            basis="NĐ 301/2026/NĐ-CP Điều 4 khoản 7",
            details={"rule": "R85", "since": command.since.isoformat(), "until": command.until.isoformat()},
        )
    fact = OutageAnnounced(
        command.agency, command.kind, command.since, command.until, command.places, command.said_at, command.basis, at
    )
    return () if any(_says_the_same(fact, other) for other in known) else (fact,)


def _says_the_same(one: OutageAnnounced, other: OutageAnnounced) -> bool:
    return replace(one, occurred_at=other.occurred_at) == other
