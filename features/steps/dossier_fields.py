"""What the API tells of a dossier, by the names of its schema (các mục của hồ sơ)."""

from domain.errors import Malformed

DOSSIER_FIELDS = (
    "id",
    "code",
    "completion",
    "status",
    "statusCode",
    "source",
    "procedureCode",
    "procedureVersion",
    "agency",
    "channel",
    "applicantKind",
    "unit",
    "officer",
    "submittedAt",
    "acceptedAt",
    "dueOn",
    "dueAt",
    "promisedAt",
    "supplements",
    "extensions",
    "apologisedInTime",
    "granted",
    "endedAt",
    "deliveredAt",
    "position",
    "version",
    "isLate",
    "timeline",
    "clock",
    "applicant",
    "procedure",
    "decision",
)
"""In the order of the schema (các mục)."""


def a_dossier_field(quoted: str) -> str:
    """The field that a quote names (mục của hồ sơ). Raises Malformed with every name for one that is none."""
    name = quoted[1:-1].strip()
    if name in DOSSIER_FIELDS:
        return name
    names = ", ".join(DOSSIER_FIELDS)
    raise Malformed(
        f"«{name}» is no field of a dossier; they are: {names}",
        vi=f"«{name}» không phải là mục nào của hồ sơ; các mục: {names}",
        code="NOT_A_DOSSIER_FIELD",
    )
