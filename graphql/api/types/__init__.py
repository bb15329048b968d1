"""Types of the schema (kiểu dữ liệu)."""
