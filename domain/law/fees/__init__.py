"""Fees and charges (phí, lệ phí)."""
