"""What links facts and seals in a bundle that holds only some of them (mạch sự kiện, chứng minh nối tiếp)."""

from dataclasses import replace
from typing import Any

import pytest

from infrastructure.evidence.hoso_verify import consistent
from tests.infrastructure.evidence.bundles import Bundle, hashes, log_of, of_a_dossier, sealed
from tests.infrastructure.evidence.inspector import Inspector

GOOD = log_of()


def test_a_broken_link_shows_where_a_version_directly_follows(inspector: Inspector) -> None:
    bundle = of_a_dossier()
    register = [fact for fact in GOOD if fact.stream.startswith("register/")][:3]
    forged = replace(register[2], prev=b"\1" * 32)
    facts = [forged if fact.position == forged.position else fact for fact in GOOD]
    numbers = [register[1], forged]
    chosen = sorted([*(bundle.chosen or ()), forged], key=lambda fact: fact.position)
    made = replace(bundle, facts=facts, points=sealed(facts, 15, 50), chosen=chosen)
    assert all(fact in chosen for fact in numbers)

    answer = inspector.ask(made)

    assert (answer.failed, answer.first_bad(3)) == ([3], [forged.position, forged.position])


def test_a_surplus_proof_of_consistency_is_refused(inspector: Inspector) -> None:
    class Surplus(Bundle):
        def members(self) -> list[tuple[str, bytes]]:
            return [
                (name, raw + hashes([b"\1" * 32]) if name == "consistency" else raw) for name, raw in super().members()
            ]

    bundle = of_a_dossier()

    assert inspector.ask(Surplus(**vars(bundle))).exit == 2


@pytest.mark.parametrize("changed", [{"prev": b"\1" * 32}, {"version": 2}, {"version": 2, "prev": b"\1" * 32}])
def test_the_first_fact_of_a_whole_stream_is_its_first(inspector: Inspector, changed: dict[str, Any]) -> None:
    first = next(fact for fact in GOOD if fact.stream == "dossier/00000011")
    facts = [replace(fact, **changed) if fact == first else fact for fact in GOOD]

    answer = inspector.ask(Bundle(facts, sealed(facts, 50)))

    assert (answer.failed, answer.first_bad(3)) == ([3], [first.position, first.position])


def test_a_register_that_begins_later_names_what_was_before(inspector: Inspector) -> None:
    bundle = of_a_dossier()
    (second,) = [fact for fact in bundle.chosen or () if fact.stream.startswith("register/")]
    forged = replace(second, prev=b"")
    facts, chosen = (
        [forged if fact == second else fact for fact in some] for some in (bundle.facts, bundle.chosen or ())
    )

    answer = inspector.ask(replace(bundle, facts=facts, points=sealed(facts, 15, 50), chosen=chosen))

    assert (answer.failed, answer.first_bad(3)) == ([3], [second.position, second.position])


def test_a_fact_that_stands_twice_is_out_of_order(inspector: Inspector) -> None:
    bundle = of_a_dossier()
    assert bundle.chosen is not None
    first, *rest = bundle.chosen

    answer = inspector.ask(replace(bundle, chosen=[first, first, *rest]))

    assert (answer.failed[0], answer.first_bad(1)[0]) == (1, first.position + 1)


def test_a_dossier_of_which_nothing_is_sealed_yet_is_not_said_to_hold(inspector: Inspector) -> None:
    answer = inspector.ask(of_a_dossier(sizes=(5, 7)))  # facts 8, 10 and 11 are its own

    assert (answer.exit, answer.failed, answer.verdict(4)) == (3, [], "not checked")
    assert "no fact of the dossier is sealed yet" in answer.report["checks"][4]["why"]
    assert inspector.ask(of_a_dossier(sizes=(5, 8))).exit == 0


def test_trees_of_one_size_are_consistent_only_where_they_are_one() -> None:
    one, other = bytes(32), b"\1" * 32

    assert consistent(3, 3, one, one, [])
    assert not consistent(3, 3, one, other, [])
    assert not consistent(3, 3, one, one, [other])
    assert not consistent(2, 3, one, one, [])
    assert not consistent(0, 0, one, one, [])
    assert not consistent(0, 3, one, one, [])
    assert not consistent(3, 2, one, one, [other])
