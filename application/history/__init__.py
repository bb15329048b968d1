"""Histories at instants: replay, comparison, another law (phát lại)."""
