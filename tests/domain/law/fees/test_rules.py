from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LawNotLoaded, Malformed
from domain.law.fees.rules import fee
from domain.law.in_force import InForce
from domain.law.parameters import book
from domain.law.tax.rules import late_refund_interest
from domain.values import Channel
from tests.domain.calendar.published_calendar import published

LAW = InForce(book(), published())
APPRAISAL, CHARGE = "fees.online_share_dong_nai_appraisal", "fees.online_share_dong_nai_charge"
HCMC = "fees.online_share_ho_chi_minh_charge"
money = st.integers(0, 10**12)

FEES = [
    ("R46 phí trực tuyến", 450_000, Channel.ONLINE, "2026-03-02", APPRAISAL, 427_500),
    ("R46 phí tại quầy", 450_000, Channel.COUNTER, "2026-03-02", APPRAISAL, 450_000),
    ("R46 phí qua bưu chính", 450_000, Channel.POST, "2026-03-02", APPRAISAL, 450_000),
    ("R46 lệ phí trực tuyến", 60_000, Channel.ONLINE, "2026-03-02", CHARGE, 0),
    ("R46 lệ phí tại quầy", 60_000, Channel.COUNTER, "2026-03-02", CHARGE, 60_000),
    ("R46 Huế", 60_000, Channel.ONLINE, "2026-03-02", "fees.online_share_hue_charge", 0),
    ("R46 Đắk Lắk", 60_000, Channel.ONLINE, "2025-10-30", "fees.online_share_dak_lak_charge", 0),
    ("R47 ngày đầu", 100_000, Channel.ONLINE, "2019-01-01", HCMC, 50_000),
    ("R47 ngày cuối", 100_000, Channel.ONLINE, "2020-12-31", HCMC, 50_000),
    ("R47 ngày sau", 100_000, Channel.ONLINE, "2021-01-01", HCMC, 100_000),
    ("R47 tại quầy", 100_000, Channel.COUNTER, "2020-12-31", HCMC, 100_000),
    ("R47 người được miễn", 0, Channel.ONLINE, "2020-12-31", HCMC, 0),
    ("nửa đồng làm tròn lên", 50_001, Channel.ONLINE, "2020-12-31", HCMC, 25_001),
]


@pytest.mark.parametrize(
    ("full", "channel", "on", "share", "expected"), [row[1:] for row in FEES], ids=[r[0] for r in FEES]
)
def test_the_fee_depends_on_the_channel_and_the_day_of_filing(full, channel, on, share, expected):
    assert fee(full, channel, date.fromisoformat(on), share, LAW)[0] == expected


def test_a_lowered_fee_names_the_value_that_lowers_it():
    assert fee(100_000, Channel.ONLINE, date(2020, 12, 31), HCMC, LAW)[1] is book()[HCMC].values[0]
    assert fee(100_000, Channel.COUNTER, date(2020, 12, 31), HCMC, LAW)[1] is None


def test_before_the_incentive_nothing_is_known_online():
    with pytest.raises(LawNotLoaded, match=f"{HCMC}.*2018-12-31"):
        fee(100_000, Channel.ONLINE, date(2018, 12, 31), HCMC, LAW)


@given(money, st.sampled_from([APPRAISAL, CHARGE, HCMC]))
def test_an_incentive_never_raises_a_fee(full, share):
    assert 0 <= fee(full, Channel.ONLINE, date(2026, 3, 2), share, LAW)[0] <= full


INTEREST = [
    ("R48", 100_000_000, "2026-02-24", "2026-03-06", 300_000),
    ("một ngày", 100_000_000, "2026-02-24", "2026-02-25", 30_000),
    ("đúng hạn", 100_000_000, "2026-02-24", "2026-02-24", 0),
    ("trước hạn", 100_000_000, "2026-02-24", "2026-02-20", 0),
    ("ngày cuối của luật cũ", 100_000_000, "2026-06-20", "2026-06-30", 300_000),
    ("lẻ đồng", 1_234_567, "2026-02-24", "2026-02-27", 1_111),
]


@pytest.mark.parametrize(
    ("amount", "due", "refunded", "expected"), [row[1:] for row in INTEREST], ids=[r[0] for r in INTEREST]
)
def test_a_late_refund_bears_interest_by_the_day(amount, due, refunded, expected):
    found, rate = late_refund_interest(amount, date.fromisoformat(due), date.fromisoformat(refunded), LAW)
    assert found == expected
    assert rate.source == "Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 3"


@pytest.mark.parametrize("refunded", ["2020-06-30", "2026-07-01"])
def test_outside_the_law_of_2019_no_rate_is_known(refunded):
    with pytest.raises(LawNotLoaded, match=f"tax.late_refund_interest.*{refunded}"):
        late_refund_interest(1, date(2020, 6, 1), date.fromisoformat(refunded), LAW)


@given(st.integers(0, 10**9).map(lambda n: n * 10_000), st.integers(0, 365))
def test_interest_is_the_sum_of_its_days(amount, days):
    one_day, _ = late_refund_interest(amount, date(2025, 1, 1), date(2025, 1, 2), LAW)
    end = date.fromordinal(date(2025, 1, 1).toordinal() + days)
    assert late_refund_interest(amount, date(2025, 1, 1), end, LAW)[0] == days * one_day


def test_money_is_never_negative():
    with pytest.raises(Malformed, match="-1 đồng"):
        fee(-1, Channel.COUNTER, date(2026, 3, 2), HCMC, LAW)
    with pytest.raises(Malformed, match="-1 đồng"):
        late_refund_interest(-1, date(2026, 3, 2), date(2026, 3, 3), LAW)
