"""Write the parts of pages that repeat, and keep those that may be shown again.

Comes in: a quote, an answer, or what a figure shows.
Goes out: HTML: the cards of quotes, names and words, totals, downloads and figures.
May use: `sharing`, `figures`, `exports`, `questions`, `archive`, `search`, links, models.
"""
