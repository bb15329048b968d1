from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.agency import refusals as r
from domain.agency.commands import (
    AgencyCommand,
    AppointOfficer,
    CloseUnit,
    DismissOfficer,
    EstablishAgency,
    EstablishUnit,
    PlaceAgency,
    RenameUnit,
    SetOfficeHours,
    SetOfficerAccounts,
    TransferOfficer,
)
from domain.agency.decider import decide
from domain.agency.events import (
    AgencyEstablished,
    AgencyPlaced,
    OfficerAccountsSet,
    OfficerAppointed,
    OfficerDismissed,
    OfficerTransferred,
    UnitClosed,
    UnitEstablished,
    UnitRenamed,
)
from domain.agency.state import Agency, evolve
from domain.agency.tree import AgencyTree
from domain.agency.tree import evolve as evolve_tree
from domain.errors import NotPermitted
from domain.personal_data import PersonalDataInText
from domain.values import ActorId, AgencyId, Article, Encrypted, OfficerId, PersonRef, UnitId, legal_day

AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
SO, TINH = AgencyId("H14.12"), AgencyId("H14")
BASIS = Article("QĐ 1/QĐ-UBND")
PHONG, BAN = UnitId("phong-1"), UnitId("ban-2")
AN, BINH = OfficerId("cb-1"), OfficerId("cb-2")
ACCOUNT = ActorId("an@h14")


def day(number: int) -> date:
    return date(2026, 3, number)


def appoint(
    officer: OfficerId = AN,
    since: int = 2,
    until: int | None = None,
    unit: UnitId | None = PHONG,
    accounts: tuple[ActorId, ...] = (ACCOUNT,),
    position: str | None = "Chuyên viên",
) -> AppointOfficer:
    end = None if until is None else day(until)
    person, name = PersonRef("p-1"), Encrypted("c2VhbGVk")
    return AppointOfficer(SO, officer, accounts, unit, position, day(since), end, person, name, BASIS)


ESTABLISH = EstablishAgency(SO, "Sở Y tế", None, None, day(1), BASIS)
UNIT = EstablishUnit(SO, PHONG, "Phòng Một", day(1), BASIS)
OTHER = EstablishUnit(SO, BAN, "Ban Hai", day(1), BASIS)
RENAME = RenameUnit(SO, PHONG, "Phòng Nhất", day(10), BASIS)
CLOSE = CloseUnit(SO, PHONG, day(20), BASIS)
TRANSFER = TransferOfficer(SO, AN, BAN, "Phó trưởng ban", day(10), BASIS)
DISMISS = DismissOfficer(SO, AN, day(15), BASIS)
ACCOUNTS = SetOfficerAccounts(SO, AN, (ActorId("an2@h14"),), day(12), BASIS)
BEFORE = date(2026, 2, 28)
BASE = (ESTABLISH, UNIT, OTHER)


def fold(*commands: AgencyCommand) -> tuple[Agency, AgencyTree]:
    state = Agency()
    tree = evolve_tree(AgencyTree(), AgencyPlaced(TINH, None, day(1), BASIS, AT))
    for command in commands:
        for event in decide(command, state, tree, AT):
            state = evolve(state, event)
            if isinstance(event, AgencyEstablished | AgencyPlaced):
                edge = AgencyPlaced(event.agency, event.parent, event.since, BASIS, AT)
                tree = evolve_tree(tree, edge)
    return state, tree


DOES = [
    ((ESTABLISH,), UNIT, UnitEstablished(SO, PHONG, "Phòng Một", day(1), BASIS, AT)),
    (BASE, RENAME, UnitRenamed(SO, PHONG, "Phòng Nhất", day(10), BASIS, AT)),
    (BASE, CLOSE, UnitClosed(SO, PHONG, day(20), BASIS, AT)),
    (
        BASE,
        appoint(),
        OfficerAppointed(
            SO, AN, (ACCOUNT,), PHONG, "Chuyên viên", day(2), None, PersonRef("p-1"), Encrypted("c2VhbGVk"), BASIS, AT
        ),
    ),
    ((*BASE, appoint()), TRANSFER, OfficerTransferred(SO, AN, BAN, "Phó trưởng ban", day(10), BASIS, AT)),
    ((*BASE, appoint()), DISMISS, OfficerDismissed(SO, AN, day(15), BASIS, AT)),
    ((*BASE, appoint()), ACCOUNTS, OfficerAccountsSet(SO, AN, (ActorId("an2@h14"),), day(12), BASIS, AT)),
    ((*BASE, appoint(), TRANSFER), CLOSE, UnitClosed(SO, PHONG, day(20), BASIS, AT)),
    ((*BASE, appoint(until=9)), appoint(since=9), None),
    ((ESTABLISH,), PlaceAgency(SO, TINH, day(5), BASIS), AgencyPlaced(SO, TINH, day(5), BASIS, AT)),
]
REFUSES = [
    ((), UNIT, r.AgencyNotEstablished),
    (BASE, EstablishUnit(SO, PHONG, "Phòng Khác", day(1), BASIS), r.UnitAlreadyEstablished),
    (BASE, EstablishUnit(SO, UnitId("x"), " ", day(1), BASIS), r.AgencyMisdescribed),
    (BASE, RenameUnit(SO, UnitId("x"), "Tên", day(1), BASIS), r.UnitUnknown),
    ((*BASE, CLOSE), RenameUnit(SO, PHONG, "Tên", day(20), BASIS), r.UnitUnknown),
    ((*BASE, CLOSE), CloseUnit(SO, PHONG, day(25), BASIS), r.UnitUnknown),
    ((*BASE, appoint()), CLOSE, r.UnitStillStaffed),
    ((*BASE, appoint(since=25)), CLOSE, r.UnitStillStaffed),
    (BASE, appoint(unit=UnitId("x")), r.UnitUnknown),
    ((*BASE, CLOSE), appoint(since=20), r.UnitUnknown),
    (BASE, appoint(until=2), r.OfficerMisdescribed),
    (BASE, appoint(accounts=()), r.OfficerMisdescribed),
    (BASE, appoint(accounts=(ACCOUNT, ACCOUNT)), r.OfficerMisdescribed),
    (BASE, appoint(position="gọi 0912345678"), PersonalDataInText),
    ((*BASE, appoint()), appoint(since=9), r.OfficerAlreadyServing),
    ((*BASE, appoint(since=9)), appoint(since=2), r.OfficerAlreadyServing),
    ((*BASE, appoint()), appoint(BINH), r.AccountTaken),
    (BASE, TRANSFER, r.OfficerUnknown),
    ((*BASE, appoint(), DISMISS), TransferOfficer(SO, AN, BAN, None, day(15), BASIS), r.OfficerUnknown),
    ((*BASE, appoint()), TransferOfficer(SO, AN, UnitId("x"), None, day(10), BASIS), r.UnitUnknown),
    (BASE, DISMISS, r.OfficerUnknown),
    (BASE, ACCOUNTS, r.OfficerUnknown),
    (
        (*BASE, appoint(), appoint(BINH, accounts=(ActorId("b"),))),
        SetOfficerAccounts(SO, BINH, (ACCOUNT,), day(12), BASIS),
        r.AccountTaken,
    ),
    (BASE, EstablishUnit(SO, PHONG, "Phòng Một", day(1), Article("QĐ 2")), r.UnitAlreadyEstablished),
    ((*BASE, appoint()), replace(appoint(), basis=Article("QĐ 2")), r.OfficerAlreadyServing),
    ((ESTABLISH,), EstablishUnit(SO, PHONG, "Phòng Một", BEFORE, BASIS), r.AgencyNotEstablished),
    ((ESTABLISH,), replace(appoint(unit=None), since=BEFORE), r.AgencyNotEstablished),
    ((ESTABLISH,), SetOfficeHours(SO, ((time(8), time(12)),), BEFORE, BASIS), r.AgencyNotEstablished),
    ((ESTABLISH,), replace(ESTABLISH, since=day(2)), r.AgencyAlreadyEstablished),
    ((ESTABLISH,), replace(ESTABLISH, basis=Article("QĐ 2")), r.AgencyAlreadyEstablished),
    ((ESTABLISH,), PlaceAgency(SO, AgencyId("H99"), day(5), BASIS), r.AgencyNotEstablished),
    ((ESTABLISH,), PlaceAgency(SO, TINH, date(2026, 2, 1), BASIS), r.AgencyNotEstablished),
    ((ESTABLISH,), PlaceAgency(SO, SO, day(5), BASIS), r.AgencyMisdescribed),
    ((), EstablishAgency(SO, "Sở Y tế", None, AgencyId("H99"), day(1), BASIS), r.AgencyNotEstablished),
    ((), EstablishAgency(SO, "Sở Y tế", None, TINH, date(2026, 2, 28), BASIS), r.AgencyNotEstablished),
]


@pytest.mark.parametrize(("given_", "when", "then"), DOES)
def test_it_does_once(given_, when, then):
    state, tree = fold(*given_)
    (event,) = decide(when, state, tree, AT)
    assert event == then or then is None
    state, tree = fold(*given_, when)
    assert decide(when, state, tree, AT + timedelta(days=1)) == ()


def test_an_agency_that_says_no_first_day_begins_today_and_says_the_same_tomorrow():
    said = replace(ESTABLISH, since=None)
    assert decide(said, Agency(), AgencyTree(), AT)[0].since == legal_day(AT)
    state, tree = fold(said)
    assert decide(said, state, tree, AT + timedelta(days=9)) == ()


@pytest.mark.parametrize(("given_", "when", "refusal"), REFUSES)
def test_it_refuses(given_, when, refusal: type[NotPermitted]):
    with pytest.raises(refusal) as refused:
        decide(when, *fold(*given_), AT)
    assert refused.value.code == refusal.code
    assert refused.value.reason.endswith(".")


def test_who_signs_in_with_an_account_is_asked_of_a_day():
    agency, _ = fold(*BASE, appoint(), ACCOUNTS, DISMISS)
    assert [agency.officer_of("an@h14", day(n)) for n in (1, 2, 11, 12)] == [None, AN, AN, None]
    assert [agency.officer_of("an2@h14", day(n)) for n in (11, 12, 14, 15)] == [None, AN, AN, None]


def test_units_and_officers_exist_on_their_days():
    agency, _ = fold(*BASE, appoint(), TRANSFER, CLOSE, DISMISS, appoint(since=25, unit=BAN))
    assert [agency.has_unit(PHONG, day(n)) for n in (1, 19, 20)] == [True, True, False]
    assert not agency.has_unit(PHONG, date(2026, 2, 28))
    assert [agency.has_officer(AN, day(n)) for n in (1, 2, 14, 15, 24, 25)] == [False, True, True, False, False, True]
    assert not agency.has_unit("x", day(1))
    assert not agency.has_officer("x", day(1))


def test_a_unit_keeps_its_identifier_under_another_name():
    agency, _ = fold(*BASE, RENAME)
    assert [agency.units[PHONG].name(day(n)) for n in (1, 9, 10)] == ["Phòng Một", "Phòng Một", "Phòng Nhất"]
