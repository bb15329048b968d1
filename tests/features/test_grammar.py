"""The grammar, its functions and the features fit together without a gap (ngữ pháp đầy đủ)."""

import re
from pathlib import Path

import pytest

from domain.errors import Malformed
from features.feature_reader import read_feature
from features.nearest_sentence import nearest
from features.sentence_check import check_feature
from features.steps.binding import bound_steps, refuse_unmatched, step
from features.steps.grammar import LANGUAGES, grammar

ROOM = Path(__file__).parents[2] / "features"
FEATURES = sorted(ROOM.rglob("*.feature"))
SENTENCES = sorted(grammar().sentences)


def spoken_in(path: Path) -> set[str]:
    feature = read_feature(path)
    return {
        sentence.id
        for template in feature.scenarios.values()
        for row in [row for table in template.examples for row in table.as_contexts()] or [{}]
        for said in template.render(row).steps
        for sentence in grammar().saying(said.name)
    }


def test_every_sentence_has_its_function_and_every_function_its_sentence():
    assert set(bound_steps()) == set(SENTENCES)


@pytest.mark.parametrize(("sentences", "functions"), [({"a.b"}, set()), (set(), {"a.b"})])
def test_a_gap_between_grammar_and_functions_stops_everything(sentences, functions):
    with pytest.raises(Malformed, match=r"a\.b"):
        refuse_unmatched(sentences, functions)


def test_a_sentence_is_bound_once():
    with pytest.raises(Malformed, match="bound twice"):

        @step("dossier.accepted")
        def accept_again(world: object) -> None: ...


def test_every_sentence_is_spoken_by_some_feature():
    assert set(SENTENCES) - set().union(*map(spoken_in, FEATURES)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", SENTENCES)
def test_a_sentence_is_understood_in_one_way_only(id, language):
    example = grammar().sentences[id].wordings[language].example(language)
    for said in (re.sub(r"\[[^]]*\]", "", example), re.sub(r"[\[\]]", "", example)):
        assert [sentence.id for sentence in grammar().saying(said)] == [id]


@pytest.mark.parametrize("path", FEATURES, ids=[str(path.relative_to(ROOM)) for path in FEATURES])
def test_every_line_of_every_feature_is_known(path):
    assert check_feature(read_feature(path)) == ()


def test_the_law_stands_in_vietnamese_and_the_grammar_is_proved_in_english():
    languages = [read_feature(path).language for path in FEATURES]
    assert languages.count("vi") >= 14
    assert languages.count("en") >= 1


def test_a_vietnamese_scenario_stands_under_the_rule_it_tells():
    ruleless = [
        (path.name, name)
        for path in FEATURES
        for feature in [read_feature(path)]
        for name, template in feature.scenarios.items()
        if feature.language == "vi" and (template.rule is None or not template.rule.description.strip())
    ]
    assert ruleless == []


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("cán bộ 1 cửa tiếp nhân hồ sơ ngày 02/03/2026", "vi", "cán bộ một cửa tiếp nhận hồ sơ ngày"),
        ("lãnh đạo ký duyệt quyết định ngày 02/03/2026", "vi", "quyết định ngày"),
        ("ngày trả kết quả là 02/03/2026", "vi", "ngày hẹn trả kết quả là"),
        ("the leader accept the dossier on 2026-03-02", "en", "the one-stop officer accepts the dossier on"),
    ],
)
def test_an_unknown_line_is_answered_with_sentences_like_it(line, language, expected):
    assert expected in nearest(line, language).examples[0]
