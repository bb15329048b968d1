"""The index of service quality, group by group; what nobody records is named, never scored zero (Bộ chỉ số 766)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from application.audits.indicators import INDICATORS, Indicator, IndicatorInputs, online_dossiers
from application.audits.on_time_shares import settled_in_time, settlement_time
from application.audits.report import Cell, Column, Kind, NoData, Share, Table
from domain.dossier.refusals import vietnamese_day
from domain.errors import LawNotLoaded
from domain.law.in_force import InForce
from domain.law.scores import rules as scores


def service_index(grounds: IndicatorInputs, on: date, law: InForce) -> Table:
    """Every indicator with its two numbers, its factor and points, or what is missing (Bộ chỉ số phục vụ)."""
    return Table(
        key="service_index",
        vi="Bộ chỉ số phục vụ người dân, doanh nghiệp",
        en="Index of service quality",
        formula="đạt ngưỡng thì điểm tối đa, dưới ngưỡng theo tỷ lệ; không có ngưỡng thì theo tỷ lệ; làm tròn 2 chữ số",
        basis="QĐ 766/QĐ-TTg (*)",
        columns=(
            Column("number", "chỉ tiêu", "indicator"),
            Column("vi", "nội dung", "what"),
            Column("share", "tỷ lệ", "share", Kind.SHARE),
            Column("factor", "hệ số đạt ngưỡng", "factor", Kind.POINTS),
            Column("points", "điểm", "points", Kind.POINTS),
            Column("most", "điểm tối đa", "most", Kind.POINTS),
            Column("formula", "công thức", "formula"),
        ),
        rows=tuple(_row(indicator, grounds, on, law) for indicator in INDICATORS),
        notes=(
            f"2.1: {grounds.figures.without_date} hồ sơ không có ngày hẹn trả không nằm trong tỷ lệ; tỷ lệ "
            "«không có số liệu» thì không có điểm",
            "«chưa có dữ liệu» nêu sự kiện sẽ cung cấp số liệu; chỉ tiêu đó không được chấm và không phải 0 điểm",
            "điểm của 3.3 là mức cao nhất có thể: kết quả điện tử và tỷ lệ đồng bộ chưa được ghi nhận",
        ),
    )


def _row(indicator: Indicator, grounds: IndicatorInputs, on: date, law: InForce) -> tuple[Cell, ...]:
    measured = indicator.measure(grounds)
    factor = points = most = None
    if indicator.parameter is not None:
        most = _value(f"scores.service_index.{indicator.parameter}_points", on, law)
        if isinstance(measured, Share):
            factor = _scored(scores.threshold_factor, indicator.parameter, measured, on, law, "threshold")
            points = _scored(scores.points, indicator.parameter, measured, on, law, "points")
    return (indicator.number, indicator.vi, measured, factor, points, most, indicator.formula)


def _scored(
    rule: Callable[[str, int, int, date, InForce], Decimal | None],
    indicator: str,
    share: Share,
    on: date,
    law: InForce,
    needs: str,
) -> Decimal | None:
    if f"scores.service_index.{indicator}_{needs}" not in law.parameters:
        return None
    try:
        return rule(indicator, share.counted, share.total, on, law)
    except LawNotLoaded:
        return None


def _value(parameter: str, on: date, law: InForce) -> Decimal | None:
    try:
        return Decimal(str(law.value(parameter, on).value))
    except LawNotLoaded:
        return None


def settlement_indicators(grounds: IndicatorInputs, on: date, law: InForce) -> Table:
    """The nine indicators of TT 01/2018, for as long as it was in force (đánh giá việc giải quyết thủ tục)."""
    figures = grounds.figures
    try:
        time: Cell = settlement_time(figures, on, law)
        basis = "TT 01/2018/TT-VPCP Điều 13, 15"
    except LawNotLoaded:
        time = None
        basis = f"TT 01/2018/TT-VPCP Điều 13, 15; không chấm: không có hiệu lực ngày {vietnamese_day(on)}"
    online = online_dossiers(grounds)
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            "1",
            "Thời gian giải quyết (trước hạn 2, đúng hạn 1, quá hạn 0)",
            settled_in_time(figures),
            time,
        ),
        ("2", "Thời gian của từng cơ quan, kể cả phối hợp", NoData("sổ trách nhiệm: hoso audit responsibility"), None),
        ("3", "Số lần liên hệ", NoData("yêu cầu bổ sung nêu rõ do lỗi của cơ quan hay của người nộp"), None),
        ("4", "Số cơ quan phải liên hệ", NoData("lần người nộp đến từng cơ quan"), None),
        ("5", "Thực hiện tại Bộ phận Một cửa", NoData("thủ tục giải quyết tại chỗ"), None),
        ("6", "Công khai: niêm yết và điện tử", NoData("niêm yết thủ tục tại trụ sở"), None),
        ("7", "Thái độ phục vụ", NoData("đánh giá của người nộp hồ sơ"), None),
        ("8", "Phản ánh, kiến nghị xử lý đúng hạn", NoData("phản ánh, kiến nghị"), None),
        ("9", "Hồ sơ trực tuyến và quá hạn", online, None),
    )
    return Table(
        key="settlement_indicators",
        vi="Chín chỉ số đánh giá việc giải quyết thủ tục hành chính",
        en="The nine indicators of TT 01/2018",
        formula="tổng điểm/số hồ sơ, làm tròn 1 chữ số",
        basis=basis,
        columns=(
            Column("number", "chỉ số", "indicator"),
            Column("vi", "nội dung", "what"),
            Column("share", "tỷ lệ", "share", Kind.SHARE),
            Column("points", "điểm", "points", Kind.POINTS),
        ),
        rows=rows,
        notes=(f"1: {figures.ended_without_date} hồ sơ kết thúc không có ngày hẹn trả không nằm trong tỷ lệ",),
    )
