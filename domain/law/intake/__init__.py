"""Checking what comes in (tiếp nhận)."""
