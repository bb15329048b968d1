"""What a person may ask about personal data (quyền của chủ thể dữ liệu)."""
