"""Write the whole site as files: an edition opens from a disk without a server, and from any file host.

`explorer.edition.writing` asks the application for every page and file, `explorer.edition.pages` shows what
an edition has instead of pages that need a server, and `scripts/` answers questions in the browser.
"""
