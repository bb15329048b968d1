"""Whose log it is: a code that is one, or none."""

import pytest

from domain.errors import Malformed
from domain.log_integrity.installation import LOCAL, parse_authority


@pytest.mark.parametrize(
    ("text", "code"), [("H14", "H14"), ("h14", "H14"), (" H01 ", "H01"), ("local", LOCAL), ("LOCAL", LOCAL)]
)
def test_a_code_is_a_letter_and_two_digits_in_capitals_or_local(text: str, code: str) -> None:
    assert parse_authority(text) == code


@pytest.mark.parametrize("text", ["", "H", "H1", "H140", "14H", "H14.10", "Đ14", "H١٤", "H14; DROP", "H14\nX"])
def test_what_is_no_code_is_refused_by_its_text(text: str) -> None:
    with pytest.raises(Malformed, match="like H14, or LOCAL"):
        parse_authority(text)
