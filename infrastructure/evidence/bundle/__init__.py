"""What is handed out: bundles and proofs, and how they are recomputed (gói bằng chứng)."""
