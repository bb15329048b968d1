"""The sealer: it reads facts, signs checkpoints, asks others to confirm (niêm phong)."""
