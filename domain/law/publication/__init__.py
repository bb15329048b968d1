"""Announcing procedures and downtime (công bố, công khai)."""
