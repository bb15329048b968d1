"""Dossiers (hồ sơ)."""
