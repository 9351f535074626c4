"""A draft is seen by nobody but curators: no address has its words, and nothing of an answer changes."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from explorer.archive.drafts import DraftError, new_number, publish
from explorer.archive.fixtures import FixtureError, archive_files, read_files
from explorer.archive.loading import load
from explorer.archive.versions import current_version
from explorer.derived import NumberedQuote, RecordDigest, Word
from explorer.models import Chapter, KeyPoint, Quote, Report, Theme
from tests.support.builders import build_chapter, build_quote, build_report, build_theme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

WORD = "zebraic"
"""A word that is in every text of the drafts, and in nothing else."""

ADDRESSES = (
    *("/", "/quotes/", "/quotes/?q=zebraic", "/quotes/?q=peace&sort=relevance", "/quotes/speakers/"),
    *("/quotes/bibliography/", "/quotes/values/theme/", "/themes/", "/places/", "/places/homs/"),
    *("/compare/", "/compare/?first=stance:pro-regime&second=stance:anti-regime", "/compare.csv"),
    *("/about/", "/about/method/", "/about/data/", "/about/citing/", "/about/corrections/"),
    *("/themes/local-ceasefires/", "/themes/local-ceasefires/?view=sides", "/chapters/halting-hostilities/"),
    *("/reports/maybe-we-can-reach-a-solution/", "/quotes/halting-hostilities-01/"),
    *("/feeds/quotes.atom", "/feeds/corrections.atom", "/sitemap.xml", "/robots.txt", "/ar/", "/ar/quotes/"),
    *(f"/quotes.{kind}" for kind in ("csv", "json", "jsonl", "bib", "ris", "csl.json", "hxl.csv")),
    *(f"/data/{name}" for name in ("quotes.csv", "themes.csv", "chapters.csv", "reports.csv")),
    *("/data/datapackage.json", "/api/v1/quotes/", "/api/v1/themes/", "/api/v1/facets/", "/api/v1/places/"),
    *("/api/v1/suggest/?q=zebr", "/api/v1/schema/", "/selection/?id=halting-hostilities-01"),
)

# href="/themes/mistrust/", src="/static/…"; an address of the site that a page leads to.
LINK = re.compile(r'(?:href|src)="(/[^"#]*)')


@pytest.fixture
def drafts(archive: None) -> Quote:  # noqa: ARG001 - what they are written into
    """Write a draft of every kind: a whole report, and parts of the published chapter."""
    words = f"The {WORD} words"
    report = build_report("zebraic-report", title=words, draft=True)
    chapter = build_chapter("zebraic-chapter", report=report, title=words, summary=words, draft=True)
    theme = build_theme("zebraic-theme", chapter=chapter, heading=words, summary=words, draft=True)
    build_quote(1, theme=theme, text=words, attribution=words, draft=True)
    published = Chapter.objects.get(slug="halting-hostilities")
    build_theme("zebraic-section", chapter=published, heading=words, draft=True)
    local = Theme.objects.get(slug="local-ceasefires")
    number = new_number(published)
    quote = build_quote(number, theme=local, position=3, text=words, attribution=words, draft=True)
    point = KeyPoint.with_drafts.create(
        code="zebraic-point", theme=local, stance="anti-regime", order=9, text=words, draft=True
    )
    point.quotes(manager="with_drafts").set([quote])
    return quote


def content(address: str) -> bytes:
    """Return all that an address answers with."""
    response: Any = Client().get(address)
    return b"".join(response)


def every_address() -> list[str]:
    """Return the addresses above and all that the pages among them lead to."""
    found = dict.fromkeys(ADDRESSES)
    for address in ADDRESSES:
        text = content(address).decode("utf-8", "replace")
        links = (link.replace("&amp;", "&") for link in LINK.findall(text))
        found |= dict.fromkeys(link for link in links if not link.startswith("/static/"))
    return list(found)


def test_what_nobody_published_leaves_every_answer_as_it_was(request: pytest.FixtureRequest) -> None:
    version, addresses = current_version(), every_address()
    assert len(addresses) > 150
    before = {address: content(address) for address in addresses}
    derived = [model.objects.count() for model in (NumberedQuote, RecordDigest, Word)]
    request.getfixturevalue("drafts")
    assert current_version() == version
    assert derived == [model.objects.count() for model in (NumberedQuote, RecordDigest, Word)]
    after = {address: content(address) for address in addresses}
    changed = [address for address in addresses if after[address] != before[address]]
    assert [address for address in changed if not address.endswith((".xlsx", ".zip"))] == []
    telling = [address for address in addresses if WORD.encode() in after[address]]
    assert [address for address in telling if WORD not in address] == []


@pytest.mark.usefixtures("drafts")
def test_a_draft_has_no_address_and_is_in_no_file() -> None:
    addresses = [
        *("/reports/zebraic-report/", "/chapters/zebraic-chapter/", "/themes/zebraic-theme/"),
        *("/themes/zebraic-section/", "/quotes/zebraic-chapter-01/", "/embed/quotes/zebraic-chapter-01/"),
        *("/quotes/zebraic-chapter-01.json", "/api/v1/quotes/zebraic-chapter-01/"),
        f"/cards/quotes/zebraic-chapter-01.{current_version()}.png",
        "/oembed/?url=http://127.0.0.1:8000/quotes/zebraic-chapter-01/",
    ]
    assert {Client().get(address).status_code for address in addresses} == {404}
    with zipfile.ZipFile(io.BytesIO(content("/data/archive.zip"))) as whole:
        assert [name for name in whole.namelist() if WORD.encode() in whole.read(name)] == []
    assert [name for name, text in archive_files().items() if WORD in text] == []


def test_published_at_once_or_one_by_one_a_draft_becomes_a_record_like_others(drafts: Quote) -> None:
    publish(Report.with_drafts.get(slug="zebraic-report"))
    assert Client().get("/chapters/zebraic-chapter/").status_code == 404
    publish(Chapter.with_drafts.get(slug="zebraic-chapter"))
    assert WORD in content("/quotes/zebraic-chapter-01/").decode()
    assert Chapter.objects.get(slug="zebraic-chapter").last_number == 1
    publish(drafts)
    drafts = Quote.objects.get(pk=drafts.pk)
    chapter = Chapter.objects.get(slug="halting-hostilities")
    assert (drafts.code, drafts.number, chapter.last_number) == ("halting-hostilities-30", 30, 30)
    positions = list(
        Quote.objects.filter(chapter=chapter).order_by("position").values_list("number", "position")
    )
    assert positions[:4] == [(1, 1), (2, 2), (30, 3), (3, 4)]
    assert "zebraic" in content("/quotes/?q=zebraic").decode()
    publish(KeyPoint.with_drafts.get(code="zebraic-point"))
    assert WORD in content("/themes/local-ceasefires/").decode()


def test_nothing_published_names_a_draft(drafts: Quote) -> None:
    with pytest.raises(DraftError, match="zebraic-chapter-01 would be published, and its chapter is a draft"):
        Quote.with_drafts.filter(code="zebraic-chapter-01").update(draft=False)
    with pytest.raises(DraftError, match="its report is a draft: publish that first"):
        publish(Chapter.with_drafts.get(slug="zebraic-chapter"))
    with (
        pytest.raises(
            DraftError, match="local-ceasefires-pro-1 would be published, and its quote is a draft"
        ),
        transaction.atomic(),
    ):
        KeyPoint.objects.get(code="local-ceasefires-pro-1").quotes(manager="with_drafts").add(drafts)
    assert Quote.objects.count() == 29


@pytest.mark.usefixtures("drafts")
def test_files_that_are_loaded_leave_drafts_where_they_are(settings: Any, tmp_path: Path) -> None:
    files = read_files(settings.BASE_DIR / "fixtures")
    load(files)
    assert Quote.with_drafts.filter(draft=True).count() == 2
    taken = files["chapters.json"].replace('"halting-hostilities"', '"zebraic-chapter"')
    with pytest.raises(FixtureError, match="zebraic-chapter: A draft has this name"):
        load(
            {name: text.replace('"halting-hostilities"', '"zebraic-chapter"') for name, text in files.items()}
            | {"chapters.json": taken}
        )
    call_command("write_fixtures", folder=tmp_path, verbosity=0)
    assert read_files(tmp_path) == files
    assert Quote.with_drafts.filter(draft=True).count() == 2


def test_the_first_manager_of_each_model_hides_drafts() -> None:
    for model in (Report, Chapter, Theme, Quote, KeyPoint):
        assert model._default_manager.name == "objects"  # noqa: SLF001 - Django's documented name
