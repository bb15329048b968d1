from datetime import date, datetime
from functools import partial

import pytest

from domain.errors import LawNotLoaded
from domain.law.complaints import rules as complaints
from domain.law.deadlines import Pause
from domain.law.feedback import rules as feedback
from domain.law.in_force import InForce
from domain.law.parameters import book
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL

LAW = InForce(book(), published())


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=LOCAL)


def day(text: str) -> date:
    return at(f"{text} 00:00").date()


complex_first = partial(complaints.first_settled_by, is_complex=True)
remote_first = partial(complaints.first_settled_by, is_remote=True)
hardest_first = partial(complaints.first_settled_by, is_complex=True, is_remote=True)
complex_second = partial(complaints.second_settled_by, is_complex=True)
remote_second = partial(complaints.second_settled_by, is_remote=True)
hardest_second = partial(complaints.second_settled_by, is_complex=True, is_remote=True)
remote_again = partial(complaints.complain_again_by, is_remote=True)

CLOCKS = [
    ("R50 luật mới", complaints.complaint_accepted_by, "06/07/2026", "15/07/2026"),
    ("R50 luật cũ", complaints.complaint_accepted_by, "08/06/2026", "18/06/2026"),
    ("R50 hôm trước", complaints.complaint_accepted_by, "30/06/2026", "10/07/2026"),
    ("R50 hôm ấy", complaints.complaint_accepted_by, "01/07/2026", "10/07/2026"),
    ("R50 hôm sau", complaints.complaint_accepted_by, "02/07/2026", "13/07/2026"),
    ("R51", complaints.first_settled_by, "15/07/2026", "14/08/2026"),
    ("R51 phức tạp", complex_first, "15/07/2026", "03/09/2026"),
    ("R51 vùng xa", remote_first, "15/07/2026", "03/09/2026"),
    ("R51 phức tạp, vùng xa", hardest_first, "15/07/2026", "14/09/2026"),
    ("R51 gửi quyết định", complaints.first_decision_sent_by, "14/08/2026", "19/08/2026"),
    ("R52", complaints.complain_by, "05/06/2026", "03/09/2026"),
    ("R53", complaints.complain_again_by, "14/07/2026", "13/08/2026"),
    ("R53 vùng xa", remote_again, "14/07/2026", "28/08/2026"),
    ("lần hai", complaints.second_settled_by, "15/07/2026", "03/09/2026"),
    ("lần hai phức tạp", complex_second, "15/07/2026", "14/09/2026"),
    ("lần hai vùng xa", remote_second, "15/07/2026", "14/09/2026"),
    ("lần hai phức tạp, vùng xa", hardest_second, "15/07/2026", "23/09/2026"),
    ("lần hai gửi quyết định", complaints.second_decision_sent_by, "14/09/2026", "21/09/2026"),
    ("R54 từ chối", feedback.feedback_refused_by, "06/07/2026", "08/07/2026"),
    ("R54 bổ sung", feedback.feedback_supplement_asked_by, "06/07/2026", "13/07/2026"),
    ("R54 chuyển", feedback.feedback_forwarded_by, "06/07/2026", "13/07/2026"),
    ("R54 trả lời", feedback.feedback_answered_by, "06/07/2026", "27/07/2026"),
    ("R54 Ninh Bình", partial(feedback.feedback_answered_by, reading="ninh_binh"), "06/07/2026", "20/07/2026"),
    ("R54 Bắc Ninh", partial(feedback.feedback_answered_by, reading="bac_ninh"), "06/07/2026", "13/07/2026"),
    ("R54 công khai", feedback.feedback_published_by, "27/07/2026", "29/07/2026"),
]


@pytest.mark.parametrize(("clock", "start", "expected"), [row[1:] for row in CLOCKS], ids=[r[0] for r in CLOCKS])
@pytest.mark.parametrize("hour", ["00:00", "16:50"])
def test_a_complaint_and_a_feedback_are_answered_in_time(clock, start, expected, hour):
    assert clock(at(f"{start} {hour}"), LAW).due.on == day(expected)


def test_the_unit_of_the_time_to_accept_changed_with_the_law():
    before, since = (complaints.complaint_accepted_by(at(f"{d} 09:00"), LAW) for d in ("30/06/2026", "01/07/2026"))
    assert (before.value.text, before.value.source) == ("10 day", "Luật Khiếu nại 2011 (02/2011/QH13) Điều 27")
    assert (since.value.text, since.value.source[:17]) == ("7 working_day", "NĐ 155/2026/NĐ-CP")


def test_days_of_suspension_do_not_count():
    suspended = Pause(day("20/07/2026"), day("30/07/2026"), "tạm đình chỉ")
    found = complaints.first_settled_by(at("15/07/2026 09:00"), LAW, pauses=(suspended,))
    assert found.due.on == day("24/08/2026")


BEFORE_THE_LAW = [
    (complaints.complaint_accepted_by, "30/06/2012", "complaints.acceptance", "2012-06-30"),
    (complaints.complain_by, "30/06/2012", "complaints.right_to_complain", "2012-06-30"),
    (feedback.feedback_answered_by, "22/06/2022", "feedback.answer_766", "2022-06-22"),
    (feedback.feedback_forwarded_by, "02/03/2008", "feedback.forwarding", "2008-03-02"),
    (
        partial(feedback.feedback_answered_by, reading="ninh_binh"),
        "24/11/2025",
        "feedback.answer_ninh_binh",
        "2025-11-24",
    ),
]


@pytest.mark.parametrize(("clock", "start", "name", "on"), BEFORE_THE_LAW)
def test_before_its_first_day_a_clock_refuses_and_names_parameter_and_day(clock, start, name, on):
    with pytest.raises(LawNotLoaded, match=f"{name}.*{on}"):
        clock(at(f"{start} 09:00"), LAW)
