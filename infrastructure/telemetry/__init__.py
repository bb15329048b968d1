"""Traces and metrics of the house, put on at its doors (đo lường)."""
