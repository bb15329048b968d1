"""How an operation is carried out: inputs, access, limits, errors, compiled mutations (thực thi)."""
