"""What was concluded of a dossier as recorded: its date, its verdict, whether an apology is owed (kết luận)."""

from domain.dossier.counterfactual import conclude
from domain.dossier.timeliness import Verdict
from tests.domain.dossier import given_when_then as g

LATE, IN_TIME = g.at("20/03/2026"), g.at("04/03/2026")


def test_late_without_an_apology_owes_one():
    found = conclude(g.history(g.IN_PROCESS), LATE)

    assert (found.verdict, found.apology_owed) == (Verdict.OPEN_LATE, True)
    assert (found.due_on, found.supplements, str(found.limit)) == (g.on("09/03/2026"), 0, "5 ngày làm việc")


def test_an_apology_in_time_is_owed_no_more_and_in_time_none_is():
    apologised = conclude(g.history((*g.IN_PROCESS, g.EXTEND)), LATE)
    early = conclude(g.history(g.IN_PROCESS), IN_TIME)

    assert (apologised.verdict, apologised.apology_owed) == (Verdict.OPEN_LATE, False)
    assert (early.verdict, early.apology_owed) == (Verdict.OPEN, False)
