"""What a digital citizen pays (công dân số)."""
