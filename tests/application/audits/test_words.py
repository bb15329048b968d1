"""Every code that stands in a row of a report has a Vietnamese word, and stays a code for programs."""

from enum import StrEnum

import pytest

from application.audits.report import Word
from application.audits.words import WORDS, word
from infrastructure.cli.terminal.formats import json_text
from infrastructure.reports.plain import plain
from infrastructure.reports.vietnamese import in_vietnamese, is_vietnamese
from infrastructure.reports.words import written


@pytest.mark.parametrize("codes", WORDS, ids=lambda codes: codes.__name__)
def test_every_member_of_an_enumeration_has_a_word_of_its_own(codes: type[StrEnum]) -> None:
    words = [word(code).vi for code in codes]

    assert all(map(is_vietnamese, words))
    assert len(set(words)) == len(words)


def test_people_read_the_word_and_programs_the_code() -> None:
    cell = Word("due_date", "giữ hồ sơ khi đến hạn")

    assert in_vietnamese(cell) == written(cell) == "giữ hồ sơ khi đến hạn"
    assert json_text(plain(cell)).strip() == '"due_date"'
