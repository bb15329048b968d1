"""Features under ``cases`` are there to come out red: only the tests that know how read them."""

collect_ignore_glob = ["cases/*"]
