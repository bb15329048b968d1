"""The rulebook: every rule of law this house can carry out, each with its article (sổ tay quy tắc)."""
