"""Invented dossiers: the demonstration's and generated ones (dữ liệu mẫu)."""
