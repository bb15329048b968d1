"""The applicant asks that a new decree govern a dossier received before it (chọn văn bản áp dụng)."""

from dataclasses import replace
from datetime import date

from domain.dossier.commands import ChooseLaw
from domain.dossier.events import LawChosen
from domain.dossier.intake import limit_used, version_in_force
from domain.dossier.law import Deciders, Law
from domain.dossier.promise import Promise
from domain.dossier.promise_calculation import in_force, recounted
from domain.dossier.refusals import submission_of, vietnamese_day
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.law.transition.rules import choice_of_law
from domain.procedure.versions import ProcedureVersion
from domain.values import Article, legal_day


class NoChoiceOfLaw(NotPermitted):
    """No transitional clause lets the applicant choose this instrument for this dossier (không được chọn)."""

    code = "NO_CHOICE_OF_LAW"


def choose_law(command: ChooseLaw, state: DossierState, law: Law) -> tuple[LawChosen, ...]:
    """Put the dossier under the new decree from its first day on (NĐ 301/2026 Điều 18 khoản 1; R87).

    A date promised already keeps its start and takes the limit that the procedure has under the new decree; where
    none is published then, the promised date stays [D].
    """
    received_on = legal_day(submission_of(state).complete_at)
    value = choice_of_law(received_on, legal_day(command.occurred_at), in_force(law))
    if value is None or value.text != command.instrument.strip():
        offered = "chưa có văn bản nào cho chọn" if value is None else f"chỉ được chọn {value.text}"
        raise NoChoiceOfLaw(
            f"Hồ sơ nhận ngày {vietnamese_day(received_on)} không được chọn áp dụng «{command.instrument.strip()}» "
            f"({offered}); hồ sơ theo pháp luật tại thời điểm tiếp nhận.",
            basis="NĐ 301/2026/NĐ-CP Điều 18 khoản 1",
            details={"rule": "R87", "received_on": received_on.isoformat()},
        )
    if state.law_chosen == value.since:
        return ()
    version = None if state.acceptance is None else version_in_force(law, value.since)
    return (
        LawChosen(
            by=command.by,
            occurred_at=command.occurred_at,
            instrument=value.text,
            law_as_of=value.since,
            procedure_version=None if version is None else version.number,
            resume=None if version is None else version.content.resume,
            promise=None if version is None else _promised_anew(state, law, version, value.since),
            basis=Article(value.source),
        ),
    )


def _promised_anew(state: DossierState, law: Law, version: ProcedureVersion, since: date) -> Promise | None:
    submission, old = submission_of(state), state.promise
    limit = version.content.limit_for(submission.channel, submission.case)
    if old is None or limit is None:
        return None
    used = limit_used(submission.procedure, version, limit)
    others = tuple(value for value in old.values if value.parameter != used.parameter)
    return recounted(law, replace(old, limit=limit, values=(used, *others), law_as_of=since))


DECIDERS: Deciders = {ChooseLaw: choose_law}
"""Which function decides which command (xử lý từng lệnh)."""
