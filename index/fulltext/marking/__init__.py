"""A query that has been understood, and a text -> the spans of the text that match."""
