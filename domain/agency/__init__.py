"""Agencies that receive and settle dossiers, and when their offices are open (cơ quan)."""
