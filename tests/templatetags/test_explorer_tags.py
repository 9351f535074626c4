"""Formatting for templates."""

import pytest

from explorer.questions.question import Question
from explorer.templatetags.explorer_tags import at, contact_address, is_list


def test_the_address_of_an_answer() -> None:
    assert at(Question(sect=("sunni",)), "quotes") == "/quotes/?sect=sunni"
    assert at(Question(), "quotes-csv") == "/quotes.csv"


@pytest.mark.parametrize(
    ("contact", "subject", "expected"),
    [
        ("https://example.org/contact/", "chapter-01", "https://example.org/contact/"),
        ("a@example.org", "", "mailto:a@example.org"),
        ("a@example.org", "chapter-01", "mailto:a@example.org?subject=chapter-01"),
    ],
)
def test_a_contact_is_a_web_address_or_an_e_mail_address(contact: str, subject: str, expected: str) -> None:
    assert contact_address(contact, subject) == expected


def test_a_message_is_begun_as_mail_programs_read_it() -> None:
    assert contact_address("a@example.org", "A mistake", "Quote:\r\n\r\n1 + 1") == (
        "mailto:a@example.org?subject=A%20mistake&body=Quote%3A%0D%0A%0D%0A1%20%2B%201"
    )


def test_what_is_allowed_is_a_list_or_a_sentence() -> None:
    assert is_list(["a", "b"])
    assert not is_list("a whole number")
