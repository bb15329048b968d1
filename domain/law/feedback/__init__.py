"""Feedback and petitions of citizens (phản ánh, kiến nghị)."""
