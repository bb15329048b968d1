"""The append-only log on PostgreSQL (nhật ký sự kiện)."""
