"""What a forger who writes bundles as he likes can do, and how it shows (EVIDENCE 3.2); test_attacks has a real log."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.infrastructure.evidence.bundles import (
    BEGIN,
    Bundle,
    Fact,
    Signer,
    Tree,
    b64,
    chained,
    checkpoint,
    log_of,
    policy,
    promise,
    receipt,
    sealed,
    whole,
)
from tests.infrastructure.evidence.inspector import Inspector

GOOD = log_of()
POINTS = sealed(GOOD, 5, 20, 40, 50)
VICTIM = 30


def edited(facts: list[Fact]) -> list[Fact]:
    """The body of an old fact, and nothing else."""
    return [replace(f, body=f.body + b" ") if f.position == VICTIM else f for f in facts]


def retold(facts: list[Fact]) -> list[Fact]:
    """The topic of an old fact, the chain made anew."""
    return chained([replace(f, topic="dossier.rejected.v1") if f.position == VICTIM else f for f in facts])


def back_dated(facts: list[Fact]) -> list[Fact]:
    """An old fact recorded a day earlier."""
    return chained([replace(f, at=f.at - timedelta(days=1)) if f.position == VICTIM else f for f in facts])


def moved_to_another_stream(facts: list[Fact]) -> list[Fact]:
    """An old fact told of another dossier."""
    return chained([replace(f, stream="dossier/00000001") if f.position == VICTIM else f for f in facts])


def deleted(facts: list[Fact]) -> list[Fact]:
    """A fact gone from the middle."""
    return [f for f in facts if f.position != VICTIM]


def deleted_and_renumbered(facts: list[Fact]) -> list[Fact]:
    """A fact gone, the rest numbered and chained anew."""
    return chained(deleted(facts))


def swapped(facts: list[Fact]) -> list[Fact]:
    """Two facts in each other's place, chained anew."""
    return chained([*facts[: VICTIM - 1], facts[VICTIM], facts[VICTIM - 1], *facts[VICTIM + 1 :]])


def rewritten(facts: list[Fact]) -> list[Fact]:
    """Everything made anew."""
    return chained([replace(f, at=f.at + timedelta(microseconds=1)) for f in facts])


@pytest.mark.parametrize(
    ("attack", "check", "where"),
    [
        (edited, 4, [21, 40]),
        (edited, 3, [31, 31]),
        (retold, 4, [21, 40]),
        (back_dated, 1, [VICTIM, VICTIM]),
        (back_dated, 4, [21, 40]),
        (moved_to_another_stream, 4, [21, 40]),
        (deleted, 1, [VICTIM, VICTIM]),
        (deleted, 3, [31, 31]),
        (deleted_and_renumbered, 4, [21, 40]),
        (swapped, 4, [21, 40]),
        (rewritten, 4, [1, 5]),
    ],
)
def test_an_attack_on_the_database_is_noticed_and_the_first_bad_interval_is_named(
    inspector: Inspector, attack: object, check: int, where: list[int]
) -> None:
    assert callable(attack)
    facts: list[Fact] = attack(GOOD)

    answer = inspector.ask(Bundle(facts, POINTS))

    assert answer.exit == 1
    assert answer.first_bad(check) == where


def test_a_fact_gone_from_a_log_sealed_to_its_end_is_noticed(inspector: Inspector) -> None:
    answer = inspector.ask(Bundle(deleted(GOOD[:50]), POINTS))

    assert (answer.exit, answer.first_bad(1), answer.first_bad(4)) == (1, [VICTIM, VICTIM], [21, 40])


def test_a_body_that_is_not_the_one_that_was_hashed_is_named(inspector: Inspector) -> None:
    bundle = whole()
    members = dict(bundle.members())
    raw = members["facts"].replace("cán bộ 3".encode(), "cán bộ 4".encode())

    class Edited(Bundle):
        def members(self) -> list[tuple[str, bytes]]:
            return [(name, raw if name == "facts" else held) for name, held in super().members()]

    answer = inspector.ask(Edited(bundle.facts, bundle.points))

    assert (answer.exit, answer.failed, answer.first_bad(2)) == (1, [2], [19, 19])


def test_a_tail_cut_off_below_the_last_seal_is_said_to_be_truncated(inspector: Inspector) -> None:
    answer = inspector.ask(Bundle(GOOD[:44], POINTS))

    assert answer.exit == 1
    assert answer.first_bad(4) == [45, 50]
    assert answer.report["truncated"] == [{"size": 50, "facts": 44, "explained_by": None}]
    assert "TRUNCATED" in answer.statement


def test_a_tail_cut_off_with_its_seals_is_noticed_by_a_checkpoint_held_elsewhere(inspector: Inspector) -> None:
    cut = Bundle(GOOD[:44], POINTS[:3], unreadable={})

    assert inspector.ask(cut).exit == 0
    answer = inspector.ask(cut, points=(POINTS[3],))

    assert answer.exit == 1
    assert answer.report["truncated"] == [{"size": 50, "facts": 44, "explained_by": None}]


def test_a_fact_forged_after_the_last_seal_is_accepted_as_unsealed_and_caught_by_a_promise(
    inspector: Inspector,
) -> None:
    forged = Bundle(chained([*GOOD[:50], replace(GOOD[50], body=b'{"forged":true}'), GOOD[51]]), POINTS)

    answer = inspector.ask(forged)
    assert answer.exit == 0
    assert answer.report["unsealed"] == {"count": 2, "from": 51}

    answer = inspector.ask(forged, receipts=(promise(GOOD[50]),))
    assert (answer.exit, answer.failed, answer.first_bad(8)) == (1, [8], [51, 51])


STOLEN = chained([replace(f, body=b'{"rewritten":1}') if f.position == VICTIM else f for f in GOOD])


def test_a_history_rewritten_with_the_stolen_key_needs_an_older_checkpoint_or_a_witness_to_be_noticed(
    inspector: Inspector,
) -> None:
    alone = Bundle(STOLEN, sealed(STOLEN, 20, 50, by=()))

    assert inspector.ask(alone, key=policy(quorum=0)).exit == 0  # nothing in it can show the theft

    found = inspector.ask(alone, key=policy(quorum=0), points=(POINTS[2],))
    assert (found.exit, found.failed, found.first_bad(5)) == (1, [5, 8], [21, 40])

    unwitnessed = inspector.ask(alone)
    assert (unwitnessed.exit, unwitnessed.failed, unwitnessed.first_bad(6)) == (1, [6], [1, 50])


def test_two_histories_shown_to_two_inspectors_are_noticed_when_their_checkpoints_meet(inspector: Inspector) -> None:
    mine, theirs = whole(), Bundle(STOLEN, sealed(STOLEN, 5, 20, 40, 50))

    assert inspector.ask(mine).exit == inspector.ask(theirs).exit == 0

    met = inspector.ask(mine, points=(theirs.points[2],))
    assert (met.exit, met.failed, met.first_bad(5)) == (1, [5, 8], [21, 40])
    assert "split view" in met.why(5)
    assert inspector.ask(mine, points=(theirs.points[1],)).exit == 0  # they part after 20


def test_a_receipt_is_held_against_the_facts_of_the_bundle(inspector: Inspector) -> None:
    held = receipt(GOOD, VICTIM, POINTS[2])

    good = inspector.ask(whole(), receipts=(held,))
    assert (good.exit, good.verdict(8)) == (0, "ok")

    caught = inspector.ask(Bundle(STOLEN, sealed(STOLEN, 5, 20, 50)), receipts=(held,))
    assert caught.exit == 1
    assert caught.first_bad(5) == [21, 40]


def test_a_restore_that_was_explained_is_reported_as_such(inspector: Inspector) -> None:
    root = Tree([fact.leaf for fact in GOOD]).root(0, 50)
    at, origin = "2026-01-12T02:00:00Z", "hoso.example/log"
    size = f'"size":50,"root":"{b64(root)}","surviving":44'
    text = f'{{"occurred_at":"{at}","reason":"đĩa hỏng","origin":"{origin}",{size}}}'
    restore = Fact(0, "log/restores", 0, "log.restore_explained.v1", BEGIN + timedelta(minutes=2), text.encode())
    facts, log = chained([*GOOD[:44], restore]), Signer("hoso.example/log/2", "second tree")
    bundle = Bundle(facts, sealed(facts, 45, log=log), origin=log.name, unreadable={})
    keys = policy(log=log, more=f"log {Signer('hoso.example/log', 'log').vkey()}\n")

    answer = inspector.ask(bundle, key=keys, points=(POINTS[3],), receipts=(promise(GOOD[50]),))

    assert answer.exit == 0
    assert answer.report["truncated"] == [
        {"size": 50, "facts": 45, "explained_by": 45},
        {"size": 51, "facts": 45, "explained_by": 45},
    ]
    unasked = inspector.ask(bundle, key=keys)  # nobody kept anything: it is told all the same
    explained = {"restore_explained": 45, "occurred_at": at, "reason": "đĩa hỏng", "surviving": 44, "size": 50}
    assert (unasked.exit, unasked.report["restores"], unasked.report["truncated"]) == (0, [explained], [])
    assert (
        f"khôi phục đã giải trình ở vị trí 45; lúc {at}; lý do đĩa hỏng; còn đến vị trí 44; đã niêm phong 50\n"
        in unasked.statement
    )
    forged = checkpoint(Tree([fact.leaf for fact in STOLEN]), 50, BEGIN, by=())
    assert inspector.ask(bundle, key=keys, points=(forged,)).exit == 1  # not the one that was explained
