"""The public page: figures, open data, and how far one dossier has come (trang công khai)."""
