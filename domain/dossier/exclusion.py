"""Time that does not count: posting, explanation (thời gian không tính vào thời hạn)."""

from datetime import timedelta

from domain.dossier import events as e
from domain.dossier.commands import EndExclusion, StartExclusion
from domain.dossier.law import Deciders, Law
from domain.dossier.promise_calculation import article, between_facts, law_day, paused
from domain.dossier.refusals import refuse_before_act, vietnamese_day
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.law.deadlines import Pause
from domain.values import legal_day

_ONE_DAY = timedelta(days=1)


class ExclusionRunning(NotPermitted):
    """Time that does not count is already running (đang trong thời gian không tính)."""

    code = "EXCLUSION_RUNNING"


class NoExclusion(NotPermitted):
    """No excluded time is running (không có thời gian không tính)."""

    code = "NO_EXCLUSION"


def start(command: StartExclusion, state: DossierState, law: Law) -> tuple[e.ExclusionStarted, ...]:
    """Begin public posting, explanation or another time the law does not count (niêm yết, giải trình; R30).

    The day of the act itself still counts; the first day excluded is the next (BLDS 2015 Điều 147.2).
    """
    if state.exclusion is not None:
        raise ExclusionRunning(
            f"Hồ sơ đang trong thời gian không tính từ ngày {vietnamese_day(state.exclusion.since)}; "
            "đề nghị kết thúc trước.",
            basis="NĐ 61/2018/NĐ-CP Điều 19",
        )
    refuse_before_act(command.planned_until, command.occurred_at, "Ngày dự kiến kết thúc")
    return (
        e.ExclusionStarted(
            by=command.by,
            occurred_at=command.occurred_at,
            kind=command.kind,
            since=legal_day(command.occurred_at) + _ONE_DAY,
            planned_until=command.planned_until,
            basis=article(law, "exclude", law_day(state, command.occurred_at)),
        ),
    )


def end(command: EndExclusion, state: DossierState, law: Law) -> tuple[e.ExclusionEnded, ...]:
    """End it; the days from its first through this one were not counted (hết thời gian không tính)."""
    if state.exclusion is None:
        raise NoExclusion(
            "Hồ sơ không có thời gian không tính đang chạy; đề nghị kiểm tra lại.", basis="NĐ 61/2018/NĐ-CP Điều 19"
        )
    until = legal_day(command.occurred_at)
    end = max(until + _ONE_DAY, state.exclusion.since)
    why = between_facts("thời gian không tính vào thời hạn", state.exclusion.fact, state)
    pause = Pause(state.exclusion.since, end, why)
    return (
        e.ExclusionEnded(
            by=command.by,
            occurred_at=command.occurred_at,
            until=until,
            promise=paused(law, state, pause),
            basis=article(law, "exclude", law_day(state, command.occurred_at)),
        ),
    )


DECIDERS: Deciders = {StartExclusion: start, EndExclusion: end}
"""Which function decides which command (xử lý từng lệnh)."""
