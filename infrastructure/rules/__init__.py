"""What lawyers ask of their rules: run, shown, covered, drafted, laid against history (công cụ cho pháp chế)."""
