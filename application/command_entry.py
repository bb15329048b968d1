"""Whether a command may be entered as it is: when it is said to have happened, what its sender saw (ghi nhận)."""

from datetime import datetime, timedelta

from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import EntryMode
from application.ports import NewFact
from domain.dossier.refusals import refuse_future
from domain.errors import Contradicted, Malformed, NotPermitted
from domain.personal_data import refuse_personal_data
from domain.values import HO_CHI_MINH

LATE = timedelta(minutes=5)
"""What happened longer ago than this is entered late."""


class InstantNotYours(NotPermitted):
    """What an applicant does happens when it is received: he cannot date it (người nộp không tự ghi thời điểm)."""

    code = "INSTANT_NOT_YOURS"


class EnteredLateWithoutReason(NotPermitted):
    """What happened before now needs a reason why it is entered only now (ghi nhận muộn không có lý do)."""

    code = "ENTERED_LATE_WITHOUT_REASON"


def late_reason(actor: Actor, entry: EntryMode, occurred_at: datetime, now: datetime) -> str | None:
    """Why an act is entered late, None for one that is not.

    Raises HappenedInFuture, InstantNotYours, EnteredLateWithoutReason, and Malformed for a reason of what is not late.
    """
    refuse_future(occurred_at, now)
    if entry.dated and actor.is_applicant:
        raise InstantNotYours(
            "Thời điểm nộp là thời điểm hệ thống nhận được, người nộp không tự ghi; đề nghị bỏ thời điểm rồi gửi lại.",
            basis="NĐ 45/2020/NĐ-CP Điều 11; NĐ 118/2025/NĐ-CP Điều 17",
        )
    reason = (entry.late_because or "").strip()
    if not entry.dated or occurred_at >= now - LATE:
        _refuse_reason(reason)
        return None
    if not reason:
        raise EnteredLateWithoutReason(
            f"Việc này thực hiện lúc {occurred_at.astimezone(HO_CHI_MINH):%H:%M ngày %d/%m/%Y}, trước thời điểm ghi "
            "nhận; đề nghị ghi lý do ghi nhận muộn (enteredLateBecause).",
            basis="TT 01/2018/TT-VPCP Điều 17",
        )
    refuse_personal_data(reason, "enteredLateBecause")
    return reason


def _refuse_reason(reason: str) -> None:
    """Refuse a reason that would stand nowhere, for the act is not entered late. Raises Malformed."""
    if reason:
        raise Malformed(
            "the act is not entered late, it has no occurredAt or one of the last five minutes: leave the reason out, "
            "or say when it happened",
            vi="việc này không ghi nhận muộn (không ghi occurredAt, hoặc mới trong 5 phút); đề nghị bỏ lý do ghi nhận "
            "muộn, hoặc ghi thời điểm đã thực hiện",
            code="NOT_ENTERED_LATE",
            path="enteredLateBecause",
        )


async def refuse_stale(store: CaseStore, subject: str, facts: list[NewFact], entry: EntryMode) -> None:
    """Refuse an act from a page that shows an older version of what it is on. Raises Contradicted."""
    first = next((fact.want for fact in facts if fact.stream == subject and fact.want is not None), None)
    if entry.expected is None or first is None or entry.expected == first - 1:
        return
    newest = (await store.log.facts(subject))[-1:]
    named = {name: value for fact in newest for name, value in _named(fact.topic, fact.meta.actor, fact.event).items()}
    said = f"; việc mới nhất do {named['by']} thực hiện lúc {named['at']}" if named else ""
    raise Contradicted(
        f"Nội dung đã thay đổi từ khi xem: phiên bản đã xem là {entry.expected}, hiện là {first - 1}{said}; "
        "đề nghị xem lại rồi thực hiện lại.",
        basis="NĐ 61/2018/NĐ-CP Điều 5",
        details={"version": str(first - 1), "expected": str(entry.expected)} | named,
    )


def _named(topic: str, actor: str, event: object) -> dict[str, str]:
    at: datetime | None = getattr(event, "occurred_at", None)
    return {"topic": topic, "by": actor, "at": "" if at is None else at.isoformat()}
