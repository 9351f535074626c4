"""List the spellings of one and the same word; words that only mean the same are left out.

A search for "war" doesn't find "conflict": what a reader means is never guessed.
"""

from explorer.search.analyser import tokens

SPELLINGS = [
    ["ceasefire", "cease-fire"],
    ["airstrike", "air-strike"],
    ["bloodshed", "blood-shed"],
    ["checkpoint", "check-point"],
    ["healthcare", "health-care"],
    ["inshallah", "insha’allah", "insha-allah", "in-sha-allah"],
    ["peacekeeping", "peace-keeping"],
    ["peacekeeper", "peace-keeper"],
    ["behaviour", "behavior"],
    ["centre", "center"],
    ["colour", "color"],
    ["defence", "defense"],
    ["favour", "favor"],
    ["favourable", "favorable"],
    ["honour", "honor"],
    ["labour", "labor"],
    ["neighbour", "neighbor"],
    ["neighbourhood", "neighborhood"],
    ["organise", "organize"],
    ["organisation", "organization"],
    ["programme", "program"],
    ["realise", "realize"],
    ["recognise", "recognize"],
]
"""Each line holds the spellings of one word; "cease-fire" also covers "cease fire"."""


def _stems(spelling: str) -> tuple[str, ...]:
    """Return the stems of a spelling, one for each of its parts."""
    return tuple(token.stem for token in tokens(spelling))


VARIANTS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    _stems(spelling): tuple(dict.fromkeys(_stems(other) for other in [spelling, *line]))
    for line in SPELLINGS
    for spelling in line
}
"""The stems of a spelling -> the stems of every spelling of its word, its own first."""
