"""Many appends at once through one writer: each gets its own right answer, whatever happens to the connection."""

import asyncio
import threading
from typing import Any

import psycopg
import pytest

from application.ports import Answer, Append, Conflict, KeyReused
from domain.values import ActorId
from infrastructure.log.postgres_log import BETWEEN_NOTIFIES, PostgresLog
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.log.appends import assert_as_stored, assert_sound, new, numbered, of, stored, texts

pytestmark = pytest.mark.postgres
ACTOR = ActorId("cb-1")


async def test_of_two_hundred_at_once_each_gets_its_own_answer(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    taken = await postgres_log.append(of(*(new(f"dossier/{n}", 1) for n in range(0, 200, 20)), key="taken"))
    appends = [numbered("register/H15", f"dossier/{n}", key=f"k{n}", payload=b"1") for n in range(200)]
    again = [numbered("register/H15", f"dossier/{n}", key=f"k{n}", payload=b"1") for n in range(5, 200, 20)]
    other = [numbered("register/H15", f"dossier/{n}", key=f"k{n}", payload=b"2") for n in range(7, 200, 20)]

    answers = await asyncio.gather(
        *(postgres_log.append(one) for one in (*appends, *again, *other)), return_exceptions=True
    )

    firsts, repeats, reused = answers[:200], answers[200:210], answers[210:]
    for n, answer in enumerate(firsts):
        if n % 20 == 0:
            assert isinstance(answer, Conflict)
        else:
            assert isinstance(answer, Answer)
            assert [placed.stream for placed in answer.facts] == [f"dossier/{n}", "register/H15"]
    for n, answer in zip(range(5, 200, 20), repeats, strict=True):
        assert answer == Answer(firsts[n].facts, repeated=True)
    assert all(isinstance(answer, KeyReused) for answer in reused)
    assert_as_stored([taken, *firsts], migrated_url, names)


async def test_a_conflict_between_register_and_wanted_version_is_never_false(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    await postgres_log.append(of(new("s", None), key="seen", payload=b"1"))

    repeated, wanted = await asyncio.gather(
        postgres_log.append(of(new("s", None), key="seen", payload=b"1")), postgres_log.append(of(new("s", 2)))
    )

    assert repeated.repeated
    assert [placed.version for placed in wanted.facts] == [2]


async def test_appends_of_many_facts_to_one_stream_chain_in_order(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    answers = [await postgres_log.append(of(*(new("dossier/a", n, str(n)) for n in range(1, 301))))]
    answers.append(await postgres_log.append(of(*(new("dossier/a", n, str(n)) for n in range(301, 311)))))

    assert texts(await postgres_log.history("dossier/a")) == [str(n) for n in range(1, 311)]
    assert_as_stored(answers, migrated_url, names)


async def test_a_key_answers_what_its_own_command_recorded_whatever_went_with_it(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    nothing, two, one = of(key="nothing"), of(new("dossier/a", 1), new("dossier/b", 1), key="two"), of(new("s", 1))
    together = (nothing, two, one, of(key="nothing else"), of(new("dossier/c", 1), new("dossier/d", 1)))

    answers = await asyncio.gather(*(postgres_log.append(append) for append in together))
    again = await asyncio.gather(*(postgres_log.append(append) for append in together))

    assert [len(answer.facts) for answer in answers] == [0, 2, 1, 0, 2]
    assert again == [Answer(answer.facts, repeated=True) for answer in answers]
    assert_as_stored(answers, migrated_url, names)


@pytest.mark.parametrize(
    "bad",
    [
        of(new("dossier/\x00", 1)),
        of(new("dossier/\ud800", 1)),
        of(new("dossier/bad", 1, "\ud800")),
        of(new("dossier/bad", 1), key="k\x00"),
        of(new("dossier/bad", 1), actor="\ud800"),
        of(new("dossier/" + "".join(chr(0x4E00 + n * 7 % 20000) for n in range(9000)), 1)),
    ],
    ids=["NUL in stream", "surrogate in stream", "surrogate in body", "NUL in key", "surrogate in actor", "long"],
)
async def test_a_bad_append_fails_alone(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames, bad: Append
) -> None:
    good = [numbered("register/H15", f"dossier/{n}") for n in range(20)]

    answers = await asyncio.gather(
        *(postgres_log.append(one) for one in (*good[:10], bad, *good[10:])), return_exceptions=True
    )

    assert isinstance(answers[10], (psycopg.Error, ValueError))
    assert_as_stored(answers, migrated_url, names)
    assert len(stored(migrated_url, names)) == 40


async def test_bodies_of_five_megabytes_pass(postgres_log: PostgresLog, migrated_url: str, names: SchemaNames) -> None:
    huge = "á" * 2_500_000

    answers = await asyncio.gather(*(postgres_log.append(of(new(f"dossier/{n}", 1, huge))) for n in range(4)))

    assert_as_stored(answers, migrated_url, names)
    assert texts(await postgres_log.history("dossier/3")) == [huge]


async def test_a_waiting_append_can_be_cancelled_and_one_on_its_way_is_answered_by_its_key(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    appends = {key: of(new(f"dossier/{key}", 1), key=key) for key in ("sent", "also_sent", "waiting", "kept")}
    await postgres_log.append(of(new("dossier/warm", 1)))
    async with await psycopg.AsyncConnection.connect(migrated_url) as db:
        await db.execute("SELECT pg_advisory_xact_lock(hashtext('log_h14'), hashtext('append'))")
        tasks = {}
        for key, append in appends.items():
            tasks[key] = asyncio.create_task(postgres_log.append(append))
            for _ in range(5):
                await asyncio.sleep(0)  # let its group leave
        tasks["sent"].cancel()
        tasks["waiting"].cancel()
        await asyncio.sleep(0)
    remaining = await tasks["kept"]
    also = await tasks["also_sent"]

    assert [placed.version for placed in remaining.facts] == [1]
    assert [placed.version for placed in also.facts] == [1]
    assert tasks["sent"].cancelled()
    assert tasks["waiting"].cancelled()
    assert await postgres_log.answer_to(ACTOR, "sent", appends["sent"].digest) is not None
    assert await postgres_log.answer_to(ACTOR, "waiting", appends["waiting"].digest) is None
    assert await postgres_log.history("dossier/waiting") == []
    assert_sound(stored(migrated_url, names))


async def test_where_a_loop_ends_the_log_starts_nothing_more_on_it(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(postgres_log.append(of(new(f"dossier/{n}", 1))) for n in range(3)))
    await postgres_log.head()  # asked after the telling, answered after it
    await postgres_log.append(of(new("dossier/last", 1)))
    later = loop.time() + 2 * BETWEEN_NOTIFIES
    while loop.time() < later:  # the loop does not turn: whatever becomes due comes next
        assert len(stored(migrated_url, names)) == 4

    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()  # as asyncio.run does in the end, once
    await asyncio.gather(*rest, return_exceptions=True)

    for _ in range(5):
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}


def test_two_writers_in_two_threads_stay_dense(migrated_url: str, names: SchemaNames) -> None:
    answers: list[list[Any]] = [[], []]

    async def write(writer: int) -> None:
        log = PostgresLog(migrated_url, names)
        for start in range(0, 150, 10):
            answers[writer] += await asyncio.gather(
                *(
                    log.append(numbered("register/H15", f"dossier/{n}"))
                    if n % 3
                    else log.append(numbered("register/H15", f"dossier/{writer}.{n}"))
                    for n in range(start, start + 10)
                ),
                return_exceptions=True,
            )
        log.close()

    threads = [threading.Thread(target=lambda n=n: asyncio.run(write(n))) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    both = answers[0] + answers[1]
    assert sum(isinstance(answer, Conflict) for answer in both) == 100
    assert sum(isinstance(answer, Answer) for answer in both) == 200
    assert_as_stored(both, migrated_url, names)


async def test_a_position_that_can_be_read_has_everything_before_it(migrated_url: str, names: SchemaNames) -> None:
    writer, other, reader = (PostgresLog(migrated_url, names) for _ in range(3))
    read: list[int] = []
    written = asyncio.Event()

    async def follow() -> None:
        while not written.is_set() or (read[-1] if read else 0) < await reader.head():
            read.extend(fact.position for fact in await reader.tail(read[-1] if read else 0, 50))

    async def write() -> None:
        for n in range(40):
            await asyncio.gather(
                *(log.append(of(new(f"dossier/{n}/{k}", 1))) for k, log in enumerate([writer, other] * 4))
            )
        written.set()

    await asyncio.gather(follow(), write())

    assert read == list(range(1, 321))
    for log in (writer, other, reader):
        log.close()


async def test_followers_in_this_process_are_notified_of_every_group(migrated_url: str, names: SchemaNames) -> None:
    answers: list[int] = []
    log = PostgresLog(migrated_url, names, stored=answers.append)

    await asyncio.gather(*(log.append(of(new(f"dossier/{n}", 1))) for n in range(30)))

    assert max(answers) == log.stored == 30
    log.close()


async def test_followers_elsewhere_are_notified_after_the_last_group(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    async with await psycopg.AsyncConnection.connect(migrated_url, autocommit=True) as follower:
        await follower.execute(f"LISTEN {names.channel}".encode())
        read = 0
        for n in range(50):
            await asyncio.gather(*(postgres_log.append(of(new(f"dossier/{n}/{k}", 1))) for k in range(3)))
        async for _ in follower.notifies(timeout=10):
            if (read := len(stored(migrated_url, names))) == 150:
                break

    assert read == 150
