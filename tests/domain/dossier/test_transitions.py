"""Every act from every status, as LAW §2.2 draws it (R70); written from the law, not from the code."""

from dataclasses import replace

import pytest

from domain.dossier import commands as c
from domain.dossier.status import Act, Status
from domain.errors import NotPermitted
from tests.domain.dossier import given_when_then as g

# 1→2 accept      1→3 refuse      1→5 supplement      1→7 withdraw
# 2→4 assign      4→5 supplement  5→4 completed       5→8 closed after limit
# 5→1 completed, when asked before acceptance         2→7, 5→7, 6→7 withdraw
# 4→6 finance     6→4 paid        6→8 not paid        4→7 withdraw
# 7→8 stop notice 4→9 decision    9→10 returned       4→4 forward between units
# 1→1 taken for the competent agency (NĐ 309/2026)  1→1, 2→2 law chosen (NĐ 301/2026 Điều 18)
# 1, 2, 4, 5, 6, 7→8 where the procedure was abolished (NQ 66.18/2026): test_closing
PERMITTED: dict[Act, str] = {
    Act.SUBMIT: "-",
    Act.TAKE_FOR_AGENCY: "1",
    Act.CHOOSE_LAW: "1 2",
    Act.ACCEPT: "1",
    Act.REJECT: "1",
    Act.REQUEST_SUPPLEMENT: "1 4",
    Act.SUPPLY_SUPPLEMENT: "5",
    Act.ASSIGN: "2",
    Act.FORWARD: "4",
    Act.TAKE_OVER: "4",
    Act.COMPLETE_STEP: "4",
    Act.ASK_OPINION: "4",
    Act.GIVE_OPINION: "4",
    Act.START_EXCLUSION: "4",
    Act.END_EXCLUSION: "4",
    Act.DEMAND_PAYMENT: "4",
    Act.RECORD_PAYMENT: "6",
    Act.EXTEND_DEADLINE: "4",
    Act.WITHDRAW: "1 2 4 5 6",
    Act.STOP: "5 6 7",
    Act.DRAFT_RESULT: "4",
    Act.SIGN_RESULT: "4",
    Act.CONCLUDE: "4",
    Act.DELIVER_RESULT: "9",
    Act.CORRECT_FACT: "1 2 3 4 5 6 7 8 9 10",
    Act.MOVE_DEADLINE: "2 4 5 6",
}
AT_STATUS: dict[str, g.Given] = {
    "-": (),
    "1": g.REGISTERED,
    "2": g.ACCEPTED,
    "3": g.REJECTED,
    "4": g.IN_PROCESS,
    "5": g.AWAITING_SUPPLEMENT,
    "6": g.AWAITING_PAYMENT,
    "7": g.WITHDRAWN,
    "8": g.STOPPED,
    "9": g.CONCLUDED,
    "10": g.DELIVERED,
}
TO: dict[Act, Status] = {
    Act.SUBMIT: Status.REGISTERED,
    Act.ACCEPT: Status.ACCEPTED,
    Act.REJECT: Status.REJECTED,
    Act.REQUEST_SUPPLEMENT: Status.AWAITING_SUPPLEMENT,
    Act.SUPPLY_SUPPLEMENT: Status.IN_PROCESS,
    Act.ASSIGN: Status.IN_PROCESS,
    Act.DEMAND_PAYMENT: Status.AWAITING_PAYMENT,
    Act.RECORD_PAYMENT: Status.IN_PROCESS,
    Act.WITHDRAW: Status.WITHDRAWN,
    Act.STOP: Status.STOPPED,
    Act.CONCLUDE: Status.CONCLUDED,
    Act.DELIVER_RESULT: Status.DELIVERED,
}
COMMAND: dict[Act, c.ActCommand] = {
    command.ACT: command
    for command in (
        *(g.SUBMIT, g.ACCEPT, g.REJECT, g.REQUEST, g.SUPPLY, g.ASSIGN, g.FORWARD, g.TAKE_OVER, g.STEP, g.ASK),
        *(g.ANSWER, g.EXCLUDE, g.INCLUDE, g.DEMAND, g.PAY, g.EXTEND, g.MOVE, g.WITHDRAW, g.STOP, g.DRAFT, g.SIGN),
        *(g.CONCLUDE, g.DELIVER, g.CORRECT, g.TAKE, g.CHOOSE),
    )
}
BEFORE: dict[Act, g.Given] = {
    Act.TAKE_OVER: (g.FORWARD,),
    Act.GIVE_OPINION: (g.ASK,),
    Act.END_EXCLUSION: (g.EXCLUDE,),
    Act.SIGN_RESULT: (g.DRAFT,),
}
LATE = g.at("02/04/2026 09:00")


def history(act: Act, status: str) -> g.Facts:
    """Facts that leave the dossier at a status; at 4 with what the act answers."""
    given = AT_STATUS[status]
    return g.history((*given, *BEFORE.get(act, ())) if status == "4" else given)


def test_every_act_is_drawn() -> None:
    assert set(PERMITTED) == set(Act) == set(COMMAND)


@pytest.mark.parametrize("status", AT_STATUS)
@pytest.mark.parametrize("act", Act, ids=lambda act: act.value)
def test_every_act_from_every_status(act: Act, status: str) -> None:
    facts = history(act, status)
    command = replace(COMMAND[act], occurred_at=LATE)
    if act is Act.EXTEND_DEADLINE:
        command = replace(g.EXTEND, occurred_at=LATE, new_due_on=g.on("10/04/2026"))
    if act is Act.DEMAND_PAYMENT:
        command = replace(g.DEMAND, occurred_at=LATE, pay_until=g.on("20/04/2026"))
    if act is Act.SUPPLY_SUPPLEMENT:
        command = replace(g.SUPPLY, occurred_at=g.at("26/03/2026"))
    if act is Act.CHOOSE_LAW:
        command = g.CHOOSE
    if status in PERMITTED[act].split():
        assert g.when(facts, command, g.moved() if act is Act.MOVE_DEADLINE else None)
        return
    code = "ALREADY_SUBMITTED" if act is Act.SUBMIT else "DOSSIER_UNKNOWN" if status == "-" else "ILLEGAL_TRANSITION"
    with pytest.raises(NotPermitted) as refusal:
        g.when(facts, command)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("act", "status"), [(act, status) for act in Act for status in PERMITTED[act].split()], ids=str
)
def test_where_every_permitted_act_leads(act: Act, status: str) -> None:
    facts = history(act, status)
    command = replace(COMMAND[act], occurred_at=LATE)
    if act is Act.EXTEND_DEADLINE:
        command = replace(g.EXTEND, occurred_at=LATE, new_due_on=g.on("10/04/2026"))
    if act is Act.DEMAND_PAYMENT:
        command = replace(g.DEMAND, occurred_at=LATE, pay_until=g.on("20/04/2026"))
    if act is Act.SUPPLY_SUPPLEMENT:
        command = replace(g.SUPPLY, occurred_at=g.at("26/03/2026"))
    if act is Act.CHOOSE_LAW:
        command = g.CHOOSE
    after = g.fold((*facts, *g.when(facts, command)))
    stays = None if status == "-" else Status(int(status))
    assert after.status is TO.get(act, stays)


def test_a_supplement_asked_before_acceptance_leads_back_to_1() -> None:
    asked = replace(g.REQUEST, occurred_at=g.at("02/03/2026 09:00"))
    assert g.state_after((g.SUBMIT, asked, g.SUPPLY)).status is Status.REGISTERED


@pytest.mark.parametrize(("given", "command"), [(g.DELIVERED, g.ASSIGN), (g.REJECTED, g.ACCEPT)])
def test_the_refusal_names_its_rule(given: g.Given, command: c.ActCommand) -> None:
    assert g.refused(given, command, "ILLEGAL_TRANSITION").details["rule"] == "R70"


def test_5_to_5_is_refused() -> None:
    g.refused(g.AWAITING_SUPPLEMENT, replace(g.REQUEST, occurred_at=LATE), "ILLEGAL_TRANSITION")
