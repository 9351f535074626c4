"""Turn a page of the site into one of an edition: relative links, scripts for a disk, no dead form."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from explorer.edition.addresses import EditionError, Links, answers, is_address, target

LINKS = ("action", "href", "poster", "src")
"""The attributes that hold an address; an attribute for scripts (`data-…`) may hold one."""

ONLY_SERVED = 'link[rel="manifest"], link[rel="preload"], link[rel="search"]'
"""Links that browsers refuse to a page that is opened from a disk."""

ABOUT_THE_SITE = 'link[rel="canonical"], link[rel="alternate"]'
"""The page's other addresses."""

ASKING = {"data-panel", "data-suggest"}
"""The attributes for which scripts fetch something from a server."""

Link = Callable[[str], str]


def page(html: str, file: str, links: Links) -> str:
    """Return a whole page as the edition's file `file` has it."""
    tree = LexborHTMLParser(html)
    for node in tree.css(ONLY_SERVED):
        node.decompose()
    if not settings.SITE_IS_PUBLIC:
        for node in tree.css(ABOUT_THE_SITE):
            if _own(node.attributes.get("href")) is not None:
                node.decompose()
    _rewrite(tree, partial(links.link, file))
    return f"{tree.html}\n"


def fragment(html: str, file: str, links: Links) -> str:
    """Return a part of a page as the edition's file `file` has it."""
    tree = LexborHTMLParser(html, is_fragment=True)
    _rewrite(tree, partial(links.link, file))
    return str(tree.html)


def _rewrite(tree: LexborHTMLParser, link: Link) -> None:
    """Rewrite all that leads to another address, or needs a server."""
    for form in tree.css("form"):
        _form(form, link)
    for script in tree.css("script[type]"):
        _script(script, link)
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            if value and (name in LINKS or name.startswith("data-")) and (address := _address(name, value)):
                node.attrs[name] = link(address)
        # What is fetched from a server isn't there: the link in a folded part stays, and the search box.
        for name in ASKING & node.attributes.keys():
            del node.attrs[name]


def _address(name: str, value: str) -> str:
    """Return the address of this site that an attribute holds; empty where it holds anything else.

    What a page loads has to come from the edition; its links to the live site stay, where there is one.
    """
    own = _own(value)
    if own is not None and (name == "src" or not settings.SITE_IS_PUBLIC):
        value = own
    if name == "src" and is_address(value) and target(value) is None:
        raise EditionError(f"A page loads {value}, which isn’t part of an edition.")
    if not is_address(value) or (name.startswith("data-") and target(value) is None):
        return ""
    return value


def _own(value: str | None) -> str | None:
    """Return the path and query of an absolute address of this site; None for any other text."""
    if value != settings.SITE_URL and not (value or "").startswith(f"{settings.SITE_URL}/"):
        return None
    return str(value).removeprefix(settings.SITE_URL) or "/"


def _form(form: LexborNode, link: Link) -> None:
    """Leave a form that a script answers; put a link to the live site in the place of any other."""
    address = form.attributes.get("action") or "/"
    if answers(address):
        return
    button = form.css_first("button")
    text = " ".join(button.text().split()) if button else ""
    html = format_html(
        '<p class="note"><a href="{}">{}</a></p>',
        link(address),
        _("Only on the live site: %(what)s") % {"what": text},
    )
    if note := LexborHTMLParser(html, is_fragment=True).root:
        form.replace_with(note)


def _script(script: LexborNode, link: Link) -> None:
    """Make a module a plain script, since browsers refuse modules on a disk; rewrite addresses in data."""
    if script.attributes["type"] == "module":
        del script.attrs["type"]
        script.attrs["defer"] = ""
    elif script.attributes["type"] == "application/json":
        data = json.dumps(_data(json.loads(script.text()), link), ensure_ascii=False)
        # As Django's json_script: nothing in it may end the script.
        script.inner_html = data.translate({ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"})


def _data(value: Any, link: Link) -> Any:
    """Return data with its addresses rewritten: {"a": ["/quotes/"]} -> {"a": ["../quotes/index.html"]}."""
    if isinstance(value, dict):
        return {name: _data(item, link) for name, item in value.items()}
    if isinstance(value, list):
        return [_data(item, link) for item in value]
    return link(value) if isinstance(value, str) and is_address(value) else value
