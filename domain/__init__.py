"""The law of dossiers as pure functions over facts (lĩnh vực: hồ sơ thủ tục hành chính)."""
