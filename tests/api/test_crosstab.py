"""The crosstab as JSON."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]


def test_rows_columns_cells_and_total(client: Client) -> None:
    assert client.get("/api/v1/crosstab/?rows=stance&columns=gender&theme=mistrust").json() == {
        "rows": [
            {"value": "pro-regime", "label": "Pro-regime"},
            {"value": "anti-regime", "label": "Anti-regime"},
        ],
        "columns": [{"value": "woman", "label": "Woman"}, {"value": "man", "label": "Man"}],
        "cells": [[1, 2], [2, 4]],
        "total": 9,
    }


def test_without_attributes_themes_are_crossed_with_stances(client: Client) -> None:
    body = client.get("/api/v1/crosstab/").json()
    assert [row["value"] for row in body["rows"]][:2] == ["local-ceasefires", "mistrust"]
    assert body["cells"] == [[3, 1], [3, 6], [1, 1], [2, 2], [4, 2], [1, 1], [1, 1], [0, 0]]
    assert body["total"] == 29


def test_ages_are_crossed_by_bands(client: Client) -> None:
    body = client.get("/api/v1/crosstab/?rows=age&columns=stance&age_min=30&age_max=40").json()
    assert [row["value"] for row in body["rows"]] == [
        *("0-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65-120")
    ]
    assert body["rows"][-1]["label"] == "65 and over"
    assert body["cells"] == [[0, 0], [0, 0], [7, 1], [1, 4], [0, 0], [0, 0], [0, 0]]


def test_other_sites_may_read_it(client: Client) -> None:
    response = client.get("/api/v1/crosstab/", headers={"Origin": "https://example.org"})
    assert response["Access-Control-Allow-Origin"] == "*"
