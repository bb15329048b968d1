"""Names, instants and days that the whole installation speaks of (giá trị dùng chung)."""

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import NewType

from domain.errors import Malformed
from domain.plain_text import cleaned, hidden_sign

AgencyId = NewType("AgencyId", str)
"""Identifier of an agency, e.g. ``H15.50`` (mã định danh cơ quan; QĐ 20/2020/QĐ-TTg Điều 4)."""

ProcedureCode = NewType("ProcedureCode", str)
"""Code of a published procedure, e.g. ``1.001806`` or ``1.012753.H19`` (mã thủ tục hành chính)."""

DossierId = NewType("DossierId", str)
"""Our own key of a dossier, a UUID in text (định danh nội bộ của hồ sơ)."""

DossierCode = NewType("DossierCode", str)
"""Official code of a dossier, e.g. ``H15.50.05.13-261008-0975`` (mã số hồ sơ)."""

DecisionId = NewType("DecisionId", str)
"""Our own key of a decision, a UUID in text (định danh nội bộ của quyết định)."""

PersonRef = NewType("PersonRef", str)
"""Reference to a person whose data are encrypted elsewhere, a UUID in text (tham chiếu chủ thể dữ liệu)."""

Encrypted = NewType("Encrypted", str)
"""Personal values under their subject's own key; unreadable here (dữ liệu cá nhân được mã hóa)."""

OfficerId = NewType("OfficerId", str)
"""Pseudonymous identifier of an officer, never an account (mã cán bộ, công chức)."""

ActorId = NewType("ActorId", str)
"""Pseudonymous account of whoever acted: officer, applicant or machine (người thực hiện)."""

UnitId = NewType("UnitId", str)
"""A unit inside an agency: division, one-stop desk (phòng, ban, bộ phận)."""

Article = NewType("Article", str)
"""Instrument, article and clause that a fact rests on (căn cứ pháp lý)."""

# Việt Nam has kept UTC+7 without summer time since 1975; a fixed offset needs no zone database.
HO_CHI_MINH = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


class Channel(StrEnum):
    """How a dossier reaches the one-stop desk (hình thức nộp; codes 1, 2, 3 of the national portal)."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


def legal_day(instant: datetime) -> date:
    """The legal day on which an aware instant falls, in Asia/Ho_Chi_Minh (ngày theo giờ Việt Nam).

    Raises Malformed for an instant without an offset.
    """
    if instant.tzinfo is None:
        raise Malformed(
            f"{instant.isoformat()}: an instant needs an offset, for example +07:00",
            vi=f"{instant.isoformat()}: thời điểm cần có múi giờ, ví dụ +07:00",
            code="OFFSET_MISSING",
        )
    return instant.astimezone(HO_CHI_MINH).date()


LONGEST_NAME = 200
LONGEST_LISTED = 2500  # bytes; an index of PostgreSQL holds 2,704
_AGENCY = re.compile(r"[A-Z0-9]+(\.[A-Z0-9]+)*")
_PROCEDURE = re.compile(r"\d\.\d{6}(\.[A-Y]\d{2})?", re.ASCII)
_DOSSIER = re.compile(
    r"(?:\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}|[A-Y]\d{2}(?:\.\d{2,3}){0,3})-\d{6}-\d{4,7}(?:/\d{2})?", re.ASCII
)


def parse_agency_id(text: str) -> AgencyId:
    """Read an agency identifier: at most 35 capitals, digits, dots (QĐ 20/2020/QĐ-TTg Điều 4); mã định danh."""
    text = cleaned(text)
    if len(text) > 35 or not _AGENCY.fullmatch(text):
        raise Malformed(
            f"«{text[:40]}» is not an agency identifier: capitals, digits and dots, e.g. H15.50",
            vi=f"«{text[:40]}» không phải mã định danh cơ quan: chữ hoa, chữ số và dấu chấm, ví dụ H15.50",
            code="NOT_AN_AGENCY_ID",
        )
    return AgencyId(text)


def parse_procedure_code(text: str) -> ProcedureCode:
    """Read a procedure code such as 1.001806 or 1.012753.H19 (mã thủ tục hành chính)."""
    text = cleaned(text)
    if not _PROCEDURE.fullmatch(text):
        raise Malformed(
            f"«{text[:40]}» is not a procedure code: d.dddddd or d.dddddd.Hdd, e.g. 1.001806",
            vi=f"«{text[:40]}» không phải mã thủ tục: d.dddddd hoặc d.dddddd.Hdd, ví dụ 1.001806",
            code="NOT_A_PROCEDURE_CODE",
        )
    return ProcedureCode(text)


def parse_dossier_code(text: str) -> DossierCode:
    """Read a dossier code of the 2018, 2020 or central form, with /01 for a part (TT 03/2025 Điều 13)."""
    text = cleaned(text)
    if not _DOSSIER.fullmatch(text):
        raise Malformed(
            f"«{text[:40]}» is not a dossier code: AGENCY-YYMMDD-NNNN, e.g. H15.50.05.13-261008-0975",
            vi=f"«{text[:40]}» không phải mã số hồ sơ: CƠ QUAN-NNTTNN-SSSS, ví dụ H15.50.05.13-261008-0975",
            code="NOT_A_DOSSIER_CODE",
        )
    day = text.partition("/")[0].rsplit("-", 2)[1]
    try:
        date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError as error:
        raise Malformed(
            f"«{text}»: {day} is not a day written YYMMDD",
            vi=f"«{text}»: {day} không phải là một ngày viết theo NNTTNN (năm, tháng, ngày)",
            code="NOT_A_DOSSIER_CODE",
        ) from error
    return DossierCode(text)


def has_years_around(year: int) -> bool:
    """Whether the calendar has a year before and one after it, so that its days can be told in every zone (năm)."""
    return MINYEAR < year < MAXYEAR


def parse_unit_id(text: str) -> UnitId:
    """Read the name of a unit, e.g. Phòng Tư pháp (đơn vị)."""
    return UnitId(name_in_one_line(text, "a unit"))


def parse_officer_id(text: str) -> OfficerId:
    """Read the identifier of an officer, e.g. cb-7 (mã cán bộ, công chức)."""
    return OfficerId(name_in_one_line(text, "an officer's identifier"))


def parse_account(text: str) -> ActorId:
    """Read the account somebody signs in with, e.g. nva@h15 (tài khoản)."""
    return ActorId(name_in_one_line(text, "an account"))


def name_in_one_line(text: str, what: str) -> str:
    """A name that lists are sorted and looked up by, hence no longer than an index can hold (tên gọi)."""
    text = cleaned(text)
    if not text or len(text) > LONGEST_NAME or hidden_sign(text) is not None:
        raise Malformed(
            f"«{text[:40]}» is not {what}: one line of 1 to {LONGEST_NAME} letters",
            vi=f"«{text[:40]}» không phải là một tên: một dòng, từ 1 đến {LONGEST_NAME} ký tự",
            code="NOT_A_NAME",
        )
    return text


def listed(text: str, what: str) -> str:
    """A text that lists are filtered by, no longer than an index can hold: else it could never be shown (tên gọi)."""
    if len(text.encode()) > LONGEST_LISTED:
        raise Malformed(
            f"{what} is longer than {LONGEST_LISTED} bytes, which is more than a list can show: shorten it",
            vi=f"dài hơn {LONGEST_LISTED} byte, danh sách không hiển thị được; đề nghị rút gọn",
            code="TOO_LONG",
        )
    return text
