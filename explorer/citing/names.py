"""Write lists of authors as each style prints them.

An author is {"family", "given"}, or {"literal"} for an organisation or a single name.
"""

from collections.abc import Mapping, Sequence

from explorer.citing.rich_text import RichText, Run, RunKind

Author = Mapping[str, str]
Authors = Sequence[Author]

APA_LIMIT = 20
CHICAGO_LIMIT = 6
HARVARD_LIMIT = 3
"""The longest list that a style prints in full: for Harvard `A, B and C`, but of four `A et al.`."""


def initials(given: str, separator: str = " ") -> str:
    """Return given names as initials: `Anna Maria` is `A. M.`, `Jean-Paul` is `J.-P.`."""
    return separator.join(
        "-".join(f"{part[0]}." for part in name.split("-") if part) for name in given.split()
    )


def surname(author: Author) -> str:
    """Return the name that the text cites: `Charney`; an organisation in full."""
    return author.get("literal") or author["family"]


def full_name(author: Author) -> str:
    """Return the name in reading order."""
    return author.get("literal") or f"{author.get('given', '')} {author['family']}".strip()


def inverted(author: Author) -> str:
    """Return the name as a list is sorted: `Charney, Craig`."""
    return _inverted(author, author.get("given", ""))


def _inverted(author: Author, given: str) -> str:
    """Return the surname before given names as the style writes them: `Charney, C.`."""
    return f"{surname(author)}, {given}" if given and "literal" not in author else surname(author)


def names_in_words(authors: Authors) -> str:
    """Return the authors as a reader says them: `Ann Author, Ben Brown and Cy Clark`; empty for none."""
    return _joined([full_name(author) for author in authors])


def _joined(names: Sequence[str]) -> str:
    """Return names with commas between them and `and` before the last, no serial comma: `A, B and C`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def short(names: Sequence[str], conjunction: str = "and") -> str:
    """Return one name, two joined names, or of three and more the first: `Charney et al.`."""
    if len(names) > 2:  # noqa: PLR2004 - the rule of APA, MLA and Chicago in the text
        return f"{names[0]} et al."
    return f" {conjunction} ".join(names)


def surnames(authors: Authors, conjunction: str = "and") -> str:
    """Return the authors as the text names them in APA, MLA and Chicago: `Charney et al.`."""
    return short([surname(author) for author in authors], conjunction)


def apa_authors(authors: Authors) -> str:
    """Return the authors of an APA reference: up to twenty, else nineteen and the last."""
    names = [_inverted(author, initials(author.get("given", ""))) for author in authors]
    if len(names) > APA_LIMIT:
        return f"{', '.join(names[: APA_LIMIT - 1])}, . . . {names[-1]}"
    return _with_serial_comma(names, "&")


def mla_authors(authors: Authors) -> str:
    """Return the authors of an MLA entry: one, two, or the first with `et al.`."""
    first, *others = authors
    if not others:
        return inverted(first)
    return f"{inverted(first)}, {f'and {full_name(others[0])}' if len(others) == 1 else 'et al.'}"


def chicago_authors(authors: Authors) -> str:
    """Return the authors of a Chicago bibliography: up to six, else three with `et al.`."""
    names = [inverted(authors[0]), *(full_name(author) for author in authors[1:])]
    if len(names) > CHICAGO_LIMIT:
        return f"{', '.join(names[:3])}, et al."
    return _with_serial_comma(names, "and")


def _with_serial_comma(names: Sequence[str], conjunction: str) -> str:
    """Return one name as it is; of several, the last after a comma and the conjunction: `A, B, & C`."""
    *others, last = names
    return f"{', '.join(others)}, {conjunction} {last}" if others else last


def chicago_note_authors(authors: Authors) -> str:
    """Return the authors of a Chicago note: full names, of three or more the first with `et al.`."""
    return short([full_name(author) for author in authors])


def harvard_authors(authors: Authors) -> RichText:
    """Return the authors of a Harvard reference: up to three, else the first with `et al.`."""
    return _harvard([_inverted(author, initials(author.get("given", ""), "")) for author in authors])


def harvard_surnames(authors: Authors) -> RichText:
    """Return the authors as the text names them in Harvard: up to three, else the first with `et al.`."""
    return _harvard([surname(author) for author in authors])


def _harvard(names: Sequence[str]) -> RichText:
    """Return up to three names, else the first with an italic `et al.`."""
    if len(names) > HARVARD_LIMIT:
        return RichText.of(f"{names[0]} ", Run("et al.", RunKind.EMPHASIS))
    return RichText.of(_joined(names))
