"""Say who may review a draft: where the operator wants it, somebody else than who wrote any of it last."""

from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from explorer.abstract import DraftableModel
from explorer.archive.drafts import with_what_is_inside


def may_review(user: Any, draft: DraftableModel) -> bool:
    """Tell whether an account may publish a draft, as far as REVIEW_REQUIRED is concerned."""
    return not settings.REVIEW_REQUIRED or user.pk not in _last_writers(draft)


def _last_writers(draft: DraftableModel) -> set[int]:
    """Return the keys of the accounts that wrote a part of a draft last, as Django's admin noted."""
    found = set()
    for rows in with_what_is_inside(draft):
        keys = [str(key) for key in rows.values_list("pk", flat=True)]
        kind = ContentType.objects.get_for_model(rows.model)
        notes = LogEntry.objects.filter(content_type=kind, object_id__in=keys).order_by("action_time", "pk")
        found |= set(dict(notes.values_list("object_id", "user")).values())
    return found
