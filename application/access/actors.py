"""Who acts, in which capacity (người thực hiện)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import NotPermitted
from domain.values import ActorId, AgencyId, PersonRef, UnitId


class Role(StrEnum):
    """Capacities a token can carry; without a token everybody is the public (vai trò)."""

    APPLICANT = "applicant"
    INTAKE = "intake"
    CASE = "case"
    LEADER = "leader"
    PUBLISHER = "publisher"
    INSPECTOR = "inspector"
    LEGAL = "legal"
    ADMIN = "admin"
    SYSTEM = "system"
    PUBLIC = "public"


OFFICERS = frozenset({Role.INTAKE, Role.CASE, Role.LEADER})
"""Roles that act for one agency."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or machine behind a token; never taken from an input (người thực hiện)."""

    id: ActorId
    role: Role
    agency: AgencyId | None = None
    unit: UnitId | None = None
    person: PersonRef | None = None

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody in particular asks, for there was no token."""
        return self.role is Role.PUBLIC

    @property
    def is_applicant(self) -> bool:
        """Whether the role acts for himself, or for whom he may act for."""
        return self.role is Role.APPLICANT

    @property
    def is_officer(self) -> bool:
        """Whether the role acts for one agency, and an agency is named."""
        return self.role in OFFICERS and self.agency is not None

    @property
    def own_person(self) -> PersonRef | None:
        """Whom an applicant acts for; officers act for whomever an input names (người nộp)."""
        return self.person if self.role is Role.APPLICANT else None


ANONYMOUS = Actor(ActorId("public"), Role.PUBLIC)
SYSTEM = Actor(ActorId("system"), Role.SYSTEM)


class NotAnOfficer(NotPermitted):
    """The account belongs to no officer who serves in its agency today (tài khoản không thuộc cán bộ nào)."""

    code = "NOT_AN_OFFICER"


class NotAuthorised(NotPermitted):
    """The actor's role, agency or person does not cover the act (không có thẩm quyền)."""

    code = "NOT_AUTHORISED"


class Outsider(NotAuthorised):
    """An act on what the actor may not see: answered as what is not there (người ngoài phạm vi).

    as_unknown is the answer, and what is recorded, with the word that an outsider tried it.
    """

    code = "OUTSIDER"

    def __init__(self, reason: str, *, basis: str, as_unknown: NotPermitted) -> None:
        super().__init__(reason, basis=basis)
        self.as_unknown = as_unknown
