"""One sentence per fact about an agency, its units and officers (lời kể về cơ quan)."""

from collections.abc import Callable
from typing import Any

from application.queries.sentence_parts import Sentence, day, filled, instant, plain
from domain.agency import events as a
from domain.agency.outage import OutageAnnounced, OutageKind
from domain.values import UnitId

AGENCY_SENTENCES: dict[type[Any], Callable[[Any], Sentence]] = {
    a.AgencyEstablished: lambda x: filled("Nhập cơ quan {0}.", "Agency {0} established.", plain(x.name)),
    a.AgencyPlaced: lambda x: filled(
        "Từ ngày {0} trực thuộc {1}.",
        "Under {1} from {0}.",
        day(x.since),
        ("không cơ quan nào", "no agency") if x.parent is None else (f"cơ quan {x.parent}", x.parent),
    ),
    a.UnitEstablished: lambda x: filled(
        "Thành lập đơn vị {0} từ ngày {1}.", "Unit {0} established from {1}.", plain(x.name), day(x.since)
    ),
    a.UnitRenamed: lambda x: filled(
        "Đơn vị {0} đổi tên thành {1} từ ngày {2}.",
        "Unit {0} renamed {1} from {2}.",
        plain(x.unit),
        plain(x.name),
        day(x.since),
    ),
    a.UnitClosed: lambda x: filled(
        "Giải thể đơn vị {0} từ ngày {1}.", "Unit {0} closed from {1}.", plain(x.unit), day(x.since)
    ),
    a.OfficerAppointed: lambda x: filled(
        "Cán bộ {0} công tác từ ngày {1}{2}.",
        "Officer {0} serves from {1}{2}.",
        plain(x.officer),
        day(x.since),
        _at_unit(x.unit),
    ),
    a.OfficerTransferred: lambda x: filled(
        "Điều động cán bộ {0} từ ngày {1}{2}.",
        "Officer {0} transferred from {1}{2}.",
        plain(x.officer),
        day(x.since),
        _at_unit(x.unit),
    ),
    a.OfficerDismissed: lambda x: filled(
        "Cán bộ {0} thôi làm việc từ ngày {1}.", "Officer {0} serves no more from {1}.", plain(x.officer), day(x.since)
    ),
    a.OfficerAccountsSet: lambda x: filled(
        "Cán bộ {0} dùng tài khoản {2} từ ngày {1}.",
        "Officer {0} signs in with {2} from {1}.",
        plain(x.officer),
        day(x.since),
        plain(", ".join(x.accounts)),
    ),
    a.OfficeHoursSet: lambda x: filled(
        "Quy định giờ hành chính từ ngày {0}.", "Office hours set from {0}.", day(x.since)
    ),
    OutageAnnounced: lambda x: filled(
        "Thông báo lúc {0}: dịch vụ tạm ngừng từ {1} đến {2} ({3}), nơi chịu ảnh hưởng: {4}.",
        "Announced {0}: the service is down from {1} to {2} ({3}), concerning {4}.",
        instant(x.said_at),
        instant(x.since),
        instant(x.until),
        ("theo kế hoạch", "planned") if x.kind is OutageKind.PLANNED else ("bất khả kháng", "force majeure"),
        plain("; ".join(x.places)) if x.places else ("toàn bộ", "all places"),
    ),
}
"""By the class of the fact."""


def _at_unit(unit: UnitId | None) -> Sentence:
    return ("", "") if unit is None else (f" tại {unit}", f" in {unit}")
