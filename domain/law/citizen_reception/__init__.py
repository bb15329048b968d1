"""Receiving citizens in person and online (tiếp công dân)."""
