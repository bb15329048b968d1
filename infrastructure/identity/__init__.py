"""Who is asking, and the keys of data subjects (định danh và kho khóa)."""
