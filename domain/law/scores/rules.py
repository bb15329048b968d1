"""How offices are scored, and the ratios they publish (chấm điểm, tỷ lệ).

A ratio is kept as two whole numbers, never only as a percentage: two instruments that divide differently
cannot be compared otherwise. Sums are exact; points and percentages are rounded half up at the end, never to all or to
none [D].
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from domain.errors import Malformed
from domain.law.in_force import InForce
from domain.shares import rounded, rounded_share

_TENTH = Decimal("0.1")


def points(indicator: str, counted: int, total: int, on: date, law: InForce) -> Decimal | None:
    """Points for one indicator of the service index, to two decimals (điểm chỉ tiêu của Bộ chỉ số): R65.

    Căn cứ: QĐ 766/QĐ-TTg, mô tả công thức. From the threshold on all points, below it in proportion; an indicator
    without a threshold is in proportion throughout. None where there was nothing to count: not scored [D].
    """
    _refuse_impossible(counted, total)
    most = Fraction(law.value(f"scores.service_index.{indicator}_points", on).value)
    if not total:
        return None
    if f"scores.service_index.{indicator}_threshold" not in law.parameters:
        return rounded_share(most * Fraction(counted, total), most)
    return rounded_share(most * _reached(indicator, counted, total, on, law), most)


def threshold_factor(indicator: str, counted: int, total: int, on: date, law: InForce) -> Decimal | None:
    """How far a ratio reaches towards its threshold, at most 1, to two decimals (hệ số đạt ngưỡng): R65.

    Căn cứ: QĐ 766/QĐ-TTg, mô tả công thức. None where there was nothing to count.
    """
    _refuse_impossible(counted, total)
    return rounded_share(_reached(indicator, counted, total, on, law), Fraction(1)) if total else None


def settlement_time_score(*, early: int, on_time: int, late: int, on: date, law: InForce) -> Decimal | None:
    """The mean points of dossiers for their time, to one decimal (chỉ số 1, thời gian giải quyết): R66.

    Căn cứ: TT 01/2018/TT-VPCP Điều 13, Điều 15. None where no dossier was settled.
    """
    counts = {"early": early, "on_time": on_time, "late": late}
    if min(counts.values()) < 0:
        raise _below_zero(*counts.values())
    sums = [Fraction(law.value(f"scores.settlement_time.{how}", on).value) * many for how, many in counts.items()]
    settled = sum(counts.values())
    return rounded(sum(sums, Fraction()) / settled, _TENTH) if settled else None


def still_open(received: tuple[int, int, int], settled: tuple[int, int, int]) -> int:
    """Column 11 of the report form: what was received and not settled (hồ sơ đang giải quyết): R67.

    Căn cứ: Biểu II.06a/VPCP/KSTT: 3 = 4 + 5 + 6 (online, other channels, carried over), 7 = 8 + 9 + 10 (early, on
    time, late), 3 = 7 + 11. Raises Malformed where more was settled than received.
    """
    left = sum(received) - sum(settled)
    if left < 0 or min(*received, *settled) < 0:
        got, done = sum(received), sum(settled)
        raise Malformed(
            f"received {got}, settled {done}: the form cannot balance (3 = 7 + 11)",
            vi=f"tiếp nhận {got}, đã giải quyết {done}: biểu không thể cân đối (3 = 7 + 11)",
            code="NO_PART_OF_THE_WHOLE",
        )
    return left


def form_balances(*, received: int, settled: int, open: int) -> bool:
    """Whether column 3 = column 7 + column 11 (biểu cân đối; Biểu II.06a/VPCP/KSTT): R67."""
    return received == settled + open


def in_no_class(whole: int, *classes: int) -> int:
    """How many dossiers the classes of a published table leave out; below zero: some are in two (không thuộc nhóm nào).

    Căn cứ: Biểu II.06a/VPCP/KSTT: 7 = 8 + 9 + 10, 11 = 12 + 13: R67. Raises Malformed for a number below zero.
    """
    if min(whole, *classes) < 0:
        raise _below_zero(whole, *classes)
    return whole - sum(classes)


def on_time_by_gia_lai(
    *, received: int, carried_over: int, late_open: int, late_settled: int, without_date: int = 0
) -> tuple[int, int]:
    """Dossiers not late, of all received and carried over (tỷ lệ đúng hạn, cách tính Gia Lai): R68.

    Căn cứ: thông báo 301, motcua.gialai.gov.vn: 100 − (late open + late settled)/(received + carried over). What has
    no date cannot be late, and is in no share [D]. Raises Malformed where more is late than there is.
    """
    total = received + carried_over - without_date
    return _share(total - late_open - late_settled, total)


def on_time_by_service_index(
    *, received: int, carried_over: int, late_settled: int, without_date: int = 0
) -> tuple[int, int]:
    """Dossiers not settled late, of the same total (tỷ lệ đúng hạn, cách tính Bộ chỉ số): R68.

    Căn cứ: QĐ 766/QĐ-TTg chỉ tiêu 2.1. What is open and late is not subtracted here, which is all the difference.
    What has no date cannot be late, and is in no share [D]. Raises Malformed where more is late than there is.
    """
    total = received + carried_over - without_date
    return _share(total - late_settled, total)


def percent(counted: int, total: int) -> Decimal | None:
    """A ratio in percent, to two decimals, 100 for all alone; None where there was nothing to count (tỷ lệ)."""
    _refuse_impossible(counted, total)
    return rounded_share(Fraction(100 * counted, total), Fraction(100)) if total else None


def _reached(indicator: str, counted: int, total: int, on: date, law: InForce) -> Fraction:
    threshold = Fraction(law.value(f"scores.service_index.{indicator}_threshold", on).value)
    return min(Fraction(1), Fraction(counted, total) / threshold)


def _share(counted: int, total: int) -> tuple[int, int]:
    _refuse_impossible(counted, total)
    return counted, total


def _refuse_impossible(counted: int, total: int) -> None:
    if not 0 <= counted <= total:
        raise Malformed(
            f"{counted} of {total}: a part is between 0 and the whole",
            vi=f"{counted} trên {total}: phần phải từ 0 đến tổng, không thể lớn hơn tổng",
            code="NO_PART_OF_THE_WHOLE",
        )


def _below_zero(*counts: int) -> Malformed:
    shown = ", ".join(map(str, counts))
    vi = f"{shown}: số hồ sơ phải từ 0 trở lên"
    return Malformed(f"{shown}: a number of dossiers is 0 or more", vi=vi, code="BELOW_ZERO")
