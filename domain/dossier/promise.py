"""The date an applicant was promised, with everything needed to derive it again (hẹn trả kết quả)."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.law.deadlines.hours import OfficeHours
from domain.law.deadlines.limits import Pause, TimeLimit
from domain.values import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalValue:
    """A dated legal value as it was used, with its source (giá trị pháp lý đã áp dụng)."""

    parameter: str
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """The date put off by an apology: the day it was made and the day it names (hẹn lại; Mẫu 04)."""

    apologised_on: date
    new_due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The due date as the applicant knows it and the inputs it follows from (ngày hẹn trả kết quả).

    due_at is an aware UTC instant, due_on the legal day in Asia/Ho_Chi_Minh. calendar is the number of
    calendar facts known when it was computed. Replay recomputes the day count from these inputs alone.
    With an extension due_at is the later of the limit's end and the extension's, and unextended_at is
    the limit's end alone: an apology puts the date off, it does not make the dossier timely (R37).
    agency_decisions are the calendar's decisions for some agencies that counted here; awaits_notice are the years on
    the way whose official days off were still to come: the date moves when they do.
    """

    due_on: date
    due_at: datetime
    counted_from: datetime
    limit: TimeLimit
    hours: OfficeHours
    calendar: int
    pauses: tuple[Pause, ...]
    law_as_of: date
    basis: Article
    values: tuple[LegalValue, ...] = ()
    extension: Extension | None = None
    unextended_at: datetime | None = None
    agency_decisions: tuple[int, ...] = ()
    awaits_notice: tuple[int, ...] = ()
