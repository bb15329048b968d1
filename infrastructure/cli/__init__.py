"""The command line: one module per command (giao diện dòng lệnh)."""
