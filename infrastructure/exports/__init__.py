"""Handing the log to process miners: OCEL 2.0 and XES (kết xuất cho khai phá quy trình)."""
