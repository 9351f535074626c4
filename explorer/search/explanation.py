"""Explain in plain words how a search was understood."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from explorer.locales import Number
from explorer.search.glossary import is_arabic
from explorer.search.query import Query, Stop, Term, TermGroup, TermKind
from explorer.search.words import Vocabulary


def explain(query: Query, vocabulary: Vocabulary) -> str:
    """Return a sentence that says which quotes `query` finds; empty for a query that asks for nothing.

    A word is given in the forms that the archive has of it. Other sentences name the small words of Arabic
    that don't count, and where reading stopped.
    """
    if not query:
        return ""
    clauses = pgettext("between conditions", "; or that ").join(
        _clause(group, vocabulary) for group in query.groups
    )
    sentence = _("Quotes that %(conditions)s.") % {"conditions": clauses}
    small = dict.fromkeys(f"“{word}”" for group in query.groups for word in group.small)
    if small:
        listed = pgettext("between small words", ", ").join(small)
        sentence += " " + _("Not searched for: %(words)s.") % {"words": listed}
    return f"{sentence} {where_it_stopped(query.stop)}" if query.stop else sentence


def where_it_stopped(stop: Stop) -> str:
    """Say how much of a search was read."""
    sentence = ngettext(
        "Only the first word was read, “%(last)s”.",
        "Only the first %(words)s words were read, up to “%(last)s”.",
        stop.words,
    )
    return sentence % (stop._asdict() | {"words": Number(stop.words)})


def _clause(group: TermGroup, vocabulary: Vocabulary) -> str:
    """Say what a group asks for, to be read after "Quotes that"."""
    required = pgettext("between words that all have to occur", ", and ").join(
        _in_words(term, vocabulary) for term in group.required
    )
    excluded = pgettext("between words that must not occur", ", nor ").join(
        _in_words(term, vocabulary) for term in group.excluded
    )
    if not required:
        return _("do not contain %(words)s") % {"words": excluded}
    if not excluded:
        return _("contain %(words)s") % {"words": required}
    return _("contain %(words)s, and not %(excluded)s") % {"words": required, "excluded": excluded}


def _in_words(term: Term, vocabulary: Vocabulary) -> str:
    """Say what a term finds."""
    if term.kind is TermKind.PHRASE:
        return _("the phrase “%(words)s”") % {"words": term.text.strip('"')}
    if term.kind is TermKind.PLACE:
        whole = _("the place %(name)s in any spelling") % {"name": term.name}
    elif term.kind is TermKind.ARABIC:
        whole = _arabic(term, vocabulary)
    else:
        whole = _word(term, vocabulary)
    if term.parts:
        return _("%(whole)s (or the words of “%(words)s” apart)") % {"whole": whole, "words": term.text}
    return whole


def _word(term: Term, vocabulary: Vocabulary) -> str:
    """List the forms of a word that the archive has."""
    forms = _forms(term, vocabulary)
    if len(term.sequences[0].tokens) > 1:
        forms.insert(0, term.text)
    if not forms and is_arabic(term.text):
        return _("“%(word)s” (in no quote, and not in the glossary of Arabic words)") % {"word": term.text}
    if not forms:
        return _("“%(word)s” (in no quote)") % {"word": term.text}
    return pgettext("between words of which any will do", " or ").join(
        _("“%(word)s”") % {"word": form} for form in forms
    )


def _arabic(term: Term, vocabulary: Vocabulary) -> str:
    """Say which English words Arabic ones are read as, in the forms that the archive has."""
    between = pgettext("between forms of one word", ", ")
    longer = [word for word in term.english if " " in word]
    forms = between.join(dict.fromkeys([*_forms(term, vocabulary), *longer]))
    word = {"word": term.text.strip('"'), "forms": forms or between.join(term.english)}
    if vocabulary.may_hold(term):
        return _("“%(word)s” (as %(forms)s)") % word
    return _("“%(word)s” (as %(forms)s, in no quote)") % word


def _forms(term: Term, vocabulary: Vocabulary) -> list[str]:
    """Return the forms that the archive has of a term's single words."""
    single = (sequence.tokens[0] for sequence in term.sequences if len(sequence.tokens) == 1)
    return [form for root in single for form in vocabulary.forms.get(root, ())]
