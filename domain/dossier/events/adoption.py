"""Facts taken over from another system's history (tiếp nhận dữ liệu cũ).

They name no article: what another system did rests on none of ours.

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.values import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAdopted:
    """A dossier of another system was taken over with its attributes (tiếp nhận hồ sơ từ hệ thống khác).

    lifecycle_model and classifiers are what the log said of all its events: which transitions they may have, and by
    which of their attributes (XES keys, divided by blanks) they are distinguished.
    """

    TOPIC: ClassVar[str] = "dossier.adopted.v1"
    ACT: ClassVar[None] = None
    by: ActorId
    occurred_at: datetime
    source: str
    case: str
    channel: str | None
    started_at: datetime | None
    deadline_at: datetime | None
    planned_end_at: datetime | None
    ended_at: datetime | None
    attributes: dict[str, str]
    lifecycle_model: str | None
    classifiers: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionExtended:
    """A later export of the other system says more of a dossier than before (bổ sung dữ liệu tiếp nhận).

    Only what was not known is said here; what was known stays. occurred_at is when the dossier began, as it was
    when it was taken over.
    """

    TOPIC: ClassVar[str] = "dossier.adoption_extended.v1"
    ACT: ClassVar[None] = None
    by: ActorId
    occurred_at: datetime
    channel: str | None
    deadline_at: datetime | None
    planned_end_at: datetime | None
    ended_at: datetime | None
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityAdopted:
    """One event of a taken-over history (tiếp nhận bước xử lý từ hệ thống khác).

    transition is what became of the activity, as the other system wrote it (XES lifecycle:transition: start,
    complete, ...); began_at when it began, where the event gives both its beginning and its end. None: not said.
    """

    TOPIC: ClassVar[str] = "dossier.activity_adopted.v1"
    ACT: ClassVar[None] = None
    by: ActorId
    occurred_at: datetime
    sequence: int
    activity: str
    actor: str | None
    group: str | None
    instance: str | None
    transition: str | None
    began_at: datetime | None
    attributes: dict[str, str]
