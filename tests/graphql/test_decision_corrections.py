"""A correction of a decision is held against what the decision says."""

from typing import Any

import pytest

from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres
SLIP = """mutation ($input: CorrectDecisionInput!) { act: correctDecision(input: $input) {
  ... on Receipt { recordedAt notes { code } } ... on Refusal { code reason mistakes { path code } } } }"""


def test_a_correction_of_a_decision_puts_right_what_the_decision_says(cast: Cast) -> None:
    decision = cast.issued(cast.in_process(), title="Về việc cấp lại", content="Cấp cho ông A")

    def corrected(part: str, wrong: str, right: str) -> dict[str, Any]:
        slip = {"part": part, "wrongText": wrong, "rightText": right, "reason": "Sai chính tả"}
        return cast.leader.ask(SLIP, input={"decision": decision, **slip})["act"]  # type: ignore[no-any-return]

    for part, wrong in (("TITLE", "về quyển sổ"), ("CONTENT", "Về việc"), ("DOCUMENT_TYPE", "Giấy phép")):
        told = corrected(part, wrong, "khác")
        assert (told["code"], wrong in told["reason"]) == ("WRONG_TEXT_NOT_FOUND", False)
    assert corrected("TITLE", "lại", "lại")["mistakes"] == [{"path": "rightText", "code": "SAYS_NOTHING_NEW"}]
    assert corrected("TITLE", "cấp lại", "cấp mới")["notes"] == []
    assert corrected("TITLE", "cấp lại", "cấp mới")["recordedAt"] is None, "the same again"
    assert corrected("TITLE", "cấp lại", "cấp đổi")["code"] == "WRONG_TEXT_NOT_FOUND", "put right before"
    assert corrected("TITLE", "cấp mới", "cấp đổi")["recordedAt"]
    assert corrected("REASON", "a", "b")["notes"] == [{"code": "TEXT_NOT_RECORDED"}]
