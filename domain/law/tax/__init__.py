"""Tax refunds (hoàn thuế)."""
