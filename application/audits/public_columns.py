"""The columns of the open data, each with its meaning and formula: the data dictionary (từ điển dữ liệu)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from application.audits.public_timeliness import TOO_FEW, PublicRow, PublicTimeliness
from application.audits.report import Column, Kind, Report, Table

Datum = str | int | bool | None
"""One value of the open data; percents are decimals in text (giá trị)."""
BASIS = "Biểu II.06a/VPCP/KSTT (*), cột 7 đến 10"
TITLE = ("Công khai tiến độ giải quyết thủ tục hành chính", "How long administrative procedures took")
_ENDED_TO_END = "hiệu giữa lúc kết thúc và lúc nộp, xếp tăng dần, lấy hồ sơ ở vị trí"


class DataKind(StrEnum):
    """Types of Frictionless Table Schema, as far as they are needed (kiểu dữ liệu)."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicColumn:
    """A column: what it says in both languages, how it is counted, by which instrument (trường dữ liệu mở)."""

    key: str
    kind: DataKind
    vi: str
    en: str
    of: Callable[[PublicTimeliness, PublicRow], Datum]
    unit: str | None = None
    formula: str | None = None
    basis: str | None = None


COLUMNS: tuple[PublicColumn, ...] = (
    PublicColumn(
        key="period",
        kind=DataKind.STRING,
        vi="quý của ngày kết thúc, theo giờ Việt Nam, ví dụ 2026-Q3",
        en="quarter of the day of the end, in Vietnamese time, as in 2026-Q3",
        of=lambda found, row: str(found.quarter),
    ),
    PublicColumn(
        key="source",
        kind=DataKind.STRING,
        vi="hệ thống ghi nhận hồ sơ đầu tiên; hoso: nộp tại đây",
        en="system the dossiers were recorded in first; hoso: handed in here",
        of=lambda found, row: found.source,
    ),
    PublicColumn(
        key="procedure_code",
        kind=DataKind.STRING,
        vi="mã thủ tục; trống: nhiều thủ tục gộp lại, hoặc không rõ",
        en="code of the procedure; empty: several together, or not known",
        of=lambda found, row: row.procedure or None,
    ),
    PublicColumn(
        key="procedure_name",
        kind=DataKind.STRING,
        vi="tên thủ tục",
        en="name of the procedure",
        of=lambda found, row: row.procedure_name,
    ),
    PublicColumn(
        key="agency_id",
        kind=DataKind.STRING,
        vi="mã định danh cơ quan tiếp nhận; trống: nhiều cơ quan gộp lại, hoặc không rõ",
        en="identifier of the agency that received; empty: several together, or not known",
        of=lambda found, row: row.agency or None,
        basis="QĐ 20/2020/QĐ-TTg Điều 4",
    ),
    PublicColumn(
        key="agency_name",
        kind=DataKind.STRING,
        vi="tên cơ quan",
        en="name of the agency",
        of=lambda found, row: row.agency_name,
    ),
    PublicColumn(
        key="merged",
        kind=DataKind.BOOLEAN,
        vi="dòng gộp nhiều thủ tục hoặc cơ quan",
        en="the row stands for several procedures or agencies",
        of=lambda found, row: row.is_merged,
    ),
    PublicColumn(
        key="ended",
        kind=DataKind.INTEGER,
        vi="số hồ sơ kết thúc trong quý",
        en="dossiers that ended in the quarter",
        of=lambda found, row: row.ended,
        unit="hồ sơ",
        formula="có quyết định + bị từ chối tiếp nhận + rút + dừng, theo ngày kết thúc",
        basis=BASIS,
    ),
    PublicColumn(
        key="on_time_counted",
        kind=DataKind.INTEGER,
        vi="tử số tỷ lệ đúng hạn",
        en="numerator of the on-time share",
        of=lambda found, row: row.on_time.counted,
        unit="hồ sơ",
        formula="trước hạn + đúng hạn",
        basis=BASIS,
    ),
    PublicColumn(
        key="on_time_total",
        kind=DataKind.INTEGER,
        vi="mẫu số tỷ lệ đúng hạn; hồ sơ chưa rõ thời hạn không tính",
        en="denominator of the on-time share; without those whose date is not known",
        of=lambda found, row: row.on_time.total,
        unit="hồ sơ",
        formula="trước hạn + đúng hạn + quá hạn",
        basis=BASIS,
    ),
    PublicColumn(
        key="on_time_percent",
        kind=DataKind.NUMBER,
        vi="tỷ lệ đúng hạn, hai chữ số thập phân; trống khi mẫu số bằng 0",
        en="on-time share, two decimals; empty where the denominator is 0",
        of=lambda found, row: None if row.on_time.percent is None else str(row.on_time.percent),
        unit="%",
        formula="100 × (trước hạn + đúng hạn)/(trước hạn + đúng hạn + quá hạn)",
        basis=BASIS,
    ),
    PublicColumn(
        key="median_seconds",
        kind=DataKind.INTEGER,
        vi="thời gian từ lúc nộp đến lúc kết thúc, trung vị: số của một hồ sơ có thật, làm tròn lên giờ",
        en="time from hand-in to end, median: the figure of a real dossier, rounded up to the hour",
        of=lambda found, row: int(row.median.total_seconds()),
        unit="giây",
        formula=f"{_ENDED_TO_END} ⌈50·n/100⌉",
    ),
    PublicColumn(
        key="p95_seconds",
        kind=DataKind.INTEGER,
        vi="thời gian từ khi nộp đến khi kết thúc mà 95 % hồ sơ không vượt quá: của một hồ sơ thật, làm tròn lên giờ",
        en="time from hand-in to end that 95 % do not exceed: the figure of a real dossier, rounded up to the hour",
        of=lambda found, row: int(row.p95.total_seconds()),
        unit="giây",
        formula=f"{_ENDED_TO_END} ⌈95·n/100⌉",
    ),
    PublicColumn(
        key="position",
        kind=DataKind.INTEGER,
        vi="vị trí trong nhật ký mà số liệu được tính đến",
        en="position of the log up to which the figures were counted",
        of=lambda found, row: found.asked.position,
    ),
)
FORMULA = "; ".join(f"{column.key} = {column.formula}" for column in COLUMNS if column.formula)
_CALLED = {
    "ended": "đã kết thúc",
    "on_time_percent": "đúng hạn (%)",
    "median_seconds": "trung vị",
    "p95_seconds": "95 %",
}
"""What the report calls figures of the open data."""


def data_of(found: PublicTimeliness) -> list[dict[str, Datum]]:
    """Every row by the keys of the columns."""
    return [{column.key: column.of(found, row) for column in COLUMNS} for row in found.rows]


def public_report(found: PublicTimeliness) -> Report:
    """The same as a report of the audits, for the command line (báo cáo công khai tiến độ)."""
    table = Table(
        key="public_timeliness",
        vi=f"Thời gian giải quyết, {found.quarter.vi}",
        en=f"Time to settle, {found.quarter}",
        formula="; ".join(f"{_CALLED[one.key]}: {one.formula}" for one in COLUMNS if one.key in _CALLED),
        basis=BASIS,
        columns=(
            Column("procedure", "thủ tục", "procedure"),
            Column("procedure_name", "tên thủ tục", "name of the procedure"),
            Column("agency", "cơ quan", "agency"),
            Column("agency_name", "tên cơ quan", "name of the agency"),
            Column("ended", "đã kết thúc", "ended", Kind.COUNT),
            Column("on_time", "đúng hạn", "on time", Kind.SHARE),
            Column("median", "trung vị", "median", Kind.DURATION),
            Column("p95", "95 %", "95th percentile", Kind.DURATION),
        ),
        rows=tuple(
            (
                one.procedure,
                one.procedure_name,
                one.agency,
                one.agency_name,
                one.ended,
                one.on_time,
                one.median,
                one.p95,
            )
            for one in found.rows
        ),
        notes=TOO_FEW,
    )
    return Report(key="public", vi=TITLE[0], en=TITLE[1], asked=found.asked, tables=(table,))
