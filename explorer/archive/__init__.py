"""Keep the archive: writes and fixture files come in; records, a version and renewed words go out.

It uses search, links, problems and the models; whoever changes the archive also writes its words.
"""
