"""Decisions (quyết định)."""
