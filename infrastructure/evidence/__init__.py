"""Evidence for those who trust nobody here: seals, witnesses, receipts, bundles (bằng chứng)."""
