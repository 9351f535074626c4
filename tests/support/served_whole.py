"""Settings of a server under test that sends static files too, as they lie in the source."""

from tests.support.served import *  # noqa: F403 - every setting is the same, but for the one below

WHITENOISE_USE_FINDERS = True
