"""What inspectors would ask about, found in the facts with evidence and an innocent explanation (dấu hiệu bất thường).

A finding is a question, not a verdict: it says what the facts show, where they stand, and how it may be harmless.
"""
