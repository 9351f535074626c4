"""Write texts to copy: a quote for an article or a footnote, with its speaker, report and licence."""

from django.utils import translation

from explorer.choices import NOT_STATED
from explorer.citing import chicago
from explorer.citing.credit import held, interviews, terms
from explorer.citing.items import CitedItem
from explorer.citing.names import chicago_note_authors
from explorer.citing.rich_text import RichText, link, quoted, title
from explorer.models import Quote

AN = {8, 11, 18, *range(80, 90)}
"""Ages that are spoken with a vowel first: `an 18-year-old`, but `a 30-year-old`."""


@translation.override("en")
def speaker(quote: Quote) -> str:
    """Return the attribution in words: `a 30-year-old Sunni woman, Homs, described … as anti-regime`.

    It says no more than the report: a place without "in" or "from", an inferred stance as such, and
    nothing of what isn't stated: `a Sunni person, Homs`, `a person, Homs`.
    """
    return ", ".join(filter(None, [_who(quote), _place(quote), _described(quote)]))


def _who(quote: Quote) -> str:
    """Return age, sect and gender with their article, as far as stated: `an Alawi man`."""
    age = "" if quote.age is None else f"{quote.age}-year-old"
    sect = "" if quote.sect == NOT_STATED else quote.get_sect_display()
    gender = "person" if quote.gender == NOT_STATED else quote.get_gender_display().lower()
    who = " ".join(filter(None, [age, sect, gender]))
    # Ages are spoken: "an 18-year-old". Of words only "Alawi" and "Ismaili" begin with a vowel.
    takes_an = quote.age in AN or who[0] in "AI"
    return f"{'an' if takes_an else 'a'} {who}"


def _described(quote: Quote) -> str:
    """Return the stance as the report gives it; empty where it states none."""
    if quote.stance == NOT_STATED:
        return ""
    stance = quote.get_stance_display().lower()
    if quote.stance_inferred:
        return f"{stance} as inferred from the report’s wording"
    return f"described in the report as {stance}"


def _place(quote: Quote) -> str:
    """Return the place of the attribution with any displacement: `Homs`, `a refugee in Turkey`."""
    place = quote.governorate.name if quote.governorate else quote.country
    if quote.displacement == "refugee":
        return f"a refugee in {place}"
    return f"internally displaced ({place})" if quote.displacement == "idp" else place


def article(quote: Quote, item: CitedItem) -> RichText:
    """Return a quote for an article, in four lines: who said what when, where it is printed, link, licence.

    The quote is verbatim, with its own marks and brackets, between quotation marks of ours.
    """
    report = item.report
    held = interviews(report)
    return RichText.of(
        f"“{quote.text}” — {speaker(quote)}{f' (interviews held {held})' if held else ''}.\n",
        f"Quoted in {chicago_note_authors(item.authors)}, {quoted(quote.chapter.title, ',')} in ",
        title(report.title),
        f" ({report.publisher}, {item.year}), ",
        link(item.url),
        "\n",
        link(item.address),
        f"\n{terms(report)}",
    )


def footnote(quote: Quote, item: CitedItem) -> RichText:
    """Return a footnote for a quote: the printed attribution, Chicago's full note, dates, and the licence."""
    report = item.report
    return RichText.of(
        f"{quote.attribution}, quoted in ",
        *chicago.note(item),
        f" {held(report)}".rstrip(),
        f"\n{terms(report)}",
    )
