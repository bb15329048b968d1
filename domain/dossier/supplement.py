"""Asking once for what is missing, and taking it in (yêu cầu bổ sung, nộp bổ sung)."""

from datetime import date

from domain.dossier.commands import RequestSupplement, SupplySupplement
from domain.dossier.events import SupplementRequested, SupplementSupplied
from domain.dossier.intake import refuse_personal_names
from domain.dossier.law import Deciders, Law
from domain.dossier.promise_calculation import (
    article,
    between_facts,
    form,
    in_force,
    last_day,
    law_day,
    legal_value,
    paused,
    restarted,
)
from domain.dossier.refusals import ReasonMissing, illegal, refuse_without_reason, status_of, vietnamese_day
from domain.dossier.state import DossierState, SupplementAwaited
from domain.dossier.status import Status
from domain.errors import LawNotLoaded, NotPermitted
from domain.law.deadlines import Pause
from domain.law.in_force import deadline
from domain.personal_data import refuse_personal_data
from domain.procedure.limits import Resume
from domain.values import legal_day


class SupplementAlreadyRequested(NotPermitted):
    """A dossier may be sent back for papers only as often as the law allows (đã yêu cầu bổ sung)."""

    code = "SUPPLEMENT_ALREADY_REQUESTED"


class SupplementTooLate(NotPermitted):
    """The time to supply what was missing is over (quá thời hạn bổ sung)."""

    code = "SUPPLEMENT_TOO_LATE"


def request(command: RequestSupplement, state: DossierState, law: Law) -> tuple[SupplementRequested, ...]:
    """Ask for everything that is missing, once over the whole procedure (yêu cầu bổ sung; NĐ 118/2025 Điều 11)."""
    on = law_day(state, command.occurred_at)
    allowed = legal_value(law, "supplement.requests_allowed", on)
    if state.supplements >= int(allowed.value):
        raise SupplementAlreadyRequested(
            f"Hồ sơ đã được yêu cầu bổ sung {state.supplements} lần, pháp luật chỉ cho phép {allowed.value} lần "
            f"({allowed.source}); đề nghị giải quyết theo hồ sơ hiện có.",
            basis=allowed.source,
            details={"rule": "R28"},
        )
    refuse_without_reason(command.reason)
    if not command.missing or not all(paper.strip() for paper in command.missing):
        raise ReasonMissing(
            "Chưa ghi giấy tờ cần bổ sung; đề nghị liệt kê đầy đủ một lần theo Mẫu 02.", basis=allowed.source
        )
    for paper in command.missing:
        refuse_personal_data(paper, "missing")
    return (
        SupplementRequested(
            by=command.by,
            occurred_at=command.occurred_at,
            came_from=status_of(state),
            missing=command.missing,
            reason=command.reason,
            supply_until=_supply_until(command, law, on),
            form=form(law, "supplement_request", legal_day(command.occurred_at)),
            basis=article(law, "request_supplement", on),
        ),
    )


def supply(command: SupplySupplement, state: DossierState, law: Law) -> tuple[SupplementSupplied, ...]:
    """Take in what was missing; the clock begins anew, or goes on where sector law pauses (nộp bổ sung; R26)."""
    asked = state.waiting
    if not isinstance(asked, SupplementAwaited):
        raise illegal(command.ACT, state)
    refuse_personal_names(command.components)
    day = legal_day(command.occurred_at)
    if asked.until is not None and day > (last := last_day(law, asked.until)):
        raise SupplementTooLate(
            f"Thời hạn bổ sung đã hết ngày {vietnamese_day(last)}; đề nghị nộp hồ sơ mới.",
            basis="NĐ 297/2025/NĐ-CP Điều 6 khoản 4 điểm a",
            details={"rule": "R29", "until": last.isoformat()},
        )
    renewed, resume = None, None
    if asked.came_from is Status.IN_PROCESS:
        resume = (state.acceptance and state.acceptance.resume) or Resume.RESTART
        why = between_facts("chờ bổ sung hồ sơ", asked.fact, state)
        waited = Pause(legal_day(asked.since), day, why)
        renewed = paused(law, state, waited) if resume is Resume.PAUSE else restarted(law, state, command.occurred_at)
    return (
        SupplementSupplied(
            by=command.by,
            occurred_at=command.occurred_at,
            back_to=asked.came_from,
            components=command.components,
            encrypted=command.encrypted,
            resume=resume,
            promise=renewed,
            basis=article(law, "supply_supplement", law_day(state, command.occurred_at)),
        ),
    )


def _supply_until(command: RequestSupplement, law: Law, on: date) -> date | None:
    try:
        return deadline("supplement.closed_after_days", command.occurred_at, in_force(law), on=on).due.on
    except LawNotLoaded:
        return None


DECIDERS: Deciders = {RequestSupplement: request, SupplySupplement: supply}
"""Which function decides which command (xử lý từng lệnh)."""
