"""Requests that are answered beside FastAPI's stack, measured and traced as those inside it (yêu cầu)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from opentelemetry import metrics
from opentelemetry.trace import SpanKind, StatusCode
from starlette.datastructures import Headers
from starlette.types import Scope

from infrastructure.telemetry.traces import continued, is_traced

DURATION = "http.server.request.duration"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)


@dataclass(slots=True)
class Served:
    """One request and how it ended: 500 until something else is said (yêu cầu đang xử lý)."""

    status: int = 500

    def labels(self) -> dict[str, Any]:
        """How it ended, as attributes."""
        failed = {"error.type": str(self.status)} if self.status >= 500 else {}
        return {"http.response.status_code": self.status} | failed


class _OneInstrument(metrics.NoOpMeter):
    def __init__(self, name: str, durations: metrics.Histogram) -> None:
        super().__init__(name)
        self._durations = durations

    def create_histogram(self, name: str, *args: Any, **kwargs: Any) -> metrics.Histogram:
        return self._durations if name == DURATION else super().create_histogram(name, *args, **kwargs)


class Requests(metrics.MeterProvider):
    """How long requests take; as a provider of meters it gives FastAPI that one instrument (thời gian xử lý yêu cầu).

    Rate, errors and duration show how a server does; counting the requests that are open as well costs a tenth of
    a command, even where a view drops the count.
    """

    def __init__(self, meters: metrics.MeterProvider) -> None:
        self._durations = meters.get_meter("hoso").create_histogram(
            DURATION,
            unit="s",
            description="Duration of HTTP server requests.",
            explicit_bucket_boundaries_advisory=_SECONDS,
        )

    def get_meter(self, name: str, *args: Any, **kwargs: Any) -> metrics.Meter:
        """A meter that has the one histogram, and no other instrument that does anything."""
        return _OneInstrument(name, self._durations)

    @contextmanager
    def served(self, scope: Scope) -> Iterator[Served]:
        """A request from here on, until its answer is sent."""
        attributes = {
            "url.scheme": scope["scheme"],
            "http.request.method": scope["method"],
            "network.protocol.version": scope["http_version"],
            "http.route": scope["path"],
        }
        request, began = Served(), time.perf_counter()
        try:
            if is_traced():
                with _span(scope, attributes, request):
                    yield request
            else:
                yield request
        finally:
            labels = attributes | request.labels()
            self._durations.record(time.perf_counter() - began, labels)


@contextmanager
def _span(scope: Scope, attributes: dict[str, Any], request: Served) -> Iterator[None]:
    name, header = f"{scope['method']} {scope['path']}", Headers(scope=scope).get("traceparent")
    with continued(name, header, attributes, kind=SpanKind.SERVER) as span:
        try:
            yield
        finally:
            span.set_attributes(request.labels())
            if request.status >= 500:
                span.set_status(StatusCode.ERROR)
