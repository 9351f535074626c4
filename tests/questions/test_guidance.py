"""Ways out of an empty answer, and ways to widen a small one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from explorer.questions.answer import ask
from explorer.questions.guidance import guide, readings_of, ways_on
from explorer.questions.index import current_index
from explorer.questions.question import Question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]


def offered(question: Question) -> list[tuple[str, int]]:
    """Return the label and count of each way that is offered."""
    return [(way.label, way.count) for way in ways_on(ask(question))]


def test_a_full_answer_needs_no_way_out() -> None:
    assert offered(Question()) == []
    assert offered(Question(stance=("pro-regime",))) == []


def test_the_one_filter_that_empties_an_answer_is_named() -> None:
    assert offered(Question(sect=("druze",), governorate=("homs",))) == [
        ("Without the filter Sect: Druze", 3)
    ]


def test_every_part_that_empties_an_answer_alone_is_named() -> None:
    question = Question(gender=("woman",), governorate=("hamah",), age_max=40)
    assert offered(question) == [
        ("Without the filter Gender: Woman", 3),
        ("Without the filter Governorate: Hamah", 8),
    ]


def test_a_word_that_empties_an_answer_is_named_and_known_to_be_nowhere() -> None:
    question = Question(q="zebra siege")
    assert offered(question) == [("Without the word zebra", 5), ("Without any words", 29)]
    assert guide(ask(question)).missing == ["zebra"]
    assert guide(ask(Question(q="siege"))).missing == []


def readings(question: Question) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Return each Arabic word with its English ones, their counts, and what each asks."""
    return [
        (reading.word, [(way.label, way.count, way.question.q) for way in reading.english])
        for reading in guide(ask(question)).readings
    ]


def test_arabic_words_are_offered_as_english_ones_one_by_one() -> None:
    assert readings(Question(q="الحصار حمص peace -زرافة")) == [
        ("الحصار", [("siege", 5, "siege"), ("besiege", 0, "besiege")]),
        ("زرافة", []),
    ]
    assert readings(Question(q="siege")) == []
    (reading,) = guide(ask(Question(q="حصار"))).readings
    assert [way.label for way in reading.ways] == ["siege"]


def test_english_words_of_arabic_ones_are_counted_within_the_filters() -> None:
    (reading,) = guide(ask(Question(q="حصار", stance=("anti-regime",)))).readings
    assert [(way.label, way.count) for way in reading.ways] == [("siege", 2)]
    assert reading.ways[0].question == Question(q="siege", stance=("anti-regime",))


def test_a_phrase_that_the_glossary_does_not_have_is_offered_word_by_word() -> None:
    assert readings(Question(q='"حصار المدينة"')) == [
        ("حصار", [("siege", 5, "siege"), ("besiege", 0, "besiege")]),
        ("المدينة", [("city", 1, "city")]),
    ]


def test_all_english_words_are_one_question_to_the_database() -> None:
    answer = ask(Question(q="حصار سلام ثقة مفاوضات -حرب -دم"))
    assert answer.index.words.vocabulary.words
    with CaptureQueriesContext(connection) as queries:
        readings_of(answer)
    assert len(queries) <= 1


def test_an_arabic_word_that_is_not_known_is_corrected() -> None:
    correction = guide(ask(Question(q="الحصر"))).correction
    assert correction is not None
    assert (correction.label, correction.count) == ("حصار", 5)


def test_an_excluded_word_is_named_as_it_was_typed() -> None:
    assert ("Without the word -religion", 1) in offered(Question(q="robbed -religion"))


def test_where_no_single_part_is_enough_larger_parts_are_left_out() -> None:
    assert offered(Question(q="siege", sect=("druze",), governorate=("quneitra",))) == [
        ("The words, without any filter", 5),
        ("The whole archive", 29),
    ]


def test_a_filter_with_several_values_is_left_out_whole() -> None:
    question = Question(sect=("sunni", "druze"), governorate=("damascus", "quneitra"), gender=("woman",))
    assert offered(question) == [
        ("Without the filter Sect: Sunni, Druze", 3),
        ("Without the filter Governorate: Damascus, Quneitra", 4),
    ]


def test_each_filter_alone_is_offered_by_its_values() -> None:
    question = Question(sect=("druze", "shia"), governorate=("quneitra", "homs"), age_max=17)
    assert offered(question) == [
        ("Only the filter Governorate: Quneitra, Homs", 3),
        ("The whole archive", 29),
    ]


def test_a_small_answer_can_be_widened_but_not_to_everything() -> None:
    assert offered(Question(displacement=("refugee",), gender=("man",))) == [
        ("Without the filter Displacement: Refugee", 18),
    ]
    assert offered(Question(displacement=("refugee",))) == []


def test_a_way_leads_to_as_many_quotes_as_it_says() -> None:
    for way in ways_on(ask(Question(q="zebra siege", sect=("druze",)))):
        assert ask(way.question).total == way.count


def test_a_misspelt_word_is_corrected_within_the_question_that_was_asked() -> None:
    correction = guide(ask(Question(q="seige", stance=("pro-regime",)))).correction
    assert correction is not None
    assert (correction.label, correction.count) == ("siege", 3)
    assert correction.question == Question(q="siege", stance=("pro-regime",))


def test_no_correction_is_offered_where_it_would_find_nothing() -> None:
    assert guide(ask(Question(q="seige", sect=("druze",)))).correction is None
    assert guide(ask(Question(q="siege"))).correction is None


def test_a_place_in_any_spelling_and_a_theme_are_offered_as_pages() -> None:
    assert [page.get_absolute_url() for page in guide(ask(Question(q="حماة"))).pages] == ["/places/hamah/"]
    assert [page.get_absolute_url() for page in guide(ask(Question(q="mistrust"))).pages] == [
        "/themes/mistrust/"
    ]
    assert guide(ask(Question(q="blood"))).pages == []


def test_a_search_is_explained_in_words() -> None:
    said = guide(ask(Question(q='siege -"the war"'))).explanation
    assert said == "Quotes that contain “siege” or “sieges”, and not the phrase “the war”."
    assert guide(ask(Question(stance=("pro-regime",)))).explanation == ""


def test_where_reading_stopped_is_said() -> None:
    said = guide(ask(Question(q="siege " * 300))).explanation
    assert said == (
        "Quotes that contain “siege” or “sieges”. Only the first 32 words were read, up to “siege”."
    )


VOCABULARY = ["the", "siege", "aid", "people", "regime", "peace", "war", "we", "of", "and", "to", "in"]
HOSTILE = [
    " ".join(VOCABULARY * 25),
    " ".join(f"-{word}" for word in VOCABULARY * 25),
    " ".join(f'"the {word}"' for word in VOCABULARY * 25),
    " or ".join(f"{word} -{word}" for word in VOCABULARY * 25),
    " ".join(f"{letter}{other}" for letter in "qxz" for other in "abcdefghijklmnopqrstuvwxyz") * 9,
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_guidance_asks_the_database_for_no_word_twice(typed: str) -> None:
    index = current_index()
    index.words.vocabulary  # noqa: B018 - read once for an archive
    with CaptureQueriesContext(connection) as queries:
        guide(answer := ask(Question(q=typed)))
    terms = len(answer.query.terms)
    asked = [query["sql"] for query in queries if "explorer_quotetokens" in query["sql"]]
    assert terms <= 32
    assert len(asked) <= 2
    assert sum(sql.count("WHERE") for sql in asked) <= terms


def test_words_that_name_a_place_when_others_are_left_out_lead_to_that_place() -> None:
    for way in ways_on(ask(Question(q="deir zebra al-zor"))):
        assert ask(way.question).total == way.count


def test_every_way_leads_to_as_many_quotes_as_it_says() -> None:
    for question in [
        Question(q="siege zebra", stance=("pro-regime",), age_max=30),
        Question(q="-the", sect=("druze",), gender=("woman",), id=("halting-hostilities-01",)),
        Question(q='"the siege" -peace or war', governorate=("homs", "quneitra"), theme=("mistrust",)),
    ]:
        assert all(ask(way.question).total == way.count for way in ways_on(ask(question)))
