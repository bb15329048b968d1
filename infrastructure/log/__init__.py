"""The append-only log on PostgreSQL; the only room that knows the library eventsourcing (nhật ký sự kiện)."""
