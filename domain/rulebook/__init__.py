"""The rulebook: every rule of law this installation can carry out, each with its article (sổ tay quy tắc)."""
