"""What every log promises, in memory and on PostgreSQL."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from application.ports import Answer, Conflict, KeyReused, Log
from domain.values import ActorId
from tests.infrastructure.log.appends import assert_follow, event, new, numbered, of, texts

ACTOR = ActorId("cb-1")


async def test_an_empty_log_has_no_facts_and_is_at_zero(log: Log) -> None:
    assert await log.head() == 0
    assert await log.tail(0, 10) == []
    assert await log.history("dossier/a") == []
    assert await log.facts("dossier/a") == []
    assert await log.event_at("dossier/a", 1) is None
    assert await log.answer_to(ACTOR, "k", b"") is None


async def test_facts_are_read_back_as_they_were_recorded(log: Log) -> None:
    append = of(new("dossier/a", 1, "một"), new("dossier/a", 2, "hai"))

    answer = await log.append(append)

    assert [(p.position, p.stream, p.version, p.number) for p in answer.facts] == [
        (1, "dossier/a", 1, None),
        (2, "dossier/a", 2, None),
    ]
    assert answer.position == 2
    assert not answer.repeated
    assert await log.history("dossier/a") == [event("một"), event("hai")]
    first, second = await log.facts("dossier/a")
    assert (first.event, first.topic, first.meta) == (event("một"), "attempt.refused.v1", append.meta)
    assert [(f.position, f.recorded_at, f.leaf) for f in (first, second)] == [
        (p.position, p.recorded_at, p.leaf) for p in answer.facts
    ]
    assert abs(first.recorded_at - datetime.now(UTC)) < timedelta(minutes=1)


async def test_a_history_can_be_read_from_a_version_on(log: Log) -> None:
    await log.append(of(*(new("dossier/a", n, str(n)) for n in range(1, 6))))

    assert texts(await log.history("dossier/a", after=3)) == ["4", "5"]
    assert texts(await log.history("dossier/a", after=5)) == []
    assert await log.event_at("dossier/a", 4) == event("4")
    assert await log.event_at("dossier/a", 6) is None


async def test_the_tail_is_read_in_pieces_over_all_streams(log: Log) -> None:
    for n in range(1, 8):
        await log.append(of(new(f"dossier/{n % 3}", None, str(n))))

    assert [fact.position for fact in await log.tail(0, 3)] == [1, 2, 3]
    assert texts([fact.event for fact in await log.tail(5, 100)]) == ["6", "7"]
    assert await log.tail(7, 100) == []
    assert await log.head() == 7
    assert_follow(await log.tail(0, 100))


@pytest.mark.parametrize(
    "wants",
    [(2,), (0, 2), (1, 1), (2, 3), (1, 3), (0, 0), (None, 1), (None, 3), (-1,)],
    ids=lambda wants: "-".join(map(str, wants)),
)
async def test_a_new_stream_leaves_no_hole_and_no_double(log: Log, wants: tuple[int | None, ...]) -> None:
    with pytest.raises(Conflict):
        await log.append(of(*(new("dossier/a", want) for want in wants)))

    assert await log.head() == 0


@pytest.mark.parametrize(
    ("wants", "versions"),
    [((1, 2), [1, 2]), ((0, 1), [0, 1]), ((None, None), [1, 2]), ((0, None), [0, 1]), ((None, 2), [1, 2])],
)
async def test_a_new_stream_begins_at_one_or_where_its_first_fact_wants(
    log: Log, wants: tuple[int | None, ...], versions: list[int]
) -> None:
    answer = await log.append(of(*(new("dossier/a", want) for want in wants)))

    assert [placed.version for placed in answer.facts] == versions


@pytest.mark.parametrize("want", [0, 1, 2, 4, 99])
async def test_a_version_that_is_taken_or_too_far_is_a_conflict(log: Log, want: int) -> None:
    await log.append(of(new("dossier/a", 1), new("dossier/a", 2)))

    with pytest.raises(Conflict, match="dossier/a"):
        await log.append(of(new("dossier/a", want)))

    assert await log.head() == 2


async def test_an_append_over_many_streams_happens_as_a_whole_or_not_at_all(log: Log) -> None:
    await log.append(of(new("dossier/b", 1)))

    with pytest.raises(Conflict):
        await log.append(of(new("dossier/a", 1), new("register/H15", None), new("dossier/b", 1), key="k"))

    assert await log.head() == 1
    assert await log.history("dossier/a") == []
    assert await log.history("register/H15") == []
    assert await log.answer_to(ACTOR, "k", of().digest) is None


async def test_the_register_gives_its_version_as_a_number(log: Log) -> None:
    await log.append(of(new("register/H15", None)))

    answer = await log.append(numbered("register/H15", "dossier/a"))

    dossier, register = answer.facts
    assert (dossier.number, register.version, register.number) == (2, 2, None)
    assert [fact.number for fact in await log.facts("dossier/a")] == [2]


async def test_fifty_at_once_get_dense_numbers_from_one_register(log: Log) -> None:
    answers = await asyncio.gather(*(log.append(numbered("register/H15", f"dossier/{n}")) for n in range(50)))

    assert sorted(answer.facts[0].number or 0 for answer in answers) == list(range(1, 51))
    assert [fact.version for fact in await log.facts("register/H15")] == list(range(1, 51))
    assert_follow(await log.tail(0, 1000))


async def test_a_conflict_leaves_no_hole_in_the_register(log: Log) -> None:
    await log.append(of(*(new(f"dossier/{n}", 1) for n in range(0, 30, 3))))

    answers = await asyncio.gather(
        *(log.append(numbered("register/H15", f"dossier/{n}")) for n in range(30)), return_exceptions=True
    )

    assert [n for n, answer in enumerate(answers) if isinstance(answer, Conflict)] == list(range(0, 30, 3))
    numbers = [answer.facts[0].number or 0 for answer in answers if isinstance(answer, Answer)]
    assert sorted(numbers) == list(range(1, 21))
    assert [fact.version for fact in await log.facts("register/H15")] == list(range(1, 21))
    assert_follow(await log.tail(0, 1000))


async def test_of_fifty_who_want_one_version_one_wins(log: Log) -> None:
    answers = await asyncio.gather(
        *(log.append(of(new("dossier/a", 1, str(n)))) for n in range(50)), return_exceptions=True
    )

    assert sum(isinstance(answer, Answer) for answer in answers) == 1
    assert sum(isinstance(answer, Conflict) for answer in answers) == 49
    assert len(await log.history("dossier/a")) == 1


async def test_a_command_sent_again_is_answered_as_before(log: Log) -> None:
    append = numbered("register/H15", "dossier/a", key="k", payload=b"1")
    first = await log.append(append)
    await log.append(of(new("dossier/a", 2), new("register/H15", None)))

    again = await log.append(append)
    asked = await log.answer_to(ACTOR, "k", append.digest)

    assert again.facts == first.facts
    assert again.repeated
    assert asked == again
    assert await log.head() == 4


async def test_a_command_with_nothing_to_record_has_its_answer_too(log: Log) -> None:
    nothing = of(key="k", payload=b"1")

    assert await log.append(nothing) == Answer(())
    assert await log.append(nothing) == Answer((), repeated=True)
    assert await log.answer_to(ACTOR, "k", nothing.digest) == Answer((), repeated=True)
    assert await log.append(of(new("dossier/a", 1), key="k", payload=b"1")) == Answer((), repeated=True)
    assert await log.head() == 0


async def test_a_key_with_another_payload_is_refused(log: Log) -> None:
    await log.append(of(new("dossier/a", 1), key="k", payload=b"1"))

    with pytest.raises(KeyReused):
        await log.append(of(new("dossier/a", 2), key="k", payload=b"2"))
    with pytest.raises(KeyReused):
        await log.answer_to(ACTOR, "k", of(payload=b"2").digest)
    with pytest.raises(KeyReused):
        await log.append(of(key="k", payload=b"2"))

    assert await log.head() == 1


async def test_a_key_belongs_to_its_actor(log: Log) -> None:
    await log.append(of(new("dossier/a", 1), key="k", actor="cb-1", payload=b"1"))

    theirs = await log.append(of(new("dossier/b", 1), key="k", actor="cb-2", payload=b"2"))

    assert not theirs.repeated
    assert await log.answer_to(ActorId("cb-3"), "k", b"") is None


async def test_a_conflict_does_not_claim_the_key(log: Log) -> None:
    await log.append(of(new("dossier/a", 1)))
    with pytest.raises(Conflict):
        await log.append(of(new("dossier/a", 1), key="k"))

    answer = await log.append(of(new("dossier/a", 2), key="k"))

    assert [placed.version for placed in answer.facts] == [2]


async def test_one_key_sent_many_times_at_once_counts_once(log: Log) -> None:
    append = numbered("register/H15", "dossier/a", key="k")

    answers = await asyncio.gather(*(log.append(append) for _ in range(20)))

    assert {answer.facts for answer in answers} == {answers[0].facts}
    assert sum(not answer.repeated for answer in answers) == 1
    assert await log.head() == 2


async def test_an_instant_has_one_position(log: Log) -> None:
    before = datetime.now(UTC) - timedelta(days=1)
    assert await log.position_at(before) == 0
    placed = [(await log.append(of(new(f"dossier/{n}", 1, str(n))))).facts[0] for n in range(7)]

    for one in placed:
        last = max(other.position for other in placed if other.recorded_at <= one.recorded_at)
        assert await log.position_at(one.recorded_at) == last
    assert await log.position_at(placed[0].recorded_at - timedelta(microseconds=1)) == 0
    assert await log.position_at(placed[-1].recorded_at + timedelta(days=1)) == 7
