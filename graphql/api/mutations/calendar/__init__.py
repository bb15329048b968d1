"""The working calendar (lịch làm việc)."""
