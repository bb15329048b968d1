"""The dossier: from submission to delivered result (hồ sơ thủ tục hành chính)."""
