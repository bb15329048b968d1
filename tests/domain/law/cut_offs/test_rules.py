"""Cut-offs: from when the clock counts what was received (R16 to R21)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LawNotLoaded, Malformed
from domain.law.cut_offs.rules import CutOff, clock_start, counted_from, transfer_by
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, OfficeHours, TimeLimit, due
from domain.law.in_force import InForce
from domain.law.parameters import book
from domain.values import Channel
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL

LAW = InForce(book(), published())


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=LOCAL)


def started(received: str, reading: str) -> datetime:
    return clock_start(at(received), Channel.ONLINE, LAW, {Channel.ONLINE: f"cut_offs.{reading}"}).at


STARTS = [
    ("none", "06/03/2026 16:50", "06/03/2026 16:50"),
    ("none", "07/03/2026 20:00", "07/03/2026 20:00"),
    ("last_office_hour", "06/03/2026 15:59", "06/03/2026 15:59"),
    ("last_office_hour", "06/03/2026 16:00", "09/03/2026 07:30"),
    ("last_office_hour", "06/03/2026 16:50", "09/03/2026 07:30"),
    ("last_office_hour", "07/03/2026 10:00", "09/03/2026 07:30"),
    ("fifteen_o_clock", "03/03/2026 14:59", "03/03/2026 14:59"),
    ("fifteen_o_clock", "03/03/2026 15:00", "03/03/2026 15:00"),
    ("fifteen_o_clock", "03/03/2026 15:01", "04/03/2026 07:30"),
    ("fifteen_o_clock", "03/03/2026 23:59", "04/03/2026 07:30"),
    ("fifteen_o_clock", "04/03/2026 00:00", "04/03/2026 07:30"),
    ("fifteen_o_clock", "03/03/2026 12:10", "03/03/2026 12:10"),
    ("fifteen_o_clock", "13/02/2026 15:05", "23/02/2026 07:30"),
    ("fifteen_o_clock", "09/01/2026 15:05", "10/01/2026 07:30"),
    ("next_opening", "07/03/2026 20:00", "09/03/2026 07:30"),
    ("next_opening", "06/03/2026 16:59", "06/03/2026 16:59"),
    ("next_opening", "06/03/2026 17:00", "09/03/2026 07:30"),
    ("next_opening", "09/03/2026 06:00", "09/03/2026 07:30"),
    ("after_hours", "06/03/2026 17:00", "06/03/2026 17:00"),
    ("after_hours", "06/03/2026 17:01", "09/03/2026 08:00"),
    ("after_hours", "07/03/2026 20:00", "09/03/2026 08:00"),
    ("after_hours", "09/03/2026 07:45", "09/03/2026 08:00"),
]


@pytest.mark.parametrize(("reading", "received", "start"), STARTS)
def test_a_receipt_counts_from(reading, received, start):
    found = started(received, reading)
    assert found == at(start)
    assert found.tzinfo is UTC


ENDS = [
    ("R16 đồng hồ thường", "none", "06/03/2026 16:50", "8 giờ làm việc", "09/03/2026 16:50"),
    ("R16 giờ cuối", "last_office_hour", "06/03/2026 16:50", "8 giờ làm việc", "09/03/2026 17:00"),
    ("R16 3 ngày, đồng hồ thường", "none", "06/03/2026 16:50", "3 ngày làm việc", "11/03/2026 17:00"),
    ("R16 3 ngày, giờ cuối", "last_office_hour", "06/03/2026 16:50", "3 ngày làm việc", "12/03/2026 17:00"),
    ("R17 không giờ chốt", "none", "06/03/2026 16:50", "5 ngày làm việc", "13/03/2026 17:00"),
    ("R17 có giờ chốt", "last_office_hour", "06/03/2026 16:50", "5 ngày làm việc", "16/03/2026 17:00"),
    ("R18", "next_opening", "07/03/2026 20:00", "8 giờ làm việc", "09/03/2026 17:00"),
    ("R18 đúng câu chữ", "after_hours", "07/03/2026 20:00", "8 giờ làm việc", "10/03/2026 08:00"),
    ("R19 trước 15 giờ", "fifteen_o_clock", "03/03/2026 14:59", "3 ngày làm việc", "06/03/2026 17:00"),
    ("R19 sau 15 giờ", "fifteen_o_clock", "03/03/2026 15:05", "3 ngày làm việc", "09/03/2026 17:00"),
    ("R21 giờ cuối", "last_office_hour", "06/03/2026 16:10", "16 ngày làm việc", "31/03/2026 17:00"),
    ("R21 không giờ chốt", "none", "06/03/2026 16:10", "16 ngày làm việc", "30/03/2026 17:00"),
]


@pytest.mark.parametrize(("reading", "received", "limit", "end"), [row[1:] for row in ENDS], ids=[r[0] for r in ENDS])
def test_the_limit_ends_after_the_cut_off(reading, received, limit, end):
    assert due(started(received, reading), TimeLimit.parse(limit), LAW.hours, LAW.calendar).at == at(end)


def test_a_channel_without_a_reading_of_its_own_has_no_cut_off():
    readings = {Channel.ONLINE: "cut_offs.last_office_hour"}
    counter = clock_start(at("06/03/2026 16:50"), Channel.COUNTER, LAW, readings)
    online = clock_start(at("06/03/2026 16:50"), Channel.ONLINE, LAW, readings)
    assert (counter.at, counter.value.value) == (at("06/03/2026 16:50"), "none")
    assert (online.at, online.value.source) == (at("09/03/2026 07:30"), "NĐ 297/2025/NĐ-CP Điều 6 khoản 3")


def test_a_fraction_of_a_second_after_the_hour_is_not_after_it():
    received = at("03/03/2026 15:00") + timedelta(microseconds=999_999)
    assert counted_from(received, CutOff.parse("after 15:00"), LAW) == received
    assert counted_from(received + timedelta(seconds=1), CutOff.parse("after 15:00"), LAW) == at("04/03/2026 07:30")


def test_an_agency_may_configure_an_hour_of_its_own():
    own = CutOff.parse("after 16:30")
    assert counted_from(at("06/03/2026 16:30"), own, LAW) == at("06/03/2026 16:30")
    assert counted_from(at("06/03/2026 16:50"), own, LAW) == at("09/03/2026 07:30")


def test_the_last_office_hour_is_the_agencys_own():
    law = InForce(book(), published(), OfficeHours.parse("07:00-11:30, 13:30-17:00"))
    short = InForce(book(), published(), OfficeHours.parse("08:00-11:00, 15:00-15:30"))
    last = CutOff.parse("last 1 working_hour")
    assert counted_from(at("06/03/2026 16:00"), last, law) == at("09/03/2026 07:00")
    assert counted_from(at("06/03/2026 10:29"), last, short) == at("06/03/2026 10:29")
    assert counted_from(at("06/03/2026 10:30"), last, short) == at("09/03/2026 08:00")


TRANSFERS = [
    ("R20 sau 15 giờ", Channel.COUNTER, "06/03/2026 15:20", "09/03/2026 07:30"),
    ("R20 trước 15 giờ", Channel.COUNTER, "06/03/2026 14:40", "06/03/2026 17:00"),
    ("đúng 15 giờ", Channel.COUNTER, "06/03/2026 15:00", "06/03/2026 17:00"),
    ("trước giờ mở cửa", Channel.COUNTER, "06/03/2026 07:00", "06/03/2026 17:00"),
    ("ngày nghỉ", Channel.POST, "07/03/2026 10:00", "09/03/2026 07:30"),
    ("trực tuyến", Channel.ONLINE, "06/03/2026 15:20", "06/03/2026 15:20"),
    ("trực tuyến, ngày nghỉ", Channel.ONLINE, "07/03/2026 20:00", "07/03/2026 20:00"),
]


@pytest.mark.parametrize(
    ("channel", "received", "moves"), [row[1:] for row in TRANSFERS], ids=[row[0] for row in TRANSFERS]
)
def test_the_desk_hands_a_dossier_on_by(channel, received, moves):
    found = transfer_by(at(received), channel, LAW)
    assert (found.at, found.on) == (at(moves), at(moves).date())


FIRST_DAYS = [
    ("none", "21/06/2018"),
    ("fifteen_o_clock", "10/06/2024"),
    ("last_office_hour", "17/11/2025"),
    ("after_hours", "17/11/2025"),
    ("next_opening", "17/11/2025"),
    ("counter_transfer", "21/06/2018"),
]


@pytest.mark.parametrize(("reading", "first"), FIRST_DAYS)
def test_a_reading_is_law_from_its_first_day_and_refuses_before(reading, first):
    day = at(f"{first} 10:00").date()
    cut_off = CutOff.parse(LAW.value(f"cut_offs.{reading}", day).text)
    assert cut_off.moves_nothing == (reading == "none")
    with pytest.raises(LawNotLoaded, match=f"cut_offs.{reading}"):
        LAW.value(f"cut_offs.{reading}", day - timedelta(days=1))


def test_before_its_first_date_a_clock_does_not_start():
    with pytest.raises(LawNotLoaded, match=r"cut_offs\.fifteen_o_clock.*2024-06-09"):
        started("09/06/2024 15:05", "fifteen_o_clock")


@pytest.mark.parametrize(
    "text",
    ["last 0 working_hour", "", "15:00", "after 25:00", "after 7:00", "last hour", "after 17:00 from 24:30", "none."],
)
def test_other_words_are_no_cut_off(text):
    with pytest.raises(Malformed):
        CutOff.parse(text)


def test_an_instant_without_an_offset_is_refused():
    with pytest.raises(Malformed, match="offset"):
        clock_start(datetime(2026, 3, 6, 16, 50), Channel.ONLINE, LAW)  # noqa: DTZ001


RECEIPTS = st.datetimes(datetime(2024, 1, 2), datetime(2026, 12, 15), timezones=st.just(LOCAL))  # noqa: DTZ001
CUT_OFFS = st.sampled_from(
    ("none", "after 15:00", "after 17:00 from 08:00", "after closing", "last 1 working_hour", "after 10:00")
).map(CutOff.parse)


@given(RECEIPTS, CUT_OFFS)
def test_a_clock_never_starts_before_the_receipt_nor_after_the_next_opening(received, cut_off):
    start = counted_from(received, cut_off, LAW)
    following = LAW.calendar.next_working_day(received.date() + timedelta(days=1))
    opens = cut_off.opens or LAW.hours.sessions[0][0]
    assert received <= start <= datetime.combine(following, opens, LOCAL)


@given(RECEIPTS, CUT_OFFS)
def test_a_moved_clock_starts_on_a_working_day_when_the_day_begins(received, cut_off):
    start = counted_from(received, cut_off, LAW).astimezone(LOCAL)
    if start != received:
        assert LAW.calendar.is_working(start.date())
        assert start.time() == (cut_off.opens or LAW.hours.sessions[0][0])


@given(RECEIPTS, RECEIPTS, CUT_OFFS)
def test_who_comes_later_never_starts_earlier(one, other, cut_off):
    earlier, later = sorted((one, other))
    assert counted_from(earlier, cut_off, LAW) <= counted_from(later, cut_off, LAW)


@given(RECEIPTS, CUT_OFFS)
def test_a_start_is_not_moved_again(received, cut_off):
    start = counted_from(received, cut_off, LAW)
    assert counted_from(start, cut_off, LAW) == start


@pytest.mark.parametrize("text", ["last 8 working_hour", "last 9 working_hour", "after 07:00", "after 00:00"])
def test_a_cut_off_that_the_whole_day_is_past_is_refused(text):
    with pytest.raises(Malformed, match="the office"):
        CutOff.parse(text).refuse_whole_day(DEFAULT_OFFICE_HOURS)


@pytest.mark.parametrize(
    "text", ["none", "after closing", "last 7 working_hour", "after 07:30", "after 17:00 from 08:00"]
)
def test_a_cut_off_within_the_day_is_taken(text):
    CutOff.parse(text).refuse_whole_day(DEFAULT_OFFICE_HOURS)
