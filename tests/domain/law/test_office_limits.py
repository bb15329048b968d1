"""Limits on the office itself: checking, noticing, asking, answering, protecting (R15, R24, R25, R27, R72, R75)."""

from datetime import datetime, timedelta

import pytest

from domain.errors import LawNotLoaded
from domain.law.data_not_found.rules import paper_asked_by
from domain.law.emergency.rules import intervene_by
from domain.law.in_force import InForce
from domain.law.intake.rules import check_by
from domain.law.linked.rules import reply_by
from domain.law.parameters import book
from domain.law.supplement.rules import notice_by
from domain.values import Channel
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL

LAW = InForce(book(), published())


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=LOCAL)


ENDS = [
    ("R15", check_by, "05/03/2026 10:00", "06/03/2026 10:00"),
    ("R16", check_by, "06/03/2026 16:50", "09/03/2026 16:50"),
    ("R18", check_by, "07/03/2026 20:00", "09/03/2026 17:00"),
    ("R24", intervene_by, "06/03/2026 20:00", "07/03/2026 08:00"),
    ("R25", reply_by, "06/03/2026 16:10", "09/03/2026 08:40"),
    ("R27", notice_by, "06/03/2026 09:00", "11/03/2026 17:00"),
    ("R75", check_by, "09/01/2026 15:00", "10/01/2026 15:00"),
]


@pytest.mark.parametrize(("rule", "start", "end"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_the_office_has_until(rule, start, end):
    found = rule(at(start), LAW)
    assert found.due.at == at(end)
    assert found.counted_from == at(start)
    assert found.value.source


ASKED = [
    ("R72 tại quầy", Channel.COUNTER, "06/03/2026 09:00", "09/03/2026 17:00", "data_not_found.counter"),
    ("R72 qua bưu chính", Channel.POST, "06/03/2026 09:00", "09/03/2026 17:00", "data_not_found.counter"),
    ("R72 trực tuyến", Channel.ONLINE, "06/03/2026 09:00", "09/03/2026 09:00", "data_not_found.online"),
    ("R72 trước Tết", Channel.ONLINE, "13/02/2026 15:00", "23/02/2026 15:00", "data_not_found.online"),
]


@pytest.mark.parametrize(
    ("channel", "received", "end", "parameter"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED]
)
def test_paper_is_asked_for_until(channel, received, end, parameter):
    found = paper_asked_by(at(received), channel, LAW)
    assert found.due.at == at(end)
    assert found.value == LAW.value(parameter, at(received).date())


def test_the_answer_shows_its_count_day_by_day():
    day_count = check_by(at("06/03/2026 16:50"), LAW).day_count(LAW)
    assert [line.counted for line in day_count.lines if line.counted] == [timedelta(minutes=10), timedelta(minutes=470)]


def test_the_law_of_another_day_may_govern():
    assert notice_by(at("01/07/2025 09:00"), LAW, on=at("30/06/2025 00:00").date()).value.source == (
        "NĐ 61/2018/NĐ-CP Điều 19 khoản 4"
    )
    assert "[D]" in notice_by(at("01/07/2025 09:00"), LAW).value.source


BEFORE_LAW = [
    (check_by, "16/11/2025", "intake.online_check_hours"),
    (check_by, "01/03/2027", "intake.online_check_hours"),
    (reply_by, "09/06/2024", "linked.birth.reception_reply"),
    (intervene_by, "26/11/2025", "emergency.child_protection"),
    (notice_by, "20/06/2018", "supplement.notice_days"),
]


@pytest.mark.parametrize(("rule", "day", "parameter"), BEFORE_LAW)
def test_without_law_there_is_no_limit(rule, day, parameter):
    with pytest.raises(LawNotLoaded, match=parameter):
        rule(at(f"{day} 09:00"), LAW)


@pytest.mark.parametrize("day", ["31/12/2025", "01/03/2027"])
@pytest.mark.parametrize("channel", list(Channel))
def test_data_replaces_paper_only_while_the_resolution_is_in_force(channel, day):
    with pytest.raises(LawNotLoaded, match="data_not_found"):
        paper_asked_by(at(f"{day} 09:00"), channel, LAW)
