"""Who is at the door, and the keys of data subjects (định danh và kho khóa)."""
