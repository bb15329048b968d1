"""The worked numbers of LAW-ADDENDUM §1 to §8, one line each; as acts of a dossier they stand elsewhere.

R76, R77: tests/domain/dossier/test_intake.py; R87: test_law_choice.py; R93: test_closing.py. R99: worked_numbers.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from domain.errors import LawNotLoaded
from domain.law.citizen_reception import rules as reception
from domain.law.civil_status import rules as chain
from domain.law.complaints import rules as complaints
from domain.law.cut_offs.rules import clock_start
from domain.law.data_not_found.rules import paper_may_be_asked
from domain.law.data_subject import rules as data
from domain.law.deadlines import TimeLimit, due
from domain.law.digital_citizen import rules as digital
from domain.law.in_force import InForce
from domain.law.intake.rules import identity_shown
from domain.law.parameters import book
from domain.law.tax import rules as tax
from domain.law.transition.rules import choice_of_law, governing_day, stops_open_dossiers
from domain.values import Channel
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL

LAW = InForce(book(), published())


def at(text: str) -> datetime:
    form = "%d/%m/%Y %H:%M" if ":" in text else "%d/%m/%Y"
    return datetime.strptime(text, form).replace(tzinfo=LOCAL)


def day(text: str) -> date:
    return at(text).date()


CLOCKS: list[tuple[str, Callable[..., Any], str, str]] = [
    ("R80", chain.birth_chain_by, "07/09/2026", "10/09/2026 17:00"),
    ("R80 xác minh", chain.birth_chain_verified_by, "07/09/2026", "14/09/2026 17:00"),
    ("R81", chain.birth_registered_by, "11/09/2026 16:00", "12/09/2026 16:00"),
    ("R81 thông báo", chain.notice_given_by, "11/09/2026 16:00", "12/09/2026 16:00"),
    ("R82", chain.chain_supplied_by, "11/09/2026", "22/09/2026 17:00"),
    ("R83", chain.residence_registered_by, "10/09/2026", "14/09/2026 17:00"),
    ("R83 xác minh", chain.residence_registered_verified_by, "15/09/2026", "22/09/2026 17:00"),
    ("R84", chain.identity_card_by, "14/09/2026", "21/09/2026 17:00"),
    ("R88", tax.refund_notice_by, "06/07/2026", "09/07/2026 17:00"),
    ("R88 hoàn trước", tax.tax_refunded_first_by, "09/07/2026", "17/07/2026 17:00"),
    ("R89", tax.explanation_asked_by, "09/07/2026", "14/07/2026 17:00"),
    ("R89 giải trình", tax.explained_by, "13/07/2026", "27/07/2026 17:00"),
    ("R90", tax.tax_refunded_after_conclusion_by, "17/08/2026", "28/08/2026 17:00"),
    ("R91", tax.treasury_pays_by, "28/08/2026", "03/09/2026 17:00"),
    ("R92", tax.tax_refunded_after_inspection_by, "15/06/2026", "27/07/2026 17:00"),
    ("R96", reception.reception_refused_by, "28/08/2026", "07/09/2026 17:00"),
    ("R97 gửi", complaints.suspension_sent_by, "10/08/2026", "13/08/2026 17:00"),
    ("R98", data.data_request_answered_by, "01/10/2026", "05/10/2026 17:00"),
    ("R98 15 ngày", data.data_request_carried_out_by, "01/10/2026", "16/10/2026 17:00"),
    ("R98 20 ngày", data.data_request_carried_out_by_processor, "01/10/2026", "21/10/2026 17:00"),
    ("R98 gia hạn", data.data_request_carried_out_if_extended, "01/10/2026", "02/11/2026 17:00"),
]


@pytest.mark.parametrize(("clock", "start", "end"), [row[1:] for row in CLOCKS], ids=[row[0] for row in CLOCKS])
def test_a_clock_of_the_second_half_of_2026_ends_on(clock: Callable[..., Any], start: str, end: str) -> None:
    found = clock(at(start), LAW)
    assert found.due.at == at(end)
    assert found.value.source


def test_r80_after_15_o_clock_the_next_working_day_is_the_day_of_receipt() -> None:
    received = clock_start(at("07/09/2026 15:05"), Channel.ONLINE, LAW, {Channel.ONLINE: "cut_offs.fifteen_o_clock"})
    assert chain.birth_chain_by(received.at, LAW).due.on == day("11/09/2026")


def test_r82_the_chain_is_stopped_on_the_next_working_day() -> None:
    assert chain.chain_stops_on(at("11/09/2026"), LAW) == day("23/09/2026")


OUTAGES = [
    ("R85", [("09/09/2026 10:00", "10/09/2026 14:00")], "11/09/2026 12:00"),
    ("không sự cố", [], "10/09/2026 08:00"),
    ("trước khi bắt đầu", [("08/09/2026 10:00", "09/09/2026 07:00")], "10/09/2026 08:00"),
    ("đang có sự cố khi bắt đầu", [("08/09/2026 10:00", "09/09/2026 09:00")], "10/09/2026 09:00"),
    ("sau khi hết hạn", [("10/09/2026 08:00", "10/09/2026 12:00")], "10/09/2026 08:00"),
    ("chồng nhau", [("09/09/2026 10:00", "09/09/2026 12:00"), ("09/09/2026 11:00", "09/09/2026 13:00")],
     "10/09/2026 11:00"),
    ("lồng nhau", [("09/09/2026 10:00", "09/09/2026 14:00"), ("09/09/2026 11:00", "09/09/2026 12:00")],
     "10/09/2026 12:00"),
    ("hai lần", [("10/09/2026 09:00", "10/09/2026 10:00"), ("09/09/2026 10:00", "09/09/2026 12:00")],
     "10/09/2026 11:00"),
]  # fmt: skip


@pytest.mark.parametrize(("outages", "end"), [row[1:] for row in OUTAGES], ids=[row[0] for row in OUTAGES])
def test_an_announced_outage_does_not_count(outages: list[tuple[str, str]], end: str) -> None:
    spans = [(at(since), at(until)) for since, until in outages]
    assert chain.birth_registered_by(at("09/09/2026 08:00"), LAW, spans).due.at == at(end)
    assert chain.death_registered_by(at("09/09/2026 08:00"), LAW, spans).due.at == at(end)


def test_an_outage_takes_whole_days_off_a_limit_of_days() -> None:
    pauses = chain.outage_pauses([(at("09/09/2026 10:00"), at("10/09/2026 14:00"))])
    assert [(pause.start, pause.end) for pause in pauses] == [(day("09/09/2026"), day("10/09/2026"))]
    assert chain.residence_registered_by(at("08/09/2026"), LAW, pauses).due.on == day("11/09/2026")
    assert chain.outage_pauses([(at("09/09/2026 10:00"), at("09/09/2026 14:00"))]) == ()


DEATH = [
    ("registration_verified", "15/09/2026"),
    ("residence_struck", "11/09/2026"),
    ("social_insurance", "22/09/2026"),
    ("benefit_ended", "14/09/2026"),
    ("health", "15/09/2026"),
    ("home_affairs", "06/10/2026"),
    ("notice", "11/09/2026"),
]


@pytest.mark.parametrize(("office", "end"), DEATH)
def test_r86_each_office_of_the_death_chain(office: str, end: str) -> None:
    assert chain.death_settled_by(office, at("10/09/2026 08:00"), LAW).due.on == day(end)


@pytest.mark.parametrize(("answered", "end"), [("20/07/2026", "24/07/2026"), (None, "31/07/2026")])
def test_r89_an_explanation_takes_its_time_off_the_refund(answered: str | None, end: str) -> None:
    pause = tax.explaining(at("13/07/2026"), None if answered is None else at(answered), LAW)
    assert tax.tax_refunded_first_by(at("09/07/2026"), LAW, (pause,)).due.on == day(end)


def test_r92_what_was_accepted_before_stays_under_the_old_law() -> None:
    accepted = day("30/06/2026")
    old = tax.tax_refunded_after_inspection_by(at("02/07/2026"), LAW, on=accepted)
    assert (old.due.on, old.value.source) == (day("11/08/2026"), "Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 2")
    with pytest.raises(LawNotLoaded, match=r"tax\.refund_after_conclusion"):
        tax.tax_refunded_after_conclusion_by(at("02/07/2026"), LAW, on=accepted)


def test_r93_the_postmark_counts_and_abolition_stops_while_the_resolution_is_in_force() -> None:
    assert governing_day(day("02/07/2026"), postmarked_on=day("30/06/2026")) == day("30/06/2026")
    assert governing_day(day("02/07/2026")) == day("02/07/2026")
    in_force = [day(text) for text in ("30/06/2026", "01/07/2026", "28/02/2027", "01/03/2027")]
    assert [stops_open_dossiers(on, LAW) is not None for on in in_force] == [False, True, True, False]


def test_r87_only_what_came_before_may_choose_and_only_once_the_decree_is_in_force() -> None:
    asked = [("31/08/2026", "31/08/2026"), ("31/08/2026", "01/09/2026"), ("01/09/2026", "01/09/2026")]
    found = [choice_of_law(day(received), day(on), LAW) for received, on in asked]
    assert [None if value is None else value.text for value in found] == [None, "NĐ 301/2026/NĐ-CP", None]


FEES = [
    ("R94 trước", "digital_citizen.free", 8_000, "14/08/2026", 8_000),
    ("R94", "digital_citizen.free", 8_000, "15/08/2026", 0),
    ("R94 ngày cuối", "digital_citizen.free", 8_000, "28/02/2027", 0),
    ("R94 sau", "digital_citizen.free", 8_000, "01/03/2027", 8_000),
    ("R95 đất", "digital_citizen.registration_land", 10_000_000, "15/08/2026", 9_000_000),
    ("R95 đất, trần", "digital_citizen.registration_land", 150_000_000, "15/08/2026", 137_350_000),
    ("R95 ô tô", "digital_citizen.registration_car", 8_000_000, "15/08/2026", 4_000_000),
    ("R95 ô tô, trần", "digital_citizen.registration_car", 60_000_000, "15/08/2026", 47_350_000),
]


@pytest.mark.parametrize(("share", "full", "filed", "owed"), [row[1:] for row in FEES], ids=[row[0] for row in FEES])
def test_what_a_digital_citizen_owes(share: str, full: int, filed: str, owed: int) -> None:
    ask = digital.registration_fee if "registration" in share else digital.digital_citizen_fee
    assert ask(full, share, day(filed), LAW) == owed


def test_r96_an_online_session_is_announced_tested_and_connected() -> None:
    session = day("10/09/2026")
    assert reception.online_session_announced_by(session, LAW)[0] == day("03/09/2026")
    assert reception.line_tested_by(session, LAW)[0] == day("09/09/2026")
    assert reception.connected_by(at("10/09/2026 08:00"), LAW) == at("10/09/2026 07:00")


def test_r97_a_suspended_complaint_goes_on_with_the_decision_to_continue() -> None:
    settle = complaints.settled_after_suspension_by
    found = settle(at("15/07/2026"), at("20/07/2026"), at("10/08/2026"), LAW)
    assert found.due.on == day("04/09/2026")
    assert [(pause.start, pause.end) for pause in found.pauses] == [(day("21/07/2026"), day("11/08/2026"))]
    assert settle(at("15/07/2026"), at("20/07/2026"), at("20/07/2026"), LAW).due.on == day("14/08/2026")
    assert complaints.dialogue_announced_by(day("10/09/2026"), LAW)[0] == day("05/09/2026")


def test_r78_r79_papers_and_kiosks_from_the_day_of_the_decree_on() -> None:
    assert paper_may_be_asked("incident", day("05/08/2026"), LAW) is not None
    assert paper_may_be_asked("convenience", day("05/08/2026"), LAW) is None
    assert paper_may_be_asked("inaccuracy", day("01/03/2027"), LAW) is not None, "no end date"
    assert [identity_shown(means, day("05/08/2026"), LAW) for means in ("vneid", "card_reader", "word")] == [
        True, True, False]  # fmt: skip
    for ask in (lambda: paper_may_be_asked("incident", day("04/08/2026"), LAW),
                lambda: identity_shown("vneid", day("04/08/2026"), LAW)):  # fmt: skip
        with pytest.raises(LawNotLoaded, match="2026-08-04"):
            ask()


SINCE = [
    (chain.birth_chain_verified_by, "31/08/2026"), (chain.birth_registered_by, "31/08/2026"),
    (chain.chain_supplied_by, "31/08/2026"), (chain.residence_registered_by, "31/08/2026"),
    (chain.identity_card_by, "31/08/2026"), (chain.death_registered_by, "31/08/2026"),
    (tax.refund_notice_by, "30/06/2026"), (tax.explained_by, "30/06/2026"),
    (tax.tax_refunded_after_conclusion_by, "30/06/2026"), (tax.treasury_pays_by, "30/06/2026"),
    (reception.reception_refused_by, "30/06/2026"), (complaints.suspension_sent_by, "30/06/2026"),
    (data.data_request_answered_by, "31/12/2025"),
]  # fmt: skip


@pytest.mark.parametrize(("clock", "last"), SINCE, ids=[clock.__name__ for clock, _ in SINCE])
def test_on_the_day_before_there_is_no_such_law_and_on_the_day_there_is(clock: Callable[..., Any], last: str) -> None:
    with pytest.raises(LawNotLoaded):
        clock(at(last), LAW)
    following = published().next_working_day(date.fromordinal(day(last).toordinal() + 1))
    first = date.fromordinal(day(last).toordinal() + 1)
    assert clock(at(f"{first:%d/%m/%Y}"), LAW).value.since == first
    assert clock(at(f"{following:%d/%m/%Y}"), LAW).due.on >= following


def test_r76_the_numbers_of_the_slip() -> None:
    """Sent Fri 07/8 16:50, slip Mon 10/8 09:00: Thu 13/8; counted from sending it would be Wed 12/8."""
    three = TimeLimit.parse("3 ngày làm việc")
    ends = [due(at(start), three, LAW.hours, LAW.calendar).on for start in ("10/08/2026 09:00", "07/08/2026 16:50")]
    assert ends == [day("13/08/2026"), day("12/08/2026")]
