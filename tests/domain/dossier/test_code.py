"""Which places in a register a code may stand for: numbers of any length, and the owner's digits before them."""

from datetime import date

import pytest

from domain.dossier.code import RegisterPlace, dossier_code, places
from domain.dossier.papers import CodeForm
from domain.errors import Malformed
from domain.values import AgencyId, parse_dossier_code

AGENCY, DAY = AgencyId("H15.50"), date(2026, 10, 8)


def place(number: int) -> RegisterPlace:
    return RegisterPlace(AGENCY, DAY, number)


@pytest.mark.parametrize("number", [1, 975, 9999, 10_000, 12_345, 99_999])
def test_a_plain_code_is_found_whatever_the_length_of_its_number(number: int) -> None:
    assert place(number) in places(dossier_code(place(number), CodeForm.IDENTIFIER))


@pytest.mark.parametrize("number", [1, 975, 9999, 10_000, 99_999])
@pytest.mark.parametrize("owner", ["03", "15"])
def test_a_centralised_code_is_found_behind_its_owners_digits(number: int, owner: str) -> None:
    assert place(number) in places(dossier_code(place(number), CodeForm.CENTRAL, owner))


def test_a_code_of_four_or_five_digits_stands_for_one_place() -> None:
    assert places("H15.50-261008-0975") == (place(975),)
    assert places("H15.50-261008-10975") == (place(10_975),)
    assert places("H15.50-261008-150975") == (place(150_975), place(975))


@pytest.mark.parametrize("owner", [None, "", "1", "123", "ab"])
def test_a_centralised_code_needs_its_owners_two_digits(owner: str | None) -> None:
    with pytest.raises(Malformed):
        dossier_code(place(1), CodeForm.CENTRAL, owner)


@pytest.mark.parametrize(
    "code", ["H14.15-260230-0001", "H14.15-261301-0001", "H14.15-260230-0001/01", "H14-000000-0001"]
)
def test_a_code_of_no_day_is_no_code(code: str) -> None:
    with pytest.raises(Malformed, match="is not a day written YYMMDD"):
        parse_dossier_code(code)
    with pytest.raises(Malformed):
        places(code)


def test_a_missing_owner_is_told_as_missing() -> None:
    with pytest.raises(Malformed, match=r"^systemOwner is missing: ") as told:
        dossier_code(place(1), CodeForm.CENTRAL, None)
    assert told.value.vi.startswith("systemOwner còn thiếu: ")
