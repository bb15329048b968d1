"""Amounts as people write them, with a dot or a comma before decimals (số lượng)."""

import re
from decimal import Decimal

from domain.errors import Malformed

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_AMBIGUOUS = re.compile(r"0*([1-9]\d{0,2})([.,])(\d{3})", re.ASCII)


class AmbiguousAmount(Malformed):
    """A dot or a comma before exactly three digits divides thousands or decimals (số hiểu được hai cách)."""


def amount_of(text: str) -> Decimal | None:
    """A number; None for what is none. Raises AmbiguousAmount with both readings (đọc số)."""
    said = text.strip()
    refuse_ambiguous(said)
    return Decimal(said.replace(",", ".")) if _NUMBER.fullmatch(said) else None


def refuse_ambiguous(said: str) -> None:
    """Refuse ``1.000`` and ``1,500``, which are two numbers. Raises AmbiguousAmount (số hiểu được hai cách)."""
    found = _AMBIGUOUS.fullmatch(said)
    if found is None:
        return
    whole, mark, decimals = found.groups()
    as_whole, as_decimal = f"{whole}{decimals}", f"{Decimal(f'{whole}.{decimals}').normalize():f}"
    en = f"«{said}» is {as_whole} or {as_decimal}; write which: {as_whole}, or {_exactly(whole, decimals, '.')}"
    vi = (
        f"«{said}» là {as_whole} hay {whole},{decimals}? Dấu «{mark}» trước đúng ba chữ số có thể ngăn hàng nghìn hoặc "
        f"phần thập phân; đề nghị viết {as_whole} hoặc {_exactly(whole, decimals, ',')}"
    )
    raise AmbiguousAmount(en, vi, code="AMBIGUOUS_AMOUNT")


def _exactly(whole: str, decimals: str, mark: str) -> str:
    """The decimal reading written so that nobody can take it for thousands."""
    shown = decimals.rstrip("0")
    if not shown:
        return whole
    return f"{whole}{mark}{shown if len(shown) < len(decimals) else decimals + '0'}"
