"""Say who may do what: an editor writes drafts, a publisher publishes, corrects and withdraws.

A role is a group of Django's accounts; who may manage accounts (a superuser) is a publisher too.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group

EDITORS, PUBLISHERS = "Editors", "Publishers"

Account = AbstractBaseUser | AnonymousUser


def make_groups() -> None:
    """Make the two groups where they aren't there; called once there are tables."""
    for name in (EDITORS, PUBLISHERS):
        Group.objects.get_or_create(name=name)


def may_edit(user: Account) -> bool:
    """Tell whether an account may see the pages of the curators and write drafts."""
    return bool(_groups(user) & {EDITORS, PUBLISHERS})


def may_publish(user: Account) -> bool:
    """Tell whether an account may publish, correct and withdraw."""
    return PUBLISHERS in _groups(user)


def _groups(user: Account) -> set[str]:
    """Return the roles of an account, read once for each request."""
    found: set[str] | None = getattr(user, "_archive_roles", None)
    if found is None:
        found = _roles(user)
        user._archive_roles = found  # type: ignore[union-attr]  # noqa: SLF001 - the request's own copy
    return found


def _roles(user: Any) -> set[str]:
    """Return the names of the groups of an account that may be used."""
    if not (user.is_active and user.is_staff):
        return set()
    return {PUBLISHERS} if user.is_superuser else set(user.groups.values_list("name", flat=True))
