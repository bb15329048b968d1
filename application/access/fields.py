"""Which role may ask for which field of the API; what is not named is denied (chính sách truy cập theo trường).

Names are those of the schema. Which rows somebody sees is decided in rows; this is about columns.
"""

from application.access.actors import Actor, Role

EVERYBODY = frozenset(Role)
KNOWN = EVERYBODY - {Role.PUBLIC}
STAFF = KNOWN - {Role.APPLICANT}
OPENS = frozenset({Role.APPLICANT, Role.INTAKE, Role.CASE, Role.LEADER})

TYPES: dict[str, frozenset[Role]] = {
    "Mutation": EVERYBODY,  # each act has its own roles, and a refused attempt is recorded
    "Receipt": EVERYBODY,
    "Refusal": EVERYBODY,
    "Detail": EVERYBODY,
    "Mistake": EVERYBODY,
    "Note": EVERYBODY,
    "InclusionPromise": EVERYBODY,
    "Procedure": EVERYBODY,
    "ProcedureVersion": EVERYBODY,
    "ProcedureConnection": EVERYBODY,
    "ProcedureEdge": EVERYBODY,
    "TimeLimit": EVERYBODY,
    "CutOff": EVERYBODY,
    "Component": EVERYBODY,
    "Fee": EVERYBODY,
    "InternalProcess": EVERYBODY,
    "PageInfo": EVERYBODY,
    "PublicTimeliness": EVERYBODY,
    "PublicRow": EVERYBODY,
    "PublicProcedure": EVERYBODY,
    "PublicAgency": EVERYBODY,
    "PublicShare": EVERYBODY,
    "Dossier": KNOWN,
    "DossierConnection": KNOWN,
    "DossierEdge": KNOWN,
    "TimelineEntry": KNOWN,
    "FactDetail": STAFF,
    "Agency": KNOWN,
    "AgencyUnit": KNOWN,
    "AgencyOfficer": STAFF,
    "Clock": KNOWN,
    "DayCountLine": KNOWN,
    "Apology": KNOWN,
    "Applicant": OPENS,
    "Decision": STAFF,
    "WorkItem": STAFF,
    "Count": STAFF,
    "Timeliness": STAFF,
    "WhatIf": STAFF,
    "SimulatedChange": STAFF,
    "SimulatedConclusion": STAFF,
    "SimulatedTotals": STAFF,
    "AuditReport": STAFF,
    "AuditTable": STAFF,
    "AuditColumn": STAFF,
    "AuditRow": STAFF,
    "AuditCell": STAFF,
    "Change": KNOWN,
    "DossierDiff": KNOWN,
    "ChangedConclusion": KNOWN,
    "DossierVerdict": KNOWN,
}
"""Who may ask for the fields of a type; Query and the fields below have rules of their own."""

FIELDS: dict[tuple[str, str], frozenset[Role]] = {
    ("Query", "dossier"): EVERYBODY,
    ("Query", "procedure"): EVERYBODY,
    ("Query", "procedures"): EVERYBODY,
    ("Query", "publicTimeliness"): EVERYBODY,
    ("Query", "dossiers"): KNOWN,
    ("Query", "dossierDiff"): KNOWN,
    ("Query", "agency"): KNOWN,
    ("Query", "decision"): STAFF,
    ("Query", "worklist"): STAFF,
    ("Query", "counts"): STAFF,
    ("Query", "timeliness"): STAFF,
    ("Query", "auditTimeliness"): STAFF,
    ("Query", "auditTransparency"): STAFF,
    ("Query", "auditResponsibility"): STAFF,
    ("Query", "auditDistribution"): STAFF,
    ("Query", "auditFindings"): STAFF,
    ("Query", "dossierResponsibility"): STAFF,
    ("Query", "whatIf"): STAFF,
    ("Subscription", "changes"): KNOWN,
    ("Dossier", "code"): EVERYBODY,
    ("Dossier", "completion"): EVERYBODY,
    ("Dossier", "applicant"): OPENS,
    ("Dossier", "decision"): STAFF,
    ("Decision", "title"): OPENS - {Role.APPLICANT},
    ("Decision", "content"): OPENS - {Role.APPLICANT},
    ("Procedure", "timeline"): STAFF,
    ("TimelineEntry", "details"): STAFF,
    ("Agency", "officers"): STAFF,
}


def permitted(type_name: str, field: str) -> frozenset[Role]:
    """The roles that may ask for a field; none where no policy names it."""
    if type_name.startswith("__") or field.startswith("__"):
        return EVERYBODY  # the schema itself is public
    return FIELDS.get((type_name, field), TYPES.get(type_name, frozenset()))


def may_ask(actor: Actor, type_name: str, field: str) -> bool:
    """Whether an actor may ask for a field."""
    return actor.role in permitted(type_name, field)
