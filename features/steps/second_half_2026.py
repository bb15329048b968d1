"""Outages, refunds, digital citizens, papers and complaints since the second half of 2026 (luật nửa cuối năm 2026)."""

from datetime import date, datetime

from domain.law.civil_status.rules import birth_registered_by
from domain.law.complaints.rules import settled_after_suspension_by
from domain.law.data_not_found.rules import paper_may_be_asked
from domain.law.digital_citizen import rules as digital_citizen
from domain.law.intake.rules import identity_shown
from domain.law.tax.rules import explaining, tax_refunded_after_inspection_by, tax_refunded_first_by
from domain.values import Channel, legal_day
from features.steps.binding import step
from features.steps.expectations import expect
from features.steps.people import AGENCY
from features.steps.world import World


@step("birth.registered_by")
def registered_with_outages(world: World, full_at: datetime, end: datetime) -> None:
    """Hạn đăng ký khai sinh, không kể các sự cố cơ quan đã thông báo."""
    agency, _ = world.run(world.store.agency(AGENCY))
    outages = [(outage.since, outage.until) for outage in agency.outages]
    found = birth_registered_by(full_at, world.in_force(legal_day(full_at)), outages)
    expect("hạn đăng ký khai sinh", end, found.due.at)


@step("refund.explained")
def refund_explained(world: World, notified: datetime, issued: datetime, answered: datetime | None, end: date) -> None:
    """Hạn hoàn thuế trước sau khi giải trình."""
    law = world.in_force(legal_day(notified))
    expect("hạn hoàn thuế", end, tax_refunded_first_by(notified, law, (explaining(issued, answered, law),)).due.on)


@step("refund.old_law")
def refund_under_old_law(world: World, accepted: date, notified: datetime, end: date) -> None:
    """Hạn hoàn thuế kiểm tra trước của hồ sơ nhận trước khi luật đổi."""
    found = tax_refunded_after_inspection_by(notified, world.in_force(legal_day(notified)), on=accepted)
    expect("hạn hoàn thuế", end, found.due.on)


@step("complaint.continued")
def complaint_continued(world: World, accepted: datetime, suspended: datetime, continued: datetime, end: date) -> None:
    """Hạn giải quyết khiếu nại đã tạm đình chỉ."""
    law = world.in_force(legal_day(accepted))
    expect("hạn giải quyết", end, settled_after_suspension_by(accepted, suspended, continued, law).due.on)


@step("digital_citizen.owed")
def digital_citizen_owes(world: World, share: str, full: int, on: date, owed: int) -> None:
    """Công dân số phải nộp bao nhiêu."""
    law = world.in_force(on)
    if share == "digital_citizen.fire_design":
        found = digital_citizen.fire_design_fee(full, on, law)
    elif share.startswith("digital_citizen.registration"):
        found = digital_citizen.registration_fee(full, share, on, law)
    else:
        found = digital_citizen.digital_citizen_fee(full, share, on, law)
    expect("số tiền phải nộp", owed, found)


@step("digital_citizen.identity_card")
def identity_card_owed(world: World, full: int, on: date, citizen: int, digital: int) -> None:
    """Lệ phí thẻ căn cước: người khác và công dân số, nhiều mức thì mức có lợi nhất."""
    law = world.in_force(on)
    others = digital_citizen.digital_citizen_fee(full, "fees.identity_card_share", on, law)
    expect("số tiền người khác nộp", citizen, others)
    lowered = digital_citizen.digital_citizen_fee(full, "digital_citizen.free", on, law)
    expect("số tiền công dân số nộp", digital, digital_citizen.most_favourable((others, lowered)))


@step("digital_citizen.is")
def is_digital_citizen(world: World, level: int, papers: int, channel: Channel, on: date, is_one: bool) -> None:
    """Có phải công dân số không."""
    applicant = digital_citizen.DigitalIdentity(identity_level=level, papers=papers, has_paper=True)
    expect("công dân số", is_one, digital_citizen.is_digital_citizen(applicant, channel, on, world.in_force(on)))


@step("paper.asked")
def paper_asked(world: World, ground: str, on: date, permitted: bool) -> None:
    """Có được yêu cầu giấy tờ đã có dữ liệu không."""
    expect("được yêu cầu giấy tờ", permitted, paper_may_be_asked(ground, on, world.in_force(on)) is not None)


@step("kiosk.identity")
def kiosk_identity(world: World, means: str, on: date, permitted: bool) -> None:
    """Xác định danh tính tại ki-ốt."""
    expect("được dùng để xác định danh tính", permitted, identity_shown(means, on, world.in_force(on)))
