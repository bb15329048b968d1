"""Small words that facts and commands of a dossier share (thành phần hồ sơ và phân loại)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.procedure.components import PaperKind


class ApplicantKind(StrEnum):
    """Who asks: a citizen, an enterprise, another organisation (đối tượng thực hiện)."""

    CITIZEN = "citizen"
    ENTERPRISE = "enterprise"
    ORGANISATION = "organisation"


class CodeForm(StrEnum):
    """Which official format a dossier code follows (định dạng mã số hồ sơ; TT 01/2018 Điều 19, TT 03/2025 Điều 13)."""

    IDENTIFIER = "identifier"
    CENTRAL = "central"


class Timing(StrEnum):
    """How a share of time ended: early, on time, late (trước hạn, đúng hạn, quá hạn)."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class ExclusionKind(StrEnum):
    """Why time is not counted: posting, explanation, another statutory ground (không tính thời gian)."""

    POSTING = "posting"
    EXPLANATION = "explanation"
    STATUTORY = "statutory"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmittedComponent:
    """One paper that was handed in (thành phần hồ sơ đã nộp). digest: SHA-256 of the file in hex, if there is one."""

    name: str
    kind: PaperKind
    count: int = 1
    digest: str | None = None
