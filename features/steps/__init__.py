"""One vocabulary of steps: the grammar, and functions by legal act (bộ câu dùng chung)."""
