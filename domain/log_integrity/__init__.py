"""What happens to the log itself: programs that record, seals that fail, restores (lưu giữ nhật ký)."""
