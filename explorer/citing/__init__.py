"""Cite what the archive shows.

Comes in: a quote, a section, a chapter or a report, and the address of its page.
Goes out: references in every style, texts to copy, and records for reference managers, all in English.
May use: `questions`, `archive`, `search`, links, problems, models.
"""
