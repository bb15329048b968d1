"""One form of texts: equal ones are equal, and nothing hides in a name."""

import unicodedata

import pytest

from domain.errors import Malformed
from domain.plain_text import cleaned, hidden_sign, in_one_line, line, plain_form, text_of_lines

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
        *("\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180b", "\u180e", "\u200c", "\uffa0"),
        *("\ufe00", "\ufe0e", "\ufe0f", "\U000e0100", "\U00016fe4", "\U0001d159"),
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


NOTHING = [
    "\u3164",
    "\u115f\u1160",
    "\u2800 \u2800",
    "\u200c\u200d",
    "\ufe0f",
    "\u034f",
    "\u0301",
    "\u0301\u0323",
    "\u20dd",
]


@pytest.mark.parametrize("text", NOTHING, ids=ascii)
@pytest.mark.parametrize("read", [line, text_of_lines])
def test_a_text_in_which_nothing_is_seen_is_none(read: object, text: str) -> None:
    for typed in (text, f" {text}\n"):
        with pytest.raises(Malformed) as refused:
            read(typed)  # type: ignore[operator]
        assert refused.value.code == "HIDDEN_SIGN"
    assert hidden_sign(text) == f"U+{ord(text[0]):04X}"


@pytest.mark.parametrize(
    "text", ["Sở \u0301Tư", "Lý do\n\u0301khác", "HS\u200d1", "HS1\ufe0f", "\u200dA", "A\u200d", "1\u200c2"]
)
def test_what_stands_on_nothing_and_joins_nothing_is_hidden_everywhere(text: str) -> None:
    assert hidden_sign(text.replace("\n", " ")) is not None
    for read in (line, text_of_lines):
        with pytest.raises(Malformed) as refused:
            read(text)
        assert refused.value.code == "HIDDEN_SIGN"


SEEN = {
    "Vietnamese in pieces": unicodedata.normalize("NFD", "Nguyễn Thị Đượm, Ủy ban xã Ẳng Tở"),
    "marks without a letter of their own": "Q\u0301 n\u0330\u0302 Bar\u0323\u030c",
    "Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Hindi": "\u0915\u094d\u200d\u0937",
    "Khmer": "\u1797\u17b6\u179f\u17b6\u1781\u17d2\u1798\u17c2\u179a",
    "pictures": "\u2764\ufe0f 1\ufe0f\u20e3 \U0001f469\u200d\U0001f4bb \u2764\ufe0f\u200d\U0001f525",
    "signs": "– “Sở” … • 5 µg ½ № €",
}


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN)
def test_what_a_script_needs_hides_nothing(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    assert (line(text), text_of_lines(text), hidden_sign(plain)) == (plain, plain, None)
