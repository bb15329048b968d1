"""Whether the ground under the log still holds (kiểm tra an toàn hệ thống)."""
