"""Taking over another system's history as it is (tiếp nhận dữ liệu cũ)."""

from domain.dossier.commands import AdoptActivity, AdoptDossier
from domain.dossier.events import ActivityAdopted, DossierAdopted
from domain.dossier.state import DossierState
from domain.errors import NotPermitted
from domain.values import Article

TRANSFER = Article("NĐ 45/2020/NĐ-CP Điều 16")


class NotAdopted(NotPermitted):
    """An activity needs the dossier it belongs to, and its turn (chưa tiếp nhận hồ sơ gốc)."""

    code = "NOT_ADOPTED"


class OwnDossier(NotPermitted):
    """A dossier handed in here cannot be adopted from elsewhere (hồ sơ nộp tại hệ thống này)."""

    code = "OWN_DOSSIER"


def adopt(command: AdoptDossier, state: DossierState) -> tuple[DossierAdopted, ...]:
    """Take over a dossier with its attributes; the same one again is nothing (tiếp nhận hồ sơ)."""
    if state.adoption is not None and state.adoption[:2] == (command.source, command.case):
        return ()
    if state.version:
        raise OwnDossier("Hồ sơ đã có trong hệ thống, không tiếp nhận lại từ nguồn khác.", basis=TRANSFER)
    return (
        DossierAdopted(
            by=command.by,
            occurred_at=command.occurred_at,
            source=command.source,
            case=command.case,
            channel=command.channel,
            started_at=command.started_at,
            deadline_at=command.deadline_at,
            planned_end_at=command.planned_end_at,
            ended_at=command.ended_at,
            attributes=command.attributes,
            basis=TRANSFER,
        ),
    )


def adopt_activity(command: AdoptActivity, state: DossierState) -> tuple[ActivityAdopted, ...]:
    """Take over the next activity of that history; one already here is nothing (tiếp nhận bước xử lý)."""
    if state.adoption is None or command.sequence > state.adoption.activities + 1:
        raise NotAdopted(
            f"Bước {command.sequence} chưa tiếp nhận được: cần tiếp nhận hồ sơ gốc và các bước trước theo thứ tự.",
            basis=TRANSFER,
        )
    if command.sequence <= state.adoption.activities:
        return ()
    return (
        ActivityAdopted(
            by=command.by,
            occurred_at=command.occurred_at,
            sequence=command.sequence,
            activity=command.activity,
            actor=command.actor,
            group=command.group,
            instance=command.instance,
            attributes=command.attributes,
            basis=TRANSFER,
        ),
    )
