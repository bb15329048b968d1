"""Audits over the log as it is stored (kiểm tra trên nhật ký)."""
