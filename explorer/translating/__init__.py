"""Keep what pages say in Arabic: the catalogue of the interface, and a table for who reviews it."""
