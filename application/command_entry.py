"""Whether a command may be entered as it is: when it is said to have happened, what its sender saw (ghi nhận)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import EntryMode
from application.ports import Fact, NewFact
from domain.dossier.refusals import refuse_future, vietnamese_instant
from domain.errors import Contradicted, Malformed, NotPermitted
from domain.personal_data import refuse_personal_data

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
            f"Việc này thực hiện lúc {vietnamese_instant(occurred_at)}, trước thời điểm ghi "
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
    """Refuse an act from a page that shows another version of what it is on than the newest. Raises Contradicted."""
    if entry.expected is None:
        return
    first = next((fact.want for fact in facts if fact.stream == subject and fact.want is not None), None)
    if first is not None and entry.expected == first - 1:
        return
    newest = (await store.log.facts(subject))[-1:]
    # What changes nothing was decided on the newest fact there is.
    now = first - 1 if first is not None else sum(fact.version for fact in newest)
    if entry.expected == now:
        return
    raise Contradicted(
        _ahead(entry.expected, now) if entry.expected > now else _behind(entry.expected, now, newest),
        basis="NĐ 61/2018/NĐ-CP Điều 5",
        details={"version": str(now), "expected": str(entry.expected)} | _named(newest),
    )


def _ahead(expected: int, now: int) -> str:
    return (
        f"Chưa có phiên bản {expected}: phiên bản mới nhất hiện là {now}, nên đây không phải phiên bản đã xem; "
        "đề nghị xem lại rồi ghi đúng phiên bản (expectedVersion)."
    )


def _behind(expected: int, now: int, newest: Sequence[Fact]) -> str:
    at = (getattr(fact.event, "occurred_at", None) for fact in newest)
    said = [
        f"; việc mới nhất do {fact.meta.actor} thực hiện" + (f" lúc {vietnamese_instant(when)}" if when else "")
        for fact, when in zip(newest, at, strict=True)
    ]
    return (
        f"Nội dung đã thay đổi từ khi xem: phiên bản đã xem là {expected}, hiện là {now}{''.join(said)}; "
        "đề nghị xem lại rồi thực hiện lại."
    )


def _named(newest: Sequence[Fact]) -> dict[str, str]:
    """The newest fact: what, who, when."""
    named: dict[str, str] = {}
    for fact in newest:
        at: datetime | None = getattr(fact.event, "occurred_at", None)
        named = {"topic": fact.topic, "by": fact.meta.actor, "at": "" if at is None else at.isoformat()}
    return named
