"""Say how long the process that serves waits for PostgreSQL."""

CONNECT_SECONDS = 3
STATEMENT_SECONDS = 4
SILENCE_SECONDS = 5
"""How long a connection, a statement, and an answer of any kind may take."""

PAUSE_SECONDS = 1
"""After it didn't answer, the server is left alone for so long; then one thread tries."""
