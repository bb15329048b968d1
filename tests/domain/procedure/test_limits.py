"""Which limit holds for a channel and a case (thời hạn giải quyết)."""

from decimal import Decimal

import pytest

from domain.errors import Malformed, NotPermitted
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.procedure.content import ProcedureContent
from domain.procedure.limits import ChannelCutOff, PublishedLimit
from domain.values import Channel

COUNTER, ONLINE, POST = Channel.COUNTER, Channel.ONLINE, Channel.POST


def days(amount: str) -> TimeLimit:
    return TimeLimit(Decimal(amount), TimeUnit.WORKING_DAY)


def row(channel: Channel | None, case: str | None, amount: str) -> PublishedLimit:
    return PublishedLimit(channel=channel, case=case, limit=days(amount))


def procedure(*rows: PublishedLimit) -> ProcedureContent:
    return ProcedureContent(name="Thủ tục", limits=rows)


SHORTER_ONLINE = procedure(row(None, None, "10"), row(ONLINE, None, "8"))
BY_CASE = procedure(row(COUNTER, "cấp mới", "5"), row(COUNTER, "cấp lại", "3.5"))
WITH_GENERAL = procedure(row(COUNTER, None, "7"), row(COUNTER, "vùng khó khăn", "17"))
SAID_TWICE = procedure(row(POST, None, "2"), row(POST, None, "2.0"))
UNNAMED = procedure(row(COUNTER, None, "2"), row(COUNTER, None, "5"))


@pytest.mark.parametrize(
    ("content", "channel", "case", "then"),
    [
        (SHORTER_ONLINE, COUNTER, None, days("10")),
        (SHORTER_ONLINE, ONLINE, None, days("8")),
        (BY_CASE, COUNTER, "cấp lại", days("3.5")),
        (WITH_GENERAL, COUNTER, "vùng khó khăn", days("17")),
        (WITH_GENERAL, COUNTER, "vùng thường", days("7")),
        (SAID_TWICE, POST, None, days("2")),
        (BY_CASE, ONLINE, None, None),
        (BY_CASE, ONLINE, "cấp lại", None),
        (procedure(), COUNTER, None, None),
        (ProcedureContent(name="Thủ tục"), COUNTER, None, None),
    ],
)
def test_one_limit_or_none(
    content: ProcedureContent, channel: Channel, case: str | None, then: TimeLimit | None
) -> None:
    assert content.limit_for(channel, case) == then


@pytest.mark.parametrize(
    ("content", "case", "code", "named"),
    [
        (BY_CASE, None, "LIMIT_DEPENDS_ON_CASE", "cấp mới: 5 ngày làm việc; cấp lại: 3,5 ngày làm việc"),
        (WITH_GENERAL, None, "LIMIT_DEPENDS_ON_CASE", "không ghi tên trường hợp: 7 ngày làm việc"),
        (UNNAMED, "bất kỳ", "LIMIT_DEPENDS_ON_CASE", "2 ngày làm việc"),
        (BY_CASE, "cấp đổi", "CASE_NOT_PUBLISHED", "cấp mới: 5 ngày làm việc"),
    ],
)
def test_refuses_to_choose(content: ProcedureContent, case: str | None, code: str, named: str) -> None:
    with pytest.raises(NotPermitted) as refusal:
        content.limit_for(COUNTER, case)
    assert refusal.value.code == code
    assert named in refusal.value.reason
    assert refusal.value.basis in refusal.value.reason


@pytest.mark.parametrize(
    ("content", "readable", "differ"),
    [
        (SHORTER_ONLINE, True, True),
        (SAID_TWICE, True, False),
        (procedure(), False, False),
        (ProcedureContent(name="Thủ tục"), False, False),
    ],
)
def test_what_is_known_of_limits(content: ProcedureContent, readable: bool, differ: bool) -> None:
    assert (content.has_machine_readable_limit, content.limits_differ) == (readable, differ)


def test_all_candidates_for_a_channel() -> None:
    assert WITH_GENERAL.limits_for(COUNTER) == WITH_GENERAL.limits
    assert WITH_GENERAL.limits_for(ONLINE) == ()


@pytest.mark.parametrize("reading", ["supplement.requests_allowed", "fees.online_share_hue_charge", "cut_off", ""])
def test_only_a_cut_off_is_a_cut_off(reading: str) -> None:
    with pytest.raises(Malformed):
        ChannelCutOff(channel=None, reading=reading)
    assert ChannelCutOff(channel=None, reading="cut_offs.last_office_hour").reading
