"""The API's description as a page for people."""


def operations(document):
    return []
