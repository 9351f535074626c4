"""The archive's words arranged."""

from explorer.search.vocabulary import Vocabulary


def test_words_that_share_a_stem_stand_together_shortest_first() -> None:
    vocabulary = Vocabulary.of({"sieges": 1, "aid": 2, "siege": 3})
    assert vocabulary.forms == {"sieg": ("siege", "sieges"), "aid": ("aid",)}
    assert vocabulary.words == {"sieges": 1, "aid": 2, "siege": 3}
