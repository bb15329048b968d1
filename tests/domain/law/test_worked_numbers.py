"""The worked numbers of LAW.md §7, one line each; instants are local, Asia/Ho_Chi_Minh."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from domain.law.deadlines import (
    DEFAULT_OFFICE_HOURS,
    OfficeHours,
    Pause,
    TimeLimit,
    due,
    explain,
    office_time,
    step_due,
)
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=LOCAL)


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=LOCAL).date()


WHOLE_DAYS = [
    ("R01", "02/03/2026", "5 ngày làm việc", "09/03/2026"),
    ("R02", "05/03/2026", "3 ngày làm việc", "10/03/2026"),
    ("R03", "05/03/2026", "10 ngày", "16/03/2026"),
    ("R04", "02/02/2026", "15 ngày", "23/02/2026"),
    ("R05", "09/02/2026", "10 ngày làm việc", "02/03/2026"),
    ("R06 2025", "22/01/2025", "7 ngày làm việc", "07/02/2025"),
    ("R06 2024", "05/02/2024", "5 ngày làm việc", "19/02/2024"),
    ("R07", "30/12/2025", "3 ngày làm việc", "06/01/2026"),
    ("R08", "06/01/2026", "5 ngày làm việc", "12/01/2026"),
    ("R09", "26/04/2024", "5 ngày làm việc", "07/05/2024"),
    ("R10", "20/11/2026", "2 ngày làm việc", "25/11/2026"),
    ("R11", "23/04/2026", "3 ngày làm việc", "29/04/2026"),
    ("R12", "31/10/2025", "1 tháng", "01/12/2025"),
    ("R13 Quốc khánh 2026", "27/08/2026", "3 ngày làm việc", "04/09/2026"),
    ("R13 làm bù 22/8", "21/08/2026", "1 ngày làm việc", "22/08/2026"),
    ("R13 Quốc khánh 2024", "29/08/2024", "5 ngày làm việc", "09/09/2024"),
    ("R13 làm bù 26/4", "25/04/2025", "4 ngày làm việc", "05/05/2025"),
    ("R14", "27/01/2026", "20 ngày", "23/02/2026"),
    ("R22 5 ngày", "02/03/2026", "5 ngày làm việc", "09/03/2026"),
    ("R22 12 ngày", "02/03/2026", "12 ngày làm việc", "18/03/2026"),
    ("R27", "06/03/2026", "3 ngày làm việc", "11/03/2026"),
    ("R29", "06/03/2026", "15 ngày làm việc", "27/03/2026"),
    ("R31 7 ngày", "02/03/2026", "7 ngày", "09/03/2026"),
    ("R31 17 ngày", "02/03/2026", "17 ngày", "19/03/2026"),
    ("R51 30 ngày", "15/07/2026", "30 ngày", "14/08/2026"),
    ("R51 45 ngày", "15/07/2026", "45 ngày", "03/09/2026"),
    ("R52", "05/06/2026", "90 ngày", "03/09/2026"),
    ("R99 trước Tết", "01/02/2027", "5 ngày làm việc", "15/02/2027"),
    ("R99 sát Tết", "03/02/2027", "3 ngày làm việc", "15/02/2027"),
    ("R99 10 ngày", "27/01/2027", "10 ngày", "11/02/2027"),
    ("R99 20 ngày", "18/01/2027", "20 ngày", "11/02/2027"),
    ("R99 Tết dương", "31/12/2026", "2 ngày làm việc", "05/01/2027"),
    ("R99 Giỗ Tổ", "15/04/2027", "2 ngày làm việc", "20/04/2027"),
    ("R99 30/4", "28/04/2027", "3 ngày làm việc", "05/05/2027"),
    ("R99 Quốc khánh", "01/09/2027", "3 ngày làm việc", "08/09/2027"),
    ("R99 24/11", "23/11/2027", "1 ngày làm việc", "25/11/2027"),
    ("R99 23/11/2026 làm việc", "20/11/2026", "1 ngày làm việc", "23/11/2026"),
    ("qua năm, 23 ngày làm việc", "01/12/2026", "23 ngày làm việc", "04/01/2027"),
    ("qua năm, 31 ngày", "01/12/2026", "31 ngày", "04/01/2027"),
    ("qua năm, một tháng", "01/12/2026", "1 tháng", "04/01/2027"),
    ("tháng 2 năm nhuận", "30/01/2024", "1 tháng", "29/02/2024"),
    ("tháng 2", "31/01/2025", "1 tháng", "28/02/2025"),
    ("nửa tháng", "02/03/2026", "0,5 tháng", "17/03/2026"),
    ("một tháng rưỡi", "02/03/2026", "1,5 tháng", "17/04/2026"),
    ("ngày lẻ", "02/03/2026", "3,5 ngày", "06/03/2026"),
]


@pytest.mark.parametrize(
    ("received", "limit", "expected"), [row[1:] for row in WHOLE_DAYS], ids=[r[0] for r in WHOLE_DAYS]
)
@pytest.mark.parametrize("hour", ["00:00", "07:30", "16:50", "23:59"])
def test_a_limit_in_days_ends_with_the_office_hours_of_its_last_day(received, limit, expected, hour):
    found = due(at(f"{received} {hour}"), TimeLimit.parse(limit), DEFAULT_OFFICE_HOURS, published())
    assert found.on == day(expected)
    assert found.at == at(f"{expected} 17:00")


INSTANTS = [
    ("R15", "05/03/2026 10:00", "8 giờ làm việc", "06/03/2026 10:00"),
    ("R16", "06/03/2026 16:50", "8 giờ làm việc", "09/03/2026 16:50"),
    ("R18", "07/03/2026 20:00", "8 giờ làm việc", "09/03/2026 17:00"),
    ("R22", "02/03/2026 07:30", "40 giờ làm việc", "06/03/2026 17:00"),
    ("R23", "02/03/2026 09:00", "3,5 ngày làm việc", "06/03/2026 11:30"),
    ("R23 nửa ngày", "02/03/2026 07:30", "0,5 ngày làm việc", "03/03/2026 11:30"),
    ("R24", "06/03/2026 20:00", "12 giờ", "07/03/2026 08:00"),
    ("R25", "06/03/2026 16:10", "2 giờ làm việc", "09/03/2026 08:40"),
    ("R60", "06/03/2026 16:30", "2 giờ làm việc", "09/03/2026 09:00"),
    ("R60 hàng hóa", "05/03/2026 14:00", "8 giờ làm việc", "06/03/2026 14:00"),
    ("R72 trực tuyến", "06/03/2026 09:00", "8 giờ làm việc", "09/03/2026 09:00"),
    ("R72 trước Tết", "13/02/2026 15:00", "8 giờ làm việc", "23/02/2026 15:00"),
    ("R99 trước Tết", "03/02/2027 15:00", "8 giờ làm việc", "11/02/2027 15:00"),
    ("R99 hết NQ 66.7", "26/02/2027 15:00", "8 giờ làm việc", "01/03/2027 15:00"),
    ("R99 Chủ nhật 28/02", "28/02/2027 20:00", "8 giờ làm việc", "01/03/2027 17:00"),
    ("R75", "09/01/2026 15:00", "8 giờ làm việc", "10/01/2026 15:00"),
    ("giờ nghỉ trưa", "05/03/2026 12:10", "1 giờ làm việc", "05/03/2026 14:00"),
    ("hết buổi sáng", "05/03/2026 07:30", "4 giờ làm việc", "05/03/2026 11:30"),
    ("giờ lẻ", "05/03/2026 10:00", "1,5 giờ", "05/03/2026 11:30"),
    ("đến nửa đêm", "05/03/2026 12:00", "12 giờ", "06/03/2026 00:00"),
]


@pytest.mark.parametrize(("start", "limit", "expected"), [row[1:] for row in INSTANTS], ids=[r[0] for r in INSTANTS])
def test_hours_and_parts_of_days_end_at_an_instant(start, limit, expected):
    found = due(at(start), TimeLimit.parse(limit), DEFAULT_OFFICE_HOURS, published())
    assert found.at == at(expected)
    assert found.on == at(expected).date()
    assert found.at.tzinfo is UTC


WAITING = Pause(date(2026, 3, 5), date(2026, 3, 10), "chờ bổ sung")
POSTED = Pause(date(2026, 3, 5), date(2026, 4, 4), "niêm yết 30 ngày, 1.012785")
PAUSED = [
    ("R26 tạm dừng", "02/03/2026 08:00", "5 ngày làm việc", (WAITING,), "12/03/2026 17:00"),
    ("R26 tính lại từ đầu", "10/03/2026 08:00", "5 ngày làm việc", (), "17/03/2026 17:00"),
    ("R30", "02/03/2026 08:00", "8 ngày làm việc", (POSTED,), "13/04/2026 17:00"),
    ("trùng nhau tính một lần", "02/03/2026 08:00", "8 ngày làm việc", (POSTED, WAITING), "13/04/2026 17:00"),
    ("nửa ngày", "02/03/2026 08:00", "3,5 ngày làm việc", (WAITING,), "11/03/2026 11:30"),
    ("giờ làm việc", "04/03/2026 15:00", "8 giờ làm việc", (WAITING,), "10/03/2026 15:00"),
    ("ngày", "02/03/2026 08:00", "5 ngày", (WAITING,), "12/03/2026 17:00"),
    ("giờ", "04/03/2026 20:00", "12 giờ", (WAITING,), "10/03/2026 08:00"),
    ("giờ hết trước khi dừng", "04/03/2026 12:00", "12 giờ", (WAITING,), "05/03/2026 00:00"),
    ("tháng", "02/03/2026 08:00", "1 tháng", (WAITING,), "07/04/2026 17:00"),
    ("dừng trước khi bắt đầu", "06/03/2026 08:00", "1 ngày làm việc", (WAITING,), "10/03/2026 17:00"),
    ("dừng sau khi hết hạn", "02/03/2026 08:00", "2 ngày làm việc", (WAITING,), "04/03/2026 17:00"),
    (
        "ngày cuối dời vượt qua dừng",
        "27/02/2026 08:00",
        "1 ngày",
        (Pause(date(2026, 3, 1), date(2026, 3, 5), "x"),),
        "05/03/2026 17:00",
    ),
    (
        "không dài ngày nào",
        "02/03/2026 08:00",
        "5 ngày làm việc",
        (Pause(date(2026, 3, 5), date(2026, 3, 5), "x"),),
        "09/03/2026 17:00",
    ),
]


@pytest.mark.parametrize(
    ("start", "limit", "pauses", "expected"), [row[1:] for row in PAUSED], ids=[r[0] for r in PAUSED]
)
def test_paused_days_do_not_count(start, limit, pauses, expected):
    found = due(at(start), TimeLimit.parse(limit), DEFAULT_OFFICE_HOURS, published(), pauses)
    assert found.at == at(expected)


def test_r43_the_six_steps_of_1_001806_run_one_after_the_other():
    now, ends = at("02/03/2026 07:30"), []
    for amount in ("0.5", "0.5", "7", "0.5", "1", "0.5"):
        now = step_due(now, TimeLimit.parse(f"{amount} working days"), DEFAULT_OFFICE_HOURS, published()).at
        ends.append(now.astimezone(LOCAL).strftime("%d/%m %H:%M"))
    assert ends == ["02/03 11:30", "02/03 17:00", "11/03 17:00", "12/03 11:30", "13/03 11:30", "13/03 17:00"]
    citizen = due(at("02/03/2026 07:30"), TimeLimit.parse("10 ngày làm việc"), DEFAULT_OFFICE_HOURS, published())
    assert citizen.on == date(2026, 3, 16)


def test_r43_the_third_step_is_ten_and_a_half_working_hours_late():
    late = office_time(at("11/03/2026 17:00"), at("13/03/2026 10:00"), DEFAULT_OFFICE_HOURS, published())
    assert late == timedelta(hours=10.5)


@pytest.mark.parametrize(
    ("begin", "end"), [("13/03/2026 10:00", "11/03/2026 17:00"), ("07/03/2026 08:00", "08/03/2026 08:00")]
)
def test_no_office_time_backwards_or_within_a_weekend(begin, end):
    assert office_time(at(begin), at(end), DEFAULT_OFFICE_HOURS, published()) == timedelta()


def test_r41_shares_of_linked_agencies_add_up_to_the_whole():
    start, ends = at("02/03/2026 08:00"), []
    for amount in (3, 3, 10):
        found = due(start, TimeLimit.parse(f"{amount} ngày làm việc"), DEFAULT_OFFICE_HOURS, published())
        ends.append(found.on)
        start = found.at
    assert ends == [date(2026, 3, 5), date(2026, 3, 10), date(2026, 3, 24)]
    whole = due(at("02/03/2026 08:00"), TimeLimit.parse("16 ngày làm việc"), DEFAULT_OFFICE_HOURS, published())
    assert whole.on == ends[-1]


OTHER_HOURS = [
    ("07:00-11:30, 13:30-17:00", "8 giờ làm việc", "06/03/2026 10:00"),
    ("08:00-12:00", "1,5 ngày làm việc", "09/03/2026 10:00"),
    ("08:00-12:00", "5 ngày làm việc", "12/03/2026 12:00"),
    ("08:00-12:00", "10 ngày", "16/03/2026 12:00"),
]


@pytest.mark.parametrize(("hours", "limit", "expected"), OTHER_HOURS)
def test_part_of_a_day_is_that_part_of_the_agencys_own_office_time(hours, limit, expected):
    found = due(at("05/03/2026 10:00"), TimeLimit.parse(limit), OfficeHours.parse(hours), published())
    assert found.at == at(expected)


def test_an_instant_may_come_from_any_offset():
    night = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)  # already Monday 02/03 in Việt Nam
    assert due(night, TimeLimit.parse("5 ngày làm việc"), DEFAULT_OFFICE_HOURS, published()).on == date(2026, 3, 9)


def test_the_fraction_of_a_second_is_dropped():
    start = at("05/03/2026 10:00") + timedelta(microseconds=999_999)
    limit = TimeLimit(Decimal("0.0001"), TimeLimit.parse("1 giờ").unit)
    assert due(start, limit, DEFAULT_OFFICE_HOURS, published()).at == at("05/03/2026 10:00") + timedelta(seconds=1)


def test_office_hours_of_one_session_close_when_it_ends():
    assert OfficeHours.parse("08:00-12:00").sessions == ((time(8), time(12)),)


DAY_COUNT_R04 = [
    ("16/02/2026", "counted", "ngày liên tục"),
    ("17/02/2026", "counted", "ngày liên tục"),
    ("18/02/2026", "skipped", "Tết Nguyên đán Bính Ngọ"),
    ("21/02/2026", "skipped", "Thứ Bảy"),
    ("22/02/2026", "skipped", "Chủ nhật"),
    ("23/02/2026", "rolled", "ngày cuối cùng là ngày nghỉ, chuyển sang ngày làm việc kế tiếp"),
]


def test_the_day_count_of_r04_shows_the_roll_over_past_tet():
    day_count = explain(at("02/02/2026 09:00"), TimeLimit.parse("15 ngày"), DEFAULT_OFFICE_HOURS, published())
    lines = [(f"{line.on:%d/%m/%Y}", line.mark, line.reason) for line in day_count.lines]
    assert lines[0] == ("02/02/2026", "day_zero", "ngày đầu tiên không tính")
    assert [line for line in lines if line in DAY_COUNT_R04] == DAY_COUNT_R04
    assert day_count.begins == at("03/02/2026 00:00")
    assert day_count.lines[-1].basis == "BLDS 2015 Điều 148 khoản 5"
    assert day_count.calendar_version == published().version


def test_the_day_count_names_swap_make_up_pause_and_first_office_hour():
    swapped = explain(at("30/12/2025 09:00"), TimeLimit.parse("3 ngày làm việc"), DEFAULT_OFFICE_HOURS, published())
    line = next(line for line in swapped.lines if line.on == date(2026, 1, 2))
    assert (line.mark, line.basis) == ("skipped", "CV 12729/VPCP-KGVX ngày 25/12/2025")
    made_up = explain(at("09/01/2026 15:00"), TimeLimit.parse("8 giờ làm việc"), DEFAULT_OFFICE_HOURS, published())
    assert made_up.lines[-1].reason == "ngày làm bù theo CV 12729/VPCP-KGVX ngày 25/12/2025"
    assert [line.counted for line in made_up.lines] == [timedelta(hours=2), timedelta(hours=6)]
    saturday = explain(at("07/03/2026 20:00"), TimeLimit.parse("8 giờ làm việc"), DEFAULT_OFFICE_HOURS, published())
    assert saturday.begins == at("09/03/2026 07:30")
    paused = explain(
        at("02/03/2026 08:00"), TimeLimit.parse("5 ngày làm việc"), DEFAULT_OFFICE_HOURS, published(), (WAITING,)
    )
    assert [line.on.day for line in paused.lines if line.mark == "paused"] == [5, 6, 7, 8, 9]


BEGINNINGS = [
    ("05/03/2026 16:50", "5 ngày làm việc", "06/03/2026 07:30"),
    ("06/03/2026 16:50", "3,5 ngày làm việc", "09/03/2026 07:30"),
    ("06/03/2026 16:50", "10 ngày", "07/03/2026 00:00"),
    ("05/03/2026 12:10", "1 giờ làm việc", "05/03/2026 13:00"),
    ("05/03/2026 10:00", "1 giờ làm việc", "05/03/2026 10:00"),
    ("05/03/2026 17:00", "1 giờ làm việc", "06/03/2026 07:30"),
    ("07/03/2026 20:00", "12 giờ", "07/03/2026 20:00"),
]


@pytest.mark.parametrize(("start", "limit", "begins"), BEGINNINGS)
def test_the_day_count_says_from_when_time_runs(start, limit, begins):
    day_count = explain(at(start), TimeLimit.parse(limit), DEFAULT_OFFICE_HOURS, published())
    assert day_count.begins == at(begins)
