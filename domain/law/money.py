"""Whole đồng (số tiền)."""

from decimal import ROUND_HALF_UP, Decimal

from domain.errors import Malformed


def whole_dong(amount: Decimal) -> int:
    """An amount in whole đồng, a part of a đồng rounded half up (làm tròn) [D]: no instrument met says how."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def refuse_negative(amount: int) -> None:
    """Refuse an amount below 0 (số tiền không hợp lệ). Raises Malformed."""
    if amount < 0:
        raise Malformed(
            f"{amount} đồng: an amount of money is 0 or more",
            vi=f"{amount} đồng: số tiền không được nhỏ hơn 0",
            code="NOT_AN_AMOUNT",
        )
