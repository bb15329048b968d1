"""One mutation per legal act, one module each; this table is the Mutation type (hành vi)."""

from api.mutations.agency.announce_outage import announce_outage
from api.mutations.agency.appoint_officer import appoint_officer
from api.mutations.agency.close_unit import close_unit
from api.mutations.agency.dismiss_officer import dismiss_officer
from api.mutations.agency.establish_agency import establish_agency
from api.mutations.agency.establish_unit import establish_unit
from api.mutations.agency.place_agency import place_agency
from api.mutations.agency.rename_unit import rename_unit
from api.mutations.agency.set_office_hours import set_office_hours
from api.mutations.agency.set_officer_accounts import set_officer_accounts
from api.mutations.agency.transfer_officer import transfer_officer
from api.mutations.calendar.declare_holiday import declare_holiday
from api.mutations.calendar.open_calendar_year import open_calendar_year
from api.mutations.calendar.revoke_calendar_decision import revoke_calendar_decision
from api.mutations.calendar.swap_working_day import swap_working_day
from api.mutations.decision.correct_decision import correct_decision
from api.mutations.decision.draft_decision import draft_decision
from api.mutations.decision.issue_decision import issue_decision
from api.mutations.decision.revoke_decision import revoke_decision
from api.mutations.decision.sign_decision import sign_decision
from api.mutations.decision.submit_decision import submit_decision
from api.mutations.dossier.accept_dossier import accept_dossier
from api.mutations.dossier.ask_opinion import ask_opinion
from api.mutations.dossier.assign_dossier import assign_dossier
from api.mutations.dossier.choose_law import choose_law
from api.mutations.dossier.complete_step import complete_step
from api.mutations.dossier.conclude_dossier import conclude_dossier
from api.mutations.dossier.correct_fact import correct_fact
from api.mutations.dossier.deliver_result import deliver_result
from api.mutations.dossier.demand_payment import demand_payment
from api.mutations.dossier.end_exclusion import end_exclusion
from api.mutations.dossier.extend_deadline import extend_deadline
from api.mutations.dossier.forward_dossier import forward_dossier
from api.mutations.dossier.give_opinion import give_opinion
from api.mutations.dossier.record_payment import record_payment
from api.mutations.dossier.reject_dossier import reject_dossier
from api.mutations.dossier.request_supplement import request_supplement
from api.mutations.dossier.start_exclusion import start_exclusion
from api.mutations.dossier.stop_dossier import stop_dossier
from api.mutations.dossier.submit_dossier import submit_dossier
from api.mutations.dossier.supply_supplement import supply_supplement
from api.mutations.dossier.take_for_agency import take_for_agency
from api.mutations.dossier.take_over_dossier import take_over_dossier
from api.mutations.dossier.withdraw_dossier import withdraw_dossier
from api.mutations.input_check import reading
from api.mutations.procedure.amend_procedure import amend_procedure
from api.mutations.procedure.approve_process import approve_process
from api.mutations.procedure.publish_procedure import publish_procedure
from api.mutations.procedure.repeal_procedure import repeal_procedure

_ACTS = (
    accept_dossier,
    amend_procedure,
    announce_outage,
    appoint_officer,
    approve_process,
    ask_opinion,
    assign_dossier,
    choose_law,
    close_unit,
    complete_step,
    conclude_dossier,
    correct_decision,
    correct_fact,
    declare_holiday,
    deliver_result,
    demand_payment,
    dismiss_officer,
    draft_decision,
    end_exclusion,
    establish_agency,
    establish_unit,
    extend_deadline,
    forward_dossier,
    give_opinion,
    issue_decision,
    open_calendar_year,
    place_agency,
    publish_procedure,
    record_payment,
    reject_dossier,
    rename_unit,
    repeal_procedure,
    request_supplement,
    revoke_calendar_decision,
    revoke_decision,
    set_office_hours,
    set_officer_accounts,
    sign_decision,
    start_exclusion,
    stop_dossier,
    submit_decision,
    submit_dossier,
    supply_supplement,
    swap_working_day,
    take_for_agency,
    take_over_dossier,
    transfer_officer,
    withdraw_dossier,
)

ACTS = tuple(reading(act) for act in _ACTS)
