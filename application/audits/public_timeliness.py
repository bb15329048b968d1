"""What everybody may know about how long dossiers took, by procedure and agency (công khai tiến độ giải quyết)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from application.audits.anonymity import FEWEST, Label
from application.audits.quarters import Quarter
from application.audits.reads import EndedRow
from application.audits.report import ReportRequest, Share

OTHER_PROCEDURES = ("các thủ tục khác", "other procedures")
OTHER_AGENCIES = ("các cơ quan khác", "other agencies")
UNKNOWN = "không rõ"
TOO_FEW = (
    f"Nhóm dưới {FEWEST} hồ sơ được gộp vào «{OTHER_AGENCIES[0]}» hoặc «{OTHER_PROCEDURES[0]}»; cả quý dưới {FEWEST} "
    "hồ sơ thì không công bố. Không công bố dòng tổng, để không ai trừ ra được nhóm nhỏ; tỷ lệ của dưới "
    f"{FEWEST} hồ sơ có ngày hẹn trả để trống; thời gian làm tròn lên giờ.",
    f"Groups under {FEWEST} dossiers are merged into «{OTHER_AGENCIES[1]}» or «{OTHER_PROCEDURES[1]}»; a quarter with "
    f"fewer than {FEWEST} is not published. There is no total, so that no small group can be found by subtraction; "
    f"a share of fewer than {FEWEST} dossiers with a date is left out; lengths are rounded up to the hour.",
)
"""Said with every publication alike, so that it does not show whether something was merged or hidden in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRow:
    """What ended of a procedure at an agency, or of several others (dòng công bố).

    A key is None where the row stands for several, and empty where the source names none.
    """

    procedure: str | None
    procedure_name: str
    agency: str | None
    agency_name: str
    ended: int
    on_time: Share
    median: timedelta
    p95: timedelta

    @property
    def is_merged(self) -> bool:
        """Whether several procedures or agencies are published together."""
        return self.procedure is None or self.agency is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTimeliness:
    """A quarter's published figures of one source, and how to derive them again (số liệu công khai).

    sources: all that could be asked for.
    """

    quarter: Quarter
    source: str
    sources: tuple[str, ...]
    rows: tuple[PublicRow, ...]
    asked: ReportRequest


def public_rows(
    ended: Sequence[EndedRow], labels: Sequence[Label], procedures: Mapping[str, str], agencies: Mapping[str, str]
) -> tuple[PublicRow, ...]:
    """Rows with the names of what they stand for, merged ones last; one that is too small after all is left out."""
    rows = [
        PublicRow(
            procedure=labels[one.row].procedure,
            procedure_name=_named(labels[one.row].procedure, procedures, OTHER_PROCEDURES),
            agency=labels[one.row].agency,
            agency_name=_named(labels[one.row].agency, agencies, OTHER_AGENCIES),
            ended=one.ended,
            on_time=_share(one),
            median=_to_the_hour(one.median),
            p95=_to_the_hour(one.p95),
        )
        for one in ended
        if one.ended >= FEWEST
    ]
    return tuple(sorted(rows, key=_in_order))


def _share(row: EndedRow) -> Share:
    """How many were in time; of fewer than five with a date nothing is published, though more have ended."""
    dated = row.in_time + row.late
    return Share(row.in_time, dated) if dated >= FEWEST else Share(0, 0)


def _to_the_hour(seconds: int) -> timedelta:
    """Rounded up to the hour: to the second it would identify one dossier."""
    return timedelta(hours=-(-seconds // 3600))


def _named(key: str | None, names: Mapping[str, str], others: tuple[str, str]) -> str:
    return others[0] if key is None else names.get(key) or key or UNKNOWN


def _in_order(row: PublicRow) -> tuple[bool, str, bool, str]:
    return row.procedure is None, row.procedure or "", row.agency is None, row.agency or ""
