"""What is measured beside FastAPI's own requests, errors and durations: the log and its read models (số đo)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from opentelemetry.metrics import CallbackOptions, MeterProvider, Observation


class Watched(Protocol):
    """A worker beside the server, as far as it is measured (tiến trình nền)."""

    name: str
    restarts: int
    behind: Callable[[], int]
    lag: Callable[[], float]


class Instruments:
    """hoso's instruments on the meter provider of its web server (bộ đo)."""

    def __init__(
        self,
        *,
        head: Callable[[], int],
        projected: Callable[[], int],
        parked: Callable[[], int],
        sealed: Callable[[], int],
        confirmed: Callable[[], tuple[int, bool]] | None,
        restarts: Callable[[], int] | None,
        workers: Sequence[Watched],
        meters: MeterProvider,
    ) -> None:
        meter = meters.get_meter("hoso")

        def gauge(name: str, description: str, read: Callable[[], int]) -> None:
            def observed(options: CallbackOptions) -> Iterable[Observation]:
                return [Observation(read())]

            meter.create_observable_gauge(name, [observed], description=description)

        gauge("hoso.log.position", "position of the last fact this process knows of", head)
        gauge("hoso.read_models.position", "position the read models have seen", projected)
        gauge("hoso.read_models.lag", "facts the read models have yet to see", lambda: max(0, head() - projected()))
        gauge("hoso.log.unsealed", "facts that no checkpoint covers yet", lambda: max(0, head() - sealed()))
        if confirmed is not None:
            gauge("hoso.log.confirmed", "position up to which the policy's witnesses confirmed", lambda: confirmed()[0])
            gauge(
                "hoso.log.policy_met",
                "1 where the newest seal is confirmed as the policy asks, else 0",
                lambda: int(confirmed()[1]),
            )
        if restarts is not None:
            gauge("hoso.sealer.restarts", "how often the sealer beside this server had to be started again", restarts)
        gauge("hoso.facts.skipped", "streams a read model had to leave aside", parked)

        def gauges(name: str, description: str, read: Callable[[Watched], float]) -> None:
            def observed(options: CallbackOptions) -> Iterable[Observation]:
                return [Observation(read(worker), {"worker": worker.name}) for worker in workers]

            meter.create_observable_gauge(name, [observed], description=description)

        gauges("hoso.worker.lag", "facts a worker beside this server has yet to handle", lambda one: one.behind())
        gauges("hoso.worker.lag_seconds", "for how long it has had something to handle", lambda one: one.lag())
        gauges("hoso.worker.restarts", "how often it had to be started again", lambda one: one.restarts)
