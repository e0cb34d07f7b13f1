"""Who is named in an article, and who they are."""
