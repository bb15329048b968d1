"""How a share is rounded: never to the whole where something is missing, never to nothing (làm tròn tỷ lệ)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

HUNDREDTH = Decimal("0.01")


def rounded(number: Fraction, unit: Decimal) -> Decimal:
    """A number to a unit, half up (làm tròn)."""
    return (Decimal(number.numerator) / number.denominator).quantize(unit, ROUND_HALF_UP)


def rounded_share(number: Fraction, most: Fraction, unit: Decimal = HUNDREDTH) -> Decimal:
    """A part of ``most``, half up, yet below it where it is less and above 0 where it is more (làm tròn tỷ lệ) [D].

    20,000 of 20,001 is 99.99 percent: 100 would say that none was late.
    """
    found = rounded(number, unit)
    if number < most and found >= most:
        return found - unit
    return unit if number > 0 and not found else found
