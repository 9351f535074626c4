"""A site with the pages of the curators, as `ADMIN_PATH=curate` makes it, and people who use them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.forms import BooleanField
from django.test import Client, override_settings
from django.urls import clear_url_caches, path

from config import urls
from config.curating import CURATING_MIDDLEWARE
from explorer.curating.roles import make_groups
from explorer.curating.site import curators

PATH = "/curate/"
PASSWORD = "quince orchard 29 lanterns"  # noqa: S105 - of an account that the test makes

urlpatterns = [*urls.urlpatterns, path(PATH.removeprefix("/"), curators.urls)]
handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500


@contextmanager
def curated(**changed: Any) -> Iterator[None]:
    """Have the pages of the curators at PATH inside, maybe with other settings changed."""
    with override_settings(
        ADMIN_PATH="curate",
        ROOT_URLCONF="tests.support.curated",
        MIDDLEWARE=[*settings.MIDDLEWARE, *CURATING_MIDDLEWARE],
        SESSION_COOKIE_PATH=PATH,
        CSRF_COOKIE_PATH=PATH,
        **changed,
    ):
        clear_url_caches()
        yield
    clear_url_caches()


def account(name: str, *roles: str, **fields: Any) -> User:
    """Return a new account with these roles, such as `Editors`."""
    make_groups()
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def logged_in(name: str, *roles: str) -> Client:
    """Return a browser in which a new account with these roles is logged in."""
    client = Client()
    client.force_login(account(name, *roles), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def filled(form: Any) -> dict[str, Any]:
    """Return what a browser sends of a form as it is shown."""
    found = {}
    for field in form:
        value = field.value()
        if isinstance(field.field, BooleanField):
            value = "on" if value else None
        if value is not None:
            found[field.html_name] = (
                [getattr(each, "pk", each) for each in value] if isinstance(value, list) else value
            )
    return found
