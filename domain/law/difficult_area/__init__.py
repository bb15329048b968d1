"""Places that are hard to reach (vùng khó khăn)."""
