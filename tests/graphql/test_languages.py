"""A refusal's reason is Vietnamese throughout; what is said in English stands by itself in the details."""

import re

import pytest

from tests.graphql.cast import APPLICANT, Cast

pytestmark = pytest.mark.postgres

ENGLISH = re.compile(r"\b(the|of|and|is|are|not|there|name|must|has|have|with|for|which|pass|give)\b")


def english_in(refusal: dict[str, object]) -> list[str]:
    """English words of a refusal's reason, without what it quotes."""
    return ENGLISH.findall(re.sub(r"«[^»]*»", "", str(refusal["reason"])))


def test_a_malformed_input_is_refused_in_one_language_with_the_other_beside_it(cast: Cast) -> None:
    refused = cast.expert.refused("completeStep", code=cast.accepted(), step=0)

    assert refused["code"] == "MALFORMED"
    assert english_in(refused) == []
    assert {detail["name"]: detail["value"] for detail in refused["details"]}["en"].startswith("step is 0")


def test_a_law_that_is_not_loaded_is_named_in_the_details(cast: Cast) -> None:
    asked = {"procedure": "1.001806", "agency": cast.agency, "channel": "ONLINE", "applicant": APPLICANT}
    late = {"occurredAt": "2019-03-04T09:00:00+07:00", "enteredLateBecause": "Hồ sơ giấy cũ"}
    refused = cast.desk.refused("submitDossier", **asked, **late)

    assert refused["code"] == "LAW_NOT_LOADED"
    assert english_in(refused) == []
    assert "phiên bản" in refused["reason"]
    assert refused["details"][0]["name"] == "en"
    assert refused["details"][0]["value"].startswith("no version of procedure")
