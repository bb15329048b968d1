from datetime import date, datetime

import pytest

from domain.errors import LawNotLoaded
from domain.law.court import rules as court
from domain.law.customs import rules as customs
from domain.law.deadlines import Pause
from domain.law.documents import rules as documents
from domain.law.in_force import InForce
from domain.law.parameters import book
from domain.law.tax import rules as tax
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL

LAW = InForce(book(), published())


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=LOCAL)


CLOCKS = [
    ("R60 hồ sơ", customs.customs_papers_checked_by, "06/03/2026 16:30", "09/03/2026 09:00"),
    ("R60 hàng hóa", customs.goods_checked_by, "05/03/2026 14:00", "06/03/2026 14:00"),
    ("R60 gia hạn", customs.goods_checked_by_if_extended, "05/03/2026 14:00", "09/03/2026 17:00"),
    ("R61", tax.tax_refunded_first_by, "09/02/2026 08:00", "24/02/2026 17:00"),
    ("R61 ngày cuối của luật", tax.tax_refunded_first_by, "30/06/2026 08:00", "08/07/2026 17:00"),
    ("R61 kiểm tra trước", tax.tax_refunded_after_inspection_by, "09/02/2026 08:00", "23/03/2026 17:00"),
    ("R62 giấy báo qua bưu chính", court.petition_receipt_posted_by, "06/03/2026 08:00", "10/03/2026 17:00"),
    ("R62 phân công", court.judge_assigned_by, "07/03/2026 21:10", "11/03/2026 17:00"),
    ("R62 quyết định", court.petition_decided_by, "11/03/2026 17:00", "18/03/2026 17:00"),
    ("R62 tạm ứng án phí", court.advance_fee_paid_by, "18/03/2026 17:00", "25/03/2026 17:00"),
    ("R63", documents.document_issued_by, "06/03/2026 16:40", "09/03/2026 17:00"),
    ("R63 trước ngày làm bù", documents.document_issued_by, "21/08/2026 16:40", "22/08/2026 17:00"),
]


@pytest.mark.parametrize(("clock", "start", "expected"), [row[1:] for row in CLOCKS], ids=[r[0] for r in CLOCKS])
def test_a_neighbouring_office_answers_in_time(clock, start, expected):
    assert clock(at(start), LAW).due.at == at(expected)


def test_r62_the_clocks_of_the_court_follow_one_another():
    filed = at("07/03/2026 21:10")
    assigned = court.judge_assigned_by(filed, LAW).due
    decided = court.petition_decided_by(assigned.at, LAW).due
    paid = court.advance_fee_paid_by(decided.at, LAW).due
    assert court.petition_filed_on(filed) == date(2026, 3, 7)
    assert [assigned.on, decided.on, paid.on] == [date(2026, 3, 11), date(2026, 3, 18), date(2026, 3, 25)]


def test_r61_days_of_explanation_do_not_count():
    explaining = (Pause(date(2026, 2, 11), date(2026, 2, 24), "giải trình"),)
    # 10/2 counts, then 24, 25, 26, 27/2 and 2/3.
    assert tax.tax_refunded_first_by(at("09/02/2026 08:00"), LAW, explaining).due.on == date(2026, 3, 2)


BEYOND_THE_LAW = [
    (customs.customs_papers_checked_by, "31/12/2014 08:00", "customs.document_check", "2014-12-31"),
    (customs.goods_checked_by, "31/12/2014 08:00", "customs.goods_check", "2014-12-31"),
    (tax.tax_refunded_first_by, "30/06/2020 08:00", "tax.refund_first", "2020-06-30"),
    (tax.refund_notice_by, "30/06/2026 08:00", "tax.refund_notice", "2026-06-30"),
    (tax.tax_refunded_after_inspection_by, "02/07/2026 08:00", "tax.refund_after_inspection", "2026-07-02"),
    (court.judge_assigned_by, "30/06/2016 08:00", "court.judge_assigned", "2016-06-30"),
    (documents.document_issued_by, "04/03/2020 08:00", "documents.issue", "2020-03-04"),
]


@pytest.mark.parametrize(("clock", "start", "name", "on"), BEYOND_THE_LAW)
def test_outside_its_days_a_clock_refuses_and_names_parameter_and_day(clock, start, name, on):
    with pytest.raises(LawNotLoaded, match=f"{name}.*{on}"):
        clock(at(start), LAW)
