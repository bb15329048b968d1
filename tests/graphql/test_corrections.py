"""A correction is held against what the act itself was held against, in the spellings of the API."""

from typing import Any

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres
FACTS = "query ($c: String!, $p: Position) { dossier(code: $c, atLeast: $p) { timeline { position version topic } } }"


class Corrections:
    """Corrections of the newest fact of a kind."""

    def __init__(self, cast: Cast, code: str, last: str) -> None:
        self._cast, self._code = cast, code
        facts = cast.leader.ask(FACTS, c=code, p=last)["dossier"]["timeline"]
        self._facts = {fact["topic"].split(".")[1]: fact for fact in facts}

    def _named(self, fact: str, **said: Any) -> dict[str, Any]:
        named = self._facts[fact]
        of_it = {"code": self._code, "position": named["position"], "version": named["version"], "reason": "Ghi nhầm"}
        return of_it | said

    def refused(self, fact: str, field: str, says: str, **more: Any) -> str:
        """The code of a refused correction."""
        asked = self._named(fact, field=field, says=says, **more)
        return self._cast.leader.refused("correctFact", **asked)["code"]  # type: ignore[no-any-return]

    def does(self, fact: str, field: str, says: str, **more: Any) -> dict[str, Any]:
        """The receipt of a correction."""
        return self._cast.leader.does("correctFact", **self._named(fact, field=field, says=says, **more))


@pytest.fixture
def corrections(cast: Cast) -> Corrections:
    admin = cast.served.someone(Role.ADMIN)
    for unit in ("P1", "P2"):
        admin.does("establishUnit", agency=cast.agency, unit=unit, name=unit, since="2026-01-01", article="QĐ 1")
    code = cast.submitted()
    cast.served.clock.pass_by(hours=1)
    cast.desk.does("acceptDossier", code=code)
    cast.served.clock.pass_by(hours=1)
    last = cast.leader.does("assignDossier", code=code, unit="P1")["position"]
    cast.served.clock.pass_by(days=1)
    return Corrections(cast, code, last)


@pytest.mark.parametrize(
    ("fact", "field", "says", "code"),
    [
        ("submitted", "occurredAt", "2026-05-01T09:00:00+07:00", "HAPPENED_IN_FUTURE"),
        ("assigned", "occurredAt", "2026-03-02T08:00:00+07:00", "HAPPENED_TOO_EARLY"),
        ("submitted", "occurredAt", "2026-03-02T10:30:00+07:00", "HAPPENED_TOO_LATE"),
        ("assigned", "unit", "P.KHONG", "UNIT_UNKNOWN"),
        ("assigned", "unit", "P1", "CORRECTION_SAYS_NOTHING_NEW"),
        ("submitted", "occurredAt", "2026-03-02T02:00:00Z", "CORRECTION_SAYS_NOTHING_NEW"),
        ("submitted", "channel", "ONLINE", "CORRECTION_SAYS_NOTHING_NEW"),
        ("submitted", "procedure", "9.999999", "PROCEDURE_UNKNOWN"),
        ("submitted", "agency", "H15.998", "AGENCY_NOT_ESTABLISHED"),
        ("submitted", "case", "phức tạp", "CASE_NOT_PUBLISHED"),
        ("submitted", "applicant", "0f9f4ab2-98f1-4a7e-9a51-0d5fdcb8f6a4", "CORRECTION_WITHOUT_EFFECT"),
    ],
)
def test_what_the_act_would_refuse_its_correction_is_refused(
    corrections: Corrections, fact: str, field: str, says: str, code: str
) -> None:
    assert corrections.refused(fact, field, says) == code


def test_the_spellings_of_the_api_are_taken_and_read_back_as_facts_are(cast: Cast, corrections: Corrections) -> None:
    at = corrections.does("submitted", "channel", "POST")["position"]
    assert corrections.does("submitted", "channel", "post")["recordedAt"] is None, "the same in another spelling"
    assert corrections.refused("submitted", "channel", "POST", reason="Lý do khác") == "CORRECTION_SAYS_NOTHING_NEW"
    corrections.does("submitted", "resultBy", "COUNTER")
    assert corrections.does("submitted", "channel", "ONLINE")["position"] > at, "back to what was recorded"


def test_a_correction_is_itself_put_right_by_another_of_the_same_fact(cast: Cast, corrections: Corrections) -> None:
    last = corrections.does("assigned", "unit", "P2")["position"]
    later = Corrections(cast, corrections._code, last)
    assert later.refused("fact_corrected", "says", "P1") == "CORRECTION_WITHOUT_EFFECT"
    later.does("assigned", "unit", "P1")


def test_a_corrected_name_that_nothing_is_recorded_for_is_said_to_be_unchecked(cast: Cast) -> None:
    code = cast.accepted()
    last = cast.leader.does("assignDossier", code=code, unit="P1")["position"]
    asked = Corrections(cast, code, last)._named("assigned", field="unit", says="P9")
    operation = "mutation ($i: CorrectFactInput!) { correctFact(input: $i) { ... on Receipt { notes { code } } } }"
    notes = cast.leader.ask(operation, i=asked)["correctFact"]["notes"]
    assert [note["code"] for note in notes] == ["CORRECTION_RECORDED", "UNITS_NOT_RECORDED"]
