"""Templates are loaded without the spaces that only their authors need."""

from pathlib import Path

from django.template import Engine
from jinja2 import Environment

from explorer.parts.loading import Unindented, unindented

LOADERS = [("django.template.loaders.cached.Loader", ["explorer.parts.loading.Loader"])]


def test_lines_begin_with_their_first_sign_and_stay_lines() -> None:
    source = "<ul>\n  <li>one  two\n\t three</li>\n\n</ul>\n"
    assert unindented(source) == "<ul>\n<li>one  two\nthree</li>\n\n</ul>\n"


def test_a_page_is_written_without_indentation_and_a_text_with_it(tmp_path: Path) -> None:
    for name in ("page.html", "text.txt"):
        (tmp_path / name).write_text("{% if 1 %}\n    {{ word }} and\n  more{% endif %}")
    engine = Engine([str(tmp_path)], loaders=LOADERS)
    context = {"word": "  kept"}
    assert engine.render_to_string("page.html", context) == "\n  kept and\nmore"
    assert engine.render_to_string("text.txt", context) == "\n      kept and\n  more"


def test_a_part_is_written_without_indentation() -> None:
    made = Environment(trim_blocks=True, extensions=[Unindented], autoescape=True)
    source = "{% for word in words %}\n  <b>{{ word }}</b>\n    {% endfor %}\n"
    assert made.from_string(source).render(words=["a", "  b"]) == "<b>a</b>\n<b>  b</b>\n"
