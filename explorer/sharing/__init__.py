"""Let others show, list and follow what the archive holds.

Comes in: a quote, a section, an answer to a question, or the whole archive.
Goes out: metadata of pages, code to embed, texts to paste, feeds, and the list of pages.
May use: `figures`, `exports`, `citing`, `questions`, `archive`, `search`, links, problems, models.
"""
