"""Invented dossiers in bulk, distributed like real ones (sinh dữ liệu)."""
