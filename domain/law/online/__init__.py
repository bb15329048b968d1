"""What is handed in online (nộp trực tuyến)."""
