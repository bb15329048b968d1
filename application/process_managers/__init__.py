"""What reacts to facts, or to time, with further commands of its own accord (quy trình tự động)."""
