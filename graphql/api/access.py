"""Which role may ask for which field; what is not named is denied (chính sách truy cập theo trường).

Checked on the document before anything runs, so a forbidden field costs nothing and leaks nothing. Rows are
bounded elsewhere (application.queries.sight); this is about columns.
"""

from collections.abc import AsyncIterator
from functools import lru_cache

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    visit,
)
from strawberry.extensions import SchemaExtension

from api.context import Context
from application.actors import Role
from application.attempts import FIELD_FORBIDDEN

EVERYBODY = frozenset(Role)
KNOWN = EVERYBODY - {Role.PUBLIC}
STAFF = KNOWN - {Role.APPLICANT}
OPENS = frozenset({Role.APPLICANT, Role.INTAKE, Role.CASE, Role.LEADER})

TYPES: dict[str, frozenset[Role]] = {
    "Mutation": EVERYBODY,  # each act has its own roles, and a refused attempt is recorded
    "Receipt": EVERYBODY,
    "Refusal": EVERYBODY,
    "Detail": EVERYBODY,
    "Promise": EVERYBODY,
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
    "Clock": KNOWN,
    "LedgerLine": KNOWN,
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
}
"""Who may ask for the fields of a type; Query and the fields below have rules of their own."""

FIELDS: dict[tuple[str, str], frozenset[Role]] = {
    ("Query", "dossier"): EVERYBODY,
    ("Query", "procedure"): EVERYBODY,
    ("Query", "procedures"): EVERYBODY,
    ("Query", "publicTimeliness"): EVERYBODY,
    ("Query", "dossiers"): KNOWN,
    ("Query", "dossierDiff"): KNOWN,
    ("Query", "decision"): STAFF,
    ("Query", "worklist"): STAFF,
    ("Query", "counts"): STAFF,
    ("Query", "timeliness"): STAFF,
    ("Query", "auditTimeliness"): STAFF,
    ("Query", "auditTransparency"): STAFF,
    ("Query", "auditResponsibility"): STAFF,
    ("Query", "auditDistribution"): STAFF,
    ("Query", "auditFindings"): STAFF,
    ("Query", "dossierLedger"): STAFF,
    ("Query", "whatIf"): STAFF,
    ("Subscription", "changes"): KNOWN,
    ("Dossier", "code"): EVERYBODY,
    ("Dossier", "completion"): EVERYBODY,
    ("Dossier", "applicant"): OPENS,
    ("Dossier", "decision"): STAFF,
    ("Decision", "title"): OPENS - {Role.APPLICANT},
    ("Decision", "content"): OPENS - {Role.APPLICANT},
    ("Procedure", "timeline"): STAFF,
}


def permitted(type_name: str, field: str) -> frozenset[Role]:
    """The roles that may ask for a field; none where no policy names it."""
    if type_name.startswith("__") or field.startswith("__"):
        return EVERYBODY  # the schema itself is public
    return FIELDS.get((type_name, field), TYPES.get(type_name, frozenset()))


class Access(SchemaExtension):
    """Refuses a document that asks for a field its role may not see (kiểm soát truy cập)."""

    async def on_validate(self) -> AsyncIterator[None]:
        """Hold the fields of the document against the policy; what is forbidden is not validated further.

        A command that is refused by the way is recorded as an attempt; a question is not.
        """
        context = self.execution_context
        document = context.graphql_document
        if document is not None and not context.pre_execution_errors and not context.context.holds():
            told = "the token is over, and with it what may be asked on this connection: connect again with a new one"
            context.pre_execution_errors = [GraphQLError(told, extensions={"code": "UNAUTHENTICATED"})]
        if document is not None and not context.pre_execution_errors:
            errors, acts = _forbidden(document, context.schema._schema, context.context.actor.role)
            if errors:  # anything but None here would be validated again, past the cache
                context.pre_execution_errors = list(errors)
                if acts:
                    await _record(acts[0], context.context)
        yield


async def _record(act: str, asked: Context) -> None:
    """An attempt for an act that is refused by the fields it asks back: named by the schema, not by the sender."""
    name, attempts, now = act[0].upper() + act[1:], asked.house.attempts, asked.house.clock.now()
    await attempts.refused(now, name, "", FIELD_FORBIDDEN, asked.actor, traceparent=asked.traceparent)


@lru_cache(maxsize=1024)
def _forbidden(
    document: DocumentNode, schema: GraphQLSchema, role: Role
) -> tuple[tuple[GraphQLError, ...], tuple[str, ...]]:
    """What the role may not ask for, and the acts of the document."""
    info, errors, acts = TypeInfo(schema), list[GraphQLError](), list[str]()

    class Fields(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            parent = info.get_parent_type()
            if parent is None or info.get_field_def() is None:
                return  # what the schema does not have is the validator's to refuse
            name = get_named_type(parent).name
            if parent is schema.mutation_type:
                acts.append(node.name.value)
            if role not in permitted(name, node.name.value):
                told = f"role {role.value} may not ask for {name}.{node.name.value}"
                errors.append(GraphQLError(told, nodes=[node], extensions={"code": "FIELD_FORBIDDEN"}))

    visit(document, TypeInfoVisitor(info, Fields()))
    return tuple(errors), tuple(acts)
