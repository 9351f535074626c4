"""Make the databases that are served: an archive of each size, and the same rows as a table for Datasette."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bench import corpus

REAL = 29
"""The size of the archive that `fixtures/` holds."""

SELECT = """
    SELECT quote.id, quote.code, quote.text, quote.attribution, sect, gender, age, stance, stance_inferred,
           displacement, country, place.slug AS governorate, theme.slug AS theme, chapter.slug AS chapter,
           quote.position
    FROM explorer_quote AS quote
    JOIN explorer_theme AS theme ON theme.id = quote.theme_id
    JOIN explorer_chapter AS chapter ON chapter.id = quote.chapter_id
    LEFT JOIN explorer_place AS place ON place.id = quote.governorate_id
    WHERE withdrawn IS NULL ORDER BY quote.id
"""
INDEXED = ["code", "sect", "gender", "age", "stance", "governorate", "displacement", "theme"]


class Archive(NamedTuple):
    """An archive to serve: its file, Datasette's, some quotes' codes, the slugs of a theme and a place."""

    size: int
    file: Path
    table: Path
    codes: list[str]
    theme: str
    place: str

    @property
    def database_url(self) -> str:
        """The address of the database."""
        return f"sqlite:///{self.file}"


def archive(size: int, shape: str, folder: Path) -> Archive:
    """Return an archive of a size: the real one, or a synthetic one, written where it is missing."""
    file = folder / "real.sqlite3" if size == REAL else corpus.FOLDER / f"{size}.sqlite3"
    if size != REAL and not file.exists():
        run_python("-m", "bench.corpus", str(size), shape)
    run_python("manage.py", "prepare", DATABASE_URL=f"sqlite:///{file}")
    table = folder / str(size) / "archive.db"
    table.parent.mkdir()
    _write_table(file, table)
    with closing(sqlite3.connect(table)) as database:
        codes = [code for (code,) in database.execute("SELECT code FROM quotes LIMIT 5000")]
        [[theme]] = database.execute("SELECT theme FROM quotes LIMIT 1")
        [[place]] = database.execute("SELECT governorate FROM quotes WHERE governorate > '' LIMIT 1")
    return Archive(size, file, table, codes, theme, place)


def run_python(*command: str, **environment: str) -> None:
    """Run Python on this project; stop with its message where it fails."""
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    run = subprocess.run(
        [sys.executable, *command], cwd=corpus.ROOT, env=inherited | environment, check=False, text=True
    )
    if run.returncode:
        raise SystemExit(f"`python {' '.join(command)}` failed.")


def _write_table(file: Path, table: Path) -> None:
    """Write the quotes as one table, with an index for each filter and one for the words of the text."""
    with closing(sqlite3.connect(table)) as database:
        database.execute("ATTACH ? AS archive", [str(file)])
        database.execute(
            "CREATE TABLE quotes (id INTEGER PRIMARY KEY, code, text, attribution, sect, gender, age, stance,"
            " stance_inferred, displacement, country, governorate, theme, chapter, position)"
        )
        database.execute(f"INSERT INTO quotes {SELECT}")
        for column in INDEXED:
            database.execute(f"CREATE INDEX quotes_{column} ON quotes ({column})")
        database.execute(
            "CREATE VIRTUAL TABLE quotes_fts USING fts5"
            " (text, content='quotes', content_rowid='id', tokenize='porter')"
        )
        database.execute("INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild')")
        database.execute("ANALYZE")
        database.commit()
