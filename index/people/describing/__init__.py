"""Descriptions that stand for a person, "the Russian president", and the roles from which they are understood."""
