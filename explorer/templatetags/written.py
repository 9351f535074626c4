"""Write values as the language of the page does; every template has these filters."""

from django import template

from explorer import locales

register = template.Library()
register.simple_tag(locales.comma)
register.simple_tag(locales.semicolon)
register.filter(locales.country)
register.filter(locales.day)
register.filter(locales.in_english)
register.filter(locales.language_of)
register.filter(locales.listed)
register.filter(locales.month)


@register.filter
def number(value: int) -> locales.Number:
    """Return a number in the digits of the page's language: `{{ answer.total|number }}`."""
    return locales.Number(value)
