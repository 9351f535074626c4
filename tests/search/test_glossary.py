"""Arabic words read in English."""

import json

import pytest

from explorer.search.analyser import tokens
from explorer.search.glossary import (
    FILE,
    MOST_MEANINGS,
    SMALL_WORDS,
    WRITTEN,
    GlossaryError,
    beginning,
    is_arabic,
    meanings,
    prefixed,
    read,
    without_article,
)


def read_as(typed: str) -> tuple[str, ...]:
    """Return the English words that typed Arabic words are read as together."""
    return meanings(tuple(token.word for token in tokens(typed)))


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        # as it is in the glossary, and with other hamzas, vowel signs, a stretched letter, ta marbuta as ha
        ("حصار", "siege"),
        ("حِصَار", "siege"),
        ("حصـــار", "siege"),
        ("هدنه", "truce"),
        ("امن", "security"),
        ("أمن", "security"),
        ("ارهاب", "terrorism"),
        ("اسلحه", "weapon"),
        ("مستشفي", "hospital"),
        ("دماء", "blood"),
        ("ثقه", "trust"),
        ("لاجىء", "refugee"),
        # the article
        ("الحصار", "siege"),
        ("النظام", "regime"),
        ("الدم", "blood"),
        ("الحل", "solution"),
        ("الأمن", "security"),
        ("المعارضة", "opposition"),
        ("الحواجز", "checkpoint"),
        ("الخبز", "bread"),
        ("الله", "God"),
        # small words written together with a word
        ("والحصار", "siege"),
        ("بالسلاح", "weapon"),
        ("بسلاح", "weapon"),
        ("للسلام", "peace"),
        ("للاجئين", "refugee"),
        ("للحل", "solution"),
        ("وحرب", "war"),
        ("ولعدالة", "justice"),
        ("فالنظام", "regime"),
        ("كالجيش", "army"),
        ("وبالتفاوض", "negotiation"),
        ("وللمصالحة", "reconciliation"),
        # pronouns
        ("حصارها", "siege"),
        ("بلدنا", "country"),
        ("جيشهم", "army"),
        ("ثقتنا", "trust"),
        ("مدينتهم", "city"),
        ("حقوقنا", "right"),
        ("بيوتكم", "house"),
        ("وأسلحتهم", "weapon"),
        ("مفاوضاتهم", "negotiation"),
        ("تضحياتنا", "sacrifice"),
        # sound plurals and feminine forms
        ("مفاوضات", "negotiation"),
        ("هجومات", "attack"),
        ("تهدئات", "calm"),
        ("مقاتلين", "fighter"),
        ("المقاتلون", "fighter"),
        ("إرهابيين", "terrorist"),
        ("اللاجئون", "refugee"),
        ("لاجئة", "refugee"),
        ("ناشطات", "activist"),
        ("طائفيون", "sectarian"),
        ("مريضة", "sick"),
        # broken plurals have lines of their own
        ("حلول", "solution"),
        ("جيوش", "army"),
        ("سجناء", "prisoner"),
        ("طوائف", "sect"),
        ("براميل", "barrel bomb"),
        # several words
        ("وقف إطلاق النار", "ceasefire"),
        ("وقف اطلاق نار", "ceasefire"),
        ("بوقف إطلاق النار", ""),
        ("ووقف إطلاق النار", "ceasefire"),
        ("المساعدات الإنسانية", "humanitarian aid"),
        ("إن شاء الله", "God willing"),
        ("البراميل المتفجرة", "barrel bomb"),
        ("الأمم المتحدة", "United Nations"),
    ],
)
def test_what_is_typed_is_read_in_english(typed: str, english: str) -> None:
    assert [*read_as(typed), ""][0] == english


@pytest.mark.parametrize(
    ("typed", "not_this"),
    [
        ("كامل", "أمل"),
        ("بعيد", "عيد"),
        ("وحل", "حل"),
        ("عربات", "عرب"),
        ("شعبة", "شعب"),
        ("حربة", "حرب"),
        ("كلب", "لب"),
        ("والي", "لي"),
        ("لجنة", "جنة"),
        ("قانونا", "قانون"),
        ("مصر", "نصر"),
        ("جوعان", "جوع"),
        ("حصر", "حصار"),
        ("وردة", "رد"),
        ("زرافة", ""),
        ("siege", ""),
    ],
)
def test_no_wrong_root_is_made(typed: str, not_this: str) -> None:
    assert not_this != typed
    assert read_as(typed) == ()


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("بلاد", "country"),
        ("قانون", "law"),
        ("فلسطينية", "Palestinian"),
        ("جامعة", "university"),
        ("وعد", "promise"),
    ],
)
def test_a_word_that_only_looks_inflected_is_itself(typed: str, english: str) -> None:
    assert read_as(typed)[0] == english


def test_no_more_words_are_read_together_than_an_entry_can_have() -> None:
    assert read_as("حصار " * 5) == ()
    assert read_as("حصار حصار") == ()
    assert read_as("س" * 1000) == ()


def test_letters_of_arabic_are_known() -> None:
    assert (is_arabic("a حصار"), is_arabic("siege 20 ٢٠"), is_arabic("")) == (True, False, False)


def test_the_article_goes_where_a_word_is_left() -> None:
    assert [without_article(word) for word in ["النار", "الدم", "الا", "نار"]] == ["نار", "دم", "الا", "نار"]


def test_a_name_may_have_small_words_before_it() -> None:
    assert prefixed("للرقه") == ["للرقه", "الرقه", "اللرقه", "لرقه"]
    assert prefixed("والرقه") == ["والرقه", "الرقه"]
    assert prefixed("الحمص") == ["الحمص"]
    assert prefixed("وحمص") == ["وحمص", "حمص"]
    assert (prefixed("بحر"), prefixed("homs")) == (["بحر"], ["homs"])


def test_what_begins_like_the_typed_word_is_there_once_for_each_reading() -> None:
    assert beginning("حصا") == {"حصار": ("siege", "besiege")}
    assert beginning("الحصا") == beginning("حصا")
    assert list(beginning("هدن")) == ["هدنة", "هدنة محلية"]
    assert (beginning("sie"), beginning("زراف")) == ({}, {})


def test_the_file_has_the_words_that_readers_type_each_in_one_reading_only() -> None:
    lines = json.loads(FILE.read_text(encoding="utf-8"))
    assert len(lines) > 300
    assert [line["english"] for line in lines].count([]) == 1
    for line in lines:
        assert set(line) == {"english", "arabic"}
        assert len(line["english"]) <= MOST_MEANINGS
        assert all(is_arabic(word) for word in line["arabic"])
        assert not any(is_arabic(word) for word in line["english"])
        assert all(read_as(word) == tuple(line["english"]) for word in line["arabic"])
    assert WRITTEN["حصار"] == "حصار"
    assert WRITTEN["هدنه"] == "هدنة"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"english": ["a", "b", "c", "d", "e"], "arabic": ["حصار"]}', "give up to 4 English words"),
        ('{"english": ["siege", "sieges"], "arabic": ["حصار"]}', "none in two forms"),
        ('{"english": ["…"], "arabic": ["حصار"]}', "give up to 4 English words"),
        ('{"english": ["siege"], "arabic": ["siege"]}', "“siege” isn’t one to 4 Arabic words"),
        ('{"english": ["siege"], "arabic": ["حصار حصار حصار حصار حصار"]}', "isn’t one to 4 Arabic words"),
        (
            '{"english": ["siege"], "arabic": ["حصار"]}, {"english": ["war"], "arabic": ["حِصار"]}',
            "has two readings",
        ),
    ],
)
def test_what_would_be_ambiguous_or_never_found_is_named(line: str, problem: str) -> None:
    with pytest.raises(GlossaryError, match=problem):
        read(f"[{line}]")


def test_one_word_may_be_written_twice_in_one_reading() -> None:
    assert list(read('[{"english": ["siege"], "arabic": ["حصار", "حِصار"]}]')) == [("حصار",)]


def test_small_words_mean_nothing_and_correct_nothing() -> None:
    assert {("في",), ("من",), ("و",)} <= SMALL_WORDS
    assert (read_as("في"), "في" in WRITTEN, "في" in beginning("في")) == ((), False, False)
