"""A verdict comes with its reason in one sentence."""

from dataclasses import replace

import pytest

from domain.dossier.events import DossierAdopted
from domain.dossier.evolution import fold
from domain.dossier.state import DossierState
from domain.dossier.timeliness import ComparedBy, Verdict, verdict
from domain.dossier.verdict_reason import reasoned_verdict
from tests.domain.dossier import given_when_then as g


def test_an_apology_does_not_make_it_timely() -> None:
    """Promised for 09/03, put off to 16/03, still open on 12/03: late (R37)."""
    found = reasoned_verdict(g.state_after((*g.IN_PROCESS, g.EXTEND)), g.at("12/03/2026"))
    assert found.verdict is Verdict.OPEN_LATE
    assert found.vi == "đang giải quyết, quá hạn: hẹn 09/03, xin lỗi không làm thành đúng hạn (R37)"
    assert found.en == "open and late: promised for 09/03, the apology does not make it timely (R37)"


def test_what_waits_says_since_when() -> None:
    found = reasoned_verdict(g.state_after(g.AWAITING_PAYMENT), g.at("01/04/2026"))
    assert found.vi == "đang giải quyết: hẹn 09/03, thời hạn dừng tính từ 05/03"


def test_every_verdict_has_words_and_the_same_verdict_as_the_rule() -> None:
    late = replace(g.STEP, occurred_at=g.at("03/03/2026"))
    for given in (g.IN_PROCESS, (*g.IN_PROCESS, late), g.AWAITING_SUPPLEMENT, (g.SUBMIT,)):
        state = g.state_after(given)
        for day in ("04/03/2026", "20/03/2026"):
            assert reasoned_verdict(state, g.at(day)).verdict is verdict(state, g.at(day))
    assert reasoned_verdict(DossierState(), g.at("04/03/2026")).vi == "đang giải quyết: không có ngày hẹn trả"


def ended_before(due: str, began: str = "05/03/2026") -> DossierState:
    """Another system's dossier that began on 05/03 and ended on 01/03 by what its source says."""
    return fold(
        [
            DossierAdopted(
                by=g.CITIZEN,
                occurred_at=g.at("05/03/2026"),
                source="cũ",
                case="1",
                channel=None,
                started_at=g.at(began),
                deadline_at=g.at(due),
                planned_end_at=None,
                ended_at=g.at("01/03/2026"),
                attributes={},
                lifecycle_model=None,
                classifiers={},
            )
        ]
    )


@pytest.mark.parametrize(
    ("due", "found"), [("10/03/2026", Verdict.EARLY), ("05/03/2026", Verdict.ON_TIME), ("03/03/2026", Verdict.LATE)]
)
@pytest.mark.parametrize("by", ComparedBy)
def test_what_ended_before_it_began_is_judged_as_it_began_and_the_reason_says_so(
    due: str, found: Verdict, by: ComparedBy
) -> None:
    state, at = ended_before(due), g.at("20/03/2026")
    assert verdict(state, at, by) is found
    reason = reasoned_verdict(state, at, by)
    assert reason.vi.endswith(
        f"hẹn {due[:5]}, kết thúc 05/03 như khi bắt đầu: ngày kết thúc được ghi là 01/03, trước khi bắt đầu"
    )
    assert reason.en.endswith(
        f"promised for {due[:5]}, ended 05/03 as it began: its recorded end, 01/03, is before that"
    )


def test_an_end_on_the_day_of_the_beginning_is_named_by_that_day_alone() -> None:
    state = ended_before("10/03/2026", began="01/03/2026 15:00")
    assert reasoned_verdict(state, g.at("20/03/2026")).vi == "trước hạn: hẹn 10/03, kết thúc 01/03"
