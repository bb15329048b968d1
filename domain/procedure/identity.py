"""Who is who among procedures, processes and those who publish them (định danh thủ tục và quy trình)."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from domain.values import AgencyId, name_in_one_line

ProcedureKey = NewType("ProcedureKey", str)
"""Stream identity of a procedure: its code where it has one (định danh của thủ tục hành chính)."""

ProcessId = NewType("ProcessId", str)
"""Stream identity of an internal process, e.g. ``P001@Cao Bằng`` (định danh của quy trình nội bộ).

Codes cannot serve: 38 of the 177 known processes name no code, and several share one.
"""


def process_id(*, file: str, issuer: str | None) -> ProcessId:
    """The identity of a process from its number in the file and its province or ministry (quy trình nội bộ)."""
    return ProcessId(f"{file}@{issuer}" if issuer else file)


def parse_process_id(text: str) -> ProcessId:
    """Read the identity of a process as it is written, e.g. P001@Cao Bằng (quy trình nội bộ)."""
    return ProcessId(name_in_one_line(text, "the identity of a process"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAgency:
    """An agency as a published text names it; agency only where it is known to us (cơ quan, đơn vị)."""

    name: str
    agency: AgencyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuingDecision:
    """The decision that published or approved something (quyết định công bố, quyết định phê duyệt).

    None in any field: the source does not say.
    """

    number: str | None = None
    signed_on: date | None = None
    issuer: NamedAgency | None = None
