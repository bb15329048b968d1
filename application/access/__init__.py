"""Who may do and see what: roles, acts, rows, fields; nothing decides it elsewhere (phân quyền)."""
