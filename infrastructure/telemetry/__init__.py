"""Traces and metrics of the installation, put on at its entry points (đo lường)."""
