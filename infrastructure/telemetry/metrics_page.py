"""Metrics as text for a scraper (trang số đo)."""

from collections.abc import Iterator
from typing import Any

from opentelemetry.sdk.metrics.export import HistogramDataPoint, InMemoryMetricReader, Metric


def render(reader: InMemoryMetricReader) -> str:
    """Everything measured so far in the text format of Prometheus."""
    data = reader.get_metrics_data()
    lines: list[str] = []
    for resource in data.resource_metrics if data is not None else ():
        for scope in resource.scope_metrics:
            for metric in scope.metrics:
                lines += _metric(metric)
    return "\n".join(lines) + "\n"


def _metric(metric: Metric) -> Iterator[str]:
    name = metric.name.replace(".", "_")
    points: Any = metric.data.data_points
    histogram = bool(points) and isinstance(points[0], HistogramDataPoint)
    kind = "histogram" if histogram else "counter" if getattr(metric.data, "is_monotonic", False) else "gauge"
    yield f"# HELP {name} {' '.join((metric.description or '').split())}"
    yield f"# TYPE {name} {kind}"
    for point in points:
        labels = [_label(key, value) for key, value in sorted((point.attributes or {}).items())]
        if not histogram:
            yield f"{name}{_braced(labels)} {point.value}"
            continue
        cumulative = 0
        for bound, count in zip([*point.explicit_bounds, "+Inf"], point.bucket_counts, strict=True):
            cumulative += count
            bucket = f'le="{bound}"'
            yield f"{name}_bucket{_braced([*labels, bucket])} {cumulative}"
        yield f"{name}_sum{_braced(labels)} {point.sum}"
        yield f"{name}_count{_braced(labels)} {point.count}"


def _label(key: str, value: object) -> str:
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{key.replace(".", "_")}="{text}"'


def _braced(labels: list[str]) -> str:
    return "{" + ",".join(labels) + "}" if labels else ""
