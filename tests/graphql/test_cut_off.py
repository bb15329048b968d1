"""A procedure that names a cut-off: what comes late in the day counts from the next working day."""

import pytest

from application.access.actors import Role
from tests.graphql.cast import Cast

pytestmark = pytest.mark.postgres
CONTENT = {"name": "Thủ tục", "limits": [{"limit": "3 ngày làm việc"}]}
READING = {"reading": "cut_offs.fifteen_o_clock", "channel": "ONLINE"}


@pytest.mark.parametrize(("hours", "due"), [(5.5, "2026-03-05"), (6.5, "2026-03-06")])
def test_the_promised_date_follows_the_cut_off_of_the_channel(cast: Cast, hours: float, due: str) -> None:
    publisher = cast.served.someone(Role.PUBLISHER)
    publisher.does("publishProcedure", procedure="1.000015", content=CONTENT | {"cutOffs": [READING]})
    cast.served.clock.pass_by(hours=hours)

    code = cast.submitted(procedure="1.000015")
    position = cast.desk.does("acceptDossier", code=code)["position"]

    asked = "query($c: String!, $p: Position) { dossier(code: $c, atLeast: $p) { dueOn clock { sources } } }"
    found = cast.inspector.ask(asked, c=code, p=position)["dossier"]
    assert found["dueOn"] == due
    assert any("cut_offs.fifteen_o_clock = after 15:00" in source for source in found["clock"]["sources"])
    shown = cast.inspector.ask(
        'query($p: Position) { procedure(code: "1.000015", atLeast: $p) { versions { cutOffs { channel reading } } } }',
        p=position,
    )
    (version,) = shown["procedure"]["versions"]
    assert version["cutOffs"] == [{"channel": "online", "reading": READING["reading"]}]


def test_a_cut_off_nobody_knows_is_refused(cast: Cast) -> None:
    unknown = CONTENT | {"cutOffs": [{"reading": "cut_offs.noon"}]}

    refusal = cast.served.someone(Role.PUBLISHER).refused("publishProcedure", procedure="1.000016", content=unknown)

    assert refusal["code"] == "MALFORMED"
    assert "cut_offs.noon" in refusal["details"][0]["value"]


@pytest.mark.parametrize("act", ["publishProcedure", "amendProcedure"])
def test_a_limit_with_two_readings_is_refused_in_both_languages(cast: Cast, act: str) -> None:
    ambiguous = CONTENT | {"limits": [{"limit": "1.000 giờ làm việc"}]}

    refusal = cast.served.someone(Role.PUBLISHER).refused(act, procedure="1.000015", content=ambiguous)

    assert refusal["code"] == "MALFORMED"
    assert "«1.000» là 1000 hay 1,000?" in refusal["reason"]
    assert refusal["details"][0]["name"] == "content.limits.0.limit"
    (mistake,) = refusal["mistakes"]
    assert (mistake["code"], "«1.000» is 1000 or 1;" in mistake["en"]) == ("AMBIGUOUS_AMOUNT", True)
