"""What is said of a date that passes a year whose official days off are still to come (năm chưa có thông báo)."""

from collections.abc import Sequence


def awaited_notice(years: Sequence[int]) -> tuple[str, str] | None:
    """In Vietnamese and English, None where no notice is awaited (lịch năm chưa có thông báo chính thức)."""
    if not years:
        return None
    named = ", ".join(str(year) for year in years)
    return (
        f"lịch năm {named} chưa có thông báo chính thức",
        f"the official notice of the days off of {named} is still to come",
    )
