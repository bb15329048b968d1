"""What the next decision about a dossier needs to know, grouped by what that decision reads (trạng thái hồ sơ)."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from domain.dossier import events as e
from domain.dossier.promise import Extension, Promise
from domain.dossier.status import Status, StopGround
from domain.law.deadlines.limits import Pause
from domain.procedure.limits import Resume
from domain.values import AgencyId, Channel, DecisionId, OfficerId, PersonRef, ProcedureCode, UnitId


class Submission(NamedTuple):
    """What was handed in (hồ sơ đã nộp). complete_at: the hand-in, or the supplement before acceptance."""

    procedure: ProcedureCode
    case: str | None
    agency: AgencyId
    channel: Channel
    applicant: PersonRef
    submitted_at: datetime
    complete_at: datetime


class TakenForAgency(NamedTuple):
    """For which competent agency a desk took it, and when it was handed on (tiếp nhận thay cơ quan có thẩm quyền)."""

    agency: AgencyId
    at: datetime


class Acceptance(NamedTuple):
    """Under what it was taken in (hồ sơ đã tiếp nhận).

    received_at is when the complete dossier was in; a restart afterwards shows in the promise's counted_from only.
    """

    accepted_at: datetime
    received_at: datetime
    procedure_version: int
    law_as_of: date
    resume: Resume | None
    process: str | None


class PromisedDate(NamedTuple):
    """The date that was promised, and what has become of it (hẹn trả kết quả).

    promised_at is the first date given, due_at the one that binds now, unextended_at the one that binds without
    the apology: a dossier put off stays late against that one (R37).
    """

    promise: Promise
    promised_at: datetime
    due_at: datetime
    due_on: date
    unextended_at: datetime
    extension: Extension | None = None
    extensions: int = 0


class SupplementAwaited(NamedTuple):
    """The applicant was asked for papers (chờ bổ sung). fact: the version of the request."""

    since: datetime
    fact: int
    until: date | None
    came_from: Status


class PaymentAwaited(NamedTuple):
    """The applicant was asked for money (chờ nghĩa vụ tài chính). fact: the version of the demand."""

    since: datetime
    fact: int
    until: date | None
    amount: int


class Exclusion(NamedTuple):
    """Time that does not count is running (thời gian không tính). since: its first day; fact: the one that began it."""

    since: date
    began: datetime
    fact: int


class CurrentHolder(NamedTuple):
    """Who works on it, and to whom it was handed without being taken over yet (đơn vị, cán bộ đang giữ)."""

    unit: UnitId | None = None
    officer: OfficerId | None = None
    agency: AgencyId | None = None
    handed_over: e.DossierForwarded | None = None


class CurrentStep(NamedTuple):
    """The step of the internal process that is being done (bước đang thực hiện)."""

    number: int | None
    since: datetime
    due_at: datetime | None


class Opinions(NamedTuple):
    """The questions put to other bodies and their answers, by the name of the question (lấy ý kiến)."""

    asked: Mapping[str, e.OpinionAsked] = MappingProxyType({})
    given: Mapping[str, e.OpinionGiven] = MappingProxyType({})

    @property
    def open(self) -> frozenset[str]:
        """The questions that nobody has answered yet (ý kiến còn chờ)."""
        return frozenset(self.asked.keys() - self.given.keys())


class Result(NamedTuple):
    """How far the decision has come (kết quả giải quyết)."""

    drafts: frozenset[DecisionId] = frozenset()
    signed: frozenset[DecisionId] = frozenset()
    decision: DecisionId | None = None
    granted: bool | None = None
    delivered_at: datetime | None = None


class Adoption(NamedTuple):
    """Where a dossier of another system comes from, and what that system says (hồ sơ tiếp nhận từ hệ thống khác)."""

    source: str
    case: str
    started_at: datetime | None
    deadline_at: datetime | None
    activities: int = 0
    channel: str | None = None
    planned_end_at: datetime | None = None


NO_HOLDER, NO_OPINIONS, NO_RESULT = CurrentHolder(), Opinions(), Result()
NO_STEPS: Mapping[int, e.StepCompleted] = MappingProxyType({})


class DossierState(NamedTuple):
    """A dossier as its facts leave it (hồ sơ).

    version counts its facts; status is None for a dossier adopted from another system; since is when the present
    status began. A group is None until the fact that brings it. waiting stays when the dossier ends: it says since
    when the time was not the agency's. not_counted are the days taken off the limit so far. law_chosen is the day whose
    law the applicant asked for, None where the law of receipt governs.
    """

    version: int = 0
    status: Status | None = None
    since: datetime | None = None
    last: e.DossierEvent | None = None
    submission: Submission | None = None
    taken_for: TakenForAgency | None = None
    law_chosen: date | None = None
    acceptance: Acceptance | None = None
    deadline: PromisedDate | None = None
    supplements: int = 0
    waiting: SupplementAwaited | PaymentAwaited | None = None
    exclusion: Exclusion | None = None
    not_counted: tuple[Pause, ...] = ()
    holder: CurrentHolder = NO_HOLDER
    step: CurrentStep | None = None
    steps_completed: Mapping[int, e.StepCompleted] = NO_STEPS
    opinions: Opinions = NO_OPINIONS
    result: Result = NO_RESULT
    ended_at: datetime | None = None
    stopped_for: StopGround | None = None
    adoption: Adoption | None = None
    corrections: tuple[tuple[int, str, str, str], ...] = ()

    @property
    def submitted_at(self) -> datetime | None:
        """When it came in, here or in the system it was adopted from (thời điểm nộp)."""
        if self.submission is not None:
            return self.submission.submitted_at
        return None if self.adoption is None else self.adoption.started_at

    @property
    def paused_since(self) -> datetime | None:
        """Since when its clock is paused, or was when it ended; None while it runs (thời điểm tạm dừng tính)."""
        waiting = None if self.waiting is None else self.waiting.since
        excluded = None if self.exclusion is None else self.exclusion.began
        return min(filter(None, (waiting, excluded)), default=None)

    @property
    def due_at(self) -> datetime | None:
        """When it is due, by our promise or by the date of the system it was adopted from (thời điểm hẹn trả)."""
        if self.deadline is not None:
            return self.deadline.due_at
        return None if self.adoption is None else self.adoption.deadline_at

    @property
    def due_on(self) -> date | None:
        """The legal day on which it is due; another system gives an instant only (ngày hẹn trả)."""
        return None if self.deadline is None else self.deadline.due_on

    @property
    def promise(self) -> Promise | None:
        """The promise that binds now, without the apology (hẹn trả kết quả)."""
        return None if self.deadline is None else self.deadline.promise

    @property
    def extensions(self) -> int:
        """How often it was put off (số lần hẹn lại)."""
        return 0 if self.deadline is None else self.deadline.extensions

    @property
    def extension(self) -> Extension | None:
        """The apology that put it off (hẹn lại)."""
        return None if self.deadline is None else self.deadline.extension
