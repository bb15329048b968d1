"""Spans around the ports: one trace from mutation through append to projection (vết).

No personal data in attributes: names of commands, streams' kinds, counts and positions only.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from opentelemetry import trace
from opentelemetry.trace import Span, SpanKind
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from application.ports import Answer, Append, Fact, Log
from domain.values import ActorId

_CONTEXT = TraceContextTextMapPropagator()


def tracer() -> trace.Tracer:
    """hoso's tracer, of whatever provider is set now."""
    return trace.get_tracer("hoso")


def traceparent() -> str | None:
    """The W3C header of the running span, None when nothing is traced."""
    carrier: dict[str, str] = {}
    _CONTEXT.inject(carrier)
    return carrier.get("traceparent")


@contextmanager
def continued(
    name: str, header: str | None, attributes: Mapping[str, Any], *, kind: SpanKind = SpanKind.CONSUMER
) -> Iterator[Span]:
    """A span that continues the trace of a W3C header. What is raised inside is not recorded: it may name a person."""
    context = _CONTEXT.extract({"traceparent": header}) if header else None
    with tracer().start_as_current_span(
        name, context=context, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
    ) as span:
        yield span


def is_traced() -> bool:
    """Whether somebody collects spans: those nobody sees cost a tenth of a command."""
    return not isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider)


def with_spans(log: Log) -> Log:
    """The log with spans, where somebody collects them."""
    return TracedLog(log) if is_traced() else log


class TracedLog:
    """The log with a span around every append and read (nhật ký có vết)."""

    def __init__(self, log: Log) -> None:
        self._log = log

    async def append(self, append: Append) -> Answer:
        """Record facts, in a span."""
        with tracer().start_as_current_span("log.append", attributes={"hoso.facts": len(append.facts)}) as span:
            answer = await self._log.append(append)
            span.set_attribute("hoso.position", answer.position or 0)
            return answer

    async def answer_to(self, actor: ActorId, key: str, digest: bytes) -> Answer | None:
        """What the command was answered before."""
        return await self._log.answer_to(actor, key, digest)

    async def history(self, stream: str, *, after: int = 0) -> list[Any]:
        """The events of a stream, in a span."""
        with tracer().start_as_current_span("log.history", attributes={"hoso.kind": stream.split("/")[0]}) as span:
            events = await self._log.history(stream, after=after)
            span.set_attribute("hoso.facts", len(events))
            return events

    async def facts(self, stream: str) -> list[Fact]:
        """The facts of a stream."""
        return await self._log.facts(stream)

    async def event_at(self, stream: str, version: int) -> Any | None:
        """One event of a stream."""
        return await self._log.event_at(stream, version)

    async def position_at(self, instant: datetime) -> int:
        """Position of the last fact recorded by an instant."""
        return await self._log.position_at(instant)

    async def tail(self, after: int, limit: int) -> list[Fact]:
        """Facts beyond a position."""
        return await self._log.tail(after, limit)

    async def head(self) -> int:
        """Position of the last fact."""
        return await self._log.head()


def projected(facts: Sequence[Fact], models: Sequence[str]) -> None:
    """Add to the traces behind a batch that read models have taken it in; untraced facts cost nothing."""
    for header in {fact.meta.traceparent for fact in facts} - {None}:
        with continued("read_models.apply", header, {"hoso.models": list(models), "hoso.position": facts[-1].position}):
            continue
