"""The description of the API: complete, valid, and true of every answer."""

from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import yaml
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import assume, settings
from jsonschema import Draft4Validator
from schemathesis.specs.openapi.schemas import OpenApiSchema

from explorer.choices import Sect
from explorer.models import Theme
from tests.support import brute
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db

QUESTION = ["q", *brute.VOCABULARY, "age", "age_min", "age_max", "id"]
PARAMETERS = {
    "/api/v1/quotes/": [*QUESTION, "sort", "page", "page_size"],
    "/api/v1/quotes/{quote_id}/": ["quote_id"],
    "/api/v1/themes/": QUESTION,
    "/api/v1/places/": QUESTION,
    "/api/v1/facets/": QUESTION,
    "/api/v1/schema/": ["format"],
}
STATUSES = {
    "/api/v1/quotes/": ["200", "400", "404", "414"],
    "/api/v1/quotes/{quote_id}/": ["200", "404", "410", "414"],
    "/api/v1/themes/": ["200", "400", "414"],
    "/api/v1/places/": ["200", "400", "414"],
    "/api/v1/facets/": ["200", "400", "414"],
    "/api/v1/schema/": ["200", "400", "414"],
}


@pytest.fixture
def document(client: Client) -> Any:
    """Return the description as the API gives it."""
    return client.get("/api/v1/schema/").json()


def parameters(document: Any, path: str) -> dict[str, Any]:
    """Return an operation's parameters by name."""
    found = document["paths"][path]["get"].get("parameters", [])
    return {parameter["name"]: parameter for parameter in found}


@pytest.mark.usefixtures("archive")
def test_the_document_is_valid_and_made_without_a_warning(tmp_path: Path, document: Any) -> None:
    file, messages = tmp_path / "schema.yml", StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(file), stderr=messages)
    assert messages.getvalue() == ""
    assert yaml.safe_load(file.read_text(encoding="utf-8")) == document


@pytest.mark.usefixtures("archive")
def test_every_address_names_its_parameters_and_its_errors(document: Any) -> None:
    assert document["openapi"] == "3.0.3"
    assert document["servers"] == [{"url": "http://127.0.0.1:8000"}]
    described = set(document["paths"])
    assert described >= set(PARAMETERS)
    for path, names in PARAMETERS.items():
        operation = document["paths"][path]["get"]
        assert list(parameters(document, path)) == names
        assert list(operation["responses"]) == STATUSES[path]
        assert operation["summary"]
        assert operation["description"]
        for status, response in operation["responses"].items():
            expected = "application/json" if status == "200" else "application/problem+json"
            assert list(response["content"]) == [expected]


@pytest.mark.usefixtures("archive")
def test_parameters_say_what_they_take(document: Any) -> None:
    described = parameters(document, "/api/v1/quotes/")
    for facet, values in brute.VOCABULARY.items():
        assert described[facet]["schema"] == {"type": "array", "items": {"type": "string", "enum": values}}
        assert described[facet]["explode"]
    years = {"type": "integer", "minimum": 0, "maximum": 120}
    assert described["age_min"]["schema"] == described["age_max"]["schema"] == years
    assert described["id"]["schema"] == {"type": "array", "items": {"type": "string"}}
    assert described["sort"]["schema"] == {"type": "string", "enum": ["report", "relevance", "age", "-age"]}
    assert described["page"]["schema"] == {"type": "integer", "minimum": 1, "default": 1}
    sizes = {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}
    assert described["page_size"]["schema"] == sizes
    assert described["q"]["schema"] == {"type": "string"}
    assert all(parameter["allowEmptyValue"] for parameter in described.values())
    assert "allowEmptyValue" not in parameters(document, "/api/v1/quotes/{quote_id}/")["quote_id"]


@pytest.mark.usefixtures("archive")
def test_a_quote_is_described_column_by_column(document: Any) -> None:
    schemas = document["components"]["schemas"]
    quote = schemas["Quote"]
    kinds = {name: kind.get("type") for name, kind in quote["properties"].items() if "type" in kind}
    text = [
        "id",
        "text",
        "attribution",
        "governorate",
        "governorate_pcode",
        "country",
        "theme_title",
        "chapter_title",
    ]
    assert kinds == dict.fromkeys([*text, "url", "source_url", "licence", "citation"], "string") | {
        "age": "integer",
        "stance_inferred": "boolean",
        "position": "integer",
    }
    assert sorted(quote["required"]) == sorted(quote["properties"])
    nullable = [name for name, kind in quote["properties"].items() if kind.get("nullable")]
    assert nullable == ["age", "governorate", "governorate_pcode"]
    for facet in brute.UNSTATED_VOCABULARY.keys() - {"report", "governorate"}:
        name = "QuoteStance" if facet == "stance" else facet.title()
        assert schemas[f"{name}Enum"]["enum"] == brute.UNSTATED_VOCABULARY[facet]
    governorates = [value for value in brute.UNSTATED_VOCABULARY["governorate"] if value != "outside-syria"]
    assert quote["properties"]["governorate"]["enum"] == [*governorates, None]
    assert schemas["KeyPointStanceEnum"]["enum"] == ["pro-regime", "anti-regime"]
    assert all(kind["description"] for kind in quote["properties"].values())


@pytest.mark.usefixtures("archive")
def test_checkers_of_openapi_find_all_that_they_want(document: Any) -> None:
    """Hold what Redocly 2.77.0 and Spectral 6.16.3 found: but for the final slashes, which are promised."""
    schemas = document["components"]["schemas"]
    described = [kind for schema in schemas.values() for kind in schema.get("properties", {}).values()]
    assert [kind for kind in described if kind.get("nullable") and "type" not in kind] == []
    assert {name for name in schemas if f"/{name}" not in str(document)} == set()
    assert document["security"] == []
    assert document["info"]["contact"] == {
        "name": "Syrian Interview Quotes",
        "url": "http://127.0.0.1:8000/about/",
    }
    tags = [tag["name"] for tag in document["tags"]]
    assert tags == ["quotes", "themes", "places", "facets", "crosstab", "suggest", "schema"]
    assert {tag for item in document["paths"].values() for tag in item["get"]["tags"]} == set(tags)
    assert all(tag["description"] for tag in document["tags"])


@pytest.mark.usefixtures("archive")
def test_every_quote_is_as_described_and_a_wrong_one_is_not(client: Client, document: Any) -> None:
    schema = {"$ref": "#/components/schemas/Quote", "components": document["components"]}
    validator = Draft4Validator(schema)
    records = client.get("/api/v1/quotes/?page_size=100").json()["results"]
    assert len(records) == 29
    for record in records:
        validator.validate(record | {"governorate": record["governorate"] or "homs", "governorate_pcode": ""})
    wrong = records[0] | {"sect": "other", "age": 121, "position": 0, "stance_inferred": "no"}
    assert sorted(error.path[-1] for error in validator.iter_errors(wrong) if error.path) == [
        "age",
        "position",
        "sect",
        "stance_inferred",
    ]


def test_an_archive_of_its_own_has_its_own_vocabulary(client: Client) -> None:
    build_quote(1)
    Theme.objects.update(slug="peace")
    document = client.get("/api/v1/schema/").json()
    theme = parameters(document, "/api/v1/quotes/")["theme"]
    assert theme["schema"]["items"]["enum"] == ["peace"]
    sect = parameters(document, "/api/v1/quotes/")["sect"]
    assert sect["schema"]["items"]["enum"] == Sect.values


def test_an_empty_archive_is_described_without_examples(client: Client) -> None:
    document = client.get("/api/v1/schema/").json()
    assert parameters(document, "/api/v1/quotes/")["theme"]["schema"]["items"] == {"type": "string"}
    assert "x-codeSamples" not in document["paths"]["/api/v1/quotes/"]["get"]


@pytest.mark.usefixtures("archive")
def test_yaml_says_the_same_and_other_forms_are_refused(client: Client, document: Any) -> None:
    response = client.get("/api/v1/schema/?format=yaml")
    assert response["Content-Type"] == "application/yaml; charset=utf-8"
    assert yaml.safe_load(response.content) == document
    assert client.get("/api/v1/schema/?format=")["Content-Type"] == "application/json; charset=utf-8"
    refused = client.get("/api/v1/schema/?format=xml")
    assert refused.status_code == 400
    assert refused.json()["errors"] == [
        {"parameter": "format", "values": ["xml"], "allowed": ["json", "yaml"]}
    ]


@pytest.mark.usefixtures("archive")
def test_examples_of_parameters_together_ask_the_first_example(document: Any) -> None:
    described = parameters(document, "/api/v1/quotes/")
    given = {
        name: example["value"]
        for name, parameter in described.items()
        for example in parameter.get("examples", {}).values()
    }
    assert given == {"stance": ["pro-regime"], "theme": ["local-ceasefires"], "page_size": 1}
    quote_id = parameters(document, "/api/v1/quotes/{quote_id}/")["quote_id"]
    assert [example["value"] for example in quote_id["examples"].values()] == ["halting-hostilities-01"]


@pytest.fixture
def described_api(archive: None, request: pytest.FixtureRequest) -> Iterator[OpenApiSchema]:  # noqa: ARG001
    """Return the API as schemathesis reads it."""
    # schemathesis 4.32 looks for this attribute, which pytest 9.2 no longer has.
    request.node._nodeid = request.node.nodeid  # noqa: SLF001
    # A request closes the connection behind it, and with it the test's transaction.
    moments = [request_started, request_finished]
    for moment in moments:
        moment.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", get_wsgi_application())
    for moment in moments:
        moment.connect(close_old_connections)


api = schemathesis.pytest.from_fixture("described_api")


@pytest.mark.once
@api.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True)
def test_whatever_is_asked_is_answered_as_described(case: schemathesis.Case[Any]) -> None:
    assume(can_be_told(case.query))
    if "id" in case.query and case.meta and case.meta.generation.mode.is_positive:
        # Which ids exist is more than a schema can say.
        case.query["id"] = ["halting-hostilities-07", "halting-hostilities-02"]
    case.call_and_validate(headers={"Accept-Encoding": "identity"})  # with every check that there is


def can_be_told(query: Mapping[str, Any]) -> bool:
    """Say whether a schema can tell if a query is valid.

    It can say neither that white space is no value, nor that `rows` and `columns` come together and
    differ.
    """
    values = [value if isinstance(value, list) else [value] for value in query.values()]
    texts = [text for value in values for text in value if isinstance(text, str)]
    rows, columns = query.get("rows"), query.get("columns")
    is_crossed_right = rows != columns if rows and columns else not (rows or columns)
    return is_crossed_right and not any(text.isspace() for text in texts)


def test_examples_follow_the_archive(client: Client) -> None:
    build_quote(1)
    before = client.get("/api/v1/schema/").json()["paths"]["/api/v1/quotes/"]["get"]
    build_quote(2)
    after = client.get("/api/v1/schema/").json()["paths"]["/api/v1/quotes/"]["get"]
    counts = [
        operation["responses"]["200"]["content"]["application/json"]["examples"]["Example"]["value"]["count"]
        for operation in (before, after)
    ]
    assert counts == [1, 2]
