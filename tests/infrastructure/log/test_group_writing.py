"""Many appends at once through one writer: each gets its own right answer, whatever happens to the connection."""

import asyncio
import threading
from typing import Any

import psycopg
import pytest

from application.ports import Answer, Append, Conflict, KeyReused, Placed
from domain.values import ActorId
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import Names
from tests.infrastructure.log.appends import assert_sound, new, numbered, of, stored, texts
from tests.infrastructure.log.cutting_proxy import CuttingProxy

pytestmark = pytest.mark.postgres
ACTOR = ActorId("cb-1")


def assert_as_stored(answers: list[Any], url: str, names: Names) -> None:
    """Every acknowledged fact stands where the answer says, none stands there twice, none is a stranger."""
    rows = stored(url, names)
    assert_sound(rows)
    told = {placed.position: placed for answer in answers if isinstance(answer, Answer) for placed in answer.facts}
    assert {row["position"] for row in rows} == set(told)
    for row in rows:
        placed = told[row["position"]]
        assert placed == Placed(
            row["position"], row["stream"], row["version"], row["number"], row["recorded_at"], row["leaf"]
        )


async def test_of_two_hundred_at_once_each_gets_its_own_answer(
    postgres_log: PostgresLog, migrated_url: str, names: Names
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
    postgres_log: PostgresLog, migrated_url: str, names: Names
) -> None:
    await postgres_log.append(of(new("s", None), key="seen", payload=b"1"))

    repeated, wanted = await asyncio.gather(
        postgres_log.append(of(new("s", None), key="seen", payload=b"1")), postgres_log.append(of(new("s", 2)))
    )

    assert repeated.repeated
    assert [placed.version for placed in wanted.facts] == [2]


async def test_appends_of_many_facts_to_one_stream_chain_in_order(
    postgres_log: PostgresLog, migrated_url: str, names: Names
) -> None:
    answers = [await postgres_log.append(of(*(new("dossier/a", n, str(n)) for n in range(1, 301))))]
    answers.append(await postgres_log.append(of(*(new("dossier/a", n, str(n)) for n in range(301, 311)))))

    assert texts(await postgres_log.history("dossier/a")) == [str(n) for n in range(1, 311)]
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
    postgres_log: PostgresLog, migrated_url: str, names: Names, bad: Append
) -> None:
    good = [numbered("register/H15", f"dossier/{n}") for n in range(20)]

    answers = await asyncio.gather(
        *(postgres_log.append(one) for one in (*good[:10], bad, *good[10:])), return_exceptions=True
    )

    assert isinstance(answers[10], (psycopg.Error, ValueError))
    assert_as_stored(answers, migrated_url, names)
    assert len(stored(migrated_url, names)) == 40


async def test_bodies_of_five_megabytes_pass(postgres_log: PostgresLog, migrated_url: str, names: Names) -> None:
    huge = "á" * 2_500_000

    answers = await asyncio.gather(*(postgres_log.append(of(new(f"dossier/{n}", 1, huge))) for n in range(4)))

    assert_as_stored(answers, migrated_url, names)
    assert texts(await postgres_log.history("dossier/3")) == [huge]


async def test_a_commit_that_fails_is_not_answered_as_stored(
    postgres_log: PostgresLog, migrated_url: str, names: Names
) -> None:
    with psycopg.connect(migrated_url) as db:
        db.execute(
            "CREATE FUNCTION doom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room'; END $$;"
            "CREATE CONSTRAINT TRIGGER doom AFTER INSERT ON log.fact DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW WHEN (NEW.stream LIKE 'doomed/%') EXECUTE FUNCTION doom()"
        )

    answers = await asyncio.gather(
        *(postgres_log.append(of(new(stream, 1))) for stream in ("dossier/a", "doomed/b", "dossier/c")),
        return_exceptions=True,
    )
    later = await postgres_log.append(of(new("dossier/d", 1)))

    assert isinstance(answers[1], psycopg.errors.RaiseException)
    assert [placed.stream for placed in later.facts] == ["dossier/d"]
    assert_as_stored([*answers, later], migrated_url, names)


async def test_a_killed_connection_loses_and_doubles_nothing(
    postgres_log: PostgresLog, migrated_url: str, names: Names
) -> None:
    killed = 0

    async def life(n: int) -> list[Any]:
        told: list[Any] = []
        for version in range(1, 6):
            append = of(new(f"dossier/{n}", version), new("register/H15", None), key=f"{n}/{version}")
            told.append(await postgres_log.append(append))
        return told

    async def kill(db: psycopg.AsyncConnection[tuple[int]]) -> None:
        nonlocal killed
        while killed < 12:
            found = await db.execute(
                "SELECT pg_terminate_backend(pid)::int FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%append(%'"
            )
            killed += len(await found.fetchall())
            await asyncio.sleep(0.03)

    async with await psycopg.AsyncConnection.connect(migrated_url, autocommit=True) as db:
        killing = asyncio.create_task(kill(db))
        lives = [await asyncio.gather(*(life(n) for n in range(start, start + 20))) for start in range(0, 100, 20)]
        killing.cancel()

    assert killed
    answers = [answer for batch in lives for life_answers in batch for answer in life_answers]
    assert len(answers) == 500
    assert_as_stored(answers, migrated_url, names)


async def test_a_commit_whose_answer_was_lost_is_answered_as_stored(migrated_url: str, names: Names) -> None:
    proxy = CuttingProxy(migrated_url)
    async with proxy as url:
        log = PostgresLog(url, names)
        answers: list[Any] = [await log.append(numbered("register/H15", "dossier/first"))]
        proxy.cut_every = 11
        for start in range(0, 300, 3):
            appends = [numbered("register/H15", f"dossier/{n}", key=f"k{n}") for n in range(start, start + 3)]
            answers += await asyncio.gather(*(log.append(one) for one in appends))
        proxy.cut_every = 0
        log.close()

    assert proxy.cuts >= 10
    assert any(answer.repeated for answer in answers)
    assert_as_stored(answers, migrated_url, names)
    assert len(stored(migrated_url, names)) == 602


async def test_a_server_out_of_reach_is_told_to_everybody_who_waits(migrated_url: str, names: Names) -> None:
    log = PostgresLog(psycopg.conninfo.make_conninfo(migrated_url, host="/nowhere"), names)

    answers = await asyncio.gather(*(log.append(of(new(f"dossier/{n}", 1))) for n in range(10)), return_exceptions=True)

    assert all(isinstance(answer, psycopg.OperationalError) for answer in answers)
    log.close()


async def test_a_log_that_was_closed_answers_so_and_does_not_connect_again(
    postgres_log: PostgresLog, migrated_url: str
) -> None:
    await postgres_log.append(of(new("dossier/a", 1)))
    postgres_log.close()

    with pytest.raises(psycopg.InterfaceError, match="closed"):
        await postgres_log.append(of(new("dossier/a", 2)))
    with pytest.raises(psycopg.InterfaceError, match="closed"):
        await postgres_log.head()


async def test_a_waiting_append_can_be_cancelled_and_one_on_its_way_is_answered_by_its_key(
    postgres_log: PostgresLog, migrated_url: str, names: Names
) -> None:
    appends = {key: of(new(f"dossier/{key}", 1), key=key) for key in ("sent", "also_sent", "waiting", "kept")}
    await postgres_log.append(of(new("dossier/warm", 1)))
    async with await psycopg.AsyncConnection.connect(migrated_url) as db:
        await db.execute("SELECT pg_advisory_xact_lock(hashtext('log'), hashtext('append'))")
        tasks = {}
        for key, append in appends.items():
            tasks[key] = asyncio.create_task(postgres_log.append(append))
            for _ in range(5):
                await asyncio.sleep(0)  # let its group leave
        tasks["sent"].cancel()
        tasks["waiting"].cancel()
        await asyncio.sleep(0)
    kept = await tasks["kept"]
    also = await tasks["also_sent"]

    assert [placed.version for placed in kept.facts] == [1]
    assert [placed.version for placed in also.facts] == [1]
    assert tasks["sent"].cancelled()
    assert tasks["waiting"].cancelled()
    assert await postgres_log.answer_to(ACTOR, "sent", appends["sent"].digest) is not None
    assert await postgres_log.answer_to(ACTOR, "waiting", appends["waiting"].digest) is None
    assert await postgres_log.history("dossier/waiting") == []
    assert_sound(stored(migrated_url, names))


def test_two_writers_in_two_threads_stay_dense(migrated_url: str, names: Names) -> None:
    told: list[list[Any]] = [[], []]

    async def write(writer: int) -> None:
        log = PostgresLog(migrated_url, names)
        for start in range(0, 150, 10):
            told[writer] += await asyncio.gather(
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

    both = told[0] + told[1]
    assert sum(isinstance(answer, Conflict) for answer in both) == 100
    assert sum(isinstance(answer, Answer) for answer in both) == 200
    assert_as_stored(both, migrated_url, names)


async def test_a_position_that_can_be_read_has_everything_before_it(migrated_url: str, names: Names) -> None:
    writer, other, reader = (PostgresLog(migrated_url, names) for _ in range(3))
    seen: list[int] = []
    written = asyncio.Event()

    async def follow() -> None:
        while not written.is_set() or (seen[-1] if seen else 0) < await reader.head():
            seen.extend(fact.position for fact in await reader.tail(seen[-1] if seen else 0, 50))

    async def write() -> None:
        for n in range(40):
            await asyncio.gather(
                *(log.append(of(new(f"dossier/{n}/{k}", 1))) for k, log in enumerate([writer, other] * 4))
            )
        written.set()

    await asyncio.gather(follow(), write())

    assert seen == list(range(1, 321))
    for log in (writer, other, reader):
        log.close()


async def test_followers_in_this_process_are_told_of_every_group(migrated_url: str, names: Names) -> None:
    told: list[int] = []
    log = PostgresLog(migrated_url, names, stored=told.append)

    await asyncio.gather(*(log.append(of(new(f"dossier/{n}", 1))) for n in range(30)))

    assert max(told) == log.stored == 30
    log.close()


async def test_followers_elsewhere_are_notified_after_the_last_group(
    postgres_log: PostgresLog, migrated_url: str, names: Names
) -> None:
    async with await psycopg.AsyncConnection.connect(migrated_url, autocommit=True) as follower:
        await follower.execute(f"LISTEN {names.channel}".encode())
        seen = 0
        for n in range(50):
            await asyncio.gather(*(postgres_log.append(of(new(f"dossier/{n}/{k}", 1))) for k in range(3)))
        async for _ in follower.notifies(timeout=10):
            if (seen := len(stored(migrated_url, names))) == 150:
                break

    assert seen == 150
