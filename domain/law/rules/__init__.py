"""The rules of procedure, one function for each thing the law decides (quy tắc pháp luật)."""
