"""List the places of the report's table, for tests that need no fixtures."""

from explorer.importing.lexicon import Lexicon
from explorer.models import Place

SPELLINGS = {
    "damascus": ["Damascus", "Dimashq", "دمشق"],
    "aleppo": ["Aleppo", "Halab", "حلب"],
    "rural-damascus": ["Rural Damascus", "Rif Dimashq", "ريف دمشق"],
    "homs": ["Homs", "Hims", "حمص"],
    "hamah": ["Hamah", "Hama", "حماة"],
    "lattakia": ["Lattakia", "Latakia", "اللاذقية"],
    "idlib": ["Idlib", "Idleb", "إدلب"],
    "al-hasakah": ["Al-Hasakah", "Al-Hasakeh", "Hasaka", "Al Hasakah", "الحسكة"],
    "deir-al-zor": ["Deir al-Zor", "Deir-ez-Zor", "Deir el Zor", "دير الزور"],
    "tartous": ["Tartous", "Tartus", "طرطوس"],
    "raqqah": ["Raqqah", "Ar-Raqqa", "Raqqa", "الرقة"],
    "daraa": ["Daraa", "Dar'a", "درعا"],
    "as-suwayda": ["As-Suwayda", "As-Sweida", "Sweida", "السويداء"],
    "quneitra": ["Quneitra", "Qunaytirah", "القنيطرة"],
    "outside-syria": ["Outside Syria"],
}
"""Slug -> the report's spelling, other spellings, the Arabic name."""

PLACES = [
    Place(slug=slug, name=name, other_spellings=others, order=order)
    for order, (slug, [name, *others]) in enumerate(SPELLINGS.items(), 1)
]

LEXICON = Lexicon(PLACES)
