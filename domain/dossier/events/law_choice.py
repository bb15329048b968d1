"""Facts of the law that governs a dossier (chọn văn bản áp dụng).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.promise import Promise
from domain.dossier.status import Act
from domain.procedure.limits import Resume
from domain.values import ActorId, Article


@dataclass(frozen=True, slots=True, kw_only=True)
class LawChosen:
    """The applicant asked for a new decree, which governs from now on (chọn văn bản áp dụng).

    law_as_of is the day whose law governs: the first day of the decree. procedure_version and promise are those under
    it where the dossier was accepted before, None where it was not.
    """

    TOPIC: ClassVar[str] = "dossier.law_chosen.v1"
    ACT: ClassVar[Act] = Act.CHOOSE_LAW
    by: ActorId
    occurred_at: datetime
    instrument: str
    law_as_of: date
    procedure_version: int | None
    resume: Resume | None
    promise: Promise | None
    basis: Article
