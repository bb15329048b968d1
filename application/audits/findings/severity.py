"""How grave a finding is (mức độ)."""

from enum import StrEnum


class Severity(StrEnum):
    """How grave it is where there is no innocent explanation (mức độ)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def vi(self) -> str:
        """As inspectors say it."""
        return {Severity.LOW: "thấp", Severity.MEDIUM: "trung bình", Severity.HIGH: "cao"}[self]

    @property
    def weight(self) -> int:
        """From the lightest up."""
        return list(Severity).index(self)
