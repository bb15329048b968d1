"""Audits as pure functions over facts (kiểm tra)."""
