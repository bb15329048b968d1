"""One form of texts: equal ones are equal, and nothing hides in a name."""

import unicodedata

import pytest

from domain.errors import Malformed
from domain.plain_text import cleaned, in_one_line, line, plain_form, text_of_lines

NAME = "Sở Tư pháp"


@pytest.mark.parametrize(
    "typed",
    [
        unicodedata.normalize("NFD", NAME),
        "Sở\u00a0Tư\u202fpháp",
        "Sở\u3000Tư\u2009pháp",
        "  Sở   Tư \u00a0 pháp \t",
        "Sở Tư pháp\r\n",
    ],
)
def test_a_name_typed_in_another_form_is_the_same_name(typed: str) -> None:
    assert line(typed) == NAME
    assert cleaned(typed) == NAME
    assert in_one_line(typed) == NAME


@pytest.mark.parametrize(
    "sign",
    [
        *(
            "\r",
            "\n",
            "\t",
            "\0",
            "\x1b",
            "\u202e",
            "\u2066",
            "\u200f",
            "\u200b",
            "\u200d",
            "\ufeff",
            "\u00ad",
            "\u2028",
        ),
        *("\u3164", "\u2800", "\ud800", "\ue000"),
    ],
    ids=lambda sign: f"U+{ord(sign):04X}",
)
def test_a_name_hides_no_sign(sign: str) -> None:
    with pytest.raises(Malformed) as refused:
        line(f"Sở{sign}Tư pháp")
    assert refused.value.code == "HIDDEN_SIGN"
    assert "U+" in refused.value.vi


@pytest.mark.parametrize("empty", ["", " ", "\u00a0", "\u3000\t", "\r\n"])
@pytest.mark.parametrize("read", [line, text_of_lines])
def test_nothing_is_no_text(read: object, empty: str) -> None:
    with pytest.raises(Malformed) as refused:
        read(empty)  # type: ignore[operator]
    assert refused.value.code == "EMPTY"


def test_texts_have_sane_lengths() -> None:
    assert len(line("x" * 500)) == 500
    assert len(text_of_lines("x\n" * 9_999 + "xy")) == 20_000
    for read, text in ((line, "x" * 501), (text_of_lines, "x" * 20_001)):
        with pytest.raises(Malformed) as refused:
            read(text)
        assert refused.value.code == "TOO_LONG"


def test_a_text_keeps_its_lines() -> None:
    assert text_of_lines("Điều 1\r\n\tkhoản\u00a02\u2028điểm a\n") == "Điều 1\n\tkhoản 2\nđiểm a"


@pytest.mark.parametrize("sign", ["\r", "\x07", "\u202e", "\u2069", "\u200b", "\ufeff"])
def test_a_text_hides_no_sign(sign: str) -> None:
    with pytest.raises(Malformed) as refused:
        text_of_lines(f"Lý do{sign}khác")
    assert refused.value.code == "HIDDEN_SIGN"


def test_a_file_takes_one_form_and_keeps_its_lines() -> None:
    assert plain_form(unicodedata.normalize("NFD", "Nếu\u00a0có\r\n")) == "Nếu có\r\n"
