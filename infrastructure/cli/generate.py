"""x."""
def generate() -> None:
    """Gen."""
