"""One module per question (truy vấn)."""
