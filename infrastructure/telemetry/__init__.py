"""Traces and metrics of the installation, put on at its doors (đo lường)."""
