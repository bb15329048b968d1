"""Linked procedures (liên thông)."""
