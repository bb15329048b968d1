"""Law as dated data with a source, and the rules that read it (pháp luật áp dụng)."""
