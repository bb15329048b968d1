"""Customs (hải quan)."""
