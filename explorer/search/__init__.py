"""Search by words: a text or a typed search comes in; tokens, a query, the quotes' keys and marks go out.

It uses nothing but the database, and the tables that it keeps there; it knows no question and no page.
"""
