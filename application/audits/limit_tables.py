"""Limits against the time really needed, and procedures that are little used (bảng thời hạn và mức sử dụng)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import reduce

from application.audits.distribution import Distribution
from application.audits.histories import Histories
from application.audits.report import Cell, Column, Kind, Share, Table
from application.audits.scope import HOUSE, AuditScope
from application.audits.statistics import MEDIAN, P95, WORST, quantile
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
        formula="needed = the least whole amount of the limit's own unit that a decided dossier would still have kept, "
        "from the same start and past the same pauses; of an adopted dossier local calendar days; shorten = 95 of 100 "
        f"needed at most {well_under} % of the limit, of {ENOUGH} dossiers or more",
        basis="NĐ 63/2010/NĐ-CP Điều 8, Điều 12; the threshold is the asker's",
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
        part = None if not limited.amount else round(100 * p95 / limited.amount, 2)
        shorten = part is not None and part <= well_under and len(ordered) >= ENOUGH
        figures = (len(ordered), quantile(ordered, MEDIAN), p95, quantile(ordered, WORST), part)
        names = (limited.source, limited.procedure or None, limited.amount, limited.unit)
        order = (not shorten, len(ordered) < ENOUGH, part is None, part or 0, limited)
        yield order, (*names, *figures, "có / yes" if shorten else None)


def planned_table(found: Distribution) -> Table:
    """How long the limits of adopted dossiers are, in local days and in hours (thời hạn của hồ sơ tiếp nhận lại)."""
    return Table(
        key="planned",
        vi="Thời hạn theo lịch địa phương và theo quãng 24 giờ",
        en="Planned time in local days and in periods of 24 hours",
        formula="from start to deadline of adopted dossiers: days between their local dates, each instant by the "
        "offset it was written with; periods = elapsed time / 24 h, to two decimals; clock changed = offsets differ",
        basis="source's own deadline; offsets as adopted",
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
        notes=("a log that writes all instants in one offset tells nothing of its local days: they are those of it",),
    )


def online_table(found: Distribution, parameters: Mapping[str, Parameter], on: date) -> Table:
    """Procedures whose online share is below the threshold in force (thủ tục có tỷ lệ trực tuyến dưới ngưỡng)."""
    value = parameters[THRESHOLD].in_force(on)
    rows: list[tuple[Cell, ...]] = []
    for procedure in sorted({procedure for procedure, _ in found.online}):
        online = found.online[procedure, True]
        share = Share(online, online + found.online[procedure, False])
        if share.counted < share.total * value.value:  # type: ignore[operator]  # a share is a number
            rows.append((procedure, share))
    return Table(
        key="belowOnlineShare",
        vi="Thủ tục có tỷ lệ hồ sơ trực tuyến dưới ngưỡng",
        en="Procedures below the online share",
        formula=f"dossiers handed in online of all handed in in the period, below {value.value}",
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
        formula="published and in force on the day of judging, of the asked field; no dossier of the asked agency and "
        "period ended or was open",
        basis="NĐ 63/2010/NĐ-CP Điều 12, Điều 15",
        columns=(Column("procedure", "Thủ tục", "Procedure"), Column("name", "Tên", "Name")),
        rows=tuple(sorted(rows)),
    )


def _in_force(histories: Histories, scope: AuditScope, on: date) -> Iterable[tuple[str, str]]:
    for stream, facts in histories.streams("procedure/"):
        key, state = stream.removeprefix("procedure/"), reduce(evolve, (fact.event for fact in facts), None)
        content = _content(state, on)
        if content is None or scope.source not in (None, HOUSE) or scope.procedure not in (None, key):
            continue
        if scope.field is None or content.field == scope.field:
            yield key, content.name


def _content(state: ProcedureState | None, on: date) -> ProcedureContent | None:
    try:
        return None if state is None else state.version_in_force(on).content
    except (LawNotLoaded, ProcedureNoLongerInForce):
        return None
