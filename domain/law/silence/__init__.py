"""Bodies that do not answer (không trả lời đúng hạn)."""
