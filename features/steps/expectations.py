"""Saying what was expected and what was found, in words a lawyer reads (đối chiếu)."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from domain.errors import NotPermitted
from domain.values import HO_CHI_MINH
from features.steps.values import in_vietnamese


class ScenarioMismatch(AssertionError):
    """The installation did not do what the scenario says (không đúng như kịch bản)."""


class UnspokenRefusal(ScenarioMismatch):
    """An act was refused and no sentence speaks of it (bị từ chối ngoài kịch bản)."""


def expect(what: str, wanted: object, found: object) -> None:
    """Compare and tell (đối chiếu)."""
    if wanted != found:
        raise ScenarioMismatch(f"{what}: kịch bản nêu «{_written(wanted)}», hệ thống cho «{_written(found)}»")


def unexpected(refusal: NotPermitted) -> UnspokenRefusal:
    """An act was refused and the scenario does not say so (bị từ chối ngoài kịch bản)."""
    return UnspokenRefusal(f"bị từ chối với mã {refusal.code}: {refusal.reason} (căn cứ: {refusal.basis})")


def _written(value: object) -> str:
    if value is None:
        return "không có"
    if isinstance(value, datetime):
        return f"{value.astimezone(HO_CHI_MINH):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return in_vietnamese(value) if isinstance(value, Enum) else str(value)
