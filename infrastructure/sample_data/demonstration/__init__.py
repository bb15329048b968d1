"""A dozen invented dossiers of real procedures that live their lives (trình diễn)."""
