"""Where traces and metrics go: nowhere, to OTLP where configured, and to /metrics (nơi nhận)."""

from opentelemetry import metrics, trace
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader, MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

_RESOURCE = Resource.create({"service.name": "hoso"})


def set_up(otlp_endpoint: str | None) -> InMemoryMetricReader:
    """Set the SDK's providers; the reader answers what /metrics shows. Traces only where an endpoint is given."""
    page = InMemoryMetricReader()
    readers: list[MetricReader] = [page]
    if otlp_endpoint is not None:
        base = otlp_endpoint.rstrip("/")
        provider = TracerProvider(resource=_RESOURCE)
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{base}/v1/traces")))
        trace.set_tracer_provider(provider)
        readers.append(PeriodicExportingMetricReader(OTLPMetricExporter(endpoint=f"{base}/v1/metrics")))
    metrics.set_meter_provider(MeterProvider(metric_readers=readers, resource=_RESOURCE))
    return page
