"""A correction names the fact by the place it has in the log, and one of its own fields (đính chính)."""

from dataclasses import replace
from typing import Any

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.applicable_law import Need, gather
from application.commands.references import NAMES, named_by, notes_on, refuse_unknown_names
from application.commands.spec import Note
from application.commands.steps import notes_on_step
from application.ports import Fact
from domain.dossier.commands import CorrectFact
from domain.dossier.corrected_facts import as_corrected, refuse_disorder, refuse_nothing_new
from domain.dossier.correction import CorrectionUnusable, corrected_value, in_its_own_spelling
from domain.dossier.events import DossierSubmitted, FactCorrected
from domain.dossier.evolution import fold
from domain.dossier.intake import version_in_force
from domain.dossier.refusals import refuse_future
from domain.dossier.step_deadline import refuse_unknown_step
from domain.dossier.timeliness import Verdict, verdict
from domain.procedure.limits import refuse_unpublished_case
from domain.values import legal_day

_VERDICTS = {
    Verdict.EARLY: ("trước hạn", "early"),
    Verdict.ON_TIME: ("đúng hạn", "on time"),
    Verdict.LATE: ("quá hạn", "late"),
    Verdict.OPEN: ("đang giải quyết, trong hạn", "open and in time"),
    Verdict.OPEN_LATE: ("đang giải quyết, quá hạn", "open and late"),
    Verdict.NO_DEADLINE: ("chưa có hạn", "without a date"),
}


async def spelt_out(store: CaseStore, command: CorrectFact) -> CorrectFact:
    """The command as the fact spells it. Raises CorrectionUnusable, CorrectionWithoutEffect."""
    named = await _fact(store, command)
    name, value = corrected_value(named.event, command.field, command.says)
    return replace(command, field=name, says=in_its_own_spelling(value, command.says))


async def refuse_unfit(store: CaseStore, actor: Actor, command: CorrectFact) -> None:
    """Refuse what the act itself would have refused: instants, order, names of nothing (đính chính không hợp lệ).

    command: as the fact spells it.
    """
    facts = as_corrected([fact.event for fact in await store.log.facts(streams.dossier(command.dossier))])
    place = command.corrects_version - 1
    name, value = corrected_value(facts[place], command.field, command.says)
    refuse_nothing_new(facts[place], name, value)
    fact = replace(facts[place], **{name: value})
    refuse_future(fact.occurred_at, store.clock.now())
    refuse_disorder(facts, place, fact)
    day = legal_day(fact.occurred_at)
    if name in NAMES:
        await refuse_unknown_names(store, named_by(fact, fold(facts[:place])), day)
    if name in ("procedure", "case") and isinstance(fact, DossierSubmitted):
        law = await gather(store, command, fold((fact,)), Need.PROCEDURE, actor)
        limits = version_in_force(law, day).content.limits or ()
        refuse_unpublished_case(limits, fact.case if name == "case" else None)
    if name == "step":
        state = fold(facts)
        law = await gather(store, command, state, Need.PROCESS, actor)
        refuse_unknown_step(law, state, value, fact.occurred_at)


async def what_follows(store: CaseStore, command: CorrectFact) -> tuple[Note, ...]:
    """What the correction changes: no promised date, and the verdict where it puts an instant right."""
    events = [fact.event for fact in await store.log.facts(streams.dossier(command.dossier))]
    read = as_corrected(events)
    before, after = fold(_without(events, command)), fold(read)
    now = store.clock.now()
    was, becomes = verdict(before, now), verdict(after, now)
    due_vi, due_en = ("chưa có", "none") if before.due_on is None else (f"{before.due_on:%d/%m/%Y}", str(before.due_on))
    return (
        Note(
            "CORRECTION_RECORDED",
            f"Ngày hẹn trả không đổi ({due_vi}); tiến độ theo nội dung đính chính: {_VERDICTS[was][0]}"
            + ("." if was is becomes else f" thành {_VERDICTS[becomes][0]}."),
            f"The promised date stays ({due_en}); the verdict with the correction believed: {_VERDICTS[was][1]}"
            + ("." if was is becomes else f", now {_VERDICTS[becomes][1]}."),
        ),
        *await _unchecked(store, command, read),
    )


async def _unchecked(store: CaseStore, command: CorrectFact, read: list[Any]) -> tuple[Note, ...]:
    """What the corrected field names and nothing is recorded to hold it against (chưa kiểm tra được)."""
    place = command.corrects_version - 1
    name, _ = corrected_value(read[place], command.field, command.says)
    if name == "step":
        return await notes_on_step(store, fold(read), read[place].step, read[place].occurred_at)
    if name not in NAMES:
        return ()
    return await notes_on(store, named_by(read[place], fold(read[:place])))


def _without(events: list[Any], command: CorrectFact) -> list[Any]:
    """The facts as they were read before the correction that was just recorded."""
    made = (
        place
        for place, event in enumerate(events)
        if isinstance(event, FactCorrected) and event.corrects_version == command.corrects_version
    )
    last = max(made, default=len(events))
    return as_corrected(events[:last]) + events[last:]


async def _fact(store: CaseStore, command: CorrectFact) -> Fact:
    """The fact that is named, by version and position. Raises CorrectionUnusable."""
    facts = await store.log.facts(streams.dossier(command.dossier))
    named = next((fact for fact in facts if fact.version == command.corrects_version), None)
    if named is None or named.position != command.corrects_position:
        position = None if named is None else named.position
        where = "không có trong hồ sơ này" if position is None else f"ở vị trí {position}"
        raise CorrectionUnusable(
            f"Sự kiện thứ {command.corrects_version} của hồ sơ không ở vị trí {command.corrects_position} của nhật "
            f"ký: sự kiện đó {where}; đề nghị ghi lại.",
            basis="NĐ 30/2020/NĐ-CP Điều 18",
            details={"rule": "R69", "position": "" if position is None else str(position)},
        )
    return named
