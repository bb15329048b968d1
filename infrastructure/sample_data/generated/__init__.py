"""Invented dossiers in bulk, with the habits of real ones (sinh dữ liệu)."""
