"""Answer questions: an address comes in; a question, its answer and what leads on from it go out.

It uses archive, search, links, problems and the models; every count on the site is made here.
"""
