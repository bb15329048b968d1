"""Petitions to the courts (đơn khởi kiện)."""
