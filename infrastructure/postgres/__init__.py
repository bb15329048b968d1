"""PostgreSQL, where the log and the read models are kept: a server of our own or one that is given."""
