"""Read models: one module each, from facts to rows to SQL; wiring in tables.py (mô hình đọc)."""
