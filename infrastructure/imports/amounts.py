"""Amounts as files write them, with a dot or a comma before decimals (số lượng)."""

import re
from decimal import Decimal

from domain.errors import Malformed

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


def amount_of(text: str) -> Decimal | None:
    """A number; None for what is none. Raises Malformed where a dot or a comma could divide thousands or decimals."""
    said = text.strip()
    if _AMBIGUOUS.fullmatch(said):
        whole, decimals = re.split("[.,]", said)
        raise Malformed(f"«{said}» is {whole}{decimals} or {Decimal(f'{whole}.{decimals}').normalize()}; write which")
    return Decimal(said.replace(",", ".")) if _NUMBER.fullmatch(said) else None
