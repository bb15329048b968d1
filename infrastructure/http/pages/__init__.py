"""Pages of our own, made on the server (trang web)."""
