"""From mutation through append to the read models: one trace, and nothing personal in it."""

import json
import time
from collections.abc import Iterator

import psycopg
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from application.access.actors import Role
from infrastructure.telemetry.providers import tracers
from tests.graphql.cast import Cast
from tests.graphql.served_installation import Served, fresh_database, serving

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def spans() -> InMemorySpanExporter:
    """Finished spans of this process."""
    exporter = InMemorySpanExporter()
    trace.set_tracer_provider(tracers(exporter))
    return exporter


@pytest.fixture(scope="module")
def served(spans: InMemorySpanExporter, server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A traced installation with one procedure."""
    with fresh_database(server_url) as url, serving(url, tmp_path_factory.mktemp("hoso")) as opened:
        content = {"name": "Thủ tục", "limits": [{"limit": "5 ngày làm việc"}]}
        opened.someone(Role.PUBLISHER).does("publishProcedure", procedure="1.001806", content=content)
        yield opened


def finished(spans: InMemorySpanExporter, name: str, trace_id: int) -> list[ReadableSpan]:
    """Spans of a trace by name, waited for."""
    for _ in range(100):
        trace.get_tracer_provider().force_flush()  # type: ignore[attr-defined]
        found = [
            span
            for span in spans.get_finished_spans()
            if span.name == name and span.context is not None and span.context.trace_id == trace_id
        ]
        if found:
            return found
        time.sleep(0.05)
    return []


def test_one_trace_runs_from_the_mutation_to_the_read_models(served: Served, spans: InMemorySpanExporter) -> None:
    # given
    caller = "4bf92f3577b34da6a3ce929d0e0e4736"
    served.client.headers["traceparent"] = f"00-{caller}-00f067aa0ba902b7-01"
    # when
    code = Cast(served, "H15").submitted()
    # then
    del served.client.headers["traceparent"]
    for name in ("POST /graphql", "log.append", "read_models.apply"):
        assert finished(spans, name, int(caller, 16)), name
    with psycopg.connect(served.database) as db:
        rows = db.execute("SELECT meta FROM log_h14.fact WHERE topic = 'dossier.submitted.v1'").fetchall()
    text = bytes(rows[-1][0]) if isinstance(rows[-1][0], memoryview | bytes) else json.dumps(rows[-1][0]).encode()
    assert f"00-{caller}-".encode() in text, code


def test_no_span_names_a_person(served: Served, spans: InMemorySpanExporter) -> None:
    # given
    cast = Cast(served, "H15")
    applicant = {"kind": "CITIZEN", "name": "Canary Vănkênh", "phone": "0987654321", "email": "canary@example.vn"}
    # when
    code = cast.submitted(applicant=applicant, request="Canary")
    cast.desk.does("acceptDossier", code=code)
    cast.citizen.ask("query ($c: String!) { dossier(code: $c) { applicant { name } } }", c=code)
    cast.desk.answer('{ dossier(code: "Canary") { nowhere } }')
    served.client.get("/graphql", params={"query": '{ dossier(code: "Canary") { code } }'})
    served.client.get("/healthz?name=Canary")
    trace.get_tracer_provider().force_flush()  # type: ignore[attr-defined]
    # then
    text = "".join(span.to_json() for span in spans.get_finished_spans())
    assert "REDACTED" in text
    for canary in ("Canary", "Vănkênh", "0987654321", "example.vn", "V\\u0103nk"):
        assert canary not in text


def test_every_way_a_request_goes_is_measured_and_traced_alike(served: Served, spans: InMemorySpanExporter) -> None:
    # given: an act of the usual shape, which is compiled, one of another shape, and a stranger with each
    act = 'completeStep(input: {code: "x", step: 1}) { __typename }'
    compiled = "mutation ($input: CompleteStepInput!) { completeStep(input: $input) { __typename } }"
    bodies = [
        {"query": compiled, "variables": {"input": {"code": "x", "step": 1}}},
        {"query": f"mutation {{ {act} }}"},
    ]
    before = measured(served)
    spans.clear()
    # when
    for body in bodies:
        for token in (served.someone(Role.CASE).headers["authorization"], "Bearer none"):
            served.client.post("/graphql", json=body, headers={"authorization": token})
    # then
    added = {status: count - before.get(status, 0) for status, count in measured(served).items()}
    assert (added["200"], added["401"]) == (2, 2)
    trace.get_tracer_provider().force_flush()  # type: ignore[attr-defined]
    serving = [span for span in spans.get_finished_spans() if span.name == "POST /graphql"]
    statuses = [(span.attributes or {})["http.response.status_code"] for span in serving]
    assert sorted(statuses) == [200, 200, 401, 401]
    assert {span.kind for span in serving} == {trace.SpanKind.SERVER}


def measured(served: Served) -> dict[str, int]:
    """How many requests to /graphql were measured, by status."""
    found: dict[str, int] = {}
    for line in served.client.get("/metrics").text.splitlines():
        if line.startswith("http_server_request_duration_count") and 'http_route="/graphql"' in line:
            status = line.partition('status_code="')[2][:3]
            found[status] = found.get(status, 0) + int(line.rsplit(" ", 1)[1])
    return found


def test_metrics_show_the_installation_and_its_requests(served: Served) -> None:
    Cast(served, "H15").submitted()
    page = served.client.get("/metrics")
    assert page.headers["content-type"].startswith("text/plain; version=0.0.4")
    values = {
        line.split(" ")[0]: line.rsplit(" ", 1)[1] for line in page.text.splitlines() if line[:1] not in ("#", "")
    }
    for name in ("hoso_log_position", "hoso_read_models_position", "hoso_read_models_lag", "hoso_facts_skipped"):
        assert name in values
    assert int(values["hoso_log_position"]) > 10
    assert int(values["hoso_facts_skipped"]) == 0
    requests = [name for name in values if name.startswith("http_server_request_duration_count")]
    assert any('http_route="/graphql"' in name or "POST" in name for name in requests), requests
    buckets = [name for name in values if name.startswith("http_server_request_duration_bucket")]
    assert any('le="+Inf"' in name for name in buckets)
    kinds = [line.split(" ")[2] for line in page.text.splitlines() if line.startswith("# TYPE")]
    assert len(kinds) == len(set(kinds))
