"""Write what an edition's scripts answer with, as scripts too: browsers read no other files on a disk."""

import json
from array import array
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from explorer.edition.addresses import INDEX, Links
from explorer.edition.rewriting import fragment
from explorer.edition.rules import rules
from explorer.edition.texts import texts
from explorer.locales import DIGITS, locale
from explorer.parts.cards import Cards, Look
from explorer.questions.answer import Answer, ask
from explorer.questions.filters import DEFAULT_PAGE_SIZE
from explorer.questions.question import LABELS, Question
from explorer.search.analyser import tokens

BLOCK = 50
"""The cards of one file: an answer needs several files at most, and a disk isn't full of small ones."""

JAVASCRIPT = "text/javascript; charset=utf-8"


def archive(_request: HttpRequest) -> StreamingHttpResponse:
    """Send what is the same in all languages: how a search is read, and all that is counted of each quote."""
    return StreamingHttpResponse(_archive(ask(Question())), content_type=JAVASCRIPT)


def _archive(everything: Answer) -> Iterator[str]:
    """Yield the script: a line for each facet with the values of all quotes, then one for each quote."""
    index = everything.index
    yield "window.edition={};\n"
    yield f"edition.rules={_json(rules(index.words.places))};\n"
    yield "edition.facets=[\n"
    yield from (f"{_json(_facet(everything, name))},\n" for name in LABELS)
    yield "];\nedition.quotes=[\n"
    for code, age, text in everything.rows(("code", "age", "text")):
        words = " ".join(token.word for token in tokens(text))
        yield f"{_json([code, age, words])},\n"
    yield "];\n"


def _facet(everything: Answer, name: str) -> dict[str, Any]:
    """Return the values of a facet, and for each quote in order the place of its value; -1 without one."""
    held = array("i", [-1]) * len(everything)
    values = list(everything.index.labels[name])
    for place, value in enumerate(values):
        for number in everything.index.bitmaps[name][value] & everything.matching:
            held[everything.matching.rank(number) - 1] = place
    return {"name": name, "values": values, "of": held.tolist()}


def labels(_request: HttpRequest) -> HttpResponse:
    """Send what a language writes: the labels of all values, and the sentences around an answer."""
    index = ask(Question()).index
    said = {
        "texts": texts(),
        "digits": DIGITS[locale().default_numbering_system],
        "language": get_language(),
        "labels": {
            name: {"label": str(label), "values": [str(text) for text in index.labels[name].values()]}
            for name, label in LABELS.items()
        },
        "pageSize": DEFAULT_PAGE_SIZE,
        "block": BLOCK,
    }
    return HttpResponse(f"Object.assign(edition,{_json(said)});\n", JAVASCRIPT)


def cards(_request: HttpRequest, block: int) -> HttpResponse:
    """Send the cards of the quotes of one block, as the list of quotes shows them."""
    written = Cards(ask(Question()), Look())[block * BLOCK : (block + 1) * BLOCK]
    if not written:
        raise Http404
    links = Links()
    links.settle()
    page = f"{reverse('quotes').removeprefix('/')}{INDEX}"
    html = [fragment(card, page, links) for card in written]
    return HttpResponse(f"edition.receive({block},{_json(html)});\n", JAVASCRIPT)


def _json(value: Any) -> str:
    """Return a value as scripts read it, without needless spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
