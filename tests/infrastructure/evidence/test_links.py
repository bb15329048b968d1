"""What links facts and seals in a bundle that holds only some of them (mạch sự kiện, chứng minh nối tiếp)."""

from dataclasses import replace

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
