"""Outgoing documents (văn bản đi)."""
