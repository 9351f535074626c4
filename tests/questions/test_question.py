"""The question and its address."""

from explorer.questions.question import FACETS, IN_ADDRESSES, Question


def test_the_empty_question_asks_for_everything_at_the_plain_address() -> None:
    question = Question()
    assert question.address("/quotes/") == "/quotes/"
    assert not question.is_narrowed
    assert question.order == "report"


def test_an_address_names_every_part_in_a_fixed_order() -> None:
    question = Question(
        q="siege or truce",
        stance=("anti-regime",),
        sect=("sunni", "kurdish"),
        age_min=0,
        age_max=30,
        id=("halting-hostilities-02", "halting-hostilities-01"),
        sort="-age",
    )
    assert question.query_string(page=2) == (
        "q=siege+or+truce&sect=sunni&sect=kurdish&stance=anti-regime&age_min=0&age_max=30"
        "&id=halting-hostilities-02&id=halting-hostilities-01&sort=-age&page=2"
    )


def test_an_order_alone_does_not_narrow() -> None:
    assert not Question(sort="age").is_narrowed
    assert Question(age_max=30).is_narrowed


def test_toggling_adds_a_value_and_takes_it_away_again() -> None:
    one = Question(sect=("sunni",))
    both = one.toggling("sect", "alawi")
    assert both.sect == ("sunni", "alawi")
    assert both.toggling("sect", "sunni").sect == ("alawi",)
    assert one.toggling("sect", "sunni") == Question()


def test_other_parts_stay_when_one_changes() -> None:
    question = Question(q="peace", theme=("mistrust",))
    assert question.with_ages(18, None) == Question(q="peace", theme=("mistrust",), age_min=18)
    assert question.with_words("") == Question(theme=("mistrust",))
    assert question.with_values("theme", []) == Question(q="peace")


def test_the_default_order_follows_what_is_asked() -> None:
    assert Question(q="peace").order == "relevance"
    assert Question(q="peace", sort="report").order == "report"
    assert Question(sort="relevance").order == "report"
    assert Question(id=("a-01",)).order == "given"
    assert Question(id=("a-01",), q="peace").order == "given"
    assert Question(id=("a-01",), sort="relevance").order == "report"
    assert Question(sort="-age").order == "-age"


def test_a_link_carries_no_more_of_the_words_than_is_read() -> None:
    assert Question(q="or " * 2000).parameters() == [("q", ("or " * 2000)[:1000].strip())]
    assert Question(q="…" * 500).parameters() == [("q", "…" * 500)]


def test_addresses_name_the_parameters_in_one_order() -> None:
    everything = Question(
        q="siege",
        **dict.fromkeys(FACETS, ("a",)),
        age=("25-34",),
        age_min=20,
        age_max=30,
        id=("a-01",),
        sort="age",
        keep=("a-02",),
        page_size=5,
    )
    assert tuple(name for name, _value in everything.parameters()) == IN_ADDRESSES
    assert everything.of_everything() == Question(sort="age", keep=("a-02",), page_size=5)


def test_limits_that_are_a_band_s_choose_it_until_something_else_is_chosen() -> None:
    question = Question(sect=("sunni",), age_min=25, age_max=34)
    assert question.chosen("age") == ("25-34",)
    assert question.with_chosen("age", ["18-24"]) == Question(sect=("sunni",), age=("18-24",))
    assert question.with_chosen("sect", []) == Question(age_min=25, age_max=34)
    assert Question(age_min=25).chosen("age") == ()
    assert Question(age=("18-24",), age_min=20).with_chosen("age", []) == Question(age_min=20)


def test_a_part_is_taken_away_whole() -> None:
    question = Question(sect=("sunni",), age=("18-24",), age_min=20)
    assert question.without("age") == Question(sect=("sunni",))
    assert question.without("sect") == Question(age=("18-24",), age_min=20)
