"""Paper in place of data (không có dữ liệu)."""
