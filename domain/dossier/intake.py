"""The one-stop desk: handed in, taken in, refused, supplemented (tiếp nhận hồ sơ)."""

from datetime import date
from decimal import Decimal

from domain.dossier.commands import AcceptDossier, RejectDossier, RequestSupplement, SubmitDossier, SupplySupplement
from domain.dossier.events import (
    DossierAccepted,
    DossierNumbered,
    DossierRejected,
    DossierSubmitted,
    SupplementRequested,
    SupplementSupplied,
)
from domain.dossier.law import Law
from domain.dossier.papers import Resume
from domain.dossier.promise import LegalValue
from domain.dossier.promising import article, complete_since, form, law_day, legal_value, paused, promise, restarted
from domain.dossier.refusals import vietnamese_day
from domain.dossier.state import DossierState
from domain.dossier.status import Status
from domain.errors import LawNotLoaded, NotPermitted
from domain.law.deadlines import Pause, TimeLimit, TimeUnit, due
from domain.personal_data import refuse_personal_data
from domain.procedure.versions import ProcedureVersion
from domain.values import legal_day


class AlreadySubmitted(NotPermitted):
    """This dossier was handed in before (hồ sơ đã nộp)."""

    code = "ALREADY_SUBMITTED"


class ProcedureUnknown(NotPermitted):
    """The procedure was never published here (chưa công bố thủ tục)."""

    code = "PROCEDURE_UNKNOWN"


class ReasonMissing(NotPermitted):
    """The law asks for a reason and none was given (thiếu lý do)."""

    code = "REASON_MISSING"


class SupplementAlreadyRequested(NotPermitted):
    """A dossier may be sent back for papers only as often as the law allows (đã yêu cầu bổ sung)."""

    code = "SUPPLEMENT_ALREADY_REQUESTED"


class SupplementTooLate(NotPermitted):
    """The time to supply what was missing is over (quá thời hạn bổ sung)."""

    code = "SUPPLEMENT_TOO_LATE"


def submit(command: SubmitDossier, state: DossierState, law: Law) -> tuple[DossierSubmitted | DossierNumbered, ...]:
    """Hand in a dossier; the register gives it its number in the same instant (nộp hồ sơ)."""
    if state.status is not None:
        raise AlreadySubmitted(
            "Hồ sơ này đã được nộp; đề nghị tra cứu theo mã số hồ sơ đã cấp.", basis="NĐ 118/2025/NĐ-CP Điều 17"
        )
    day = legal_day(command.occurred_at)
    _version(law, command, day)
    basis = article(law, "submit", day)
    return (
        DossierSubmitted(
            by=command.by,
            occurred_at=command.occurred_at,
            procedure=command.procedure,
            case=command.case,
            agency=command.agency,
            channel=command.channel,
            applicant=command.applicant,
            applicant_kind=command.applicant_kind,
            sealed=command.sealed,
            components=command.components,
            result_by=command.result_by,
            basis=basis,
        ),
        DossierNumbered(
            by=command.by,
            occurred_at=command.occurred_at,
            dossier=command.dossier,
            agency=command.agency,
            day=day,
            code_form=command.code_form,
            system_owner=command.system_owner,
            basis=basis,
        ),
    )


def accept(command: AcceptDossier, state: DossierState, law: Law) -> tuple[DossierAccepted, ...]:
    """Take the dossier in under the procedure and the law of its receipt, and promise a date (tiếp nhận, hẹn trả).

    Where the published procedure names no machine-readable limit, nothing is promised and nothing invented.
    """
    assert state.channel is not None
    received_at = complete_since(state, command.occurred_at)
    day = legal_day(received_at)
    version = _version(law, command, day)
    limit = version.content.limit_for(state.channel, state.case)
    values: tuple[LegalValue, ...] = ()
    if limit is not None:
        source = version.source_url or (version.decision.number if version.decision else None) or "—"
        values = (LegalValue(parameter=f"procedure.{state.procedure}.limit", value=str(limit), source=source),)
    return (
        DossierAccepted(
            by=command.by,
            occurred_at=command.occurred_at,
            received_at=received_at,
            procedure_version=version.number,
            law_as_of=day,
            unit=command.unit,
            process=command.process,
            promise=None
            if limit is None
            else promise(law, limit=limit, counted_from=received_at, law_as_of=day, values=values),
            resume=version.content.resume,
            form=form(law, "receipt", day),
            basis=article(law, "accept", day),
        ),
    )


def reject(command: RejectDossier, state: DossierState, law: Law) -> tuple[DossierRejected, ...]:
    """Refuse to take the dossier in, with the reason on Mẫu 03 (từ chối tiếp nhận; NĐ 61/2018 Điều 17.1.b)."""
    refuse_without_reason(command.reason)
    day = legal_day(command.occurred_at)
    return (
        DossierRejected(
            by=command.by,
            occurred_at=command.occurred_at,
            reason=command.reason,
            form=form(law, "intake_refusal", day),
            basis=article(law, "reject", day),
        ),
    )


def request_supplement(command: RequestSupplement, state: DossierState, law: Law) -> tuple[SupplementRequested, ...]:
    """Ask for everything that is missing, once over the whole procedure (yêu cầu bổ sung; NĐ 118/2025 Điều 11)."""
    assert state.status is not None
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
    if not command.missing:
        raise ReasonMissing(
            "Chưa ghi giấy tờ cần bổ sung; đề nghị liệt kê đầy đủ một lần theo Mẫu 02.", basis=allowed.source
        )
    for paper in command.missing:
        refuse_personal_data(paper, "missing")
    return (
        SupplementRequested(
            by=command.by,
            occurred_at=command.occurred_at,
            came_from=state.status,
            missing=command.missing,
            reason=command.reason,
            supply_until=_supply_until(command, law),
            form=form(law, "supplement_request", legal_day(command.occurred_at)),
            basis=article(law, "request_supplement", on),
        ),
    )


def supply_supplement(command: SupplySupplement, state: DossierState, law: Law) -> tuple[SupplementSupplied, ...]:
    """Take in what was missing; the clock begins anew, or goes on where sector law pauses (nộp bổ sung; R26)."""
    assert state.came_from is not None
    assert state.waiting_since is not None
    day = legal_day(command.occurred_at)
    if state.supply_until is not None and day > state.supply_until:
        raise SupplementTooLate(
            f"Thời hạn bổ sung đã hết ngày {vietnamese_day(state.supply_until)}; đề nghị nộp hồ sơ mới.",
            basis="NĐ 297/2025/NĐ-CP Điều 6 khoản 4 điểm a",
            details={"rule": "R29", "until": state.supply_until.isoformat()},
        )
    renewed, resume = None, None
    if state.came_from is Status.IN_PROCESS:
        resume = state.resume or Resume.RESTART
        waited = Pause(legal_day(state.waiting_since), day, "chờ bổ sung hồ sơ")
        renewed = paused(law, state, waited) if resume is Resume.PAUSE else restarted(law, state, command.occurred_at)
    return (
        SupplementSupplied(
            by=command.by,
            occurred_at=command.occurred_at,
            back_to=state.came_from,
            components=command.components,
            sealed=command.sealed,
            resume=resume,
            promise=renewed,
            basis=article(law, "supply_supplement", law_day(state, command.occurred_at)),
        ),
    )


def _version(law: Law, command: SubmitDossier | AcceptDossier, day: date) -> ProcedureVersion:
    if law.procedure is None:
        raise ProcedureUnknown(
            "Thủ tục này chưa được công bố trong hệ thống; đề nghị kiểm tra lại mã thủ tục hành chính.",
            basis="NĐ 63/2010/NĐ-CP Điều 15",
            details={"procedure": str(getattr(command, "procedure", ""))},
        )
    return law.procedure.version_in_force(day)


def _supply_until(command: RequestSupplement, law: Law) -> date | None:
    try:
        days = law.parameters["supplement.closed_after_days"].in_force(legal_day(command.occurred_at)).whole
    except LawNotLoaded:
        return None
    return due(command.occurred_at, TimeLimit(Decimal(days), TimeUnit.WORKING_DAY), law.hours, law.calendar).on


def refuse_without_reason(reason: str) -> None:
    """Refuse an act whose reason is empty or carries personal data (thiếu lý do; NĐ 61/2018 Điều 17.1.b, 19.8)."""
    if not reason.strip():
        raise ReasonMissing(
            "Chưa ghi lý do; pháp luật yêu cầu nêu rõ lý do bằng văn bản, đề nghị bổ sung lý do rồi thực hiện lại.",
            basis="NĐ 61/2018/NĐ-CP Điều 17 khoản 1 điểm b, Điều 19 khoản 8",
            details={"rule": "R33"},
        )
    refuse_personal_data(reason, "reason")
