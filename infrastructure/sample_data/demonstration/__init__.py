"""A dozen invented dossiers of real procedures that run their course (trình diễn)."""
