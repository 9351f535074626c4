"""The pages about the archive, and what every page says at its head and foot."""

import datetime as dt
import re
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client, override_settings

from explorer.exports.columns import COLUMNS
from explorer.models import Correction, Quote
from tests.support.builders import build_quote, build_report
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/about/", "About the archive"),
        ("/about/method/", "Method and labels"),
        ("/about/data/", "Download the data"),
        ("/about/citing/", "How to cite"),
        ("/about/corrections/", "Corrections"),
        ("/about/accessibility/", "Accessibility"),
        ("/about/privacy/", "Privacy"),
    ],
)
def test_each_page_has_its_heading(client: Client, address: str, heading: str) -> None:
    assert [words(title) for title in page(client, address).select("h1")] == [heading]


@pytest.mark.usefixtures("archive")
def test_the_method_page_tells_what_is_known_of_the_interviews(client: Client) -> None:
    method = words(page(client, "/about/method/").select_one("main"))
    assert "Written by Craig Charney and Christine Quirk. Research by Charney Research." in method
    assert "Syria Justice and Accountability Centre (SJAC), The Hague" in method
    assert "Number of interviews 40" in method


def test_the_data_page_documents_every_column_and_parameter(client: Client) -> None:
    build_quote()
    parameters, comparison, columns = page(client, "/about/data/").select("main table")
    assert [words(row.select_one("th")) for row in columns.select("tbody tr")] == [
        column.name for column in COLUMNS
    ]
    assert [words(row.select_one("th")) for row in comparison.select("tbody tr")] == [
        *("rows", "columns", "first", "second")
    ]
    assert [words(row) for row in parameters.select("tbody tr")][1:3] == [
        "sect Sect sunni, alawi, christian, kurdish, shia, druze, ismaili",
        "gender Gender woman, man",
    ]
    assert {words(row.select_one("th")) for row in parameters.select("tbody tr")} >= {
        "q", "sect", "gender", "stance", "governorate", "displacement", "theme", "chapter", "report",
        "age_min", "age_max", "id", "sort", "page", "page_size",
    }  # fmt: skip


@pytest.mark.usefixtures("archive")
@override_settings(OPERATOR="The Example Trust", CONTACT="archive@example.org")
def test_every_page_ends_with_source_licence_and_who_answers_for_it(client: Client) -> None:
    footer = page(client, "/themes/").select_one("footer")
    text = words(footer)
    assert text.startswith(
        "Source Craig Charney, “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and "
        "Local "
        "Initiatives for Peace, Justice, and Reconciliation, Syria Justice and Accountability Centre, 2015. "
        "https://syrianperspectives2015.pressbooks.com/ Interviews held August to October 2014. "
        "Licence The quotes are published under Creative Commons Attribution-ShareAlike 4.0 International "
        "(CC BY-SA 4.0): https://creativecommons.org/licenses/by-sa/4.0/ Craig Charney and Syria Justice and "
        "Accountability Centre don’t endorse this archive or any use of it. This archive Version "
    )
    assert "29 quotes. Run by The Example Trust. Contact: archive@example.org" in text
    assert links(footer)["archive@example.org"] == "mailto:archive@example.org"


@override_settings(OPERATOR="", CONTACT="")
def test_a_site_that_names_nobody_says_nothing(client: Client) -> None:
    build_report()
    footer = words(page(client, "/about/").select_one("footer"))
    assert "Run by" not in footer
    assert "Contact" not in footer


def test_a_report_without_dates_of_interviews_names_none(client: Client) -> None:
    build_report()
    assert "Interviews held" not in words(page(client, "/about/").select_one("footer"))


@pytest.mark.parametrize("address", ["/quotes/", "/themes/", "/about/", "/about/method/"])
def test_the_page_one_is_on_is_marked_in_the_menu(client: Client, address: str) -> None:
    menu = page(client, address).select_one("nav")
    assert menu is not None
    assert [link["href"] for link in menu.select("[aria-current=page]")] == [address]


@pytest.mark.parametrize("address", ["/", "/quotes/", "/themes/", "/about/privacy/", "/nothing/"])
def test_no_page_has_inline_code_or_sets_a_cookie(client: Client, address: str) -> None:
    build_quote()
    response = client.get(address)
    assert not response.cookies
    found = page(client, address, status=response.status_code)
    assert found.select("style, [style], [onclick], script:not([src], [type='application/json'])") == []
    assert (found.html and found.html["lang"], found.html and found.html["dir"]) == ("en", "ltr")
    assert len(found.select("main")) == len(found.select("h1")) == 1


def test_corrections_are_listed_with_their_date_and_shown_with_their_quote(client: Client) -> None:
    quote = build_quote(1)
    build_quote(2, withdrawn=dt.date(2026, 2, 3), withdrawn_reason="It names a person.")
    Correction.objects.create(
        code="chapter-01-1", quote=quote, date=dt.date(2026, 4, 5), change="A comma.", reason="As printed."
    )
    soup = page(client, "/about/corrections/")
    [item] = soup.select(".corrections li")
    assert item["id"] == "chapter-01-1"
    assert words(item) == "5 April 2026: Quote chapter-01 A comma. Reason: As printed."
    assert "Quote chapter-02 was withdrawn on 3 February 2026: It names a person." in words(soup.main)
    own = page(client, "/quotes/chapter-01/")
    assert words(own.select_one(".corrected li")) == "5 April 2026: A comma. Reason: As printed."


def test_of_one_day_the_latest_correction_of_a_quote_comes_first(client: Client) -> None:
    for number in (2, 1):
        for again in (1, 2):
            Correction.objects.create(
                code=f"chapter-0{number}-{again}",
                quote=Quote.objects.filter(number=number).first() or build_quote(number),
                date=dt.date(2026, 4, 5),
                change="A comma.",
                reason="As printed.",
            )
    ordered = ["chapter-02-2", "chapter-02-1", "chapter-01-2", "chapter-01-1"]
    listed = page(client, "/about/corrections/").select(".corrections > li")
    assert [item["id"] for item in listed] == ordered
    fed = re.findall(r"<id>[^<]*#(chapter[^<]*)</id>", client.get("/feeds/corrections.atom").content.decode())
    assert fed == ordered
    own = page(client, "/quotes/chapter-01/").select(".corrected li")
    assert [item["id"] for item in own] == ordered[2:]


def test_many_corrections_are_read_a_page_at_a_time_with_the_withdrawn_quotes(client: Client) -> None:
    quote = build_quote(1)
    build_quote(2, withdrawn=dt.date(2026, 2, 3), withdrawn_reason="It names a person.")
    Correction.objects.bulk_create(
        Correction(
            code=f"chapter-01-{number}",
            quote=quote,
            date=dt.date(2026, 1, 1) + dt.timedelta(days=number),
            change="A comma.",
            reason="As printed.",
        )
        for number in range(205)
    )
    shown = {
        number: page(client, f"/about/corrections/{address}")
        for number, address in {1: "", 2: "?page=2", 3: "?page=3"}.items()
    }
    listed = [item["id"] for number in shown for item in shown[number].select(".corrections > li")]
    assert listed == [f"chapter-01-{number}" for number in reversed(range(205))]
    assert [len(shown[number].select(".corrections > li")) for number in shown] == [100, 100, 5]
    assert [len(shown[number].select("#withdrawn-chapter-02")) for number in shown] == [1, 0, 0]
    assert links(shown[2])["Next"] == "/about/corrections/?page=3"
    assert str(shown[2].select_one("link[rel=canonical]")["href"]).endswith("?page=2")  # type: ignore[index]
    assert "There are no more." in words(shown[3].main)
    page(client, "/about/corrections/?page=4", status=404)


@override_settings(CONTACT="archive@example.org", SITE_URL="https://quotes.example.org")
def test_a_mistake_is_reported_with_the_quote_s_id_and_address(client: Client) -> None:
    build_quote(1)
    link = links(page(client, "/quotes/chapter-01/").select_one("main"))["Report a mistake in this quote"]
    assert link == "/about/corrections/?id=chapter-01#report"
    soup = page(client, link.partition("#")[0])
    section = soup.select_one("section:has(#report)")
    address = "https://quotes.example.org/quotes/chapter-01/"
    assert f"You are writing about quote chapter-01: {address}" in words(section)
    message = urlsplit(links(section)["Write to archive@example.org"])
    assert (message.scheme, message.path) == ("mailto", "archive@example.org")
    assert {
        name: unquote(value) for name, value in (part.split("=") for part in message.query.split("&"))
    } == {
        "subject": "A mistake in quote chapter-01",
        "body": f"Quote: chapter-01\r\nAddress: {address}\r\n\r\nWhat differs from the report:\r\n",
    }
    assert soup.select("form[method=post]") == []
    assert [tag["content"] for tag in soup.select("meta[name=robots]")] == ["noindex"]


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("archive@example.org", {"Write to archive@example.org": "mailto:archive@example.org"}),
        ("https://example.org/write/", {"Write to https://example.org/write/": "https://example.org/write/"}),
        ("", {}),
    ],
)
def test_a_mistake_is_reported_to_whoever_runs_the_site(
    client: Client, contact: str, expected: dict[str, str]
) -> None:
    build_quote(1)
    with override_settings(CONTACT=contact):
        soup = page(client, "/about/corrections/")
    section = soup.select_one("section:has(#report)")
    assert links(section) == expected
    assert ("has not given a contact" in words(section)) is (contact == "")
    assert soup.select("meta[name=robots]") == []


def test_a_mistake_in_a_quote_that_is_not_there_names_the_id(client: Client) -> None:
    build_quote(1, withdrawn=dt.date(2026, 2, 3), withdrawn_reason="It names a person.")
    for code in ("chapter-01", "chapter-99"):
        assert code in words(page(client, f"/about/corrections/?id={code}", status=400).select_one("main"))


def test_the_absence_of_corrections_is_said(client: Client) -> None:
    build_quote(1)
    text = words(page(client, "/about/corrections/").main)
    assert "No published quote has been changed so far." in text
    assert "No quote has been withdrawn so far." in text
    assert page(client, "/quotes/chapter-01/").select(".corrected") == []


def test_the_page_on_accessibility_says_how_to_report_a_barrier(client: Client) -> None:
    build_quote(1)
    assert "has not given a contact" in words(page(client, "/about/accessibility/").main)
    with override_settings(CONTACT="archive@example.org"):
        accessibility = page(client, "/about/accessibility/")
    assert links(accessibility.main)["archive@example.org"] == ("mailto:archive@example.org")
