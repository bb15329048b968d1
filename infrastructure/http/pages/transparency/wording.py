"""What the public page says, Vietnamese first (lời trên trang công khai)."""

from datetime import timedelta

from application.queries.look_up import CompletionLevel

LEVELS: dict[CompletionLevel, tuple[str, str]] = {
    CompletionLevel.RECEIVED: ("Mới tiếp nhận", "Received"),
    CompletionLevel.IN_PROGRESS: ("Đang giải quyết", "In progress"),
    CompletionLevel.SUSPENDED: ("Tạm dừng, chờ người nộp", "Suspended, waits for the applicant"),
    CompletionLevel.COMPLETED: ("Đã kết thúc", "Completed"),
}
NOT_FOUND = ("Không có hồ sơ nào mang mã này", "No dossier has this code")


def spent(length: timedelta) -> str:
    """A length of time in days, hours and minutes: «16 ngày 22 giờ»."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    days, hours = divmod(hours, 24)
    return f"{days} ngày {hours} giờ" if days else f"{hours} giờ {minutes} phút"


def percent(text: str) -> str:
    """A decimal as it is written in Vietnamese."""
    return f"{text.replace('.', ',')} %"
