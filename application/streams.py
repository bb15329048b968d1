"""Names of the log's streams (luồng sự kiện)."""

from datetime import date

INSTALLATION = "installation"
"""Whose log it is: its first fact."""
CALENDAR = "calendar/vn"
RECALCULATIONS = "calendar/vn/recalculation"
"""What recalculations after changes of the calendar did to dates promised before."""
AGENCIES = "agencies"
"""The register of agencies: which was put under which from what day on (danh mục cơ quan)."""
CODE = "code"
"""Which programs recorded, one after the other."""
ANCHORING = "incident/anchoring"
"""Times in which nobody outside confirmed a seal."""
RESTORES = "log/restores"
"""Restores that operators explained."""


def dossier(dossier: str) -> str:
    """Facts of one dossier (hồ sơ)."""
    return f"dossier/{dossier}"


def is_dossier(stream: str) -> bool:
    """Whether a stream holds the facts of a dossier (hồ sơ)."""
    return stream.startswith("dossier/")


def procedure(key: str) -> str:
    """Facts of one procedure (thủ tục hành chính)."""
    return f"procedure/{key}"


def process(process: str) -> str:
    """Facts of one internal process (quy trình nội bộ)."""
    return f"process/{process}"


def decision(decision: str) -> str:
    """Facts of one decision (quyết định)."""
    return f"decision/{decision}"


def agency(agency: str) -> str:
    """Facts of one agency (cơ quan)."""
    return f"agency/{agency}"


def intake_register(agency: str, day: date) -> str:
    """Where an agency's dossiers of one day get their numbers (sổ tiếp nhận trong ngày)."""
    return f"register/{agency}/{day.isoformat()}"


def decision_register(agency: str, year: int) -> str:
    """Where an agency's decisions of one year get their numbers (sổ đăng ký văn bản đi)."""
    return f"register/{agency}/decisions/{year}"


def attempts(day: date) -> str:
    """Refused attempts of one day (hành vi bị từ chối)."""
    return f"attempts/{day.isoformat()}"
