"""Were procedures announced and entered in time, and in full (kiểm tra công bố, công khai thủ tục hành chính)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from application.audits.histories import Histories
from application.audits.scope import AuditScope, midnight
from application.ports import Fact
from domain.errors import LawNotLoaded
from domain.law.in_force import InForce
from domain.law.parameters import Value
from domain.law.publication.rules import PublisherLevel, announced_by, announced_by_service_index, entered_by
from domain.procedure.content import ProcedureContent
from domain.procedure.events import ProcedureAmended, ProcedurePublished, ProcessApproved
from domain.values import legal_day

_PROVINCIAL = ("Ủy ban nhân dân", "UBND", "Sở ", "Hội đồng nhân dân")
"""How the names of provincial publishers begin; every other publisher is a ministry or stands as high as one."""


class InTime(StrEnum):
    """Whether something was done by its day; unknown where a date is not recorded (đúng hạn công bố)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RequiredPart:
    """One part that a published procedure must have (bộ phận của thủ tục; NĐ 63/2010 Điều 8 khoản 2)."""

    key: str
    vi: str
    is_stated: Callable[[ProcedureContent], bool]


PARTS: tuple[RequiredPart, ...] = (
    RequiredPart("name", "tên thủ tục", lambda content: bool(content.name.strip())),
    RequiredPart("ways", "cách thức thực hiện", lambda content: any(limit.channel for limit in content.limits or ())),
    RequiredPart("components", "thành phần, số lượng hồ sơ", lambda content: content.components is not None),
    RequiredPart("limits", "thời hạn giải quyết", lambda content: bool(content.limits or content.limit_text)),
    RequiredPart("applicants", "đối tượng thực hiện", lambda content: bool(content.applicants)),
    RequiredPart("agencies", "cơ quan thực hiện", lambda content: bool(content.agencies)),
)
"""Six of the seven: the record has no place for the order of acts (trình tự thực hiện), see the notes of the report."""


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """One version of a procedure as it was made known (một lần công bố).

    announced: before it took effect, by the decree's days; announced_766: by the working days of the service index;
    entered: into the national database after its decision was signed. missing: keys of parts nobody stated.
    """

    procedure: str
    name: str
    version: int
    announced: InTime
    announced_766: InTime
    entered: InTime
    missing: tuple[str, ...]
    content: ProcedureContent
    position: int


def publications(histories: Histories, scope: AuditScope, law: InForce) -> Iterator[PublishedVersion]:
    """Every version of a scope's procedures that was made known in its period."""
    for stream, facts in histories.streams("procedure/"):
        key = stream.removeprefix("procedure/")
        made_known = [fact for fact in facts if isinstance(fact.event, ProcedurePublished | ProcedureAmended)]
        if scope.procedure not in (None, key) or not made_known:
            continue
        if scope.field is not None and made_known[-1].event.content.field != scope.field:
            continue
        for number, fact in enumerate(made_known, 1):
            if _within(scope, fact):
                yield _publication(key, number, fact, law)


def processes(histories: Histories, scope: AuditScope) -> Iterator[Fact]:
    """Every approval of an internal process in a scope's period."""
    for _, facts in histories.streams("process/"):
        for fact in facts:
            if not isinstance(fact.event, ProcessApproved) or not _within(scope, fact):
                continue
            if scope.field not in (None, fact.event.field):
                continue
            if scope.procedure is None or scope.procedure in fact.event.procedures:
                yield fact


def newest(found: Iterable[PublishedVersion]) -> dict[str, PublishedVersion]:
    """The last version of each procedure."""
    return {one.procedure: one for one in found}


def _publication(key: str, number: int, fact: Fact, law: InForce) -> PublishedVersion:
    event = fact.event
    content: ProcedureContent = event.content
    signed = event.decision.signed_on if event.decision else None
    authority = _authority(content)
    return PublishedVersion(
        procedure=key,
        name=content.name,
        version=number,
        announced=_announced(signed, event.effective_on, lambda day: announced_by(authority, day, law)),
        announced_766=_announced(
            signed, event.effective_on, lambda day: announced_by_service_index(authority, day, law)
        ),
        entered=_entered(signed, event.occurred_at, authority, law),
        missing=tuple(part.key for part in PARTS if not part.is_stated(content)),
        content=content,
        position=fact.position,
    )


def _announced(
    signed: date | None, effective_on: date | None, last_day: Callable[[date], tuple[date, Value]]
) -> InTime:
    if signed is None or effective_on is None:
        return InTime.UNKNOWN
    try:
        return InTime.YES if signed <= last_day(effective_on)[0] else InTime.NO
    except LawNotLoaded:
        return InTime.UNKNOWN


def _entered(signed: date | None, at: datetime, authority: PublisherLevel, law: InForce) -> InTime:
    if signed is None:
        return InTime.UNKNOWN
    try:
        due = entered_by(authority, midnight(signed), law).due
    except LawNotLoaded:
        return InTime.UNKNOWN
    return InTime.YES if legal_day(at) <= due.on else InTime.NO


def _authority(content: ProcedureContent) -> PublisherLevel:
    publisher = content.publisher.name if content.publisher else ""
    return "province" if publisher.startswith(_PROVINCIAL) else "ministry"


def _within(scope: AuditScope, fact: Fact) -> bool:
    day = legal_day(fact.event.occurred_at)
    if scope.happened_at is not None and fact.event.occurred_at > scope.happened_at:
        return False
    return (scope.since is None or scope.since <= day) and (scope.before is None or day < scope.before)
