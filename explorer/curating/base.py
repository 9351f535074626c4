"""Define what the pages of all records have in common: rights, drafts, and one change for each form."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import URLField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from explorer.abstract import ArchiveModel, DraftableModel
from explorer.archive.changes import change
from explorer.archive.differences import history_of
from explorer.archive.drafts import discard, publish, with_what_is_inside
from explorer.archive.reverting import put_back, state_at
from explorer.curating.reviewing import may_review
from explorer.curating.roles import may_edit, may_publish

if TYPE_CHECKING:
    from django.db.models import QuerySet


SEARCHED_WORDS = 20
"""The first words of a search, which are all that a list of records looks for."""


def every_row(model: Any) -> "QuerySet[Any]":
    """Return the rows of a model, drafts among them."""
    rows: QuerySet[Any] = getattr(model, "with_drafts", model._default_manager).all()  # noqa: SLF001
    return rows


class OfDrafts:
    """Common to an admin and an inline: drafts can be seen and named, and each role may do its own."""

    model: Any

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """Return the rows that a curator sees: all."""
        return every_row(self.model).order_by(*self.model._meta.ordering)  # noqa: SLF001 - documented as public

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Let a record name a draft."""
        kwargs.setdefault("queryset", every_row(db_field.related_model))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # mixed in

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Let a record name drafts."""
        kwargs.setdefault("queryset", every_row(db_field.related_model))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]  # mixed in

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Leave out the buttons that change another record; write Arabic in its direction."""
        if isinstance(db_field, URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # mixed in
        if field is not None and db_field.name.endswith("_ar"):
            field.widget.attrs |= {"dir": "rtl", "lang": "ar"}
        for right in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
            if field is not None and hasattr(field.widget, right):
                setattr(field.widget, right, False)
        return field

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether somebody may see records: every curator."""
        return may_edit(request.user)

    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether somebody may add a record: a draft every curator, anything else a publisher."""
        return may_edit(request.user) if issubclass(self.model, DraftableModel) else may_publish(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether somebody may change a record: a draft every curator, what is published a publisher."""
        return may_edit(request.user) if is_draft(obj) else may_publish(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether somebody may delete a record: a draft only; what was published stays."""
        return is_draft(obj) and may_edit(request.user)


def is_draft(record: Any) -> bool:
    """Tell whether a record is a draft."""
    return bool(getattr(record, "draft", False))


class ArchiveAdmin(OfDrafts, ModelAdmin):  # type: ignore[type-arg]  # Django has no such arguments
    """The pages of a kind of record. A form is one change, of which the history keeps who made it."""

    change_form_template = "record.html"
    object_history_template = "history.html"
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    actions = None
    derived: Sequence[str] = ()
    """The fields that the archive itself keeps, which everybody only reads."""

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Any]", search_term: str
    ) -> tuple["QuerySet[Any]", bool]:
        """Find records that have all the words; a statement has only so many conditions."""
        words = " ".join(search_term.split()[:SEARCHED_WORDS])
        return super().get_search_results(request, queryset, words)

    def get_readonly_fields(self, request: HttpRequest, obj: ArchiveModel | None = None) -> list[str]:
        """Return the fields that can't be changed: the name in addresses isn't, once it is published."""
        kept = [self.model.natural_key_field] if obj is not None and not is_draft(obj) else []
        return [*super().get_readonly_fields(request, obj), *self.derived, *kept]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store a record; a new one is a draft where its kind has drafts."""
        if not change and isinstance(obj, DraftableModel):
            obj.draft = True
        super().save_model(request, obj, form, change)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show a record, or store what a form says of it."""
        return self._as_one_change(
            request,
            lambda: super(ArchiveAdmin, self).changeform_view(request, object_id, form_url, extra_context),
        )

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Ask whether a draft is to be deleted, or delete it."""
        return self._as_one_change(
            request, lambda: super(ArchiveAdmin, self).delete_view(request, object_id, extra_context)
        )

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete a draft with all that is inside it."""
        discard(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Return what would be deleted with drafts: all that is inside them."""
        inside = [str(row) for record in objs for rows in with_what_is_inside(record) for row in rows]
        return inside, {}, set(), []

    def get_urls(self) -> list[Any]:
        """Add the page on which a draft is published."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_publish"
        publishing = self.admin_site.admin_view(self.publish_view)
        return [path("<path:object_id>/publish/", publishing, name=name), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show each state in which a record was published, or put one back."""
        record = self.get_object(request, object_id)
        may_put_back = self.has_change_permission(request, record) and not is_draft(record)
        if request.method == "POST":
            if not may_put_back or record is None:
                raise PermissionDenied
            return self._as_one_change(request, lambda: self._put_back(request, record))
        states = history_of(self.model, record.pk)[::-1] if record is not None else []
        shown = {"states": states, "may_put_back": may_put_back and len(states) > 1}
        return super().history_view(request, object_id, {**shown, **(extra_context or {})})

    def _put_back(self, request: HttpRequest, record: ArchiveModel) -> HttpResponse:
        """Make a record what it was in the state that a form names by its moment."""
        put_back(state_at(self.model, record.pk, request.POST.get("state", "")))
        self.log_change(request, record, gettext("An earlier state was put back."))
        messages.success(request, gettext("%(record)s is as it was then.") % {"record": record})
        return HttpResponseRedirect(request.get_full_path())

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Show a record with what may be done with it."""
        record = kwargs.get("obj")
        context["may_publish"] = may_publish(request.user)
        context["is_draft"] = is_draft(record)
        context["is_withdrawn"] = bool(getattr(record, "withdrawn", None))
        return super().render_change_form(request, context, *args, **kwargs)

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what would be published with a draft, or publish it."""
        record = self.get_object(request, object_id)
        if not may_publish(request.user):
            raise PermissionDenied
        if record is None or not is_draft(record):
            raise Http404
        if request.method == "POST":
            return self._as_one_change(request, lambda: self._publish(request, record))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Publish a draft"),
            "opts": self.opts,
            "record": record,
            "inside": [(rows.model._meta.verbose_name_plural, rows) for rows in with_what_is_inside(record)],  # noqa: SLF001
            "is_for_another": not may_review(request.user, record),
        }
        return TemplateResponse(request, "publish.html", context)

    def _publish(self, request: HttpRequest, record: DraftableModel) -> HttpResponse:
        """Publish a draft; raise ValidationError where that is for another person, or for later."""
        if not may_review(request.user, record):
            raise ValidationError(_("Somebody else has to publish it: you wrote a part of it last."))
        publish(record)
        record.refresh_from_db()
        self.log_change(request, record, gettext("Published."))
        messages.success(request, gettext("%(record)s is published.") % {"record": record})
        return HttpResponseRedirect(
            reverse(f"admin:explorer_{self.opts.model_name}_change", args=[record.pk])
        )

    def _as_one_change(self, request: HttpRequest, answer: Callable[[], Any]) -> HttpResponse:
        """Answer a request; what it writes is one change, or nothing where the archive refuses it."""
        if request.method != "POST":
            return cast("HttpResponse", answer())
        try:
            name, reason = request.user.get_username(), request.POST.get("reason", "").strip()
            with change(by=name, reason=reason):
                response: HttpResponse = answer()
        except ValidationError as error:
            return _refused(request, error.messages)
        except IntegrityError:
            # Forms look for the same among what is published; drafts are in the same tables.
            return _refused(request, [gettext("Another record, maybe a draft, has this name.")])
        return response


def _refused(request: HttpRequest, sentences: Sequence[str]) -> HttpResponse:
    """Say why nothing was stored, in the place of what was said of it before the archive refused it."""
    list(messages.get_messages(request))
    for sentence in sentences:
        messages.error(request, sentence)
    return HttpResponseRedirect(request.get_full_path())
