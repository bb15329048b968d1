"""Announced before effect, entered in time, told in full: what an audit says of published procedures."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from application.audits.figures import Counted, Figures
from application.audits.indicators import IndicatorInputs
from application.audits.publication import InTime, PublishedVersion, newest, publications
from application.audits.reads import FigureGroup
from application.audits.report import NoData, Share, Table
from application.audits.scope import AuditScope
from application.audits.service_index import service_index, settlement_indicators
from domain.law.deadlines import TimeLimit, TimeUnit
from domain.procedure.content import OnlineLevel, ProcedureContent
from domain.procedure.events import ProcedurePublished
from domain.procedure.identity import IssuingDecision, NamedAgency, ProcedureKey
from domain.procedure.limits import PublishedLimit
from domain.values import Channel
from tests.application.audits.kit import NOW, Remembered, fact, law_in_force

FULL = ProcedureContent(
    name="Cấp giấy phép",
    publisher=NamedAgency(name="Ủy ban nhân dân tỉnh Lâm Đồng"),
    agencies=(NamedAgency(name="Sở Xây dựng"),),
    applicants=("Công dân Việt Nam",),
    components=(),
    limits=(PublishedLimit(channel=Channel.ONLINE, case=None, limit=TimeLimit(Decimal(5), TimeUnit.WORKING_DAY)),),
    online_level=OnlineLevel.FULL,
)


def published(
    *,
    signed: date | None = date(2026, 3, 2),
    effective: date | None = date(2026, 3, 20),
    entered: datetime = datetime(2026, 3, 9, 3, tzinfo=UTC),
    content: ProcedureContent = FULL,
    key: str = "1.000001",
) -> list[PublishedVersion]:
    """What an audit says of one procedure that was made known so."""
    event = ProcedurePublished(
        occurred_at=entered,
        procedure=ProcedureKey(key),
        code=None,
        content=content,
        decision=IssuingDecision(number="1/QĐ-UBND", signed_on=signed),
        effective_on=effective,
        source_url=None,
        basis=None,
    )
    histories = Remembered([(f"procedure/{key}", [fact(7, f"procedure/{key}", 1, event)])])
    return list(publications(histories, AuditScope(), law_in_force()))


@pytest.mark.parametrize(
    ("signed", "effective", "decree", "index"),
    [
        (date(2026, 3, 15), date(2026, 3, 20), InTime.YES, InTime.NO),  # five days before, but over a weekend
        (date(2026, 3, 16), date(2026, 3, 20), InTime.NO, InTime.NO),
        (date(2026, 3, 13), date(2026, 3, 20), InTime.YES, InTime.YES),
        (None, date(2026, 3, 20), InTime.UNKNOWN, InTime.UNKNOWN),
        (date(2026, 3, 2), None, InTime.UNKNOWN, InTime.UNKNOWN),
    ],
)
def test_announced_before_it_took_effect(
    signed: date | None, effective: date | None, decree: InTime, index: InTime
) -> None:
    (found,) = published(signed=signed, effective=effective)

    assert (found.announced, found.announced_766) == (decree, index)


@pytest.mark.parametrize(("day", "then"), [(9, InTime.YES), (10, InTime.NO)])
def test_entered_within_five_working_days_of_its_decision(day: int, then: InTime) -> None:
    (found,) = published(signed=date(2026, 3, 2), entered=datetime(2026, 3, day, 3, tzinfo=UTC))

    assert found.entered is then


def test_a_ministry_has_other_days() -> None:
    ministry = ProcedureContent(name="Cấp giấy phép", publisher=NamedAgency(name="Bộ Xây dựng"))
    (found,) = published(signed=date(2026, 3, 13), effective=date(2026, 3, 20), content=ministry)

    assert found.announced is InTime.NO
    assert found.missing == ("ways", "components", "limits", "applicants", "agencies")


def test_an_empty_list_of_papers_was_stated() -> None:
    assert published()[0].missing == ()


def rows_by_first_column(table: Table) -> dict[object, dict[str, object]]:
    return {row["number"]: dict(row) for row in table.rows_by_column()}


def grounds(found: list[PublishedVersion], **figures: int) -> IndicatorInputs:
    group = FigureGroup("hoso", "H15", "1.000001", "online")
    return IndicatorInputs(Counted({group: Figures(**figures)}, NOW), found, newest(found))


def test_the_index_scores_what_is_recorded_and_names_what_is_not() -> None:
    found = [*published(), *published(key="1.000002", signed=date(2026, 3, 19))]

    rows = rows_by_first_column(
        service_index(grounds(found, received=200, online=90, early=188, late=12), NOW.date(), law_in_force())
    )

    assert (rows["1.1"]["share"], rows["1.1"]["points"]) == (Share(1, 2), Decimal("3.00"))
    assert (rows["1.3"]["share"], rows["1.3"]["points"]) == (Share(2, 2), Decimal("2.00"))
    assert (rows["2.1"]["share"], rows["2.1"]["points"]) == (Share(188, 200), Decimal("18.80"))
    assert (rows["3.3"]["share"], rows["3.3"]["factor"]) == (Share(90, 200), Decimal("0.90"))
    silent = [row for row in rows.values() if isinstance(row["share"], NoData)]
    assert {row["number"] for row in silent} >= {"1.4", "3.6", "4.2", "5.2", "5.4"}
    assert all(row["points"] is None for row in silent)


def came(procedure: str, channel: str, **figures: int) -> dict[FigureGroup, Figures]:
    return {FigureGroup("hoso", "H15", procedure, channel): Figures(**figures)}


@pytest.mark.parametrize(
    ("groups", "share"),
    [
        (came("", "online", received=2, online=2), Share(0, 0)),
        (came("", "counter", received=2), Share(0, 0)),
        (came("1.000001", "", received=2, other=2), Share(0, 0)),
        (came("1.000001", "Internet", received=2, other=2), Share(0, 0)),
        (came("1.000001", "counter", received=2), Share(0, 1)),
        (
            came("1.000001", "Internet", received=2, other=2) | came("1.000001", "online", received=1, online=1),
            Share(1, 1),
        ),
        (came("1.000001", "", received=2, other=2) | came("1.000002", "online", received=1, online=1), Share(1, 1)),
    ],
)
def test_only_procedures_and_channels_that_are_known_are_counted_as_online_or_not(
    groups: dict[FigureGroup, Figures], share: Share
) -> None:
    asked = IndicatorInputs(Counted(groups, NOW), [], {})

    rows = rows_by_first_column(service_index(asked, NOW.date(), law_in_force()))

    assert rows["3.2"]["share"] == share


def test_the_mean_time_of_nothing_is_no_data() -> None:
    rows = rows_by_first_column(service_index(grounds(published()), NOW.date(), law_in_force()))

    assert rows["2.2"]["share"] == NoData("hồ sơ kết thúc trong kỳ")


def test_a_second_request_for_a_supplement_is_late_for_the_index() -> None:
    asked = grounds(published(), received=10, online=10, early=10, asked_again=1, again=1)

    rows = rows_by_first_column(service_index(asked, NOW.date(), law_in_force()))

    assert rows["2.1"]["share"] == Share(9, 10)


def test_the_circular_is_scored_while_it_was_in_force() -> None:
    settled = grounds(published(), received=10, early=6, on_time=3, late=1)

    then = rows_by_first_column(settlement_indicators(settled, date(2025, 6, 30), law_in_force()))
    now = settlement_indicators(settled, NOW.date(), law_in_force())

    assert then["1"]["points"] == Decimal("1.5")
    assert rows_by_first_column(now)["1"]["points"] is None
    assert "không chấm" in now.basis
