"""Let curators work in the browser: a request below ADMIN_PATH comes in; a changed record goes out.

It is Django's admin with the archive's own rules; whatever it writes passes through the archive's room.
"""
