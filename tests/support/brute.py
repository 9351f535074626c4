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


def rows() -> list[dict[str, Any]]:
    """Return every quote with flat values, in the report's order."""
    flat = [
        quote
        | {
            "theme": quote["theme"][0],
            "chapter": quote["chapter"][0],
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
}

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
        if parameters.get("age_min") and row["age"] < int(parameters["age_min"][-1]):
            return False
        if parameters.get("age_max") and row["age"] > int(parameters["age_max"][-1]):
            return False
    return not parameters.get("id") or row["code"] in parameters["id"]


def answer(parameters: Parameters) -> list[str]:
    """Return the ids of the quotes that answer the parameters, in the order asked for."""
    found = [row for row in rows() if matches(row, parameters)]
    sort = parameters.get("sort", [""])[-1]
    if sort == "age":
        found.sort(key=lambda row: row["age"])
    elif sort == "-age":
        found.sort(key=lambda row: -row["age"])
    elif not sort and parameters.get("id"):
        found.sort(key=lambda row: parameters["id"].index(row["code"]))
    return [row["code"] for row in found]


def counts(parameters: Parameters) -> dict[str, dict[str, int]]:
    """Return facet -> value -> number of quotes when the facet's own choice is lifted."""
    left = {
        facet: [row for row in rows() if matches(row, parameters, lifted=facet)]
        for facet in [*VOCABULARY, "age"]
    }
    tallies = {
        facet: {value: sum(row[facet] == value for row in left[facet]) for value in values}
        for facet, values in VOCABULARY.items()
    }
    tallies["age"] = {
        band: sum(lowest <= row["age"] <= highest for row in left["age"])
        for band, (lowest, highest) in BANDS.items()
    }
    return tallies


def questions() -> st.SearchStrategy[dict[str, list[str]]]:
    """Generate valid parameters without words: facets, ages, ids and orders."""
    ages = st.integers(0, 120).map(lambda age: [str(age)])
    codes = [row["code"] for row in rows()]
    optional = {
        name: st.lists(st.sampled_from(values), min_size=1, max_size=3) for name, values in VOCABULARY.items()
    }
    optional |= {
        "age_min": ages,
        "age_max": ages,
        "id": st.lists(st.sampled_from(codes), min_size=1, max_size=12, unique=True),
        "sort": st.sampled_from([["report"], ["relevance"], ["age"], ["-age"]]),
    }
    return st.fixed_dictionaries({}, optional=optional)
