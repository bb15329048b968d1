"""The law as scenarios: .feature files by legal act, and one vocabulary of steps (kịch bản pháp luật)."""
