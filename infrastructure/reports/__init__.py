"""Reports in the forms people and programs take them in (kết xuất báo cáo)."""
