"""Decisions in which agencies answer: drafted, submitted, signed, issued, corrected, revoked (quyết định)."""
