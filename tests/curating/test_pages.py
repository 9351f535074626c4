"""What editors and publishers do in the browser: drafts, publishing, corrections, withdrawals, accounts."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from explorer.archive.versions import current_version
from explorer.models import Chapter, Correction, KeyPoint, Place, Quote, Report, Theme
from tests.support.curated import PASSWORD, PATH, account, curated, filled

pytestmark = [pytest.mark.usefixtures("archive", "site"), pytest.mark.without_reason]

CODE = "halting-hostilities-01"


@pytest.fixture
def site() -> Iterator[None]:
    """Serve the pages of the curators."""
    with curated():
        yield


def address(record: Any, view: str = "change") -> str:
    """Return the address of a record's page."""
    return f"{PATH}explorer/{record._meta.model_name}/{record.pk}/{view}/"  # noqa: SLF001


def send(client: Client, path: str, **changed: Any) -> Any:
    """Send the form of a page with some fields changed; return the answer, redirects followed."""
    form = client.get(path).context["adminform"].form
    data = filled(form) | changed
    for inline in client.get(path).context["inline_admin_formsets"]:
        data |= filled(inline.formset.management_form)
        for each in inline.formset.forms:
            data |= filled(each)
    return client.post(path, data, follow=True)


def told(response: Any) -> list[str]:
    """Return what an answer tells its reader: messages, and the errors of its form."""
    messages = [str(message) for message in response.context["messages"]]
    form = getattr(response.context.get("adminform"), "form", None)
    return messages + [error for errors in (form.errors.values() if form else ()) for error in errors]


def draft_quote(client: Client, **fields: Any) -> Quote:
    """Write a new quote in the browser."""
    theme = Theme.objects.get(slug="local-ceasefires")
    values = {
        "chapter": theme.chapter_id,
        "theme": theme.pk,
        "position": 3,
        "text": "A zebraic sentence.",
        "attribution": "Sunni woman (anti-regime), 31, Homs",
        "sect": "sunni",
        "gender": "woman",
        "age": 31,
        "stance": "anti-regime",
        "set_apart": "on",
        "displacement": "none-stated",
        "country": "Syria",
        "governorate": Place.objects.get(slug="homs").pk,
    }
    response = send(client, f"{PATH}explorer/quote/add/", **values | fields)
    assert response.status_code == 200
    quote: Quote = Quote.with_drafts.get(draft=True)
    return quote


def test_an_editor_writes_a_draft_and_a_publisher_publishes_it(editor: Client, publisher: Client) -> None:
    version = current_version()
    quote = draft_quote(editor)
    assert (quote.code, quote.draft) == ("halting-hostilities-draft-1", True)
    assert send(editor, address(quote), text="A zebraic sentence, twice.").status_code == 200
    assert current_version() == version
    assert editor.post(address(quote, "publish")).status_code == 403
    assert "Publish this draft" not in editor.get(address(quote)).content.decode()
    assert "Publish this draft" in publisher.get(address(quote)).content.decode()
    assert "halting-hostilities-draft-1" in publisher.get(address(quote, "publish")).content.decode()
    answer = publisher.post(address(quote, "publish"), follow=True)
    assert told(answer) == ["halting-hostilities-30 is published."]
    page = Client().get("/quotes/halting-hostilities-30/").content.decode()
    assert "A zebraic sentence, twice." in page
    assert publisher.get(address(quote, "publish")).status_code == 404


def test_where_a_review_is_required_nobody_publishes_what_they_wrote(
    editor: Client, publisher: Client, settings: Any
) -> None:
    settings.REVIEW_REQUIRED = True
    quote = draft_quote(publisher)
    refused = "Somebody else has to publish it: you wrote a part of it last."
    assert refused in publisher.get(address(quote, "publish")).content.decode()
    assert told(publisher.post(address(quote, "publish"), follow=True)) == [refused]
    assert Quote.with_drafts.get(pk=quote.pk).draft
    send(editor, address(quote), age=32)
    assert told(publisher.post(address(quote, "publish"), follow=True)) == [
        "halting-hostilities-30 is published."
    ]


def test_a_published_quote_changes_only_with_a_public_correction(publisher: Client) -> None:
    quote = Quote.objects.get(code=CODE)
    answer = send(publisher, address(quote), age="33")
    assert told(answer) == ["Say why: a published quote changes only with a public correction."]
    assert Quote.objects.get(code=CODE).age == 30
    send(publisher, address(quote), age="33", reason="The report prints 33.")
    correction = Correction.objects.get()
    assert (correction.code, correction.reason) == (f"{CODE}-1", "The report prints 33.")
    assert correction.change == "The age was “30”. It is now “33”."
    page = Client().get(f"/quotes/{CODE}/").content.decode()
    assert "The report prints 33." in page
    assert "33" in Client().get("/about/corrections/").content.decode()


def test_an_earlier_state_is_put_back_with_a_public_correction(editor: Client, publisher: Client) -> None:
    quote = Quote.objects.get(code=CODE)
    send(publisher, address(quote), age="33", reason="The report prints 33.")
    path = address(quote, "history")
    page = publisher.get(path)
    assert [
        [(told.before, told.after) for told in found.differences] for _s, found in page.context["states"]
    ] == [
        [("30", "33")],
        [],
    ]
    first = page.context["states"][1][0].history_date.isoformat()
    text = page.content.decode()
    assert f'value="{first}"' in text
    assert "The report prints 33." in text
    assert "Put this state back" not in editor.get(path).content.decode()
    assert editor.post(path, {"state": first, "reason": "A slip."}).status_code == 403
    assert told(publisher.post(path, {"state": "then", "reason": "A slip."}, follow=True)) == [
        "then is neither a version of this archive nor a moment."
    ]
    [refusal] = told(publisher.post(path, {"state": first}, follow=True))
    assert refusal.endswith("Say why: a published quote changes only with a public correction.")
    answer = publisher.post(path, {"state": first, "reason": "It was right before."}, follow=True)
    assert told(answer) == [f"{CODE} is as it was then."]
    last = answer.context["states"][0][0]
    assert (last.history_user_id, last.history_change_reason, last.age) == (
        "paul",
        "It was right before.",
        30,
    )
    assert Correction.objects.get(code=f"{CODE}-2").change == "The age was “33”. It is now “30”."
    assert publisher.post(f"{PATH}explorer/quote/99999/history/", {"state": first}).status_code == 403
    assert publisher.get(f"{PATH}explorer/quote/99999/history/").status_code == 302
    correction = address(Correction.objects.first(), "history")
    assert publisher.get(correction).status_code == 200
    assert publisher.post(correction, {"state": first}).status_code == 403


def test_a_search_looks_for_its_first_words_however_many_there_are(editor: Client) -> None:
    path = f"{PATH}explorer/quote/?q={CODE}{'+halting' * 1_200}"
    assert [quote.code for quote in editor.get(path).context["cl"].result_list] == [CODE]


def test_what_is_said_of_a_speaker_has_to_agree(publisher: Client) -> None:
    quote = Quote.objects.get(code=CODE)
    changed = {"country": "Lebanon", "displacement": "idp", "stance": "not-stated", "stance_inferred": "on"}
    answer = send(publisher, address(quote), reason="A slip.", **changed)
    assert told(answer) == [
        "Leave it empty: the speaker is outside Syria.",
        "An internally displaced person is inside Syria.",
        "Only a stance that is stated can be inferred.",
    ]
    answer = send(publisher, address(quote), reason="A slip.", governorate="", displacement="refugee")
    assert told(answer) == [
        "Which governorate? Only a speaker outside Syria has none.",
        "A refugee is outside Syria.",
    ]


def test_a_quote_is_withdrawn_on_one_screen_with_a_reason(publisher: Client, editor: Client) -> None:
    quote = Quote.objects.get(code=CODE)
    with_it = KeyPoint.objects.filter(quotes=quote).first()
    assert with_it is not None
    with_it.quotes.set([quote])
    assert editor.get(address(quote, "withdraw")).status_code == 403
    assert publisher.post(address(quote, "withdraw"), {"why": " "}).status_code == 200
    answer = publisher.post(address(quote, "withdraw"), {"why": "The speaker asked for it."}, follow=True)
    assert told(answer) == [
        f"{CODE} is withdrawn: its words are erased.",
        f"Key points that only it showed are hidden: {with_it.code}. They may repeat it.",
    ]
    withdrawn = Quote.objects.get(code=CODE)
    assert (withdrawn.text, withdrawn.attribution) == ("", "")
    page = Client().get(f"/quotes/{CODE}/")
    assert page.status_code == 410
    assert "The speaker asked for it." in page.content.decode()
    assert publisher.get(address(quote, "withdraw")).status_code == 404
    assert publisher.post(address(quote), {"text": "Back"}).status_code == 403


def test_an_editor_changes_nothing_that_is_published(editor: Client) -> None:
    for model in (Report, Chapter, Theme, Quote, KeyPoint, Place):
        record = model.objects.first()
        assert editor.get(address(record)).status_code == 200
        assert editor.post(address(record), {"title": "Another"}).status_code == 403
        assert editor.post(address(record, "delete"), {"post": "yes"}).status_code == 403
    assert editor.get(f"{PATH}explorer/place/add/").status_code == 403
    assert editor.get(f"{PATH}explorer/correction/add/").status_code == 403
    assert editor.get(f"{PATH}auth/user/").status_code == 403


def test_a_draft_is_deleted_with_all_that_is_in_it(editor: Client) -> None:
    report = Report.objects.get()
    title = {"title": "A Zebraic Chapter", "sentence_case_title": "A zebraic chapter", "slug": "zebraic"}
    send(
        editor,
        f"{PATH}explorer/chapter/add/",
        **title,
        report=report.pk,
        order=2,
        url="https://example.org/zebraic/",
    )
    chapter = Chapter.with_drafts.get(slug="zebraic")
    send(editor, f"{PATH}explorer/theme/add/", chapter=chapter.pk, order=1, heading="Zebras", slug="zebras")
    theme = Theme.with_drafts.get(slug="zebras")
    point = {"theme": theme.pk, "stance": "pro-regime", "order": 1, "text": "A point."}
    shown_by = [Quote.objects.get(code=CODE).pk]
    send(editor, f"{PATH}explorer/keypoint/add/", quotes=shown_by, **point)
    assert KeyPoint.with_drafts.get(draft=True).code == "zebras-pro-1"
    for same in ({"heading": "Zebras", "slug": "other"}, {"heading": "Other", "slug": "zebras"}):
        taken = send(editor, f"{PATH}explorer/theme/add/", chapter=chapter.pk, order=2, **same)
        assert told(taken) == ["Another record, maybe a draft, has this name."]
    page = editor.get(address(chapter, "delete")).content.decode()
    assert "A Zebraic Chapter" in page
    assert "zebras-pro-1" in page
    editor.post(address(chapter, "delete"), {"post": "yes"})
    for model in (Chapter, Theme, KeyPoint):
        assert not model.with_drafts.filter(draft=True).exists()


def test_who_may_do_everything_manages_accounts() -> None:
    account("root", is_superuser=True)
    client = Client()
    client.post(f"{PATH}login/", {"username": "root", "password": PASSWORD})
    send(
        client,
        f"{PATH}auth/user/add/",
        username="new",
        password1=PASSWORD,
        password2=PASSWORD,
    )
    new = User.objects.get(username="new")
    assert (new.is_staff, new.is_superuser) == (True, False)
    assert client.get(f"{PATH}auth/user/{new.pk}/change/").status_code == 200
