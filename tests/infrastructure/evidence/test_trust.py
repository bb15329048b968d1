"""Whom the verifier believes, and what a promise binds the log to (tin cậy, biên nhận)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from infrastructure.evidence.hoso_verify import WRONG, Policy, Untrue, verify_receipt
from tests.infrastructure.evidence.bundles import (
    LOG,
    SERVER,
    WITNESSES,
    Bundle,
    Fact,
    Signer,
    chained,
    log_of,
    of_a_dossier,
    policy,
    promise,
    receipt,
    sealed,
    whole,
)
from tests.infrastructure.evidence.inspector import Inspector

GOOD = log_of()
POINTS = sealed(GOOD, 5, 20, 40, 50)
THIEF = Signer(LOG.name, "thief")


@pytest.mark.parametrize("dossiers", [2, 12, 75])
def test_a_valid_bundle_of_everything_holds(inspector: Inspector, dossiers: int) -> None:
    answer = inspector.ask(whole(dossiers, (5, 9)))

    assert (answer.exit, answer.failed) == (0, [])
    assert [answer.verdict(n) for n in (*range(7), 9, 11, 12)] == ["ok"] * 10
    assert [answer.verdict(n) for n in (7, 8, 10)] == ["not checked"] * 3


def test_a_valid_bundle_of_a_dossier_holds(inspector: Inspector) -> None:
    answer = inspector.ask(of_a_dossier())

    assert (answer.exit, answer.failed) == (0, [])
    assert answer.report["unsealed"] == {"count": 1, "from": 51}


def test_the_same_input_gives_the_same_answer(inspector: Inspector) -> None:
    first, second = inspector.ask(whole()), inspector.ask(whole())

    assert (first.report, first.statement) == (second.report, second.statement)


def test_without_keys_the_statement_says_that_nothing_is_proved_about_who_signed(inspector: Inspector) -> None:
    answer = inspector.ask(whole(), key=None)

    assert (answer.exit, answer.failed) == (3, [])
    assert [answer.verdict(n) for n in (0, 6)] == ["not checked"] * 2
    assert "not asked: who signed" in answer.report["vouches"]
    assert "Ai bảo chứng: chưa hỏi: ai ký" in answer.statement
    assert {key["from"] for key in answer.report["keys"]} == {"bundle"}


def test_one_vkey_is_a_policy_of_its_own(inspector: Inspector) -> None:
    answer = inspector.ask(whole(), key=f"{LOG.vkey()}\n".encode())

    assert (answer.exit, answer.failed) == (3, [])
    assert [answer.verdict(n) for n in (0, 6)] == ["not checked"] * 2  # nobody named the server, nor a witness
    assert [(key["role"], key["from"]) for key in answer.report["keys"]] == [("log", "given"), ("server", "bundle")]


def test_another_key_under_the_same_name_is_not_believed(inspector: Inspector) -> None:
    answer = inspector.ask(whole(), key=policy(log=THIEF))

    assert (answer.exit, answer.first_bad(6)) == (1, [1, 52])


def test_a_manifest_by_another_server_is_not_believed(inspector: Inspector) -> None:
    answer = inspector.ask(Bundle(GOOD, POINTS, server=Signer(SERVER.name, "thief")))

    assert (answer.exit, answer.failed) == (1, [0])


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        ("-", "-", 0),
        ("2026-01-12T02:00:00Z", "2026-01-12T02:00:59Z", 0),
        ("-", "2026-01-12T02:00:58Z", 1),
        ("2026-01-12T02:00:15Z", "-", 1),
    ],
)
def test_a_key_holds_between_its_instants_by_the_time_of_the_seal(
    inspector: Inspector, since: str, until: str, code: int
) -> None:
    more = f"validity {LOG.vkey()} {since} {until}\n"

    assert inspector.ask(whole(), key=policy(more=more)).exit == code


@pytest.mark.parametrize(("needed", "code"), [(1, 0), (2, 0), (3, 1)])
def test_the_newest_seal_needs_witnesses_enough(inspector: Inspector, needed: int, code: int) -> None:
    answer = inspector.ask(whole(), key=policy(quorum=needed))

    assert answer.exit == code
    assert answer.failed == [6] * code


def test_seals_before_the_newest_are_covered_by_it(inspector: Inspector) -> None:
    lonely = [*sealed(GOOD, 5, 20, by=()), *sealed(GOOD, 40)]

    assert inspector.ask(Bundle(GOOD, lonely)).exit == 0
    answer = inspector.ask(Bundle(GOOD, [*lonely, *sealed(GOOD, 50, by=("w3",))]))
    assert (answer.exit, answer.first_bad(6)) == (1, [41, 50])


def test_a_promise_that_is_due_and_not_sealed_is_broken(inspector: Inspector) -> None:
    late = replace(GOOD[51], at=GOOD[51].at - timedelta(minutes=20))
    beyond = replace(GOOD[51], position=60)

    assert inspector.ask(whole(), receipts=(promise(GOOD[51]),)).exit == 0  # not due yet
    assert inspector.ask(whole(), receipts=(promise(GOOD[20]),)).exit == 0  # kept
    assert inspector.ask(whole(), receipts=(promise(late),)).first_bad(8) == [52, 52]
    assert inspector.ask(whole(), receipts=(promise(replace(beyond, at=late.at)),)).report["truncated"][0]["size"] == 60
    waits = inspector.ask(whole(), receipts=(promise(beyond),))  # not due yet: nothing is wrong, nothing was seen
    assert (waits.exit, waits.verdict(8), "ends before" in waits.why(8)) == (3, "not checked", True)
    overdue = inspector.ask(whole(), receipts=(promise(GOOD[51], within=5),))
    assert (overdue.exit, overdue.failed) == (1, [8])


def test_a_promise_by_another_key_does_not_hold(inspector: Inspector) -> None:
    answer = inspector.ask(whole(), receipts=(promise(GOOD[20], server=Signer(SERVER.name, "thief")),))

    assert (answer.exit, answer.failed) == (1, [8])


def test_what_a_partial_bundle_cannot_answer_is_not_said_to_hold(inspector: Inspector) -> None:
    unanswered = inspector.ask(of_a_dossier(), receipts=(promise(GOOD[3]),))
    assert (unanswered.exit, unanswered.failed, unanswered.verdict(8)) == (3, [], "not checked")

    unanswered = inspector.ask(of_a_dossier(), points=(POINTS[2],))
    assert (unanswered.exit, unanswered.failed, unanswered.verdict(8)) == (3, [], "not checked")
    assert inspector.ask(of_a_dossier(), points=(POINTS[3],)).exit == 0


def test_a_receipt_is_verified_without_a_bundle(inspector: Inspector) -> None:
    held = receipt(GOOD, 30, POINTS[2])

    assert inspector.ask(None, receipts=(held,)).exit == 0
    assert verify_receipt(held, Policy(policy())).position == 30
    assert inspector.ask(None, receipts=(held,), key=policy(quorum=3)).exit == 1
    alone = inspector.ask(None, receipts=(promise(GOOD[1]),))
    assert (alone.exit, alone.report["presented"][0]["verdict"]) == (3, "not checked")


def test_a_receipt_of_a_foreign_log_is_not_believed(inspector: Inspector) -> None:
    foreign = Signer("other.example/log", "other")
    held = receipt(GOOD, 30, sealed(GOOD, 40, log=foreign)[0])

    assert inspector.ask(whole(), receipts=(held,)).failed == [8]
    known = inspector.ask(whole(), receipts=(held,), key=policy(more=f"log {foreign.vkey()}\n"))
    assert known.failed == [8]
    assert "another log" in known.why(8)


def test_papers_of_another_log_say_nothing_about_this_one(inspector: Inspector) -> None:
    log, server = Signer("other.example/log", "other"), Signer("other.example/log/promise", "other server")
    key = policy(more=f"log {log.vkey()}\nserver {server.vkey()}\n")

    for papers in ({"receipts": (promise(GOOD[1], server=server),)}, {"points": tuple(sealed(GOOD, 40, log=log))}):
        answer = inspector.ask(whole(), key=key, **papers)
        assert (answer.exit, answer.failed) == (1, [8])
        assert "another log" in answer.why(8)


def test_every_bit_of_a_receipt_counts() -> None:
    held, believed = receipt(GOOD, 30, sealed(GOOD, 40, by=("w1", "w2"))[0]), Policy(policy())
    accepted = []
    for place in range(len(held)):
        for bit in (1, 128):
            changed = held[:place] + bytes([held[place] ^ bit]) + held[place + 1 :]
            try:
                verify_receipt(changed, believed)
                accepted.append(place)
            except (Untrue, *WRONG):
                pass

    assert accepted == []


def test_a_partial_bundle_shows_facts_that_do_not_stand_in_the_tree(inspector: Inspector) -> None:
    bundle = of_a_dossier()
    assert bundle.chosen is not None
    place = next(n for n, fact in enumerate(bundle.chosen) if fact.topic == "dossier.assigned.v1")
    bundle.chosen[place] = replace(bundle.chosen[place], body=b'{"officer":"ai do"}')

    answer = inspector.ask(bundle)

    at = bundle.chosen[place].position
    assert (answer.exit, answer.failed, answer.first_bad(4)) == (1, [4], [at, at])


def test_a_partial_bundle_whose_seals_do_not_follow_from_each_other_fails(inspector: Inspector) -> None:
    other = chained([replace(f, body=b"{}") if f.position == 2 else f for f in GOOD])
    bundle = replace(of_a_dossier(), points=[*sealed(other, 15), *sealed(GOOD, 50)])

    assert inspector.ask(bundle).first_bad(5) == [16, 50]


def test_a_whole_stream_may_not_lack_its_beginning(inspector: Inspector) -> None:
    bundle = of_a_dossier()
    chosen = [fact for fact in bundle.chosen or () if fact.topic != "dossier.submitted.v1"]

    assert 3 in inspector.ask(replace(bundle, chosen=chosen)).failed


def test_a_register_that_is_named_partial_may(inspector: Inspector) -> None:
    assert 3 in inspector.ask(replace(of_a_dossier(), partial=())).failed


def test_a_fact_recorded_after_it_was_sealed_is_out_of_order(inspector: Inspector) -> None:
    facts = chained([replace(f, at=f.at + timedelta(minutes=5)) if f.position > 18 else f for f in GOOD])
    early = [*sealed(GOOD, 5), *sealed(facts, 50)]
    text = early[1].split(b"\n\n")[0] + b"\n"
    back = text + b"\n" + LOG.line(text) + LOG.line(text, int(GOOD[20].at.timestamp())) + WITNESSES["w1"].line(text, 1)

    answer = inspector.ask(Bundle(facts, [early[0], back]), key=policy(quorum=1))

    assert (answer.failed, answer.first_bad(7)) == ([7], [19, 19])


def test_a_later_seal_that_names_an_earlier_time_is_out_of_order(inspector: Inspector) -> None:
    facts = [replace(fact, at=GOOD[0].at) for fact in GOOD]
    facts = chained(facts)
    tree_text = [point.split(b"\n\n")[0] + b"\n" for point in sealed(facts, 5, 50)]
    times = [int(GOOD[0].at.timestamp()) + more for more in (3600, 60)]
    points = [
        text + b"\n" + LOG.line(text) + LOG.line(text, at) + WITNESSES["w1"].line(text, at)
        for text, at in zip(tree_text, times, strict=True)
    ]

    answer = inspector.ask(Bundle(facts, points), key=policy(quorum=1))

    assert (answer.failed, answer.first_bad(7)) == ([7], [6, 50])


def test_what_cannot_be_read_must_have_been_destroyed(inspector: Inspector) -> None:
    answer = inspector.ask(Bundle(GOOD, POINTS, unreadable={"p0": [4], "p1": [8, 9]}))

    assert (answer.failed, answer.first_bad(11)) == ([11], [8, 9])


def test_facts_before_the_program_was_named_are_found(inspector: Inspector) -> None:
    facts = chained([*GOOD[1:7], GOOD[0], *GOOD[7:]])
    facts = chained([replace(f, at=GOOD[n].at) for n, f in enumerate(facts)])

    answer = inspector.ask(Bundle(facts, sealed(facts, 50)))

    assert (answer.failed, answer.first_bad(12)) == ([12], [1, 6])


@pytest.mark.parametrize(
    ("stream", "topic", "failed"),
    [
        ("installation", "installation.established.v1", []),
        ("dossier/x", "installation.established.v1", [12]),
        ("installation", "dossier.lodged.v1", [12]),
    ],
)
def test_only_what_establishes_the_installation_precedes_the_program(
    inspector: Inspector, stream: str, topic: str, failed: list[int]
) -> None:
    first = Fact(0, stream, 0, topic, GOOD[0].at, b'{"authority": "H01"}')
    facts = chained([first, *GOOD])

    answer = inspector.ask(Bundle(facts, sealed(facts, 50)))

    assert answer.failed == failed


def test_the_installation_is_excused_as_the_first_fact_only(inspector: Inspector) -> None:
    first = Fact(0, "installation", 0, "installation.established.v1", GOOD[0].at, b'{"authority": "H01"}')
    facts = chained([first, first, *GOOD])

    answer = inspector.ask(Bundle(facts, sealed(facts, 50)))

    assert (answer.failed, answer.first_bad(12)) == ([12], [2, 2])


def test_a_stream_of_a_foreign_program_may_begin_at_0(inspector: Inspector) -> None:
    foreign = Fact(1, "foreign", 0, "foreign.said.v1", GOOD[0].at, b"{}")
    facts = [
        foreign,
        replace(foreign, position=2, version=1, prev=foreign.leaf, topic="code.deployed.v1", stream="foreign"),
    ]

    assert inspector.ask(Bundle(facts, sealed(facts, 2), unreadable={})).failed == [12]
