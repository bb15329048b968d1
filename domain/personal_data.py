"""Keeping personal data out of free text, because facts can never be erased (dữ liệu cá nhân).

Found are e-mail addresses, Vietnamese phone numbers and identity numbers. Names and addresses of people
cannot be found by their form; officers must not write them, and encrypted values are the place for them.
"""

import re
import unicodedata
from enum import StrEnum

from domain.errors import NotPermitted

_BASIS = "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15"


class PersonalDataKind(StrEnum):
    """What kind of personal data a text shows (loại dữ liệu cá nhân)."""

    EMAIL = "email"
    PHONE = "phone"
    IDENTITY_NUMBER = "identity_number"


class PersonalDataInText(NotPermitted):
    """Free text names a person by number or address (dữ liệu cá nhân trong văn bản)."""

    code = "PERSONAL_DATA_IN_TEXT"


def refuse_personal_data(text: str | None, field: str) -> None:
    """Refuse a text that shows an e-mail, phone or identity number (không ghi dữ liệu cá nhân).

    The refusal names the field and the kind, never the data.
    """
    kind = find_personal_data(text or "")
    if kind is None:
        return
    raise PersonalDataInText(
        f"Nội dung «{field}» có {_NAMES[kind]}, không được ghi vào nhật ký vì không thể xóa về sau "
        f"({_BASIS}); đề nghị bỏ thông tin đó và viết lại.",
        basis=_BASIS,
        details={"field": field, "kind": kind.value},
    )


def find_personal_data(text: str) -> PersonalDataKind | None:
    """The first kind of personal data that a text shows, if any (phát hiện dữ liệu cá nhân)."""
    plain = text if text.isascii() else _visible(text)
    if "@" not in plain and not _NINE_DIGITS.search(plain):
        return None
    if _EMAIL.search(plain):
        return PersonalDataKind.EMAIL
    rest = _HARMLESS.sub(" ; ", plain)
    if any(_reads_as_phone(found[0]) for found in _PHONE.finditer(rest)):
        return PersonalDataKind.PHONE
    if any(not _YEARS.fullmatch(found[0]) for found in _IDENTITY.finditer(rest)):
        return PersonalDataKind.IDENTITY_NUMBER
    return None


def _visible(text: str) -> str:
    """What a reader sees, in the plainest characters."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")


def _reads_as_phone(found: str) -> bool:
    """Whether the digits are grouped as people write phone numbers, not as a row of small numbers."""
    groups = re.findall(r"\d+", found)
    return found[0] in "+(" or all(len(group) > 1 for group in groups)


_NAMES = {
    PersonalDataKind.EMAIL: "địa chỉ thư điện tử",
    PersonalDataKind.PHONE: "số điện thoại",
    PersonalDataKind.IDENTITY_NUMBER: "số định danh cá nhân hoặc chứng minh nhân dân",
}

# The shortest number of a person has nine digits.
_NINE_DIGITS = re.compile(r"(?:\d\D*){8}\d")

_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")

# Numbers that look long but name no person; taken out before searching.
_HARMLESS = re.compile(
    r"""
    (?:\d{3}\.\d{2}\.\d{2}\.)?\b[A-Y]\d{2}(?:\.\d{2,3}){0,3}-\d{6}-\d{4,7}(?!\d)        # dossier code
  | \b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b                     # our own ids
  | \b[0-9a-f]{32,}\b                                                                    # digests
  | (?<!\d)\d{1,5}(?:/(?:19|20)\d{2})?/[A-ZĐ][\w-]*                                      # 61/2018/NĐ-CP
  | (?<!\d)\d\.\d{6}(?!\d)(?:\.[A-Y]\d{2})?                                              # procedure code
  | (?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d{2}(?!\d)                                   # 27/11/2025
  | (?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)                                              # 2025-11-27
  | (?<!\d)[1-9]\d*(?:[.,\x20]\d{3})*(?:,\d+)?\s?(?:nghìn|triệu|tỷ|tỉ|đồng(?!\s?chí)|đ\b|vnđ|vnd|usd)  # money
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Mobile: ten digits; landline: 02 and nine more; 84 may stand for the first 0.
_PHONE = re.compile(
    r"(?<!\d)\(?(?:\+?\(?84\)?[ .-]?\(?0?|0)\)?[ .-]?"
    r"(?:(?:[35][ .-]?[2-9]|[79][ .-]?\d|8[ .-]?[1-9])(?:[ .()-]{0,2}\d){7}|2(?:[ .()-]{0,2}\d){9})(?!\d)"
)
_SEPARATED = r"\d{3}(?P<s>[ .-])\d{3}(?P=s)\d{3}(?:(?P=s)\d{3})?|\d{6}[ .-]\d{6}|\d{4}(?P<q>[ .-])\d{4}(?P=q)\d{4}"
_IDENTITY = re.compile(rf"(?<!\d)(?:\d{{12}}|\d{{9}}|(?<!\d[.,])(?:{_SEPARATED})(?![.,]\d))(?!\d)")
_YEARS = re.compile(r"(?:19|20)\d{2}(?:[ .-](?:19|20)\d{2}){2}")
