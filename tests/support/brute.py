"""The archive's rows read straight from the fixture files, and questions answered by a plain loop.

Shares nothing with the code under test but the files.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

Parameters = Mapping[str, Sequence[str]]


def fields(name: str) -> list[dict[str, Any]]:
    """Return the records of one fixture file."""
    records = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return [record["fields"] for record in records]


UNSTATED: dict[str, dict[str, Any]] = {
    "halting-hostilities-02": {"sect": "not-stated"},
    "halting-hostilities-05": {"gender": "not-stated", "age": None},
    "halting-hostilities-09": {"stance": "not-stated", "stance_inferred": False},
    "halting-hostilities-20": {
        "sect": "not-stated",
        "gender": "not-stated",
        "age": None,
        "stance": "not-stated",
        "stance_inferred": False,
    },
}
"""Ids of quotes, and what their report doesn't state about the speakers in a made-up archive."""


def unstated_files(files: Mapping[str, str]) -> dict[str, str]:
    """Return the archive's files as they would be if the report left out what `UNSTATED` lists."""
    records = json.loads(files["quotes.json"])
    for record in records:
        record["fields"] |= UNSTATED.get(record["fields"]["code"], {})
    return {**files, "quotes.json": json.dumps(records, indent=2, ensure_ascii=False) + "\n"}


def unstated_rows() -> list[dict[str, Any]]:
    """Return the quotes of the made-up archive."""
    return [row | UNSTATED.get(row["code"], {}) for row in rows()]


def rows() -> list[dict[str, Any]]:
    """Return every quote with flat values, in the report's order."""
    flat = [
        quote
        | {
            "theme": quote["theme"][0],
            "chapter": quote["chapter"][0],
            "report": "maybe-we-can-reach-a-solution",
            "governorate": quote["governorate"][0] if quote["governorate"] else "outside-syria",
        }
        for quote in fields("quotes")
    ]
    return sorted(flat, key=lambda row: row["position"])


VOCABULARY = {
    "sect": ["sunni", "alawi", "christian", "kurdish", "shia", "druze", "ismaili"],
    "gender": ["woman", "man"],
    "stance": ["pro-regime", "anti-regime"],
    "governorate": [place["slug"] for place in fields("places")],
    "displacement": ["refugee", "idp", "none-stated"],
    "theme": [theme["slug"] for theme in fields("themes")],
    "chapter": ["halting-hostilities"],
    "report": ["maybe-we-can-reach-a-solution"],
}

UNSTATED_VOCABULARY = VOCABULARY | {
    name: [*VOCABULARY[name], "not-stated"] for name in ["sect", "gender", "stance"]
}
"""The vocabulary of the made-up archive."""

BANDS = {
    "0-17": (0, 17),
    "18-24": (18, 24),
    "25-34": (25, 34),
    "35-44": (35, 44),
    "45-54": (45, 54),
    "55-64": (55, 64),
    "65-120": (65, 120),
}


def matches(row: Mapping[str, Any], parameters: Parameters, lifted: str = "") -> bool:
    """Say whether a row answers the parameters, those of the facet `lifted` left out."""
    for name in VOCABULARY:
        if name != lifted and parameters.get(name) and row[name] not in parameters[name]:
            return False
    if lifted != "age":
        limited = bool(parameters.get("age_min") or parameters.get("age_max"))
        if parameters.get("age") and band(row["age"]) not in parameters["age"]:
            return False
        if limited and (row["age"] is None or not between(row["age"], parameters)):
            return False
    return not parameters.get("id") or row["code"] in parameters["id"]


def band(age: int | None) -> str:
    """Return the band that an age is in; `not-stated` where there is none."""
    if age is None:
        return "not-stated"
    [found] = [name for name, (lowest, highest) in BANDS.items() if lowest <= age <= highest]
    return found


def between(age: int, parameters: Parameters) -> bool:
    """Say whether an age is within the limits asked for."""
    lowest, highest = (parameters.get(name) or [default] for name, default in LIMITS.items())
    return int(lowest[-1]) <= age <= int(highest[-1])


LIMITS = {"age_min": "0", "age_max": "120"}


def answer(parameters: Parameters, among: Sequence[Mapping[str, Any]] | None = None) -> list[str]:
    """Return the ids of the quotes that answer the parameters, in the order asked for; no age comes last."""
    found = [row for row in (rows() if among is None else among) if matches(row, parameters)]
    sort = parameters.get("sort", [""])[-1]
    if sort == "age":
        found.sort(key=lambda row: 999 if row["age"] is None else row["age"])
    elif sort == "-age":
        found.sort(key=lambda row: 1 if row["age"] is None else -row["age"])
    elif not sort and parameters.get("id"):
        found.sort(key=lambda row: parameters["id"].index(row["code"]))
    return [row["code"] for row in found]


def counts(parameters: Parameters) -> dict[str, dict[str, int]]:
    """Return facet -> value -> number of quotes when the facet's own choice is lifted."""
    return tallies(parameters, rows(), VOCABULARY)


def unstated_counts(parameters: Parameters) -> dict[str, dict[str, int]]:
    """Return the same of the made-up archive."""
    counted = tallies(parameters, unstated_rows(), UNSTATED_VOCABULARY)
    left = [row for row in unstated_rows() if matches(row, parameters, lifted="age")]
    counted["age"]["not-stated"] = sum(row["age"] is None for row in left)
    return counted


def tallies(
    parameters: Parameters, among: Sequence[Mapping[str, Any]], vocabulary: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, int]]:
    """Count rows by facet and value, each facet's own choice lifted."""
    left = {
        facet: [row for row in among if matches(row, parameters, lifted=facet)]
        for facet in [*VOCABULARY, "age"]
    }
    counted = {
        facet: {value: sum(row[facet] == value for row in left[facet]) for value in values}
        for facet, values in vocabulary.items()
    }
    stated = [row["age"] for row in left["age"] if row["age"] is not None]
    counted["age"] = {
        band: sum(lowest <= age <= highest for age in stated) for band, (lowest, highest) in BANDS.items()
    }
    return counted


def questions() -> st.SearchStrategy[dict[str, list[str]]]:
    """Generate valid parameters without words: facets, ages, ids and orders."""
    return _questions(VOCABULARY | {"age": [*BANDS]})


def unstated_questions() -> st.SearchStrategy[dict[str, list[str]]]:
    """Generate the same for the made-up archive."""
    return _questions(UNSTATED_VOCABULARY | {"age": [*BANDS, "not-stated"]})


def _questions(vocabulary: Mapping[str, Sequence[str]]) -> st.SearchStrategy[dict[str, list[str]]]:
    ages = st.integers(0, 120).map(lambda age: [str(age)])
    codes = [row["code"] for row in rows()]
    optional = {
        name: st.lists(st.sampled_from(values), min_size=1, max_size=3) for name, values in vocabulary.items()
    }
    optional |= {
        "age_min": ages,
        "age_max": ages,
        "id": st.lists(st.sampled_from(codes), min_size=1, max_size=12, unique=True),
        "sort": st.sampled_from([["report"], ["relevance"], ["age"], ["-age"]]),
    }
    return st.fixed_dictionaries({}, optional=optional)
