"""What somebody typed -> what it means: the query language, its help while typing, and what is wrong with a query."""
