from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.agency.commands import EstablishAgency, SetOfficeHours
from domain.agency.decider import decide
from domain.agency.events import AgencyEstablished, AgencyPlaced, OfficeHoursSet
from domain.agency.refusals import (
    AgencyAlreadyEstablished,
    AgencyMisdescribed,
    AgencyNotEstablished,
    OfficeHoursOutOfOrder,
)
from domain.agency.state import Agency, evolve
from domain.agency.tree import AgencyTree
from domain.agency.tree import evolve as evolve_tree
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, OfficeHours
from domain.values import AgencyId, Article

AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
SO_Y_TE = AgencyId("H14.12")
TINH = AgencyId("H14")
BASIS = Article("QĐ 1/QĐ-UBND")
SINCE = date(2026, 1, 1)
TREE = evolve_tree(AgencyTree(), AgencyPlaced(TINH, None, SINCE, BASIS, AT))
EARLY = ((time(7), time(11, 30)), (time(13, 30), time(17)))
MORNING = ((time(8), time(12)),)
ESTABLISH = EstablishAgency(SO_Y_TE, "Sở Y tế tỉnh Cao Bằng", "tỉnh", TINH, SINCE, BASIS)
HOURS = SetOfficeHours(SO_Y_TE, EARLY, date(2026, 3, 1), BASIS)


def fold(commands) -> Agency:
    state = Agency()
    for command in commands:
        for event in decide(command, state, TREE, AT):
            state = evolve(state, event)
    return state


DOES = [
    ((), ESTABLISH, AgencyEstablished(SO_Y_TE, "Sở Y tế tỉnh Cao Bằng", "tỉnh", TINH, SINCE, BASIS, AT)),
    ((ESTABLISH,), HOURS, OfficeHoursSet(SO_Y_TE, EARLY, date(2026, 3, 1), BASIS, AT)),
]
REFUSES = [
    ((ESTABLISH,), EstablishAgency(SO_Y_TE, "Sở khác", None, TINH, SINCE, BASIS), AgencyAlreadyEstablished),
    ((), EstablishAgency(SO_Y_TE, " ", None, None, SINCE, BASIS), AgencyMisdescribed),
    ((), EstablishAgency(SO_Y_TE, "Sở Y tế", None, SO_Y_TE, SINCE, BASIS), AgencyMisdescribed),
    ((), HOURS, AgencyNotEstablished),
    ((ESTABLISH,), SetOfficeHours(TINH, EARLY, date(2026, 3, 1), BASIS), AgencyNotEstablished),
    ((ESTABLISH,), SetOfficeHours(SO_Y_TE, (), date(2026, 3, 1), BASIS), OfficeHoursOutOfOrder),
    ((ESTABLISH,), SetOfficeHours(SO_Y_TE, EARLY[::-1], date(2026, 3, 1), BASIS), OfficeHoursOutOfOrder),
]


@pytest.mark.parametrize(("given_", "when", "then"), DOES)
def test_it_does(given_, when, then):
    assert decide(when, fold(given_), TREE, AT) == (then,)


@pytest.mark.parametrize(("given_", "when", "refusal"), REFUSES)
def test_it_refuses(given_, when, refusal):
    with pytest.raises(refusal) as refused:
        decide(when, fold(given_), TREE, AT)
    assert refused.value.code == refusal.code
    assert refused.value.reason.endswith(".")
    assert refused.value.basis == "QĐ 20/2020/QĐ-TTg Điều 4; NĐ 118/2025/NĐ-CP Điều 18"


@pytest.mark.parametrize(("given_", "when", "then"), DOES)
def test_it_stays_quiet(given_, when, then):
    assert decide(when, fold((*given_, when)), TREE, AT + timedelta(days=1)) == ()


def test_office_hours_are_those_in_force_on_the_day():
    later = SetOfficeHours(SO_Y_TE, MORNING, date(2026, 6, 1), BASIS)
    agency = fold((ESTABLISH, later, HOURS))
    assert agency.office_hours(date(2026, 2, 28)) == DEFAULT_OFFICE_HOURS
    assert agency.office_hours(date(2026, 3, 1)) == agency.office_hours(date(2026, 5, 31)) == OfficeHours(EARLY)
    assert agency.office_hours(date(2026, 6, 1)) == OfficeHours(MORNING)
    assert agency.version == 3


def test_for_one_day_the_latest_profile_holds():
    corrected = SetOfficeHours(SO_Y_TE, MORNING, HOURS.since, BASIS)
    agency = fold((ESTABLISH, HOURS, corrected))
    assert agency.office_hours(HOURS.since) == OfficeHours(MORNING)
    assert len(agency.profiles) == 1


def test_every_fact_folds_even_hours_of_an_unknown_agency():
    state = evolve(Agency(), OfficeHoursSet(SO_Y_TE, MORNING, date(2026, 3, 1), BASIS, AT))
    assert state.agency == SO_Y_TE
    assert state.office_hours(date(2026, 3, 2)) == OfficeHours(MORNING)
