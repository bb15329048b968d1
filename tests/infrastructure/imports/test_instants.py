"""Instants as files write them: read one way, or refused."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infrastructure.imports.instants import InstantReader, InstantRules, Unreadable, date_format

HERE = timezone(timedelta(hours=7))


def read(text: str, *formats: str, epoch: str | None = None) -> str:
    rules = InstantRules(
        zone=HERE, formats=tuple(None if one == "iso" else date_format(one) for one in formats), epoch=epoch
    )
    return InstantReader(rules).read(text).isoformat()


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-03-02", "2026-03-02T00:00:00+07:00"),
        ("2026-03-02T08", "2026-03-02T08:00:00+07:00"),
        ("2026-03-02 08:30", "2026-03-02T08:30:00+07:00"),
        ("2026-03-02T08:30:15,5Z", "2026-03-02T08:30:15.500000+00:00"),
        ("2026-03-02T08:30:15.123456789+0100", "2026-03-02T08:30:15.123456+01:00"),
        ("2026-03-02 08:30:15 +01", "2026-03-02T08:30:15+01:00"),
        ("2026-03-02 08:30:15 UTC", "2026-03-02T08:30:15+00:00"),
        ("20260302T083015Z", "2026-03-02T08:30:15+00:00"),
    ],
)
def test_iso_8601_is_read(text: str, instant: str) -> None:
    assert read(text) == instant


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("20260302", "is a number"),
        ("1769012300000", "is a number"),
        ("46083.5", "is a number"),
        ("1.769", "is a number"),
        ("2026-03-06T08,5", "fraction of an hour"),
        ("2026-03-06T08:30.5+07:00", "fraction of an hour or a minute"),
        ("2026-03-06T0830,5", "fraction of an hour or a minute"),
        ("2026-03-06+07:00", "is not an instant"),  # an XML date with a zone, never half past seven
        ("2026-03-06-08:00", "is not an instant"),
        ("2026-03-06x08:00:00", "is not an instant"),
        ("2026-W10-1", "is not an instant"),
        ("2026-02-30", "is not an instant"),
        ("2026-03-02T24:00", "is not an instant"),
        ("2026-03-02T08:30:60", "is not an instant"),
        ("03/02/2026", "say date_format"),
        ("２０２６-03-02", "is not an instant"),
    ],
)
def test_what_could_mean_something_else_is_refused(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(text)


@given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)), st.sampled_from("T "))  # noqa: DTZ001
def test_every_instant_that_is_written_out_is_read_as_itself(at: datetime, sign: str) -> None:
    assert read(at.isoformat(sep=sign)) == at.replace(tzinfo=HERE).isoformat()


@pytest.mark.parametrize(
    ("text", "formats", "instant"),
    [
        ("02/03/2026 08:30", ["%d/%m/%Y %H:%M"], "2026-03-02T08:30:00+07:00"),
        ("03/02/26 08:30 PM", ["%m/%d/%y %I:%M %p"], "2026-03-02T20:30:00+07:00"),
        ("2/3/2026", ["%d/%m/%Y %H:%M", "%d/%m/%Y"], "2026-03-02T00:00:00+07:00"),
        ("2026-03-02T08:30:00Z", ["%d/%m/%Y", "iso"], "2026-03-02T08:30:00+00:00"),
        ("20260302", ["%Y%m%d"], "2026-03-02T00:00:00+07:00"),
    ],
)
def test_dates_are_read_as_the_mapping_says(text: str, formats: list[str], instant: str) -> None:
    assert read(text, *formats) == instant


def test_a_day_by_a_format_lasts_to_its_end_as_a_deadline() -> None:
    reader = InstantReader(InstantRules(zone=HERE, formats=(date_format("%d/%m/%Y"),)))
    assert reader.last("02/03/2026").isoformat() == "2026-03-02T23:59:59.999999+07:00"


def test_a_date_of_two_formats_with_two_meanings_is_refused() -> None:
    assert read("25/03/2026", "%d/%m/%Y", "%m/%d/%Y") == "2026-03-25T00:00:00+07:00"
    with pytest.raises(Unreadable, match="another instant by each date_format"):
        read("02/03/2026", "%d/%m/%Y", "%m/%d/%Y")
    with pytest.raises(Unreadable, match="not written as date_format says"):
        read("2026-03-02", "%d/%m/%Y")


@pytest.mark.parametrize("signs", ["%d/%m %H:%M", "%H:%M", "%d/%m/%Y %I:%M", "%Q", "x"])
def test_formats_that_leave_something_out_are_refused(signs: str) -> None:
    with pytest.raises(Unreadable):
        date_format(signs)


@pytest.mark.parametrize(
    ("text", "unit", "instant"),
    [
        ("1769012300", "seconds", "2026-01-21T16:18:20+00:00"),
        ("1769012300.25", "seconds", "2026-01-21T16:18:20.250000+00:00"),
        ("1769012300000", "milliseconds", "2026-01-21T16:18:20+00:00"),
        ("1769012300000001", "microseconds", "2026-01-21T16:18:20.000001+00:00"),
        ("-1.5", "seconds", "1969-12-31T23:59:58.500000+00:00"),
    ],
)
def test_numbers_are_instants_where_the_mapping_says_epoch(text: str, unit: str, instant: str) -> None:
    assert read(text, epoch=unit) == instant


@pytest.mark.parametrize("text", ["1.769", "1,769,012", "1e9", "99999999999999999999", "2026-03-02", "-0.250"])
def test_numbers_that_are_ambiguous_or_too_large_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text, epoch="seconds")


def test_hours_of_summer_time_need_a_rule() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    for text in ("2026-03-29T02:30", "2026-10-25T02:30:00"):
        with pytest.raises(Unreadable, match="that day"):
            InstantReader(InstantRules(zone=zone)).read(text)
    plain = InstantReader(InstantRules(zone=zone))
    assert plain.read("2026-07-01T12:00").isoformat() == "2026-07-01T12:00:00+02:00"
    assert plain.read("2026-10-25T02:30:00+01:00").isoformat() == "2026-10-25T02:30:00+01:00"
