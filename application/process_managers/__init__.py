"""What follows from facts: fact to next command (chính sách)."""
