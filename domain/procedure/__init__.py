"""Published procedures and the internal processes that agencies approve for them (thủ tục hành chính)."""
