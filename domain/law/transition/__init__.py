"""Which law governs what was begun before a change (điều khoản chuyển tiếp)."""
