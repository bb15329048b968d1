"""What must hold of every dossier there ever was (bất biến trên lịch sử hồ sơ).

In a scenario these sentences are asked of its own dossier; ``hoso rules check --over-history`` asks them of
every dossier in the log, where a break is a question for a person and not an error.
"""

from collections.abc import Callable, Mapping, Sequence

from application.ports import Fact
from domain.dossier.events import (
    DeadlineExtended,
    DossierConcluded,
    DossierRejected,
    DossierStopped,
    DossierWithdrawn,
    SupplementRequested,
)
from domain.dossier.evolution import fold
from domain.dossier.timeliness import Verdict, verdict
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch
from features.steps.world import World

_ENDS = (DossierRejected, DossierWithdrawn, DossierStopped, DossierConcluded)


def second_supplements(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Requests for papers after the first one (yêu cầu bổ sung từ lần thứ hai)."""
    return tuple(fact for fact in facts if isinstance(fact.event, SupplementRequested))[1:]


def late_without_apology(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The conclusion of a dossier that came late and unannounced (quá hạn mà không xin lỗi trước)."""
    state = fold(fact.event for fact in facts)
    concluded = tuple(fact for fact in facts if isinstance(fact.event, DossierConcluded))
    if not concluded or verdict(state, concluded[-1].event.occurred_at) is not Verdict.LATE:
        return ()
    apologies = (fact.event for fact in facts if isinstance(fact.event, DeadlineExtended))
    return () if any(made.occurred_at < made.was_due_at for made in apologies) else concluded[-1:]


def rejections_without_reason(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Refusals to take a dossier in that say no reason (từ chối tiếp nhận không nêu lý do)."""
    return tuple(fact for fact in facts if isinstance(fact.event, DossierRejected) and not fact.event.reason.strip())


def second_extensions(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Apologies with a new date after the first one (hẹn lại từ lần thứ hai)."""
    return tuple(fact for fact in facts if isinstance(fact.event, DeadlineExtended))[1:]


def stops_without_reason(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Stoppings that say no reason (dừng giải quyết không nêu lý do)."""
    return tuple(fact for fact in facts if isinstance(fact.event, DossierStopped) and not fact.event.reason.strip())


def dates_after_the_end(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts that give an ended dossier another date (đổi ngày hẹn trả sau khi kết thúc)."""
    end = next((place for place, fact in enumerate(facts) if isinstance(fact.event, _ENDS)), len(facts))
    return tuple(fact for fact in facts[end + 1 :] if _gives_a_date(fact))


INVARIANTS: Mapping[str, Callable[[Sequence[Fact]], tuple[Fact, ...]]] = {
    "invariant.one_supplement": second_supplements,
    "invariant.apology_before_late": late_without_apology,
    "invariant.rejection_reason": rejections_without_reason,
    "invariant.date_stays": dates_after_the_end,
    "invariant.one_extension": second_extensions,
    "invariant.stop_reason": stops_without_reason,
}
"""For each sentence the facts of one dossier that break it, none where it holds (bất biến)."""


@step("invariant.one_supplement")
def one_supplement(world: World) -> None:
    """Chỉ yêu cầu bổ sung một lần."""
    _hold("invariant.one_supplement", world)


@step("invariant.apology_before_late")
def apology_before_late(world: World) -> None:
    """Giải quyết quá hạn thì đã xin lỗi trước khi hết hạn."""
    _hold("invariant.apology_before_late", world)


@step("invariant.rejection_reason")
def rejection_reason(world: World) -> None:
    """Từ chối tiếp nhận đều nêu lý do."""
    _hold("invariant.rejection_reason", world)


@step("invariant.date_stays")
def date_stays(world: World) -> None:
    """Kết thúc rồi thì ngày hẹn trả không đổi."""
    _hold("invariant.date_stays", world)


@step("invariant.one_extension")
def one_extension(world: World) -> None:
    """Chỉ hẹn lại một lần."""
    _hold("invariant.one_extension", world)


@step("invariant.stop_reason")
def stop_reason(world: World) -> None:
    """Dừng giải quyết đều nêu lý do."""
    _hold("invariant.stop_reason", world)


def _hold(id: str, world: World) -> None:
    try:
        world.dossier()  # of none there ever was anything holds
    except ScenarioMismatch as error:
        raise ScenarioMismatch(f"{error}; để hỏi các hồ sơ đã ghi: hoso rules check --over-history") from error
    broken = INVARIANTS[id](world.facts())
    if broken:
        raise ScenarioMismatch(
            f"trái với lịch sử hồ sơ ở sự kiện thứ {', '.join(str(fact.version) for fact in broken)}"
        )


def _gives_a_date(fact: Fact) -> bool:
    return isinstance(fact.event, DeadlineExtended) or getattr(fact.event, "promise", None) is not None
