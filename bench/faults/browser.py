"""Begin a process that serves the curators' pages to itself, to somebody who is logged in."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.faults.killing import begin

PATH = "/curate/"


@contextmanager
def publisher() -> Iterator[Any]:
    """Start Django on the archive of DATABASE_URL; give the browser of a publisher, Django's test client."""
    os.environ["ADMIN_PATH"] = PATH.strip("/")
    begin()
    from django.conf import settings
    from django.test import Client, override_settings
    from django.test.utils import setup_test_environment

    from explorer.curating.roles import PUBLISHERS
    from tests.support.curated import account

    setup_test_environment()
    # Static files as they lie in the source: neither collected nor served here.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    browser = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
    browser.force_login(
        account(f"paul-{os.getpid()}", PUBLISHERS), backend=settings.AUTHENTICATION_BACKENDS[-1]
    )
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}):
        logging.disable()
        yield browser
