"""Apologies for delay (xin lỗi và hẹn lại)."""
