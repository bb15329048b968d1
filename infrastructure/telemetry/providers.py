"""Where traces and metrics go: nowhere, to OTLP where configured, and to /metrics (nơi nhận)."""

import contextlib
from dataclasses import dataclass

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader, MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import Span, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter

_RESOURCE = Resource.create({"service.name": "hoso"})


class WithoutQuery(SpanProcessor):
    """Blots out what stood behind «?» in an address, which may name a person (che dữ liệu cá nhân)."""

    def on_start(self, span: Span, parent_context: Context | None = None) -> None:
        """Before anything is exported."""
        if span.attributes and "url.query" in span.attributes:
            span.set_attribute("url.query", "REDACTED")


@dataclass(frozen=True, slots=True)
class Measured:
    """One web server's own meters, and the page that shows them (số đo)."""

    meters: MeterProvider
    page: InMemoryMetricReader

    def flush(self) -> None:
        """Send what waits and stop: the installation closes."""
        traces = trace.get_tracer_provider()
        if isinstance(traces, TracerProvider):
            traces.force_flush(2000)
        with contextlib.suppress(Exception):  # a collector that is gone must not keep the installation open
            self.meters.shutdown(2000)


def set_up(otlp_endpoint: str | None) -> Measured:
    """Meters for /metrics; traces, and metrics elsewhere, only where an endpoint is given."""
    page = InMemoryMetricReader()
    readers: list[MetricReader] = [page]
    if otlp_endpoint is not None:
        base = otlp_endpoint.rstrip("/")
        trace.set_tracer_provider(tracers(OTLPSpanExporter(endpoint=f"{base}/v1/traces")))
        readers.append(PeriodicExportingMetricReader(OTLPMetricExporter(endpoint=f"{base}/v1/metrics")))
    return Measured(MeterProvider(metric_readers=readers, resource=_RESOURCE), page)


def tracers(exporter: SpanExporter) -> TracerProvider:
    """A tracer provider that sends finished spans, without what may name a person."""
    provider = TracerProvider(resource=_RESOURCE)
    provider.add_span_processor(WithoutQuery())
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider
