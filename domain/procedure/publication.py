"""Making a procedure known, changing it, ending it (công bố, sửa đổi, bãi bỏ; NĐ 63/2010 Điều 15)."""

from dataclasses import replace
from datetime import date, datetime

from domain.errors import NotPermitted
from domain.procedure.commands import AmendProcedure, PublishProcedure, RepealProcedure
from domain.procedure.content import ProcedureContent
from domain.procedure.events import ProcedureAmended, ProcedureEvent, ProcedurePublished, ProcedureRepealed
from domain.procedure.identity import IssuingDecision, ProcedureKey
from domain.procedure.state import ProcedureState, no_longer_in_force
from domain.procedure.versions import ProcedureVersion, begins_on

_BASIS = "NĐ 63/2010/NĐ-CP Điều 15"


class ProcedureWithoutName(NotPermitted):
    """A procedure must be published under a name (thiếu tên thủ tục; NĐ 63/2010 Điều 8.2)."""

    code = "PROCEDURE_WITHOUT_NAME"


class ProcedureAlreadyPublished(NotPermitted):
    """It is published with other content; that is an amendment (thủ tục đã công bố)."""

    code = "PROCEDURE_ALREADY_PUBLISHED"


class VersionDateTaken(NotPermitted):
    """Another version begins on that very day (đã có phiên bản cùng ngày hiệu lực)."""

    code = "VERSION_DATE_TAKEN"


class ProcedureNotPublished(NotPermitted):
    """Nothing was published that could be amended or repealed (thủ tục chưa công bố)."""

    code = "PROCEDURE_NOT_PUBLISHED"


class ProcedureAlreadyRepealed(NotPermitted):
    """It was repealed in another way before (thủ tục đã bãi bỏ)."""

    code = "PROCEDURE_ALREADY_REPEALED"


class RepealedBeforePublished(NotPermitted):
    """A procedure cannot end before it began (ngày bãi bỏ trước ngày có hiệu lực)."""

    code = "REPEALED_BEFORE_PUBLISHED"


class ReplacementUnusable(NotPermitted):
    """What replaces a procedure is another procedure that was published (thủ tục thay thế không hợp lệ)."""

    code = "REPLACEMENT_UNUSABLE"


class SignedInFuture(NotPermitted):
    """A decision that publishes or approves was signed by today (ngày ký ở tương lai)."""

    code = "SIGNED_IN_FUTURE"


def refuse_signed_in_future(decision: IssuingDecision | None, today: date) -> None:
    """Refuse a decision whose day of signature has not come. Raises SignedInFuture."""
    if decision is None or decision.signed_on is None or decision.signed_on <= today:
        return
    raise SignedInFuture(
        f"Ngày ký quyết định {decision.signed_on:%d/%m/%Y} sau hôm nay {today:%d/%m/%Y} ({_BASIS}); "
        "đề nghị ghi đúng ngày ký.",
        basis=_BASIS,
        details={"signed_on": decision.signed_on.isoformat()},
    )


def refuse_replacement(command: RepealProcedure, replacement: ProcedureState | None) -> None:
    """Refuse a replacement that is the procedure itself, or that nobody published. Raises ReplacementUnusable."""
    if command.replaced_by is None:
        return
    itself = command.replaced_by == command.procedure
    if not itself and replacement is not None and replacement.versions:
        return
    why = "chính là thủ tục bị bãi bỏ" if itself else "chưa được công bố"
    raise ReplacementUnusable(
        f"Thủ tục thay thế {command.replaced_by} {why} ({_BASIS}); đề nghị ghi thủ tục khác đã công bố, hoặc bỏ trống.",
        basis=_BASIS,
        details={"replaced_by": command.replaced_by},
    )


def publish(command: PublishProcedure, state: ProcedureState | None, at: datetime) -> tuple[ProcedureEvent, ...]:
    """Publish a procedure for the first time (công bố)."""
    if state is not None and state.versions:
        if state.code == command.code and _says_the_same(state.versions[0], command):
            return ()
        raise _already_published(command.procedure)
    _refuse_nameless(command.content)
    return (_published(command, at),)


def amend(command: AmendProcedure, state: ProcedureState | None, at: datetime) -> tuple[ProcedureEvent, ...]:
    """Give a procedure its next version (sửa đổi, bổ sung).

    An amendment may begin before a version already known, as history is not always loaded in order, but
    not after the procedure has ended.
    """
    if state is None or not state.versions:
        raise _not_published(command.procedure)
    if _says_the_same(state.versions[-1], command):
        return ()
    if state.repealed is not None and begins_on(command.effective_on, at) >= state.repealed.effective_on:
        raise no_longer_in_force(command.procedure, state.repealed.effective_on)
    taken = next((one for one in state.versions if one.effective_on and one.effective_on == command.effective_on), None)
    if taken is not None:
        raise VersionDateTaken(
            f"Phiên bản số {taken.number} của thủ tục {command.procedure} đã có hiệu lực từ chính ngày "
            f"{taken.in_force_from:%d/%m/%Y} với nội dung khác; đề nghị kiểm tra ngày hiệu lực của văn bản.",
            basis=_BASIS,
            details={"procedure": command.procedure, "version": str(taken.number)},
        )
    _refuse_nameless(command.content)
    return (_amended(command, at),)


def repeal(command: RepealProcedure, state: ProcedureState | None, at: datetime) -> tuple[ProcedureEvent, ...]:
    """End a procedure from a day on; dossiers received before keep their version (bãi bỏ)."""
    if state is None or not state.versions:
        raise _not_published(command.procedure)
    fact = _repealed(command, at)
    if state.repealed is None:
        _refuse_before_first(command, state)
        return (fact,)
    if replace(state.repealed, occurred_at=at) == fact:
        return ()
    raise _already_repealed(command.procedure, state.repealed.effective_on)


def _refuse_before_first(command: RepealProcedure, state: ProcedureState) -> None:
    first = min(version.in_force_from for version in state.versions)
    if command.effective_on >= first:
        return
    raise RepealedBeforePublished(
        f"Ngày bãi bỏ {command.effective_on:%d/%m/%Y} trước ngày thủ tục {command.procedure} có hiệu lực "
        f"{first:%d/%m/%Y} ({_BASIS}); đề nghị ghi lại ngày hết hiệu lực.",
        basis=_BASIS,
        details={"procedure": command.procedure, "in_force_from": first.isoformat()},
    )


def _published(command: PublishProcedure, at: datetime) -> ProcedurePublished:
    return ProcedurePublished(
        occurred_at=at,
        procedure=command.procedure,
        code=command.code,
        content=command.content,
        decision=command.decision,
        effective_on=command.effective_on,
        source_url=command.source_url,
        basis=command.basis,
    )


def _amended(command: AmendProcedure, at: datetime) -> ProcedureAmended:
    return ProcedureAmended(
        occurred_at=at,
        procedure=command.procedure,
        content=command.content,
        decision=command.decision,
        effective_on=command.effective_on,
        source_url=command.source_url,
        basis=command.basis,
    )


def _repealed(command: RepealProcedure, at: datetime) -> ProcedureRepealed:
    return ProcedureRepealed(
        occurred_at=at,
        procedure=command.procedure,
        effective_on=command.effective_on,
        decision=command.decision,
        replaced_by=command.replaced_by,
        basis=command.basis,
    )


def _says_the_same(version: ProcedureVersion, command: PublishProcedure | AmendProcedure) -> bool:
    return (version.content, version.decision, version.effective_on, version.source_url, version.basis) == (
        command.content,
        command.decision,
        command.effective_on,
        command.source_url,
        command.basis,
    )


def _refuse_nameless(content: ProcedureContent) -> None:
    if content.name.strip():
        return
    basis = "NĐ 63/2010/NĐ-CP Điều 8 khoản 2"
    raise ProcedureWithoutName(
        f"Chưa công bố được thủ tục vì thiếu tên thủ tục hành chính theo {basis}; đề nghị bổ sung tên.",
        basis=basis,
    )


def _already_published(procedure: ProcedureKey) -> ProcedureAlreadyPublished:
    return ProcedureAlreadyPublished(
        f"Thủ tục {procedure} đã được công bố với nội dung khác ({_BASIS}); "
        "muốn thay đổi, đề nghị thực hiện công bố sửa đổi, bổ sung.",
        basis=_BASIS,
        details={"procedure": procedure},
    )


def _not_published(procedure: ProcedureKey) -> ProcedureNotPublished:
    return ProcedureNotPublished(
        f"Thủ tục {procedure} chưa được công bố nên không sửa đổi hay bãi bỏ được ({_BASIS}); "
        "đề nghị công bố thủ tục trước.",
        basis=_BASIS,
        details={"procedure": procedure},
    )


def _already_repealed(procedure: ProcedureKey, since: date) -> ProcedureAlreadyRepealed:
    return ProcedureAlreadyRepealed(
        f"Thủ tục {procedure} đã bị bãi bỏ từ ngày {since:%d/%m/%Y} ({_BASIS}); "
        "không bãi bỏ lần thứ hai, đề nghị kiểm tra lại quyết định công bố.",
        basis=_BASIS,
        details={"procedure": procedure, "repealed_on": since.isoformat()},
    )
