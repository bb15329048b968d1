"""One module per command and per query; ports to the world; nothing here knows how it is stored (ứng dụng)."""
