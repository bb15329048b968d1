"""Requests for papers (yêu cầu bổ sung)."""
