"""Show counts and quotes as pictures.

Comes in: an answer to a question, a quote, a section or the places.
Goes out: tables with dots, charts as data, the tiles of the map, and cards for link previews.
May use: `exports`, `citing`, `questions`, `archive`, `search`, links, problems, models.
"""
