"""A correction names the fact by the place it has in the log, and one of its own fields (đính chính)."""

from dataclasses import replace

from application import streams
from application.case_store import CaseStore
from application.commands.spec import Note
from application.ports import Fact
from domain.dossier.commands import CorrectFact
from domain.dossier.correction import CorrectionUnusable, corrected_value
from domain.dossier.evolution import fold
from domain.dossier.timeliness import Verdict, verdict

_VERDICTS = {
    Verdict.EARLY: ("trước hạn", "early"),
    Verdict.ON_TIME: ("đúng hạn", "on time"),
    Verdict.LATE: ("quá hạn", "late"),
    Verdict.OPEN: ("đang giải quyết, trong hạn", "open and in time"),
    Verdict.OPEN_LATE: ("đang giải quyết, quá hạn", "open and late"),
    Verdict.NO_DEADLINE: ("chưa có hạn", "without a date"),
}


async def in_its_own_spelling(store: CaseStore, command: CorrectFact) -> CorrectFact:
    """The command with the field as the fact spells it. Raises CorrectionUnusable, CorrectionWithoutEffect."""
    named = await _fact(store, command)
    name, _ = corrected_value(named.event, command.field, command.says)
    return replace(command, field=name, says=command.says.strip())


async def what_follows(store: CaseStore, command: CorrectFact) -> tuple[Note, ...]:
    """What the correction changes: no promised date, and the verdict where it puts an instant right."""
    facts = await store.log.facts(streams.dossier(command.dossier))
    named = next((fact for fact in facts if fact.version == command.corrects_version), None)
    if named is None:
        return ()
    name, value = corrected_value(named.event, command.field, command.says)
    events = [fact.event for fact in facts]
    read = [replace(e, **{name: value}) if fact is named else e for fact, e in zip(facts, events, strict=True)]
    before, after = fold(events), fold(read)
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
    )


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
