"""Ratios beside plain eventsourcing and raw psycopg, all in one run (đo hiệu năng)."""
