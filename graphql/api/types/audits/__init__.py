"""Audits and public figures (kiểm tra)."""
