"""Build an archive of many quotes, the same each time: chapters of sections of quotes, all of it invented."""

import datetime as dt
from itertools import count

from explorer.choices import Gender, Sect, Stance
from explorer.models import Chapter, Place, Quote, Theme
from explorer.querysets import writing
from tests.support.builders import DAY, build_place, build_report

WORDS = ["water", "bread", "siege", "council", "truce", "school", "winter", "road", "hope", "fear", "night"]

PLACES = ["damascus", "aleppo", "homs", "idlib"]


def build_many(chapters: int, sections: int, quotes: int, first: int = 1) -> None:
    """Build `chapters` chapters of `quotes` quotes each, spread in order over `sections` sections.

    `first` is the number of the first chapter.
    """
    report = build_report("many", interview_count=40)
    places = [build_place(slug) for slug in PLACES]
    number = count()
    with writing():
        made = Chapter.objects.bulk_create(
            Chapter(
                slug=f"many-{order:05d}",
                report=report,
                order=order,
                title=f"Chapter {order}",
                sentence_case_title=f"Chapter {order}",
                url=f"https://example.org/many/{order}/",
                last_number=quotes,
            )
            for order in range(first, first + chapters)
        )
        for chapter in made:
            themes = Theme.objects.bulk_create(
                Theme(
                    slug=f"{chapter.slug}-section-{order}",
                    chapter=chapter,
                    order=order,
                    heading=f"Section {order} of {chapter.title}",
                    summary="Our words.",
                )
                for order in range(1, sections + 1)
            )
            Quote.objects.bulk_create(
                _quote(chapter, themes[place * sections // quotes], place + 1, next(number), places)
                for place in range(quotes)
            )


def _quote(chapter: Chapter, theme: Theme, position: int, number: int, places: list[Place]) -> Quote:
    """Return a quote whose attributes follow from its number in the archive."""
    sect, gender = list(Sect)[number % 4], list(Gender)[number % 2]
    stance, age = list(Stance)[number // 3 % 2], 18 + number * 7 % 60
    abroad = number % 11 == 0
    place = None if abroad else places[number % len(places)]
    where = "refugee, Turkey" if place is None else place.name
    words = " ".join(WORDS[(number * step + step) % len(WORDS)] for step in range(1, 24))
    return Quote(
        code=f"{chapter.slug}-{position:02d}",
        chapter=chapter,
        theme=theme,
        number=position,
        position=position,
        text=f"We said, “{words}”, {number} times.",
        attribution=f"{sect.label} {gender.value} ({stance.value}), {age}, {where}",
        sect=sect,
        gender=gender,
        age=age,
        stance=stance,
        displacement="refugee" if abroad else "none-stated",
        country="Turkey" if abroad else "Syria",
        governorate=place,
        added=DAY,
        changed=DAY + dt.timedelta(days=number % 30),
    )
