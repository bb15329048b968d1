"""Who acts in a story (người thực hiện)."""

from dataclasses import dataclass

from application.access.actors import Actor, Role
from domain.values import ActorId, AgencyId, PersonRef

AGENCY = AgencyId("H15.50")
ELSEWHERE = AgencyId("H61.02")
APPLICANT = PersonRef("nguoi-nop")


@dataclass(frozen=True, slots=True)
class Person:
    """A role in a story and the account that plays it (vai)."""

    vi: str
    en: str
    actor: Actor


def _person(
    vi: str, en: str, *, role: Role, account: str, agency: AgencyId | None = None, ref: str | None = None
) -> Person:
    return Person(vi, en, Actor(ActorId(account), role, agency, person=PersonRef(ref) if ref else None))


CITIZEN = _person("người nộp", "the applicant", role=Role.APPLICANT, account="nguoi-nop", ref=APPLICANT)
OTHER_CITIZEN = _person("người khác", "another person", role=Role.APPLICANT, account="nguoi-khac", ref="nguoi-khac")
INTAKE = _person("cán bộ một cửa", "the one-stop officer", role=Role.INTAKE, account="mot-cua", agency=AGENCY)
CASE = _person("cán bộ thụ lý", "the case officer", role=Role.CASE, account="thu-ly", agency=AGENCY)
LEADER = _person("lãnh đạo", "the leader", role=Role.LEADER, account="lanh-dao", agency=AGENCY)
OUTSIDER = _person(
    "cán bộ một cửa nơi khác", "an officer elsewhere", role=Role.INTAKE, account="noi-khac", agency=ELSEWHERE
)
PUBLISHER = _person("cơ quan công bố", "the publisher", role=Role.PUBLISHER, account="cong-bo")
ADMIN = _person("quản trị", "the administrator", role=Role.ADMIN, account="quan-tri")
SYSTEM = _person("hệ thống", "the system", role=Role.SYSTEM, account="system")

ROLES = (INTAKE, CITIZEN, OTHER_CITIZEN, CASE, LEADER, OUTSIDER, PUBLISHER, ADMIN, SYSTEM)
"""Everybody who can act in a story (các vai)."""
