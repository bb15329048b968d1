"""Small changes to the program, one at a time: does any test see them? ``make mutants``."""
