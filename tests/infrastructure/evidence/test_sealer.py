"""A sealer swears to what is there, and never again to what is not what it swore to."""

import os
import shutil
from pathlib import Path

import pytest

from domain.log_integrity.events import RestoreExplained
from infrastructure.doctor.check_result import Level
from infrastructure.doctor.sealer import sealing
from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.evidence.format.chain import check_chain
from infrastructure.evidence.format.checkpoint import Checkpoint, parse_checkpoint
from infrastructure.evidence.format.merkle import consistency_proof, verify_consistency
from infrastructure.evidence.format.notes import note, verify
from infrastructure.evidence.format.tiles import Tiles
from infrastructure.evidence.sealer.seal_folder import Contradiction, SealDamaged, SealFolder
from infrastructure.evidence.sealer.sealer import Refused
from infrastructure.log.codec import encode
from tests.infrastructure.evidence.attacks import NOON, ORIGIN, TRUE_LEAF, as_superuser, record, sealer_of
from tests.infrastructure.log.appends import stored
from tests.installation import NAMES

pytestmark = pytest.mark.postgres


@pytest.fixture
def sealed(migrated_url: str, tmp_path: Path) -> str:
    """A log of forty facts, all sealed, in two steps."""
    for beginning in (0, 20):
        record(migrated_url, 20, beginning=beginning)
        with sealer_of(migrated_url, tmp_path) as sealer:
            sealer.seal()
    return migrated_url


def refusal(url: str, folder: Path, recheck: int = 1_000) -> Refused:
    with sealer_of(url, folder) as sealer, pytest.raises(Refused) as caught:
        sealer.seal(recheck)
    return caught.value


def test_checkpoints_are_signed_and_continue_each_other(sealed: str, tmp_path: Path) -> None:
    folder = SealFolder(tmp_path)
    first, second = map(parse_checkpoint, folder.checkpoints())
    with sealer_of(sealed, tmp_path) as sealer:
        key = sealer.signer.key
        for signed in folder.checkpoints():
            assert [(one.key, one.at) for one in verify(signed, [key, key.sealing])] == [
                (key, None),
                (key.sealing, int(NOON.timestamp())),
            ]
    tiles = Tiles(tmp_path / "public")

    assert (first.size, second.size, second.origin) == (20, 40, ORIGIN)
    assert tiles.leaves(0, 40) == [row["leaf"] for row in stored(sealed, NAMES)]
    verify_consistency(20, 40, first.root, second.root, consistency_proof(20, 40, tiles.subtree))


def test_nothing_new_is_nothing_to_sign(sealed: str, tmp_path: Path) -> None:
    with sealer_of(sealed, tmp_path) as sealer:
        assert sealer.seal() == []
        assert sealer.unsealed() == 0


def test_a_sealer_that_died_before_publishing_publishes_what_it_signed(sealed: str, tmp_path: Path) -> None:
    signed = (tmp_path / "public" / "checkpoint").read_text()
    (tmp_path / "public" / "checkpoint").unlink()
    (tmp_path / "public" / "checkpoints" / f"{40:020}").unlink()

    with sealer_of(sealed, tmp_path):
        assert (tmp_path / "public" / "checkpoint").read_text() == signed
        assert (tmp_path / "public" / "checkpoints" / f"{40:020}").read_text() == signed


def test_a_newest_checkpoint_that_was_damaged_is_written_again(sealed: str, tmp_path: Path) -> None:
    path = tmp_path / "public" / "checkpoint"
    signed = path.read_text()
    os.truncate(path, 40)

    with sealer_of(sealed, tmp_path) as sealer:
        assert sealer.seal() == []

    assert path.read_text() == signed


@pytest.mark.parametrize("damaged", ["private/sealed.json", "private/seal-1.key", f"public/checkpoints/{40:020}"])
@pytest.mark.parametrize("left", [0, 10])
def test_a_damaged_file_is_named_and_nothing_is_sealed(sealed: str, tmp_path: Path, damaged: str, left: int) -> None:
    record(sealed, 5, beginning=40)
    os.truncate(tmp_path / damaged, left)
    os.truncate(tmp_path / "public" / "checkpoint", 10)

    with pytest.raises(SealDamaged, match=damaged), sealer_of(sealed, tmp_path) as sealer:
        sealer.seal()

    if damaged.startswith("private"):
        found = sealing(SealFolder(tmp_path))
        assert (found.level, str(tmp_path / damaged) in found.what) == (Level.FAILED, True)


def test_tiles_that_were_damaged_are_made_again_from_a_log_that_is_whole(sealed: str, tmp_path: Path) -> None:
    record(sealed, 5, beginning=40)
    tile = tmp_path / "public" / "tile" / "0" / "000.p" / "40"
    tile.write_bytes(os.urandom(40 * 32))

    with sealer_of(sealed, tmp_path) as sealer:
        (signed,) = sealer.seal()

    assert signed.size == 45


EDITS = {
    "its text": "UPDATE log_h14.fact SET body = replace(convert_from(body, 'UTF8'), 'việc 4', 'việc 9')::text::bytea "
    "WHERE position = 5",
    "its topic": "UPDATE log_h14.fact SET topic = 'attempt.forgiven.v1' WHERE position = 5",
    "its instant": "UPDATE log_h14.fact SET recorded_at = recorded_at - interval '1 day' WHERE position = 5",
    "its stream": "UPDATE log_h14.fact SET stream = 'dossier/9', version = 1 WHERE position = 5",
    "its actor": "UPDATE log_h14.fact SET meta = replace(convert_from(meta, 'UTF8'), 'cb-1', 'cb-2')::bytea "
    "WHERE position = 5",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize(
    "leaf", [None, f"UPDATE log_h14.fact SET leaf = {TRUE_LEAF} WHERE position = 5"], ids=["", "leaf"]
)
def test_an_edited_fact_is_named_by_the_rolling_recheck(
    sealed: str, tmp_path: Path, edit: str, leaf: str | None
) -> None:
    as_superuser(sealed, edit.replace("::text::bytea", "::bytea"), *([leaf] if leaf else []))
    record(sealed, 5, beginning=40)

    refused = refusal(sealed, tmp_path)

    assert refused.first == 5
    assert refused.kind in ("FORKED", "NOT_AS_WRITTEN")
    assert parse_checkpoint((tmp_path / "public" / "checkpoint").read_text()).size == 40
    alarm = SealFolder(tmp_path).alarm()
    assert alarm is not None
    assert (alarm.kind, alarm.first, alarm.at) == (refused.kind, 5, NOON.isoformat())


def test_the_recheck_goes_round(sealed: str, tmp_path: Path) -> None:
    with sealer_of(sealed, tmp_path) as sealer:
        sealer.seal(10)
        as_superuser(sealed, "UPDATE log_h14.fact SET body = 'x' WHERE position = 5")
        assert sealer.seal(10) == sealer.seal(10) == sealer.seal(10) == []
        with pytest.raises(Refused):
            sealer.seal(10)


def test_a_fact_removed_from_the_middle_is_missed(sealed: str, tmp_path: Path) -> None:
    as_superuser(sealed, "DELETE FROM log_h14.fact WHERE position = 7")

    assert (refusal(sealed, tmp_path).first, refusal(sealed, tmp_path).kind) == (7, "NOT_AS_WRITTEN")


def test_a_tail_that_was_cut_is_missed(sealed: str, tmp_path: Path) -> None:
    as_superuser(sealed, "DELETE FROM log_h14.fact WHERE position > 35")

    refused = refusal(sealed, tmp_path)

    assert (refused.kind, refused.first, refused.last) == ("TRUNCATED", 36, 40)


def test_a_log_that_grew_again_after_a_cut_is_a_fork(sealed: str, tmp_path: Path) -> None:
    as_superuser(sealed, "DELETE FROM log_h14.fact WHERE position > 35")
    record(sealed, 10, beginning=100)

    refused = refusal(sealed, tmp_path, recheck=0)

    assert (refused.kind, refused.last) == ("FORKED", 40)


def test_a_restore_that_an_operator_explained_begins_another_tree(sealed: str, tmp_path: Path) -> None:
    as_superuser(sealed, "DELETE FROM log_h14.fact WHERE position > 35")
    with sealer_of(sealed, tmp_path) as sealer:
        old_key = sealer.signer.key
    lost = parse_checkpoint((tmp_path / "public" / "checkpoint").read_text())
    explain(sealed, size=39, root=lost.root)  # of another checkpoint: explains nothing here
    assert refusal(sealed, tmp_path).kind == "TRUNCATED"
    explain(sealed, size=40, root=lost.root)

    with sealer_of(sealed, tmp_path) as sealer:
        (signed,) = sealer.seal()
        assert (sealer.origin, signed.size) == (f"{ORIGIN}/2", 37)
        assert sealer.signer.key.public != old_key.public

    assert SealFolder(tmp_path).alarm() is None
    assert parse_checkpoint((tmp_path / "before" / "1" / "checkpoint").read_text()) == lost


def explain(url: str, *, size: int, root: bytes) -> None:
    import asyncio
    from base64 import b64encode

    from application.ports import NewFact
    from infrastructure.log.postgres_log import PostgresLog
    from tests.infrastructure.log.appends import of

    restore = RestoreExplained(
        occurred_at=NOON,
        reason="hỏng đĩa, khôi phục bản sao lưu",
        origin=ORIGIN,
        size=size,
        root=b64encode(root).decode(),
        surviving=35,
    )

    async def written() -> None:
        log = PostgresLog(url, NAMES)
        await log.append(of(NewFact("log/restores", None, restore)))
        log.close()

    asyncio.run(written())
    assert b"log" in encode(restore)


def test_the_sealer_needs_no_more_than_to_read(sealed: str, tmp_path: Path) -> None:
    """It seals with a role that may only read facts: the other tests ran so; here a fresh folder does."""
    fresh = tmp_path / "another"

    with sealer_of(sealed, fresh) as sealer:
        (signed,) = sealer.seal()

    assert signed.size == 40
    assert (
        parse_checkpoint((fresh / "public" / "checkpoint").read_text()).root
        == parse_checkpoint((tmp_path / "public" / "checkpoint").read_text()).root
    )
    assert oct((fresh / "private").stat().st_mode & 0o777) == "0o700"
    shutil.rmtree(fresh)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_whole_reading_finds_what_is_no_chain_any_more(sealed: str, edit: str) -> None:
    """Without any seal: leaves that were not made again, and streams that no longer follow."""
    assert read_whole(sealed) == (40, None)

    as_superuser(sealed, edit.replace("::text::bytea", "::bytea"))
    assert read_whole(sealed) == (4, 5)

    as_superuser(sealed, f"UPDATE log_h14.fact SET leaf = {TRUE_LEAF} WHERE position = 5")
    facts, broken = read_whole(sealed)
    assert broken in (5, 8)  # at once, or where the stream's next fact names the leaf that was
    assert facts == broken - 1


def read_whole(url: str) -> tuple[int, int | None]:
    with StoredFacts(url, NAMES, NAMES.sealer) as facts:
        found = check_chain(facts.rows(1, facts.head()))
    return found.facts, found.broken_at


def test_two_sealers_of_one_folder_have_one_memory(sealed: str, tmp_path: Path) -> None:
    """One runs beside the server, another is started by hand: what either signed the other does not forget."""
    with sealer_of(sealed, tmp_path) as by_server, sealer_of(sealed, tmp_path) as by_hand:
        record(sealed, 4, beginning=40)
        by_hand.seal()
        shown = (tmp_path / "public" / "checkpoint").read_text()
        as_superuser(sealed, "DELETE FROM log_h14.fact WHERE position > 42")
        record(sealed, 2, beginning=90)

        with pytest.raises(Refused) as caught:
            by_server.seal()

        assert caught.value.kind == "FORKED"
        assert (tmp_path / "public" / "checkpoint").read_text() == shown
        with pytest.raises(Refused):
            by_hand.seal()
    assert SealFolder(tmp_path).alarm() is not None


def test_no_second_root_is_shown_for_a_size(sealed: str, tmp_path: Path) -> None:
    folder = SealFolder(tmp_path)
    shown = folder.checkpoint() or ""
    lost = parse_checkpoint(shown)
    text = Checkpoint(lost.origin, lost.size, bytes(32)).text

    with pytest.raises(Contradiction):
        folder.publish(lost.size, note(text, [folder.signer(ORIGIN).sign(text)]))

    assert folder.checkpoint() == shown
