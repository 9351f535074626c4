"""Break what serves the archive, with real processes, and count what is lost: `make faults`."""
