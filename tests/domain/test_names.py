"""Names that lists are looked up by: something is seen of each, and all of it."""

import pytest

from domain.errors import Malformed
from domain.values import name_in_one_line, parse_unit_id


@pytest.mark.parametrize(
    "name", ["\u3164", "\u2800", "P\u034f1", "P\ufe0f1", "\u0301", "P\u200d1", "\u115f\u1160", "P\n1"]
)
def test_a_name_that_hides_a_sign_names_nobody(name: str) -> None:
    with pytest.raises(Malformed) as refused:
        parse_unit_id(name)
    assert refused.value.code == "NOT_A_NAME"


def test_a_name_keeps_what_is_seen() -> None:
    assert name_in_one_line("  Phòng\u00a0 Tư pháp ", "a unit") == "Phòng Tư pháp"
