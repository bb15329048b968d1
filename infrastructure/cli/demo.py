"""x."""
def demo() -> None:
    """Demo."""
