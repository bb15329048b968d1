"""Which days the administration works, as decided and announced (lịch làm việc)."""
