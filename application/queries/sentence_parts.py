"""What sentences are put together from, each part in Vietnamese and English (thành phần của câu)."""

from datetime import date, datetime
from functools import lru_cache

from domain.values import HO_CHI_MINH

Sentence = tuple[str, str]
"""The same in Vietnamese and in English."""


def day(day: date) -> Sentence:
    """A legal day (ngày)."""
    return f"{day:%d/%m/%Y}", day.isoformat()


def instant(at: datetime) -> Sentence:
    """An instant by the clocks of Việt Nam (thời điểm)."""
    local = at.astimezone(HO_CHI_MINH)
    return f"{local:%H:%M} ngày {local:%d/%m/%Y}", f"{local:%Y-%m-%d %H:%M}"


@lru_cache(maxsize=4096)  # most steps, units and channels come again and again
def filled(vi: str, en: str, *parts: Sentence) -> Sentence:
    """A pattern with its places filled (câu hoàn chỉnh)."""
    in_vi, in_en = zip(*parts, strict=True)
    return vi.format(*in_vi), en.format(*in_en)


def plain(text: str | None) -> Sentence:
    """A text that is the same in both (nguyên văn)."""
    return text or "—", text or "—"
