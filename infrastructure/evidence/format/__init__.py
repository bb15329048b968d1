"""The forms of evidence: leaves, trees, notes, checkpoints, tiles (định dạng bằng chứng)."""
