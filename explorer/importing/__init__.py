"""From a chapter's file to the archive.

reader, page -> blocks of text; outline -> sections, quotes and problems, with attribution and prose
reading the speakers; plan -> what would change; save -> all of it or nothing.
"""
