"""Limits against the time really needed, and procedures that are little used (bảng thời hạn và mức sử dụng)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import reduce

from application.audits.distribution import Distribution
from application.audits.histories import Histories
from application.audits.report import Cell, Column, Kind, Share, Table, Word
from application.audits.scope import AuditScope
from application.audits.statistics import MEDIAN, P95, WORST, quantile
from application.queries.reads import OWN_SOURCE
from domain.errors import LawNotLoaded
from domain.law.parameters import Parameter
from domain.procedure.content import ProcedureContent
from domain.procedure.state import ProcedureNoLongerInForce, ProcedureState, evolve
from domain.values import legal_day

ENOUGH = 20
"""Of fewer dossiers the 95th percentile is the worst one itself, which is no ground to shorten a limit."""
THRESHOLD = "scores.service_index.dossiers_online_threshold"


def needed_table(found: Distribution, well_under: int) -> Table:
    """Which limits are longer than dossiers need, those with the most room first (khả năng rút ngắn thời hạn)."""
    rows = sorted(_needed(found, well_under), key=lambda row: row[0])
    return Table(
        key="limits",
        vi="Thời hạn và thời gian thực tế cần",
        en="Limits and the time really needed",
        formula="cần = số nguyên nhỏ nhất, theo đơn vị của thời hạn, mà hồ sơ đã có kết quả vẫn kịp, cùng lúc bắt đầu "
        "và cùng thời gian không tính; hồ sơ tiếp nhận từ hệ thống khác: ngày theo lịch địa phương; có thể rút ngắn: "
        f"95 % hồ sơ cần không quá {well_under} % thời hạn, khi có từ {ENOUGH} hồ sơ · the least whole amount that "
        "would still have been kept",
        basis=f"NĐ 63/2010/NĐ-CP Điều 8, Điều 12; ngưỡng {well_under} % do người lập báo cáo chọn",
        columns=(
            Column("source", "Nguồn", "Source"),
            Column("procedure", "Thủ tục", "Procedure"),
            Column("limit", "Thời hạn", "Limit", Kind.POINTS),
            Column("unit", "Đơn vị", "Unit"),
            Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
            Column("median", "Cần: trung vị", "Needed: median", Kind.COUNT),
            Column("p95", "Cần: 95 %", "Needed: 95 %", Kind.COUNT),
            Column("worst", "Cần: nhiều nhất", "Needed: worst", Kind.COUNT),
            Column("part", "95 % so với thời hạn (%)", "95 % of the limit (%)", Kind.POINTS),
            Column("shorten", "Có thể rút ngắn", "Could be shortened"),
        ),
        rows=tuple(row for _, row in rows),
    )


def _needed(found: Distribution, well_under: int) -> Iterator[tuple[tuple[object, ...], tuple[Cell, ...]]]:
    for limited, amounts in found.needed.items():
        ordered = sorted(amounts)
        p95 = quantile(ordered, P95) or 0
        part = None if limited.amount <= 0 else round(100 * p95 / limited.amount, 2)
        shorten = part is not None and part <= well_under and len(ordered) >= ENOUGH
        figures = (len(ordered), quantile(ordered, MEDIAN), p95, quantile(ordered, WORST), part)
        names = (limited.source, limited.procedure or None, limited.amount, limited.unit)
        order = (not shorten, len(ordered) < ENOUGH, part is None, part or 0, limited)
        yield order, (*names, *figures, Word("có / yes", "có") if shorten else None)


def planned_table(found: Distribution) -> Table:
    """How long the limits of adopted dossiers are, in local days and in hours (thời hạn của hồ sơ tiếp nhận lại)."""
    return Table(
        key="planned",
        vi="Thời hạn theo lịch địa phương và theo quãng 24 giờ",
        en="Planned time in local days and in periods of 24 hours",
        formula="từ lúc bắt đầu đến hạn của hồ sơ tiếp nhận từ hệ thống khác: số ngày giữa hai ngày địa phương, theo "
        "độ lệch múi giờ đã ghi; quãng 24 giờ = thời gian trôi qua/24 giờ, hai chữ số thập phân; đổi giờ mùa: hai độ "
        "lệch khác nhau · days between local dates, each instant by its own offset",
        basis="hạn và độ lệch múi giờ do hệ thống nguồn ghi",
        columns=(
            Column("source", "Nguồn", "Source"),
            Column("localDays", "Ngày theo lịch địa phương", "Local days", Kind.COUNT),
            Column("periods", "Quãng 24 giờ", "Periods of 24 h", Kind.POINTS),
            Column("dossiers", "Hồ sơ", "Dossiers", Kind.COUNT),
            Column("shifted", "Trong đó đổi giờ mùa", "Of these clock changed", Kind.COUNT),
        ),
        rows=tuple(
            (*planned, many, found.shifted[planned])
            for planned, many in sorted(found.planned.items(), key=lambda row: (-row[1], row[0]))
        ),
        notes=(
            f"{_impossible(found)} hồ sơ có hạn trước khi bắt đầu (số ngày âm): không thể có, xem «hoso audit findings "
            f"--rule date-before-start». · {_impossible(found)} dossiers have a date before they began.",
            "Nhật ký ghi mọi thời điểm theo một độ lệch múi giờ thì ngày địa phương là ngày theo độ lệch đó. · A log "
            "in one offset has the local days of that offset.",
        ),
    )


def _impossible(found: Distribution) -> int:
    """Adopted dossiers whose date is before they began (thời hạn không thể có)."""
    return sum(many for (_, _, periods), many in found.planned.items() if periods < 0)


def online_table(found: Distribution, parameters: Mapping[str, Parameter], on: date) -> Table:
    """Procedures whose online share is below the threshold in force (thủ tục có tỷ lệ trực tuyến dưới ngưỡng)."""
    value = parameters[THRESHOLD].in_force(on)
    threshold = Decimal(str(value.value))
    rows: list[tuple[Cell, ...]] = []
    for procedure in sorted({procedure for procedure, _ in found.online}):
        online = found.online[procedure, True]
        share = Share(online, online + found.online[procedure, False])
        if share.counted < share.total * threshold:
            rows.append((procedure, share))
    return Table(
        key="belowOnlineShare",
        vi="Thủ tục có tỷ lệ hồ sơ trực tuyến dưới ngưỡng",
        en="Procedures below the online share",
        formula=f"hồ sơ nộp trực tuyến/hồ sơ nộp trong kỳ, dưới {(100 * threshold).normalize():f} % · online of all",
        basis=value.source,
        columns=(
            Column("procedure", "Thủ tục", "Procedure"),
            Column("online", "Hồ sơ trực tuyến", "Online", Kind.SHARE),
        ),
        rows=tuple(rows),
    )


def unused_table(found: Distribution, histories: Histories, scope: AuditScope, at: datetime) -> Table:
    """Procedures in force that no dossier of the scope asks for (thủ tục không phát sinh hồ sơ)."""
    used = {group.procedure for group in found.spreads}
    rows = [(key, name) for key, name in _in_force(histories, scope, legal_day(at)) if key not in used]
    return Table(
        key="unused",
        vi="Thủ tục không phát sinh hồ sơ",
        en="Procedures without any dossier",
        formula="thủ tục đã công bố, còn hiệu lực vào ngày đánh giá, thuộc lĩnh vực được hỏi, mà không có hồ sơ nào "
        "đang giải quyết hoặc kết thúc trong kỳ tại cơ quan được hỏi · in force, without any dossier",
        basis="NĐ 63/2010/NĐ-CP Điều 12, Điều 15",
        columns=(Column("procedure", "Thủ tục", "Procedure"), Column("name", "Tên", "Name")),
        rows=tuple(sorted(rows)),
        on_paper=50,
    )


def _in_force(histories: Histories, scope: AuditScope, on: date) -> Iterable[tuple[str, str]]:
    for stream, facts in histories.streams("procedure/"):
        key, state = stream.removeprefix("procedure/"), reduce(evolve, (fact.event for fact in facts), None)
        content = _content(state, on)
        if content is None or scope.source not in (None, OWN_SOURCE) or scope.procedure not in (None, key):
            continue
        if scope.field is None or content.field == scope.field:
            yield key, content.name


def _content(state: ProcedureState | None, on: date) -> ProcedureContent | None:
    try:
        return None if state is None else state.version_in_force(on).content
    except (LawNotLoaded, ProcedureNoLongerInForce):
        return None
