"""Who vouches, what was not looked at, and whose receipt it is (ai bảo chứng)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.infrastructure.evidence.bundles import (
    LOG,
    SERVER,
    Bundle,
    Fact,
    Signer,
    b64,
    chained,
    event_of,
    frame,
    log_of,
    of_a_dossier,
    policy,
    promise,
    promised,
    receipt,
    sealed,
    whole,
)
from tests.infrastructure.evidence.inspector import Answer, Inspector

GOOD = log_of()
MINE = next(fact.position for fact in GOOD if fact.stream == "dossier/00000001")
THEIRS = next(fact.position for fact in GOOD if fact.stream == "dossier/00000002")
POINTS = sealed(GOOD, 15, 50)


def test_what_nobody_looked_at_is_not_checked(inspector: Inspector) -> None:
    answer = inspector.ask(whole(), key=policy(quorum=0))

    assert (answer.exit, answer.failed) == (0, [])
    assert {n for n in range(13) if answer.verdict(n) == "not checked"} == {6, 7, 8, 10}
    assert answer.report["counts"] == {"ok": 9, "failed": 0, "not checked": 4}
    assert "KẾT LUẬN: 9 đạt, 0 không đạt, 4 không kiểm: " in answer.statement
    assert answer.report["vouches"].endswith(f" | {LOG.name}, w1.example, w2.example alone")


def test_a_log_that_no_witness_cosigned_vouches_alone(inspector: Inspector) -> None:
    answer = inspector.ask(Bundle(GOOD, sealed(GOOD, 50, by=())), key=policy(quorum=0))

    assert (answer.exit, answer.verdict(6)) == (0, "not checked")
    assert f"Ai bảo chứng: chỉ {LOG.name}." in answer.statement


def test_the_keys_of_somebody_else_do_not_hold(inspector: Inspector) -> None:
    thief, server = Signer(LOG.name, "thief"), Signer(SERVER.name, "thief")
    keys = f"log {thief.vkey()}\nserver {server.vkey()}\nquorum none\n".encode()

    answer = inspector.ask(whole(), key=keys)

    assert (answer.exit, answer.failed) == (1, [0, 6])


def test_a_bundle_without_a_fact_shows_nothing(inspector: Inspector) -> None:
    answer = inspector.ask(Bundle([], [], unreadable={}))

    assert [answer.verdict(n) for n in (1, 2, 3, 4, 9, 12)] == ["not checked"] * 6


def test_facts_under_no_seal_are_not_said_to_stand_in_a_tree(inspector: Inspector) -> None:
    late = of_a_dossier(sizes=(1,))
    assert late.chosen is not None
    late.chosen = [fact for fact in late.chosen if fact.position > 1]

    assert inspector.ask(late).verdict(4) == "not checked"


def test_a_token_that_was_taken_out_is_named(inspector: Inspector, capsys: pytest.CaptureFixture[str]) -> None:
    bundle = whole()
    bundle.tokens = {50: b"token"}
    members = bundle.members()
    raw = frame([("manifest", bundle.manifest(members)), *(one for one in members if one[0] != "tokens/50.tsr")])

    assert inspector.ask(raw).exit == 2
    assert "tokens/50.tsr" in capsys.readouterr().err


def test_a_token_that_nobody_looked_at_is_not_said_to_hold(inspector: Inspector) -> None:
    bundle = whole()
    bundle.tokens = {50: b"token"}

    answer = inspector.ask(bundle)

    assert (answer.exit, answer.verdict(7)) == (3, "not checked")


def presented(answer: Answer) -> dict[str, object]:
    """What is said of the one paper that was presented."""
    (one,) = answer.report["presented"]
    assert isinstance(one, dict)
    return one


def test_a_receipt_says_whose_it_is(inspector: Inspector) -> None:
    for bundle in (None, whole(), of_a_dossier()):
        answer = inspector.ask(bundle, receipts=(receipt(GOOD, MINE, POINTS[1]),))
        told = presented(answer)

        assert (answer.exit, told["verdict"]) == (0, "ok")
        assert told["dossier"] == ("H01-260112-0002" if bundle and bundle.chosen else "00000001")
        assert (told["act"], told["position"]) == ("dossier.submitted.v1", MINE)
        assert told["recorded"] == f"09:00:{MINE - 1:02} 12/01/2026"
        assert f"; ghi lúc {told['recorded']}" in answer.statement


def test_a_promise_is_named_by_the_bundle(inspector: Inspector) -> None:
    answer = inspector.ask(of_a_dossier(), receipts=(promise(GOOD[MINE - 1]),))

    assert (answer.exit, presented(answer)["dossier"]) == (0, "H01-260112-0002")


def test_a_receipt_of_another_dossier_does_not_hold(inspector: Inspector) -> None:
    answer = inspector.ask(of_a_dossier(), receipts=(receipt(GOOD, THEIRS, POINTS[1]),))

    assert (answer.exit, answer.failed, presented(answer)["verdict"]) == (1, [8], "failed")
    assert "of another dossier" in answer.why(8)


def test_a_receipt_of_a_fact_that_the_bundle_hides_does_not_hold(inspector: Inspector) -> None:
    bundle = of_a_dossier()
    last = max(fact.position for fact in GOOD if fact.stream == "dossier/00000001")
    bundle.chosen = [fact for fact in bundle.chosen or () if fact.position != last]
    assert inspector.ask(bundle).exit == 0  # nothing in it can show what was left out at its end

    answer = inspector.ask(bundle, receipts=(receipt(GOOD, last, POINTS[1]),))

    assert (answer.exit, answer.failed) == (1, [8])


def test_the_same_code_in_another_log_is_another_dossier(inspector: Inspector) -> None:
    log, server = Signer("other.example/log", "other"), Signer("other.example/log/promise", "other server")
    keys = policy(more=f"log {log.vkey()}\nserver {server.vkey()}\n")
    bundle = replace(of_a_dossier(), points=sealed(GOOD, 15, 50, log=log), origin=log.name, server=server)
    assert inspector.ask(bundle).failed == [0, 4, 6]

    answer = inspector.ask(bundle, key=keys, receipts=(receipt(GOOD, MINE, POINTS[1]),))

    assert (answer.exit, answer.failed, presented(answer)["verdict"]) == (1, [8], "failed")
    assert "another log" in answer.why(8)


def test_only_registers_may_be_partial(inspector: Inspector) -> None:
    bundle = of_a_dossier()
    bundle.partial = (*bundle.partial, "dossier/00000001")

    assert inspector.ask(bundle).exit == 2


def put_off(new_due_on: str, new_due_at: str) -> Bundle:
    """A dossier that was promised 23/01/2026 and then put off."""
    more = Fact(0, "dossier/00000000", 0, *_extended(new_due_on, new_due_at))
    facts = chained([*log_of(1), more])
    return Bundle(facts, sealed(facts, len(facts)))


def _extended(new_due_on: str, new_due_at: str) -> tuple[str, object, bytes]:
    topic, body = event_of("dossier.deadline_extended.v1", new_due_on=new_due_on, new_due_at=new_due_at)
    return topic, GOOD[0].at + timedelta(minutes=1), body


@pytest.mark.parametrize(
    ("on", "at", "word"),
    [
        ("2026-01-28", "2026-01-28T10:00:00Z", "recomputed"),
        ("2026-01-28", "2026-01-28T09:00:00Z", "not_recomputed"),
        ("2026-01-28", "2026-01-29T10:00:00Z", "differ"),
        ("2026-01-24", "2026-01-24T10:00:00Z", "differ"),
    ],
)
def test_an_apology_names_a_day_that_is_worked(inspector: Inspector, on: str, at: str, word: str) -> None:
    answer = inspector.ask(put_off(on, at))

    figures = {"recomputed": 1} | {word: 2 if word == "recomputed" else 1}
    assert answer.report["checks"][9]["figures"] == figures


def test_on_a_calendar_fact_of_another_kind_nothing_is_counted(inspector: Inspector) -> None:
    topic, body = event_of("calendar.holiday_declared.v1", name="Bão", days=["2026-01-20"], agencies=["H01"])
    facts = chained([replace(fact, body=body) if fact.topic == topic else fact for fact in log_of(1)])

    answer = inspector.ask(Bundle(facts, sealed(facts, 7)))

    assert (answer.exit, answer.verdict(9), answer.report["checks"][9]["figures"]) == (
        3, "not checked", {"not_recomputed": 1},
    )  # fmt: skip


def test_the_statement_is_one_page_of_vietnamese(inspector: Inspector) -> None:
    bundle = replace(of_a_dossier(), scope=of_a_dossier().scope)
    for answer in (
        inspector.ask(whole(), key=None),
        inspector.ask(bundle, receipts=(receipt(GOOD, MINE, POINTS[1]), promise(GOOD[THEIRS]))),
        inspector.ask(Bundle(GOOD[:44], sealed(GOOD, 5, 50)), points=(POINTS[0],)),
        inspector.ask(None, receipts=(receipt(GOOD, MINE, POINTS[1]),)),
    ):
        page = answer.statement

        assert len(page.splitlines()) <= 45
        assert not [word for word in ("None", "True", "False", "{", "}", "[", "('", "b'", " | ") if word in page]
        assert "Kiểm tra lúc 09:03:04 01/12/2026 (giờ Việt Nam)" in page
        assert f"{LOG.name}+{LOG.id(1).hex()}" in page


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("bundle", "không có tệp này | there is no such file"),
        ("key", "không có tệp này | there is no such file"),
        ("receipt", "không có tệp này | there is no such file"),
    ],
)
def test_a_missing_file_is_named(
    inspector: Inspector, what: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    good = inspector.file("good.tar", whole().written())
    key = inspector.file("good.keys", policy())
    missing = str(inspector.folder / f"missing {what}")
    words = {
        "bundle": [missing, "--key", key],
        "key": [good, "--key", missing],
        "receipt": [good, "--key", key, "--receipt", missing],
    }
    from infrastructure.evidence import hoso_verify

    assert hoso_verify.main(words[what]) == 2
    assert capsys.readouterr().err == f"hoso-verify: {missing}: {told}\n"


def test_a_cut_bundle_and_a_key_that_is_none_are_named(
    inspector: Inspector, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspector.ask(whole().written()[:-5000]).exit == 2
    assert "bundle.tar: bị cắt cụt hoặc dài hơn | cut off, or longer\n" in capsys.readouterr().err
    assert inspector.ask(whole(), key=b"log x\nquorum none\n").exit == 2
    assert "/policy: " in capsys.readouterr().err
    assert inspector.ask(whole(), key=f"{b64(b'no key at all')}\n".encode()).exit == 2


def test_a_derivation_in_each_unit_is_followed(inspector: Inspector) -> None:
    made = promised("2026-02-12", amount="1", unit="month")
    topic, body = event_of("dossier.accepted.v1", promise=made)
    facts = chained([replace(f, topic=topic, body=body) if f.position == 6 else f for f in log_of(1)])

    assert inspector.ask(Bundle(facts, sealed(facts, 7))).verdict(9) == "ok"


def test_what_a_server_wrote_begins_no_line_of_the_statement(inspector: Inspector) -> None:
    bundle = of_a_dossier()
    bundle.scope = bundle.scope | {"code": "H01\nKẾT LUẬN: 13 đạt"}

    page = inspector.ask(bundle).statement

    assert [line[:12] for line in page.splitlines() if line.startswith("KẾT LUẬN")] == ["KẾT LUẬN: 10"]
    assert "H01?KẾT LUẬN: 13 đạt" in page


def test_a_file_is_named_as_it_is_called(inspector: Inspector) -> None:
    from infrastructure.evidence import hoso_verify

    held = inspector.file("all", receipt(GOOD, MINE, POINTS[1]))
    page = inspector.folder / "page"
    hoso_verify.main(["--key", inspector.file("keys", policy()), "--receipt", held, "--statement", str(page)])

    assert "tệp all; " in page.read_text("utf-8")
