"""How each field of an input is read, by its name: what it may be, in which form it is kept (đọc từng trường)."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from api.instants import aware
from api.mutations.identifiers import decision_id, idempotency_key, person_ref, reference, step_number
from api.types.enums import ApplicantKind
from domain.contacts import parse_email, parse_enterprise_number, parse_identity_number, parse_phone
from domain.errors import Malformed
from domain.law.deadlines import OfficeHours, TimeLimit
from domain.law.parameters import book
from domain.plain_text import line, text_of_lines
from domain.procedure.identity import parse_process_id
from domain.values import (
    listed,
    parse_account,
    parse_agency_id,
    parse_officer_id,
    parse_procedure_code,
    parse_unit_id,
)

Reader = Callable[[Any, Any], Any]
"""Reads a value, given the input it stands in. Raises Malformed."""

_LONG_LINE = 2500
_SHA_256 = re.compile(r"[0-9A-Fa-f]{64}")
_OWNER = re.compile(r"[0-9]{2}")


def _one(parse: Callable[[str], object] | None = None, *, most: int = 500) -> Reader:
    """A text of one line, which a parse function takes; what is no text then stays the text it was read from."""

    def read(owner: Any, text: str) -> str:
        plain = line(text, most=most)
        found = plain if parse is None else parse(plain)
        return str(found) if isinstance(found, str) else plain

    return read


def _many(owner: Any, text: str) -> str:
    return text_of_lines(text)


def _blank_or(read: Reader) -> Reader:
    """What may be blank here, for a rule of its own refuses that."""
    return lambda owner, text: read(owner, text) if text.strip() else ""


def _identity_number(owner: Any, text: str) -> str:
    number = parse_identity_number if owner.kind is ApplicantKind.CITIZEN else parse_enterprise_number
    return number(line(text))


def _digest(text: str) -> str:
    if not _SHA_256.fullmatch(text):
        raise Malformed(
            "a digest is the SHA-256 of the file, 64 digits in hex, or left out",
            vi="mã băm là SHA-256 của tệp, gồm 64 chữ số hệ 16, hoặc bỏ trống",
            code="NOT_A_DIGEST",
        )
    return text


def _owner(text: str) -> str:
    if not _OWNER.fullmatch(text):
        raise Malformed(
            "systemOwner is the two digits of the ministry that owns a centralised service, or left out",
            vi="gồm hai chữ số của bộ chủ quản dịch vụ tập trung, hoặc bỏ trống",
            code="NOT_A_SYSTEM_OWNER",
        )
    return text


def _cut_off(text: str) -> str:
    if text not in book() or not text.startswith("cut_offs."):
        raise Malformed(
            f"«{text[:60]}» is no cut-off the installation knows, e.g. cut_offs.last_office_hour",
            vi=f"«{text[:60]}» không phải giờ chốt đã biết, ví dụ cut_offs.last_office_hour",
            code="NOT_A_CUT_OFF",
        )
    return text


def _count(owner: Any, count: int) -> int:
    if count < 1:
        raise Malformed(
            f"a count of {count}: a paper is handed in at least once",
            vi=f"số lượng {count}: giấy tờ được nộp ít nhất một bản",
            code="NOT_A_COUNT",
        )
    return count


def _step(owner: Any, step: int) -> int:
    return step_number(step)


def _version(owner: Any, version: int) -> int:
    if version < 0:
        raise Malformed(
            f"expectedVersion is {version}: a number of facts is 0 or more",
            vi=f"phiên bản {version}: số sự kiện không nhỏ hơn 0",
            code="NOT_A_VERSION",
        )
    return version


def instant_reader(name: str) -> Reader:
    """Reads an instant into UTC."""

    def read(owner: Any, at: datetime) -> datetime:
        return aware(name, at)

    return read


_NAME = _one()
_LISTED = _one(partial(listed, what="the name"), most=_LONG_LINE)
_PAPER = _one(most=_LONG_LINE)
_AGENCY, _UNIT, _OFFICER = _one(parse_agency_id), _one(parse_unit_id), _one(parse_officer_id)
_PROCEDURE, _PROCESS, _LIMIT = _one(parse_procedure_code), _one(parse_process_id), _one(TimeLimit.parse)
_DECISION, _REFERENCE, _SHA = _one(decision_id), _one(reference), _one(_digest)

TEXTS: Mapping[str, Reader] = {
    "accounts": _one(parse_account),
    "address": _many,
    "agencies": _LISTED,
    "agency": _AGENCY,
    "applicants": _PAPER,
    "article": _PAPER,
    "case": _NAME,
    "certificate": _NAME,
    "code": _NAME,
    "competent_agency": _AGENCY,
    "content": _many,
    "decision": _DECISION,
    "digest": _SHA,
    "document": _NAME,
    "document_type": _NAME,
    "email": _one(parse_email),
    "entered_late_because": _blank_or(_many),
    "field": _LISTED,
    "form_no": _NAME,
    "full_name": _NAME,
    "ground": _PAPER,
    "hours": _one(OfficeHours.parse),
    "idempotency_key": _one(idempotency_key),
    "identity_number": _identity_number,
    "instrument": _NAME,
    "issuer": _LISTED,
    "kind": _NAME,
    "label": _NAME,
    "legal_basis": _many,
    "level": _NAME,
    "limit": _LIMIT,
    "limit_text": _many,
    "method": _NAME,
    "missing": _many,
    "name": _NAME,
    "note": _many,
    "number": _NAME,
    "of": _NAME,
    "of_agency": _AGENCY,
    "officer": _OFFICER,
    "opinion": _NAME,
    "parent": _AGENCY,
    "phone": _one(parse_phone),
    "places": _NAME,
    "position": _NAME,
    "procedure": _PROCEDURE,
    "procedures": _PROCEDURE,
    "process": _PROCESS,
    "publisher": _LISTED,
    "reading": _one(_cut_off),
    "reason": _many,
    "reference": _REFERENCE,
    "replaced_by": _PROCEDURE,
    "request": _many,
    "result": _many,
    "right_text": _many,
    "says": _many,
    "source_url": _PAPER,
    "stated_total": _LIMIT,
    "subject": _many,
    "submitted_to": _OFFICER,
    "summary": _many,
    "system_owner": _one(_owner),
    "text": _many,
    "title": _many,
    "to_agency": _AGENCY,
    "to_officer": _OFFICER,
    "to_unit": _UNIT,
    "unit": _UNIT,
    "what": _many,
    "who": _NAME,
    "wrong_text": _many,
}
"""By the name of the field, unless OTHERWISE has it."""

OTHERWISE: Mapping[tuple[str, str], Reader] = {
    ("ApplicantInput", "reference"): _one(person_ref),
    ("ComponentInput", "name"): _PAPER,
    ("ContentInput", "name"): _LISTED,
    ("DeclareHolidayInput", "agencies"): _AGENCY,
    ("EstablishAgencyInput", "name"): _blank_or(_NAME),
    ("RepealProcedureInput", "decision"): _NAME,
    ("RequiredComponentInput", "name"): _PAPER,
}
"""Fields that mean something else in one input."""

NUMBERS: Mapping[str, Reader] = {"count": _count, "expected_version": _version, "step": _step}
