"""Where a dossier stands: the ten national statuses and the acts that lead between them (trạng thái hồ sơ)."""

from enum import IntEnum, StrEnum


class Status(IntEnum):
    """National status of a dossier, codes 1 to 10 of the national public-service portal (trạng thái hồ sơ)."""

    REGISTERED = 1
    ACCEPTED = 2
    REJECTED = 3
    IN_PROCESS = 4
    AWAITING_SUPPLEMENT = 5
    AWAITING_PAYMENT = 6
    WITHDRAWN = 7
    STOPPED = 8
    CONCLUDED = 9
    DELIVERED = 10


OPEN = frozenset(
    {
        Status.REGISTERED,
        Status.ACCEPTED,
        Status.IN_PROCESS,
        Status.AWAITING_SUPPLEMENT,
        Status.AWAITING_PAYMENT,
    }
)
"""Statuses in which somebody still owes the applicant a decision (đang giải quyết)."""


class StopGround(StrEnum):
    """Why a dossier is stopped (căn cứ dừng giải quyết).

    NOT_SUPPLIED, NOT_PAID: the applicant's own time is over; WITHDRAWN: at the applicant's request;
    PROCEDURE_ABOLISHED: the procedure was cut and its open dossiers stop (TTHC bị cắt giảm; R93).
    """

    NOT_SUPPLIED = "not_supplied"
    NOT_PAID = "not_paid"
    WITHDRAWN = "withdrawn"
    PROCEDURE_ABOLISHED = "procedure_abolished"


GROUND_OF = {
    Status.AWAITING_SUPPLEMENT: StopGround.NOT_SUPPLIED,
    Status.AWAITING_PAYMENT: StopGround.NOT_PAID,
    Status.WITHDRAWN: StopGround.WITHDRAWN,
}
"""The ground of stopping that follows from where a dossier stands (căn cứ dừng theo trạng thái)."""


class Act(StrEnum):
    """What can be done to a dossier (hành vi trong quá trình giải quyết); the word is the same everywhere."""

    SUBMIT = "submit"
    TAKE_FOR_AGENCY = "take_for_agency"
    CHOOSE_LAW = "choose_law"
    ACCEPT = "accept"
    REJECT = "reject"
    REQUEST_SUPPLEMENT = "request_supplement"
    SUPPLY_SUPPLEMENT = "supply_supplement"
    ASSIGN = "assign"
    FORWARD = "forward"
    TAKE_OVER = "take_over"
    COMPLETE_STEP = "complete_step"
    ASK_OPINION = "ask_opinion"
    GIVE_OPINION = "give_opinion"
    START_EXCLUSION = "start_exclusion"
    END_EXCLUSION = "end_exclusion"
    DEMAND_PAYMENT = "demand_payment"
    RECORD_PAYMENT = "record_payment"
    EXTEND_DEADLINE = "extend_deadline"
    WITHDRAW = "withdraw"
    STOP = "stop"
    DRAFT_RESULT = "draft_result"
    SIGN_RESULT = "sign_result"
    CONCLUDE = "conclude"
    DELIVER_RESULT = "deliver_result"
    CORRECT_FACT = "correct_fact"
    MOVE_DEADLINE = "move_deadline"


_S = Status
PERMITTED_FROM: dict[Act, frozenset[Status]] = {
    Act.SUBMIT: frozenset(),
    Act.TAKE_FOR_AGENCY: frozenset({_S.REGISTERED}),
    Act.CHOOSE_LAW: frozenset({_S.REGISTERED, _S.ACCEPTED}),
    Act.ACCEPT: frozenset({_S.REGISTERED}),
    Act.REJECT: frozenset({_S.REGISTERED}),
    Act.REQUEST_SUPPLEMENT: frozenset({_S.REGISTERED, _S.IN_PROCESS}),
    Act.SUPPLY_SUPPLEMENT: frozenset({_S.AWAITING_SUPPLEMENT}),
    Act.ASSIGN: frozenset({_S.ACCEPTED}),
    Act.FORWARD: frozenset({_S.IN_PROCESS}),
    Act.TAKE_OVER: frozenset({_S.IN_PROCESS}),
    Act.COMPLETE_STEP: frozenset({_S.IN_PROCESS}),
    Act.ASK_OPINION: frozenset({_S.IN_PROCESS}),
    Act.GIVE_OPINION: frozenset({_S.IN_PROCESS}),
    Act.START_EXCLUSION: frozenset({_S.IN_PROCESS}),
    Act.END_EXCLUSION: frozenset({_S.IN_PROCESS}),
    Act.DEMAND_PAYMENT: frozenset({_S.IN_PROCESS}),
    Act.RECORD_PAYMENT: frozenset({_S.AWAITING_PAYMENT}),
    Act.EXTEND_DEADLINE: frozenset({_S.IN_PROCESS}),
    Act.WITHDRAW: OPEN,
    Act.STOP: OPEN | {_S.WITHDRAWN},
    Act.DRAFT_RESULT: frozenset({_S.IN_PROCESS}),
    Act.SIGN_RESULT: frozenset({_S.IN_PROCESS}),
    Act.CONCLUDE: frozenset({_S.IN_PROCESS}),
    Act.DELIVER_RESULT: frozenset({_S.CONCLUDED}),
    Act.CORRECT_FACT: frozenset(Status),
    Act.MOVE_DEADLINE: OPEN - {_S.REGISTERED},
}
"""From which statuses each act is permitted; everything else is refused and recorded as an attempt (LAW §2.2)."""
