"""The people of one agency, and how they bring a dossier to where a test begins."""

from functools import cached_property
from typing import Any

from application.access.actors import Role
from tests.graphql.served_installation import Person, Served

APPLICANT = {"kind": "CITIZEN", "name": "Nguyễn Văn Thử"}


class Cast:
    """A citizen, a desk, an expert and a leader."""

    def __init__(self, served: Served, agency: str) -> None:
        self.served = served
        self.agency = agency

    def _of(self, role: Role) -> Person:
        return self.served.someone(role, self.agency)

    @cached_property
    def desk(self) -> Person:
        """The one-stop desk."""
        return self._of(Role.INTAKE)

    @cached_property
    def expert(self) -> Person:
        """The officer who works on the case."""
        return self._of(Role.CASE)

    @cached_property
    def leader(self) -> Person:
        """Who assigns and signs."""
        return self._of(Role.LEADER)

    @cached_property
    def citizen(self) -> Person:
        """Who asks."""
        return self.served.someone(Role.APPLICANT)

    @cached_property
    def inspector(self) -> Person:
        """Who sees everything."""
        return self.served.someone(Role.INSPECTOR)

    def submitted(self, **more: Any) -> str:
        """The code of a dossier that the citizen handed in online."""
        asked = {"procedure": "1.001806", "agency": self.agency, "channel": "ONLINE", "applicant": APPLICANT}
        return self.citizen.does("submitDossier", **(asked | more))["dossierCode"]  # type: ignore[no-any-return]

    def accepted(self, **more: Any) -> str:
        """… taken in."""
        code = self.submitted(**more)
        self.desk.does("acceptDossier", code=code)
        return code

    def in_process(self, **more: Any) -> str:
        """… and given to a unit."""
        code = self.accepted(**more)
        self.leader.does("assignDossier", code=code, unit="P1")
        return code

    def drafted(self, code: str | None = None, kind: str = "GRANTED", **more: Any) -> str:
        """The key of a drafted decision."""
        asked = {"agency": self.agency, "kind": kind, "documentType": "Quyết định", "code": code}
        return self.expert.does("draftDecision", **(asked | more))["subject"]  # type: ignore[no-any-return]

    def signed(self, code: str | None = None, kind: str = "GRANTED", **more: Any) -> str:
        """… submitted and signed."""
        decision = self.drafted(code, kind, **more)
        self.expert.does("submitDecision", decision=decision)
        self.leader.does("signDecision", decision=decision, form="DIGITAL")
        return decision

    def issued(self, code: str | None = None, kind: str = "GRANTED", **more: Any) -> str:
        """… and issued."""
        decision = self.signed(code, kind, **more)
        self.leader.does("issueDecision", decision=decision)
        return decision
