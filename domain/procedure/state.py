"""A procedure as its facts left it (trạng thái thủ tục hành chính)."""

from dataclasses import dataclass, replace
from datetime import date

from domain.errors import LawNotLoaded, NotPermitted
from domain.procedure.events import ProcedureAmended, ProcedureEvent, ProcedurePublished, ProcedureRepealed
from domain.procedure.identity import ProcedureKey
from domain.procedure.versions import ProcedureVersion, begins_on, latest_in_force
from domain.values import ProcedureCode

_BASIS = "NĐ 63/2010/NĐ-CP Điều 15"


class ProcedureNoLongerInForce(NotPermitted):
    """The procedure was asked for on a day after its repeal (thủ tục đã bị bãi bỏ)."""

    code = "PROCEDURE_REPEALED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureState:
    """All versions of one procedure and its end, if it has ended (thủ tục hành chính)."""

    procedure: ProcedureKey
    code: ProcedureCode | None = None
    versions: tuple[ProcedureVersion, ...] = ()
    repealed: ProcedureRepealed | None = None

    def version_in_force(self, on: date) -> ProcedureVersion:
        """The version that holds on a day (phiên bản đang có hiệu lực).

        A dossier is asked for by the day of its receipt, so it keeps the version of that day. Raises
        LawNotLoaded before the first known version, ProcedureNoLongerInForce from the day of repeal.
        """
        if self.repealed is not None and on >= self.repealed.effective_on:
            raise no_longer_in_force(self.procedure, self.repealed.effective_on)
        version = latest_in_force(self.versions, on)
        if version is None:
            raise LawNotLoaded(
                f"no version of procedure {self.procedure} is in force on {on.isoformat()} ({_BASIS}): publish one",
                f"chưa có phiên bản nào của thủ tục {self.procedure} có hiệu lực ngày {on:%d/%m/%Y}, cần công bố",
            )
        return version


def no_longer_in_force(procedure: ProcedureKey, since: date) -> ProcedureNoLongerInForce:
    """The refusal for anything asked of a repealed procedure (thủ tục đã bị bãi bỏ)."""
    return ProcedureNoLongerInForce(
        f"Thủ tục {procedure} đã bị bãi bỏ từ ngày {since:%d/%m/%Y} theo quyết định công bố ({_BASIS}); "
        "đề nghị tra cứu thủ tục thay thế trên Cổng Dịch vụ công quốc gia.",
        basis=_BASIS,
        details={"procedure": procedure, "repealed_on": since.isoformat()},
    )


def evolve(state: ProcedureState | None, event: ProcedureEvent) -> ProcedureState:
    """Add one fact to what is known of a procedure; checks nothing (ghi nhận sự kiện)."""
    known = state or ProcedureState(procedure=event.procedure)
    match event:
        case ProcedurePublished():
            return replace(known, code=event.code, versions=(*known.versions, _version(known, event)))
        case ProcedureAmended():
            return replace(known, versions=(*known.versions, _version(known, event)))
        case ProcedureRepealed():
            return replace(known, repealed=event)


def _version(known: ProcedureState, event: ProcedurePublished | ProcedureAmended) -> ProcedureVersion:
    return ProcedureVersion(
        number=len(known.versions) + 1,
        content=event.content,
        decision=event.decision,
        effective_on=event.effective_on,
        in_force_from=begins_on(event.effective_on, event.occurred_at),
        source_url=event.source_url,
        basis=event.basis,
    )
