"""Numbers and addresses of people, read before they are encrypted: what is none is refused (thông tin liên hệ).

What is refused is never repeated in the message: it may be somebody's, written into the wrong field.
"""

import re

from domain.errors import Malformed

_CITIZEN = re.compile(r"\d{9}|\d{12}|[A-Z]{1,2}\d{6,8}", re.ASCII)
_ORGANISATION = re.compile(r"\d{10}(-?\d{3})?|\d{12}", re.ASCII)
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s.,;<>\"]+(\.[^@\s.,;<>\"]+)+")
_PHONE = re.compile(r"\+?\d{8,15}", re.ASCII)


def parse_identity_number(text: str) -> str:
    """A citizen's number of 12 digits, the older one of 9, or a passport (số định danh, CMND, hộ chiếu)."""
    plain = _without_gaps(text).upper()
    if not _CITIZEN.fullmatch(plain):
        raise Malformed(
            "identityNumber is no number of a citizen: 12 digits, an older one of 9, or a passport",
            vi="không phải số định danh: 12 chữ số, số CMND 9 chữ số hoặc số hộ chiếu",
            code="NOT_AN_IDENTITY_NUMBER",
        )
    return plain


def parse_enterprise_number(text: str) -> str:
    """A tax or enterprise code of 10 digits, with 3 more of a branch, or 12 of a household (mã số thuế, mã số)."""
    plain = _without_gaps(text)
    if not _ORGANISATION.fullmatch(plain):
        raise Malformed(
            "identityNumber is no code of an enterprise or organisation: 10 digits, or 10-3 of a branch",
            vi="không phải mã số doanh nghiệp, tổ chức: 10 chữ số, hoặc 10-3 chữ số của chi nhánh",
            code="NOT_AN_ENTERPRISE_NUMBER",
        )
    return plain


def parse_email(text: str) -> str:
    """An e-mail address (thư điện tử)."""
    if not _EMAIL.fullmatch(text.strip()) or len(text) > 254:
        raise Malformed(
            "email is no address: write it like name@example.vn",
            vi="không phải địa chỉ thư điện tử; viết như ten@example.vn",
            code="NOT_AN_EMAIL",
        )
    return text.strip()


def parse_phone(text: str) -> str:
    """A telephone number of 8 to 15 digits, with or without + (số điện thoại)."""
    plain = re.sub(r"[\s.()-]", "", text)
    if not _PHONE.fullmatch(plain):
        raise Malformed(
            "phone is no number: 8 to 15 digits, like 0912345678 or +84912345678",
            vi="không phải số điện thoại: từ 8 đến 15 chữ số, ví dụ 0912345678 hoặc +84912345678",
            code="NOT_A_PHONE_NUMBER",
        )
    return plain


def _without_gaps(text: str) -> str:
    return re.sub(r"[\s.]", "", text)
