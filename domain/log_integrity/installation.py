"""Whose log it is: the first fact of every log (hệ thống của cơ quan)."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NewType

from domain.errors import Malformed

Authority = NewType("Authority", str)
"""Code of the authority whose log it is, e.g. ``H14`` (mã định danh cấp 1; QĐ 20/2020/QĐ-TTg Điều 4)."""

LOCAL = Authority("LOCAL")
"""Nobody has said whose: good for trying things out (hệ thống chưa đặt tên)."""

_CODE = re.compile(r"[A-Z]\d{2}|LOCAL", re.ASCII)


def parse_authority(text: str) -> Authority:
    """Read the code of an authority: a capital letter and two digits, or LOCAL; small letters are made capitals."""
    code = text.strip().upper()
    if not _CODE.fullmatch(code):
        raise Malformed(f"«{text}» is not the code of an authority: a letter and two digits like H14, or LOCAL")
    return Authority(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallationEstablished:
    """A log begins, and it is this authority's for good (thiết lập hệ thống)."""

    TOPIC: ClassVar[str] = "installation.established.v1"
    occurred_at: datetime
    authority: Authority
