"""Scores and ratios (chấm điểm, tỷ lệ)."""
