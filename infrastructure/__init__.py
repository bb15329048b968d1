"""How the installation meets the world: the log, read models, PostgreSQL, doors; main wires everything (hạ tầng)."""
