"""Answer requests with pages and files.

Comes in: a request, whose parameters `questions` reads.
Goes out: HTML pages, and the files that other rooms write; no view imports another.
May use: every room but `api`, `templatetags` and the management commands.
"""
