"""Fees, complaints, publication, other offices and scores (phí, khiếu nại, công bố, cơ quan khác, chấm điểm)."""

from datetime import date, datetime
from decimal import Decimal

from application.access.actors import Role
from domain.errors import LawNotLoaded, Malformed
from domain.law.fees.rules import fee
from domain.law.in_force import Deadline
from domain.law.scores import rules as scores
from domain.law.tax.rules import late_refund_interest
from domain.values import Channel, parse_dossier_code
from features.steps.binding import step
from features.steps.expectations import ScenarioMismatch, expect
from features.steps.formula_words import Clock, Notice
from features.steps.world import World


@step("clock.ends")
def clock_ends(world: World, clock: Clock, start: datetime, end: date | datetime) -> None:
    """Thời hạn có tên hết vào ngày nào, nêu giờ thì đối chiếu cả giờ."""
    found = clock(start, world.in_force(start.date()))
    if isinstance(found, Deadline):
        found = found.due.at if isinstance(end, datetime) else found.due.on
    expect("thời hạn", end, found)


@step("clock.not_loaded")
def clock_not_loaded(world: World, clock: Clock, start: datetime) -> None:
    """Ngày đó chưa có hoặc không còn quy định nào: hệ thống không tự đoán."""
    try:
        clock(start, world.in_force(start.date()))
    except LawNotLoaded:
        return
    raise ScenarioMismatch(f"kịch bản nêu ngày {start:%d/%m/%Y} không có quy định, hệ thống lại tính được thời hạn")


@step("notice.latest")
def notice_latest(world: World, notice: Notice, reached: date, latest: date) -> None:
    """Ngày muộn nhất tính lùi từ một ngày."""
    expect("ngày muộn nhất", latest, notice(reached, world.in_force(reached))[0])


@step("fee.owed")
def fee_owed(world: World, share: str, full: int, channel: Channel, on: date, owed: int) -> None:
    """Phí, lệ phí phải nộp theo hình thức nộp."""
    expect("số tiền phải nộp", owed, fee(full, channel, on, share, world.in_force(on))[0])


@step("interest.owed")
def interest_owed(world: World, amount: int, due: date, refunded: date, interest: int) -> None:
    """Tiền lãi do chậm hoàn thuế."""
    expect("tiền lãi", interest, late_refund_interest(amount, due, refunded, world.in_force(refunded))[0])


@step("score.points")
def score_points(world: World, indicator: str, counted: int, total: int, on: date, points: Decimal) -> None:
    """Điểm một chỉ tiêu của Bộ chỉ số."""
    expect("điểm", points, scores.points(indicator, counted, total, on, world.in_force(on)))


@step("score.factor")
def score_factor(world: World, indicator: str, counted: int, total: int, on: date, factor: Decimal) -> None:
    """Hệ số đạt ngưỡng của một chỉ tiêu."""
    expect("hệ số", factor, scores.threshold_factor(indicator, counted, total, on, world.in_force(on)))


@step("score.settlement_time")
def score_settlement_time(world: World, early: int, on_time: int, late: int, on: date, points: Decimal) -> None:
    """Chỉ số 1 của Thông tư 01/2018."""
    law = world.in_force(on)
    expect("điểm", points, scores.settlement_time_score(early=early, on_time=on_time, late=late, on=on, law=law))


@step("form.open")
def form_open(
    world: World, online: int, direct: int, carried: int, early: int, on_time: int, late: int, open: int
) -> None:
    """Số hồ sơ đang giải quyết theo biểu II.06a."""
    expect("đang giải quyết", open, scores.still_open((online, direct, carried), (early, on_time, late)))


@step("form.balances")
def form_balances(world: World, received: int, settled: int, open: int, balance: bool) -> None:
    """Biểu cân đối khi cột 3 = cột 7 + cột 11."""
    names = {True: "cân đối", False: "không cân đối"}
    found = scores.form_balances(received=received, settled=settled, open=open)
    expect("biểu", names[balance], names[found])


@step("form.no_class")
def form_no_class(world: World, whole: int, early: int, on_time: int, late: int, left: int) -> None:
    """Số hồ sơ đã giải quyết mà bảng công bố không xếp vào nhóm nào."""
    expect("không thuộc nhóm nào", left, scores.in_no_class(whole, early, on_time, late))


@step("form.parts")
def form_parts(world: World, whole: int, one: int, other: int) -> None:
    """Hai phần cộng lại đúng bằng tổng."""
    expect("không thuộc nhóm nào", 0, scores.in_no_class(whole, one, other))


@step("ratio.percent")
def ratio_percent(world: World, counted: int, total: int, percent: Decimal) -> None:
    """Tỷ lệ phần trăm của hai số."""
    expect("tỷ lệ", percent, scores.percent(counted, total))


@step("ratio.on_time")
def ratio_on_time(
    world: World, ratio: str, received: int, carried: int, late_open: int, late_settled: int, percent: Decimal
) -> None:
    """Tỷ lệ đúng hạn theo cách tính của từng nơi."""
    if ratio == "gia_lai":
        counted = scores.on_time_by_gia_lai(
            received=received, carried_over=carried, late_open=late_open, late_settled=late_settled
        )
    else:
        counted = scores.on_time_by_service_index(received=received, carried_over=carried, late_settled=late_settled)
    expect("tỷ lệ đúng hạn", percent, scores.percent(*counted))


@step("dossier_code.form")
def dossier_code_form(world: World, code: str, well_formed: bool) -> None:
    """Mã số hồ sơ đúng hay sai định dạng."""
    names = {True: "đúng định dạng", False: "sai định dạng"}
    expect(f"mã số «{code}»", names[well_formed], names[_is_code(code)])


@step("anonymous.sees")
def anonymous_sees(world: World, visible: bool, field: str) -> None:
    """Người tra cứu không đăng nhập thấy mục nào của hồ sơ."""
    from application.access.fields import (
        permitted,  # the one sentence about the API; loading it is left to whoever speaks it
    )

    world.dossier()  # of which dossier else
    names = {True: "thấy được", False: "không thấy được"}
    expect(f"mục {field}", names[visible], names[Role.PUBLIC in permitted("Dossier", field)])


def _is_code(text: str) -> bool:
    try:
        parse_dossier_code(text)
    except Malformed:
        return False
    return True
