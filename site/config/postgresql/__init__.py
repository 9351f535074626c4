"""Read an archive in PostgreSQL without ever waiting for it in vain."""
