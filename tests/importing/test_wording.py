"""Test the lists of words: complete for each vocabulary, and without contradiction."""

from explorer.choices import Displacement, Gender, Sect, Stance
from explorer.importing import wording
from explorer.importing.lexicon import key


def test_every_value_of_a_vocabulary_has_its_words() -> None:
    assert set(wording.SECTS) == set(Sect)
    assert set(wording.GENDERS) == set(Gender)
    assert set(wording.STANCES) == set(wording.SPEAKERS_STANCES) == set(Stance)
    # An attribution can't say in words that no displacement is stated.
    assert set(wording.DISPLACEMENTS) == {Displacement.REFUGEE, Displacement.IDP}


def test_no_phrase_says_two_things() -> None:
    lists = [
        *wording.SECTS.values(),
        *wording.GENDERS.values(),
        *wording.DISPLACEMENTS.values(),
        *(
            wording.STANCES[stance] + wording.SPEAKERS_STANCES[stance]
            for stance in (Stance.PRO_REGIME, Stance.ANTI_REGIME)
        ),
        wording.ARTICLES,
        wording.FILLERS,
    ]
    keys = [{key(phrase) for phrase in phrases} for phrases in lists]
    assert sum(map(len, keys)) == len(set[str]().union(*keys))


def test_ways_to_call_people_by_their_stance() -> None:
    pro = {"pro regime", "regime supporters", "backers of the government", "loyal to Assad"}
    anti = {"anti govt", "regime opponent", "critics of the regime", "opposition members", "who oppose Assad"}
    assert pro <= set(wording.STANCES[Stance.PRO_REGIME])
    assert anti <= set(wording.STANCES[Stance.ANTI_REGIME])


def test_the_last_words_say_nothing_by_themselves() -> None:
    assert set(wording.FILLERS) >= wording.LAST_WORDS
