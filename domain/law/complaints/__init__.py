"""Complaints (khiếu nại)."""
