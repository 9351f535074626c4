"""The application that a server calls: `config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.serving")
site = get_wsgi_application()

from django.conf import settings  # noqa: E402 - Django has to be set up first

from config.request_ids import NamedRequests  # noqa: E402 - the same
from explorer.keeping import KeptAnswers  # noqa: E402 - the same

application = wrap_wsgi_with_proxy_headers(KeptAnswers(site), settings.FORWARDED_ALLOW_IPS)
if settings.METRICS_PORT:
    from config.metrics import Measured

    application = Measured(application)
application = NamedRequests(application, settings.FORWARDED_ALLOW_IPS)
