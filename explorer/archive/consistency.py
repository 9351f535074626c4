"""Check that the records of the fixture files agree with each other, file by file and between files."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from explorer.abstract import DraftableModel
from explorer.archive import countries
from explorer.archive.fixtures import FILES, FixtureError
from explorer.archive.records import FixtureRecord
from explorer.archive.withdrawal import likenesses, withdrawn_marks
from explorer.models import Correction, KeyPoint, Quote
from explorer.search.analyser import tokens

Records = Mapping[str, Sequence[FixtureRecord]]
"""File name -> its records."""


def check_consistency(records: Records) -> None:
    """Raise FixtureError, naming file, line and reason, where two records contradict each other."""
    _check_references(records)
    _check_spellings(records["places.json"])
    _check_quotes(records)


def check_nothing_vanished(records: Records) -> None:
    """Raise FixtureError where the files leave out a quote or a correction: both are for good."""
    kept = {record.key for record in records["quotes.json"]}
    gone = sorted(set(Quote.objects.values_list("code", flat=True)) - kept)
    if gone:
        raise FixtureError(
            f"fixtures/quotes.json leaves out {gone[0]}, which the archive has published. Put it back; "
            "where it must not be shown any more, give it “withdrawn” and “withdrawn_reason”."
        )
    kept = {record.key for record in records["corrections.json"]}
    if gone := sorted(set(Correction.objects.values_list("code", flat=True)) - kept):
        raise FixtureError(
            f"fixtures/corrections.json leaves out {gone[0]}, which the archive has published. Put it back: "
            "`manage.py write_fixtures --folder FOLDER` writes what the archive has."
        )


def check_nothing_returns(records: Records, reason: str) -> None:
    """Raise FixtureError where the files publish what was withdrawn: the quote itself, or most of its words.

    With a reason a quote is published again: somebody wants it, they aren't files from before.
    """
    quotes = {record.key: record for record in records["quotes.json"]}
    gone = []
    for row, marks in withdrawn_marks():
        if row.code in quotes and _is_withdrawn(quotes[row.code]):
            gone.append((row, marks))
        elif row.code in quotes and not reason:
            raise quotes[row.code].error(
                f"withdrawn: It was withdrawn on {row.withdrawn}, and would be published again. Withdraw it "
                "here, too: `manage.py write_fixtures --folder FOLDER` writes what the archive has. To "
                "publish it again, say why: `manage.py load_fixtures --reason WHY`."
            )
    known = dict(Quote.objects.published().values_list("code", "text")) if gone else {}
    for code, record in quotes.items() if gone else ():
        text = record.fields["text"]
        if _is_withdrawn(record) or known.get(code) == text:
            continue
        for like in likenesses(text, gone):
            if like.is_mostly:
                gone_code = like.quote.code
                raise record.error(f"text: It has most of the words of {gone_code}, which was withdrawn.")


def check_no_draft_is_lost(records: Records) -> None:
    """Raise FixtureError where a record has a draft's name, or a theme with a draft is left out.

    What else a draft is in can't be left out: the database says so.
    """
    for name, model in FILES.items():
        if not issubclass(model, DraftableModel):
            continue
        drafts = set(model.with_drafts.filter(draft=True).values_list(model.natural_key_field, flat=True))
        for record in records[name] if drafts else ():
            if record.key in drafts:
                raise record.error("A draft has this name: publish it or delete it in the browser first.")
    kept = {record.key for record in records["themes.json"]}
    for point in KeyPoint.with_drafts.filter(draft=True).select_related("theme"):
        if not point.theme.draft and point.theme.slug not in kept:
            raise FixtureError(
                f"fixtures/themes.json leaves out {point.theme}, whose {point} is a draft: delete it first."
            )


def _is_withdrawn(record: FixtureRecord) -> bool:
    return bool(record.fields.get("withdrawn"))


def _check_references(records: Records) -> None:
    """Refuse a reference to a record that no file has."""
    keys = {model: {record.key for record in records[name]} for name, model in FILES.items()}
    for name, model in FILES.items():
        options = model._meta  # noqa: SLF001  # Django documents it as public
        for field in [*options.fields, *options.many_to_many]:
            if field.related_model not in keys:
                continue
            for record in records[name]:
                value = record.fields.get(field.name) or []
                for target in [value[0]] if field.many_to_one and value else [key for [key] in value]:
                    if target not in keys[field.related_model]:
                        raise record.error(f"{field.name}: There is no record “{target}”.")


def _check_spellings(places: Iterable[FixtureRecord]) -> None:
    """Refuse a spelling that belongs to two places, whatever its capitals and accents."""
    owners: dict[Hashable, FixtureRecord] = {}
    for place in places:
        fields = place.fields
        for spelling in [fields["name"], *(fields.get("other_spellings") or []), fields.get("name_ar", "")]:
            words = tuple(token.word for token in tokens(str(spelling)))
            if words and owners.setdefault(words, place).key != place.key:
                raise place.error(f"The spelling “{spelling}” belongs to {owners[words].key} as well.")


def _check_quotes(records: Records) -> None:
    """Refuse quotes whose country, theme, number or position contradicts another record."""
    last = {chapter.key: chapter.fields.get("last_number", 0) for chapter in records["chapters.json"]}
    themes = {theme.key: theme.fields["chapter"][0] for theme in records["themes.json"]}
    known = set(countries.names().values())
    quotes = records["quotes.json"]
    for quote in quotes:
        [chapter], [theme] = quote.fields["chapter"], quote.fields["theme"]
        if quote.fields.get("fingerprint") and not quote.fields.get("withdrawn"):
            raise quote.error("fingerprint: Only a withdrawn quote has one; take it out.")
        if (country := quote.fields.get("country", "Syria")) not in known | _erased(quote):
            raise quote.error(f"country: “{country}” is not the English name of a country.")
        if themes[theme] != chapter:
            raise quote.error(f"theme: “{theme}” is a theme of the chapter “{themes[theme]}”.")
        if quote.fields["number"] > last[chapter]:
            raise quote.error(f"number: It is above the chapter's last_number, {last[chapter]}.")
    published = [quote for quote in quotes if not quote.fields.get("withdrawn")]
    _check_once(quotes, "number", lambda quote: (quote.fields["chapter"][0], quote.fields["number"]))
    _check_once(published, "position", lambda quote: (quote.fields["chapter"][0], quote.fields["position"]))


def _erased(quote: FixtureRecord) -> set[str]:
    """Return the country that a withdrawn quote has: none."""
    return {""} if quote.fields.get("withdrawn") else set()


def _check_once(
    quotes: Iterable[FixtureRecord], name: str, read: Callable[[FixtureRecord], Hashable]
) -> None:
    """Refuse a value that two quotes have."""
    owners: dict[Hashable, FixtureRecord] = {}
    for quote in quotes:
        if (other := owners.setdefault(read(quote), quote)) is not quote:
            raise quote.error(f"{name}: {other.key} in line {other.line} has the same.")
