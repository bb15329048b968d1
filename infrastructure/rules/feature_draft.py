"""A dossier's recorded life as a feature that runs, without anybody's name (bản thảo kịch bản).

The internal process is left out: it gives the steps their dates, not the dossier. Where no sentence tells a
fact the draft ends before it and says so; what is expected then is what stood at that point.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from application import streams
from application.case_store import CaseStore
from application.ports import Fact
from domain.agency.events import OfficeHoursSet
from domain.calendar.commands import DeclareHoliday, OpenCalendarYear, SwapWorkingDay
from domain.calendar.events import CalendarYearOpened, HolidayDeclared, WorkingDaySwapped
from domain.calendar.fixed_days import days_off_by_law
from domain.calendar.published import published_decisions
from domain.dossier import events as e
from domain.dossier.evolution import fold
from domain.dossier.papers import Timing
from domain.dossier.refusals import NAMES, status_of
from domain.dossier.state import DossierState
from domain.dossier.timeliness import verdict
from domain.errors import Malformed
from domain.procedure.content import ProcedureContent
from domain.procedure.versions import ProcedureVersion
from domain.values import legal_day
from features.steps.words import BindingDate, PublicationAct
from infrastructure.rules.case_sentences import DraftPseudonyms, sentences_of
from infrastructure.rules.wording import sentence, table, written


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """Everything recorded that a dossier's story needs (diễn biến đã ghi).

    facts are of the dossier, its decision, the calendar and the agency, in the order of the log.
    """

    facts: tuple[Fact, ...]
    version: ProcedureVersion


@dataclass(frozen=True, slots=True)
class FeatureDraft:
    """A feature and the first fact it does not tell, None where it tells all (bản thảo)."""

    text: str
    unsaid: Fact | None


async def gather(store: CaseStore, dossier: str) -> CaseHistory:
    """Read what a draft needs. Raises Malformed for a dossier that was not handed in here (thu thập)."""
    own = await store.log.facts(streams.dossier(dossier))
    submitted = own[0].event if own else None
    if not isinstance(submitted, e.DossierSubmitted):
        raise Malformed(f"«{dossier}» was not handed in here; draft from a dossier whose acts were recorded here")
    around = [streams.CALENDAR, streams.agency(submitted.agency)]
    drafted = next((fact.event.decision for fact in own if isinstance(fact.event, e.ResultDrafted)), None)
    if drafted is not None:
        around.append(streams.decision(drafted))
    others = [fact for stream in around for fact in await store.log.facts(stream)]
    sentences = [_under_its_case(fact, own) for fact in own] + [fact for fact in others if _matters(fact, own)]
    procedure, _ = await store.procedure(submitted.procedure)
    assert procedure is not None  # nothing is handed in for a procedure that was never published
    state = fold(fact.event for fact in own)
    version = (
        procedure.versions[state.acceptance.procedure_version - 1]
        if state.acceptance is not None
        else procedure.version_in_force(legal_day(submitted.occurred_at))
    )
    return CaseHistory(tuple(sorted(sentences, key=lambda fact: fact.position)), version)


def draft(history: CaseHistory) -> FeatureDraft:
    """The life as a feature, with what was observed as its «Thì» (bản thảo)."""
    names = DraftPseudonyms()
    procedure = next(fact.event.procedure for fact in history.facts if isinstance(fact.event, e.DossierSubmitted))
    background = _published(history.version, procedure, history.facts, names)
    acts, unsaid = _acts(history.facts, names)
    own = [fact.event for fact in history.facts if streams.is_dossier(fact.stream) and _before(fact, unsaid)]
    state = fold(own)
    steps = _steps(background, acts, _observed(state))
    return FeatureDraft(_feature(procedure, str(own[-1].basis), state, steps, unsaid), unsaid)


def _acts(facts: Sequence[Fact], names: DraftPseudonyms) -> tuple[list[str], Fact | None]:
    """The sentences up to the first fact that has none, and that fact."""
    sentences: list[str] = []
    for fact in facts:
        try:
            sentences += sentences_of(fact, names)
        except Malformed:
            return sentences, fact
    return sentences, None


def _before(fact: Fact, unsaid: Fact | None) -> bool:
    return unsaid is None or fact.position < unsaid.position


def _under_its_case(fact: Fact, own: Sequence[Fact]) -> Fact:
    """Handed in under the case the desk found, since the sentence of acceptance names none."""
    found = next((one.event.case for one in own if isinstance(one.event, e.DossierAccepted)), None)
    if found is None or not isinstance(fact.event, e.DossierSubmitted):
        return fact
    return fact._replace(event=replace(fact.event, case=found))


def _matters(fact: Fact, own: Sequence[Fact]) -> bool:
    """Whether a fact from around the dossier came before its last one, bears on its days, and no script knows it."""
    if fact.position > own[-1].position:
        return False
    first, last = _days_of(own)
    match fact.event:
        case CalendarYearOpened(year=year):
            known = {made.year for made in published_decisions() if isinstance(made, OpenCalendarYear)}
            return first.year <= year <= last.year and year not in known
        case HolidayDeclared(days=days):
            known_days = {made.days for made in published_decisions() if isinstance(made, DeclareHoliday)}
            by_law = {day for year in range(first.year, last.year + 1) for day in days_off_by_law(year)}
            return days not in known_days and not by_law.issuperset(days) and any(first <= day <= last for day in days)
        case WorkingDaySwapped(day_off=day_off, make_up=make_up):
            swaps = (made for made in published_decisions() if isinstance(made, SwapWorkingDay))
            known_swaps = {(made.day_off, made.make_up) for made in swaps}
            return (day_off, make_up) not in known_swaps and (first <= day_off <= last or first <= make_up <= last)
        case OfficeHoursSet(since=since):
            return since <= last
    return fact.stream.startswith(streams.decision(""))


def _days_of(own: Sequence[Fact]) -> tuple[date, date]:
    """From the first day of a dossier to the last that it or a date of it reaches."""
    days = [legal_day(fact.event.occurred_at) for fact in own]
    for fact in own:
        promise, new = getattr(fact.event, "promise", None), getattr(fact.event, "new_due_on", None)
        days += [] if promise is None else [legal_day(promise.due_at)]
        days += [] if new is None else [new]
    return min(days), max(days)


def _published(version: ProcedureVersion, procedure: str, facts: Sequence[Fact], names: DraftPseudonyms) -> list[str]:
    since = min(
        version.in_force_from, *(legal_day(fact.event.occurred_at) for fact in facts if streams.is_dossier(fact.stream))
    )
    limits = version.content.limits or ()
    alone = limits[0].limit if len(limits) == 1 and limits[0].channel is None and limits[0].case is None else None
    values = {"procedure": procedure, "act": PublicationAct.PUBLISHED, "since": since, "limit": alone}
    handed_in = next(fact.event for fact in facts if isinstance(fact.event, e.DossierSubmitted))
    cut_off = version.content.cut_off_for(handed_in.channel)
    said = sentence("procedure.published", resume=version.content.resume, cut_off=cut_off, **values)
    return [said] if alone is not None or not limits else [f"{said}:", *_limits(version.content, names)]


def _limits(content: ProcedureContent, names: DraftPseudonyms) -> list[str]:
    rows = [["hình thức", "trường hợp", "thời hạn"]]
    for row in content.limits or ():
        channel = "" if row.channel is None else written("channel", row.channel)
        case = "" if row.case is None else names.of("trường hợp", row.case)
        rows.append([channel, case, written("limit", row.limit)])
    return [f"  {line}" for line in table(rows)]


def _observed(state: DossierState) -> list[str]:
    claims = [sentence("dossier.status", status=state.status)]
    if state.acceptance is not None:
        claims.append(sentence("deadline.due", what=BindingDate.RESULT, due=state.due_on))
    if state.ended_at is not None and state.promise is not None:
        claims.append(sentence("dossier.timing", timing=Timing(verdict(state, state.ended_at).value)))
    return claims


def _steps(background: Sequence[str], acts: Sequence[str], observed: Sequence[str]) -> list[str]:
    """Keywords before the sentences; a table stays below the one it belongs to."""
    lines = [f"Cho {background[0]}", *background[1:]]
    lines += [f"Và {act}" for act in acts[:-1]] + [f"Khi {act}" for act in acts[-1:]]
    return [*lines, f"Thì {observed[0]}", *(f"Và {claims}" for claims in observed[1:])]


def _feature(procedure: str, basis: str, state: DossierState, steps: Sequence[str], unsaid: Fact | None) -> str:
    cut = [f"      # Chưa có câu cho {unsaid.topic}: bản thảo dừng trước sự kiện này."] if unsaid else []
    return "\n".join(
        [
            "# language: vi",
            "@ban_thao",
            f"Tính năng: Diễn biến một hồ sơ của thủ tục {procedure}",
            "  Bản thảo từ nhật ký; tên người, cơ quan, giấy tờ và lý do đã được thay.",
            "",
            f"  Quy tắc: {basis} — …",
            "    Người làm pháp chế trích điều khoản ở đây.",
            "",
            f"    Tình huống: Hồ sơ ở trạng thái {NAMES[status_of(state)]}",
            *(f"      {line}" for line in steps),
            *cut,
            "",
        ]
    )
