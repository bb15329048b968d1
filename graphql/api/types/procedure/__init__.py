"""Procedures and processes (thủ tục hành chính)."""
