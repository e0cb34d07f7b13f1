"""The training of Namedrop's second recogniser of names; no part of the installed program."""
