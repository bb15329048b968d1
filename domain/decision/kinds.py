"""Small words that commands and facts of a decision share (phân loại quyết định)."""

from enum import StrEnum


class DecisionKind(StrEnum):
    """How a decision answers: granted, refused, something else (đồng ý, từ chối, khác)."""

    GRANTED = "granted"
    REFUSED = "refused"
    OTHER = "other"


class SignatureForm(StrEnum):
    """How it was signed: digitally or on paper (ký số, ký giấy)."""

    DIGITAL = "digital"
    PAPER = "paper"


class CorrectedPart(StrEnum):
    """Which part of a decision held the slip (phần được đính chính)."""

    DOCUMENT_TYPE = "document_type"
    TITLE = "title"
    CONTENT = "content"
    REASON = "reason"
    BASIS = "basis"


class RevocationKind(StrEnum):
    """Taken back from a day on, or annulled as unlawful (thu hồi, hủy bỏ)."""

    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"
