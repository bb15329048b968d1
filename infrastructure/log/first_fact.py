"""The first fact, recorded in the transaction that lays the schema: no log is ever without it (thiết lập hệ thống)."""

from collections.abc import Callable
from datetime import datetime

import psycopg

from application.installation import first_append
from domain.log_integrity.installation import parse_authority
from infrastructure.log.codec import encode, encode_metadata
from infrastructure.postgres.names import SchemaNames


def first_fact(authority: str | None, names: SchemaNames, at: datetime) -> Callable[[psycopg.Connection], None]:
    """What records whose log it is once the schema is laid; that raises Malformed where nobody says whose."""

    def record(db: psycopg.Connection) -> None:
        (new,), meta, digest = first_append(parse_authority(authority or ""), at)
        db.execute(
            f"SELECT {names.log}.append(NULL, %s::text[], '{{1}}', NULL, NULL, %s::text[], %s::bytea[], %s::bytea[], "
            "%s::text[], %s::text[], %s::bytea[], NULL, NULL)".encode(),
            [[new.stream], [new.event.TOPIC], [encode_metadata(meta)], [encode(new.event)], [meta.actor], [meta.key],
             [digest]],
        )  # fmt: skip

    return record
