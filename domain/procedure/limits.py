"""How long a procedure may take, by channel and by case (thời hạn giải quyết)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Malformed, NotPermitted
from domain.law.deadlines import TimeLimit
from domain.values import Channel

_BASIS = "NĐ 63/2010/NĐ-CP Điều 8 khoản 2"


class Resume(StrEnum):
    """What a supplement does to the clock: begin again or go on (tính lại từ đầu / tính tiếp; NĐ 61/2018 Điều 19.4)."""

    RESTART = "restart"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLimit:
    """One published limit (thời hạn giải quyết).

    channel None: the text names no channel, so the limit holds for each that has none of its own.
    case None: the text names no case, so the limit holds for each case that is not named.
    """

    channel: Channel | None
    case: str | None
    limit: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelCutOff:
    """Which reading of a cut-off a procedure follows for a channel, None for every other one (giờ chốt tiếp nhận).

    reading names a parameter under ``domain/law/cut_offs/``, e.g. ``cut_offs.last_office_hour``.
    """

    channel: Channel | None
    reading: str

    def __post_init__(self) -> None:
        if not self.reading.startswith("cut_offs."):
            raise Malformed(
                f"«{self.reading}» names no cut-off; one of domain/law/cut_offs, e.g. cut_offs.last_office_hour"
            )


UNNAMED_CASE = "không ghi tên trường hợp"
"""How a published limit is called that names no case (thời hạn không ghi tên trường hợp)."""


class LimitDependsOnCase(NotPermitted):
    """Several limits could apply and the case was not named (thời hạn khác nhau theo trường hợp)."""

    code = "LIMIT_DEPENDS_ON_CASE"


class CaseNotPublished(NotPermitted):
    """The case named is not one of those published (trường hợp không có trong công bố)."""

    code = "CASE_NOT_PUBLISHED"


def limits_for(
    limits: tuple[PublishedLimit, ...], *, channel: Channel, case: str | None = None
) -> tuple[PublishedLimit, ...]:
    """The limits that could apply to a channel, and to a case if one is named (thời hạn giải quyết).

    What is published for the channel itself goes before what is published for any; so with the case.
    """
    own = tuple(row for row in limits if row.channel == channel)
    of_channel = own or tuple(row for row in limits if row.channel is None)
    if case is None:
        return of_channel
    named = tuple(row for row in of_channel if row.case == case)
    return named or tuple(row for row in of_channel if row.case is None)


def limit_for(limits: tuple[PublishedLimit, ...], *, channel: Channel, case: str | None = None) -> TimeLimit | None:
    """The one limit for a channel and case; None: none is known for that channel (thời hạn giải quyết).

    Refuses where the limits differ and the case was not named, and where the case is not published.
    """
    candidates = limits_for(limits, channel=channel, case=case)
    if not candidates and limits_for(limits, channel=channel):
        raise _case_not_published(limits_for(limits, channel=channel), case or "")
    distinct = tuple(dict.fromkeys(row.limit for row in candidates))
    if len(distinct) > 1:
        raise _depends_on_case(candidates)
    return distinct[0] if distinct else None


def refuse_unpublished_case(limits: tuple[PublishedLimit, ...], case: str | None) -> None:
    """Refuse a case that no limit is published for. Raises CaseNotPublished (trường hợp không có trong công bố).

    A limit without a case beside others with one is chosen by UNNAMED_CASE.
    """
    if case is not None and limits and all((row.case or UNNAMED_CASE) != case for row in limits):
        raise _case_not_published(limits, case)


def limits_differ(limits: tuple[PublishedLimit, ...]) -> bool:
    """Whether channel or case changes the limit: more than one amount and unit (thời hạn khác nhau)."""
    return len({row.limit for row in limits}) > 1


def _depends_on_case(candidates: tuple[PublishedLimit, ...]) -> LimitDependsOnCase:
    cases = _in_words(candidates)
    return LimitDependsOnCase(
        f"Chưa xác định được thời hạn giải quyết vì thủ tục công bố nhiều thời hạn theo trường hợp ({cases}) "
        f"theo {_BASIS}; đề nghị chọn đúng một trường hợp rồi thực hiện lại.",
        basis=_BASIS,
        details={"cases": cases},
    )


def _case_not_published(published: tuple[PublishedLimit, ...], case: str) -> CaseNotPublished:
    cases = _in_words(published)
    return CaseNotPublished(
        f"Trường hợp «{case}» không có trong nội dung công bố của thủ tục ({cases}) theo {_BASIS}; "
        "đề nghị chọn một trong các trường hợp đã công bố.",
        basis=_BASIS,
        details={"case": case, "cases": cases},
    )


def _in_words(rows: tuple[PublishedLimit, ...]) -> str:
    lines = (f"{row.case or UNNAMED_CASE}: {str(row.limit).replace('.', ',')}" for row in rows)
    return "; ".join(dict.fromkeys(lines))
