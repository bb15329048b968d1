"""What a server promises with its answer, and what it says while nobody outside confirms its seals."""

import os
from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from application.access.actors import Role
from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.evidence.format.inclusion_promise import parse_promise
from infrastructure.evidence.format.notes import COSIGNATURE, NoteRefused, Signer
from infrastructure.evidence.sealer.seal_folder import Anchored, SealFolder
from infrastructure.evidence.sealer.sealer import Sealer
from tests.graphql.cast import APPLICANT, Cast
from tests.graphql.conftest import content
from tests.graphql.served_installation import PLAIN, PRESENT, Served, fresh_database, serving
from tests.infrastructure.read_models.observation import eventually
from tests.installation import NAMES

pytestmark = pytest.mark.postgres

SUBMIT = """
mutation Submit($input: SubmitDossierInput!) {
  submitDossier(input: $input) {
    ... on Receipt { dossierCode inclusionPromise { position leaf recordedAt maximumDelay note } }
    ... on Refusal { code }
  }
}
"""


def test_a_hand_in_is_promised_and_the_sealer_keeps_the_promise(cast: Cast, tmp_path: Path) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}

    promise = cast.citizen.ask(SUBMIT, input=asked)["submitDossier"]["inclusionPromise"]

    running = cast.served.running
    found = parse_promise(promise["note"], [running.promises.key])
    assert (str(found.position), found.leaf) == (promise["position"], b64decode(promise["leaf"]))
    assert (found.maximum_delay, promise["maximumDelay"]) == (timedelta(minutes=10), 600)
    with StoredFacts(cast.served.database, NAMES, NAMES.sealer) as facts:
        sealer = Sealer("log.example", SealFolder(tmp_path), facts, lambda: PRESENT)
        sealer.seal()
        assert sealer.tiles.leaves(found.position - 1, 1) == [found.leaf]


def test_the_same_command_sent_again_is_promised_the_same(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    asked["idempotencyKey"] = os.urandom(8).hex()

    first, second = (cast.citizen.ask(SUBMIT, input=asked)["submitDossier"] for _ in range(2))

    assert first == second


def test_a_promise_of_another_key_is_none(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    promise = cast.citizen.ask(SUBMIT, input=asked)["submitDossier"]["inclusionPromise"]["note"]
    stranger = Signer(cast.served.running.promises.key.name, os.urandom(32)).key

    with pytest.raises(NoteRefused, match="no known server"):
        parse_promise(promise, [stranger])
    with pytest.raises(NoteRefused, match="does not hold"):
        parse_promise(promise.replace("\n600\n", "\n900\n"), [cast.served.running.promises.key])


@pytest.fixture
def unconfirmed(server_url: str, tmp_path: Path) -> Iterator[Served]:
    """An installation whose policy, written five hours ago, names a witness that never answered."""
    policy = tmp_path / "policy"
    key = Signer("witness.example", os.urandom(32), COSIGNATURE).key
    policy.write_text(f"witness w {key} http://127.0.0.1:9\nquorum w\n")
    written = (PRESENT - timedelta(hours=5)).timestamp()
    os.utime(policy, (written, written))
    with fresh_database(server_url) as url, serving(url, tmp_path / "served", policy=policy) as served:
        publisher = served.someone(Role.PUBLISHER)
        publisher.does("publishProcedure", procedure="1.001806", content=content("Thủ tục", "5 ngày làm việc"))
        eventually(lambda: served.running.store.incident is not None)
        yield served


def test_unconfirmed_seals_stop_final_decisions_and_nothing_else(unconfirmed: Served) -> None:
    cast = Cast(unconfirmed, "H15.10")
    code = cast.in_process()
    decision = cast.signed(code)

    refused = cast.leader.refused("issueDecision", decision=decision)
    told = cast.inspector.answer("{ procedures { totalCount } }")["extensions"]["incident"]
    acted = cast.leader.answer(PLAIN % ("CompleteStep", "completeStep"), input={"code": code, "step": 1})

    assert refused["code"] == told["code"] == "ANCHORS_SILENT"
    assert acted["extensions"]["incident"] == told  # an act of the usual shape tells it too
    ready = unconfirmed.client.get("/readyz")
    assert (ready.status_code, ready.json()["incident"]["code"]) == (200, "ANCHORS_SILENT")
    metrics = unconfirmed.client.get("/metrics").text.splitlines()
    assert {"hoso_log_confirmed 0", "hoso_log_policy_met 1"} <= {*metrics}  # nothing is sealed that could be confirmed
    folder = SealFolder(unconfirmed.running.settings.seals)
    folder.remember_anchored(Anchored(5, unconfirmed.clock.now().isoformat(), ("w",)))
    eventually(lambda: unconfirmed.running.store.incident is None)
    cast.leader.does("issueDecision", decision=decision)
    assert "extensions" not in cast.inspector.answer("{ procedures { totalCount } }")
    topics = [fact.topic for fact in facts_of(unconfirmed, "incident/anchoring")]
    assert topics == ["incident.anchoring_failed.v1", "incident.anchoring_resumed.v1"]


def facts_of(served: Served, stream: str) -> list[Any]:
    import asyncio

    from infrastructure.log.postgres_log import PostgresLog

    async def read() -> list[Any]:
        log = PostgresLog(served.database, NAMES)
        found = await log.facts(stream)
        log.close()
        return list(found)

    return asyncio.run(read())
