"""Emergencies (khẩn cấp)."""
