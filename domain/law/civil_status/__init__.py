"""The birth and death chains (liên thông khai sinh, khai tử)."""
