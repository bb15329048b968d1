"""Agencies (cơ quan)."""
