"""Taking in what others published or recorded (nhập dữ liệu)."""
