from django.db import migrations

from explorer.archive.operations import RunSQLOn


class Migration(migrations.Migration):
    """The words of the published quotes; `explorer.search.tables` is the only module that reads and writes them."""

    dependencies = [
        ("explorer", "0001_initial"),
    ]

    operations = [
        RunSQLOn(
            "sqlite",
            (
                "CREATE VIRTUAL TABLE explorer_quotetokens USING fts5"
                "(stems, words, text UNINDEXED, revision UNINDEXED, tokenize = \"ascii tokenchars ''''\")",
                "CREATE VIRTUAL TABLE explorer_vocabulary USING fts5vocab(explorer_quotetokens, col)",
            ),
            ("DROP TABLE explorer_vocabulary", "DROP TABLE explorer_quotetokens"),
        ),
        RunSQLOn(
            "postgresql",
            (
                "CREATE TABLE explorer_quotetokens (rowid bigint PRIMARY KEY, tokens tsvector NOT NULL,"
                " text text NOT NULL, revision integer NOT NULL)",
                "CREATE INDEX explorer_quotetokens_tokens ON explorer_quotetokens USING gin (tokens)",
            ),
            ("DROP TABLE explorer_quotetokens",),
        ),
    ]
