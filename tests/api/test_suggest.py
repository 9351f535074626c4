"""Suggestions while typing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

SITE = "http://127.0.0.1:8000"


def suggested(client: Client, typed: str) -> list[tuple[str, str, str, int, str]]:
    """Return what is suggested: kind, text, spelling, count and address on the site."""
    answer = client.get("/api/v1/suggest/", {"q": typed}).json()
    assert answer["q"] == typed
    return [
        (each["kind"], each["text"], each["spelling"], each["count"], each["url"].removeprefix(SITE))
        for each in answer["suggestions"]
    ]


def test_a_word_is_completed_once_for_all_its_forms(client: Client) -> None:
    assert suggested(client, "sie") == [
        ("word", "siege", "", 5, "/quotes/?q=siege"),
        ("theme", "Views of Ending Local Sieges Mixed", "", 6, "/themes/ending-sieges/"),
    ]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("hama", ("place", "Hamah", "", 3, "/places/hamah/")),
        ("حما", ("place", "Hamah", "حماة", 3, "/places/hamah/")),
        ("HIMS", ("place", "Homs", "Hims", 3, "/places/homs/")),
        ("Deir ez", ("place", "Deir al-Zor", "Deir-ez-Zor", 0, "/places/deir-al-zor/")),
    ],
)
def test_a_place_is_suggested_in_any_spelling(
    client: Client, typed: str, place: tuple[str, str, str, int, str]
) -> None:
    assert [found for found in suggested(client, typed) if found[0] == "place"] == [place]


def test_an_arabic_word_is_completed_from_the_glossary_with_its_english(client: Client) -> None:
    assert suggested(client, "الحصا") == [
        ("word", "حصار", "", 5, "/quotes/?q=%D8%AD%D8%B5%D8%A7%D8%B1"),
        ("theme", "Views of Ending Local Sieges Mixed", "", 6, "/themes/ending-sieges/"),
    ]
    answer = client.get("/api/v1/suggest/", {"q": "الحصا"}).json()
    assert [each["meaning"] for each in answer["suggestions"]] == ["siege, besiege", ""]


def test_nothing_typed_or_nothing_known_suggests_nothing(client: Client) -> None:
    for typed in ["", "zzz", "!!!", '"']:
        assert suggested(client, typed) == []


def statements(client: Client, typed: str) -> int:
    """Return how many statements about the words of quotes a suggestion is."""
    client.get("/api/v1/suggest/", {"q": "x"})
    with CaptureQueriesContext(connection) as queries:
        suggested(client, typed)
    return sum("explorer_quotetokens" in query["sql"] for query in queries)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zzzz s", 0),
        ("المف", 1),
        ("زرافة المف", 0),
        ("s", 1),
        ("the siege s", 1),
        ("ab " * 1300 + "s", 0),
        ('"the ' * 20 + "s", 1),
    ],
)
def test_all_completions_are_one_question_to_the_database(client: Client, typed: str, expected: int) -> None:
    assert statements(client, typed.strip()) == expected
