"""The clock on the wall (đồng hồ hệ thống)."""

from datetime import UTC, datetime


class SystemClock:
    """The present instant of this machine, aware UTC."""

    def now(self) -> datetime:
        """Now."""
        return datetime.now(UTC)
