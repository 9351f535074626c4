"""Read a SQLite archive that somebody else may write."""
