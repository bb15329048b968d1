"""Whose dossiers and decisions an actor may see and act on (phạm vi dữ liệu)."""

from dataclasses import dataclass
from datetime import date

from application.access.actors import OFFICERS, Actor, NotAuthorised, Outsider, Role
from domain.agency.tree import AgencyTree
from domain.dossier.commands import AcceptDossier, DossierCommand, RejectDossier, SubmitDossier
from domain.dossier.refusals import dossier_unknown
from domain.dossier.state import DossierState
from domain.values import Channel


@dataclass(frozen=True, slots=True)
class Authority:
    """Which agency stands under which on the day somebody acts (thẩm quyền theo hệ thống cơ quan).

    It is the day of sending, not the one an act is dated: who stood above an agency once has no say in it now.
    """

    tree: AgencyTree
    day: date

    def covers(self, mine: str | None, theirs: str | None) -> bool:
        """Whether an agency is the other one or stands above it."""
        return self.tree.covers(mine, theirs, self.day)


@dataclass(frozen=True, slots=True)
class Visibility:
    """Which dossiers somebody may see: all, those of an agency and below it, a person's own (phạm vi xem).

    agencies are the agency itself and those that stand below it today. Neither all, agency nor person: none.
    """

    all: bool = False
    agency: str | None = None
    agencies: frozenset[str] = frozenset()
    person: str | None = None

    @property
    def whole_agency(self) -> bool:
        """Whether it holds an agency's dossiers together: what lists of work and figures are made of."""
        return self.all or self.agency is not None

    def covers(self, agency: str | None) -> bool:
        """Whether what belongs to an agency is within it."""
        return self.all or agency in self.agencies

    def covers_scope(self, agency: str | None) -> bool:
        """Whether figures may be asked for an agency; None stands for all that may be visible."""
        return self.all or bool(self.agency and (agency is None or agency in self.agencies))


def visibility_of(actor: Actor, authority: Authority) -> Visibility:
    """The dossiers an actor may see: officers their agency's, applicants their own, inspectors all, the public none."""
    if actor.role in (Role.INSPECTOR, Role.LEGAL, Role.ADMIN, Role.SYSTEM):
        return Visibility(all=True)
    if actor.role in OFFICERS and actor.agency is not None:
        return Visibility(agency=actor.agency, agencies=authority.tree.within(actor.agency, authority.day))
    return Visibility(person=actor.person) if actor.role is Role.APPLICANT else Visibility()


REFERENCE_DATA = frozenset({"procedure", "process", "agency", "calendar"})
"""Kinds of streams whose facts everybody with a token may follow."""


def refuse_outsider(actor: Actor, state: DossierState, command: DossierCommand, authority: Authority) -> None:
    """Refuse an officer of another agency and an applicant with another person's dossier (không có thẩm quyền).

    What a desk took for the competent agency is accepted or refused by that agency alone: its receipt starts the
    clock (NĐ 118/2025 Điều 17 khoản 3; R77).
    """
    asked = command if isinstance(command, SubmitDossier) else state.submission
    agency, person = (asked.agency, asked.applicant) if asked else (None, None)
    holders = {agency, state.holder.agency} - {None}
    if state.taken_for is not None and isinstance(command, AcceptDossier | RejectDossier):
        holders = {state.taken_for.agency}
    if actor.role in OFFICERS and holders and not any(authority.covers(actor.agency, holder) for holder in holders):
        reason = "Hồ sơ thuộc thẩm quyền của cơ quan khác; đề nghị chuyển yêu cầu đến cơ quan đang giải quyết."
        raise _refusal(reason, "NĐ 118/2025/NĐ-CP Điều 18", command, visible=sees(actor, state, authority))
    if isinstance(command, SubmitDossier) and actor.is_applicant and command.channel is not Channel.ONLINE:
        raise NotAuthorised(
            "Người nộp chỉ tự nộp trực tuyến; hồ sơ nộp trực tiếp hoặc qua bưu chính do bộ phận một cửa ghi nhận.",
            basis="NĐ 118/2025/NĐ-CP Điều 17",
            details={"channel": command.channel.value},
        )
    if actor.role is Role.APPLICANT and person is not None and actor.person != person:
        reason = "Chỉ người nộp hồ sơ hoặc người được ủy quyền mới thực hiện được việc này."
        raise _refusal(reason, "NĐ 118/2025/NĐ-CP Điều 6", command, visible=False)


def opens_personal_data(actor: Actor) -> bool:
    """Whether encrypted values of what he sees are opened for somebody: officers who work on it (dữ liệu cá nhân)."""
    return actor.role in OFFICERS


def sees_attempts(actor: Actor) -> bool:
    """Whether refused attempts are shown: to leaders of the agency and to inspectors (hành vi bị từ chối)."""
    return actor.role in (Role.LEADER, Role.INSPECTOR)


def sees(actor: Actor, state: DossierState, authority: Authority) -> bool:
    """Whether somebody may see a dossier, whatever he may do with it (phạm vi xem)."""
    visible, submitted = visibility_of(actor, authority), state.submission
    if visible.person is not None:
        return submitted is not None and submitted.applicant == visible.person
    known = {None if submitted is None else submitted.agency, state.holder.agency} - {None}
    return visible.all or any(visible.covers(agency) for agency in known)


def _refusal(reason: str, basis: str, command: DossierCommand, *, visible: bool) -> NotAuthorised:
    """Who may see the dossier, or hands one in, hears why; anybody else hears what he would of one that is not."""
    if visible or isinstance(command, SubmitDossier):
        return NotAuthorised(reason, basis=basis)
    return Outsider(reason, basis=basis, as_unknown=dossier_unknown())


def refuse_other_agency(actor: Actor, agency: str | None, authority: Authority) -> None:
    """Refuse an act on a decision of an agency that the actor's does not cover (không có thẩm quyền)."""
    if agency is not None and not authority.covers(actor.agency, agency):
        raise NotAuthorised(
            "Quyết định thuộc thẩm quyền của cơ quan khác; đề nghị chuyển đến cơ quan ban hành.",
            basis="NĐ 30/2020/NĐ-CP Điều 18",
        )
