"""Nothing leaves the installation without a setting; with one it goes there."""

import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from opentelemetry.metrics import CallbackOptions, Observation
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from infrastructure.telemetry.metrics_page import render

PROGRAM = """
import socket, sys
def refused(*args): raise AssertionError("something called out")
if not sys.argv[1:]: socket.socket.connect = refused
from opentelemetry import trace
from infrastructure.telemetry.providers import set_up
measured = set_up(*(sys.argv[1:] or [None]))
with trace.get_tracer("hoso").start_as_current_span("log.append"): pass
measured.meters.get_meter("hoso").create_counter("hoso.facts").add(1)
measured.flush()
print(type(trace.get_tracer_provider()).__name__)
"""


@pytest.fixture
def collector() -> Iterator[tuple[str, list[str]]]:
    """An OTLP collector that only notes what comes where."""
    paths: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Noting) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", paths
        server.shutdown()


def run(*arguments: str) -> str:
    """What a process with these settings prints."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_without_a_setting_nothing_is_traced_or_sent() -> None:
    assert run() == "ProxyTracerProvider"


def test_with_a_setting_traces_and_metrics_go_there(collector: tuple[str, list[str]]) -> None:
    address, paths = collector
    assert run(address) == "TracerProvider"
    assert {"/v1/traces", "/v1/metrics"} <= set(paths)


def test_the_page_escapes_what_labels_hold() -> None:
    reader = InMemoryMetricReader()
    meter = MeterProvider(metric_readers=[reader]).get_meter("test")
    meter.create_counter("a.b", description="two\nlines").add(2, {"http.route": 'x"y\\z\n'})
    meter.create_histogram("h").record(3)

    def nothing(options: CallbackOptions) -> list[Observation]:
        return []

    meter.create_observable_gauge("g", [nothing])
    page = render(reader)
    assert "# HELP a_b two lines\n# TYPE a_b counter\n" in page
    assert 'a_b{http_route="x\\"y\\\\z\\n"} 2\n' in page
    assert "h_sum 3\nh_count 1\n" in page
