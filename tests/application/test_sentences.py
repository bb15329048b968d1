"""Sentences of a timeline speak of acts, fields and instants as people do."""

from dataclasses import replace
from datetime import datetime
from typing import Any, get_args, get_type_hints

import pytest

from application.commands import COMMANDS
from application.queries.act_terms import act_term
from application.queries.correction_sentence import corrected_field, corrected_text
from application.queries.sentences import sentence
from domain.attempt import AttemptRefused
from domain.dossier.correction import _plain, correctable
from domain.dossier.events import DossierEvent, FactCorrected
from tests.corpus.samples import DEEPEST, fact
from tests.domain.dossier import given_when_then as g

CORRECTED = g.history((*g.IN_PROCESS, g.CORRECT))[-1]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda kind: kind.__name__)
def test_every_act_has_a_term_in_both_languages(command: type[Any]) -> None:
    vi, en = act_term(command.__name__)
    assert command.__name__ not in vi + en


def test_a_refused_attempt_names_the_act_in_vietnamese() -> None:
    refused = replace(fact(AttemptRefused, 0), command="AcceptDossier", refusal="ILLEGAL_TRANSITION")
    vi, en = sentence(refused)
    assert vi == "Từ chối việc tiếp nhận hồ sơ (mã ILLEGAL_TRANSITION)."
    assert en == "Refused: accepting the dossier (ILLEGAL_TRANSITION)."


@pytest.mark.parametrize("kind", get_args(DossierEvent), ids=lambda kind: kind.__name__)
def test_every_field_that_can_be_put_right_has_a_term_and_every_word_of_its_list_too(kind: type[Any]) -> None:
    for name, read in correctable(fact(kind, DEEPEST)).items():
        assert "«" not in corrected_field(name)[0]
        words = getattr(read, "__members__", {})
        assert all(corrected_text(name, word.value)[0] != word.value for word in words.values()), name
    assert _plain(get_type_hints(kind)["occurred_at"]) is datetime


@pytest.mark.parametrize(
    ("field", "says", "vi"),
    [
        ("occurred_at", "2027-05-01T09:00:00+07:00", "thời điểm thực hiện: 09:00 ngày 01/05/2027"),
        ("occurred_at", "2027-05-01T02:00:00Z", "thời điểm thực hiện: 09:00 ngày 01/05/2027"),
        ("answer_by", "2026-03-20", "hạn trả lời: 20/03/2026"),
        ("channel", "post", "hình thức nộp: bưu chính công ích"),
        ("unit", "P2", "đơn vị: P2"),
        ("occurred_at", "sáng thứ Hai", "thời điểm thực hiện: sáng thứ Hai"),
    ],
)
def test_a_correction_is_told_in_the_words_of_people(field: str, says: str, vi: str) -> None:
    assert isinstance(CORRECTED, FactCorrected)
    told, _ = sentence(replace(CORRECTED, field=field, says=says))
    assert vi in told
