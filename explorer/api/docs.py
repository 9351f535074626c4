"""Turn the API's description for programs into what its page shows to people."""

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

Node = Mapping[str, Any]
"""A part of an OpenAPI document."""


class OperationParameter(NamedTuple):
    """A parameter that an operation reads: `values` is its vocabulary, or `kind` says in words what it takes.

    `default` is the value that applies where none is given; empty where there is no such value.
    """

    name: str
    meaning: str
    values: list[str]
    kind: str
    repeatable: bool
    default: str


class Failure(NamedTuple):
    """A status that an operation can answer instead."""

    status: int
    title: str
    meaning: str


class Sample(NamedTuple):
    """A command for a shell, and what it prints."""

    command: str
    failure: bool
    answer: str


class Operation(NamedTuple):
    """An address of the API."""

    name: str
    path: str
    summary: str
    description: str
    parameters: list[OperationParameter]
    failures: list[Failure]
    samples: list[Sample]


def operations(document: Node) -> list[Operation]:
    """Return every operation of an OpenAPI document, in its order."""
    return [_operation(path, item["get"]) for path, item in document["paths"].items()]


def _operation(path: str, node: Node) -> Operation:
    return Operation(
        node["operationId"],
        path,
        node["summary"],
        node["description"],
        [_parameter(parameter) for parameter in node.get("parameters", [])],
        list(_failures(node)),
        list(_samples(node)),
    )


def _parameter(node: Node) -> OperationParameter:
    schema = node["schema"]
    one = schema.get("items", schema)
    return OperationParameter(
        node["name"],
        node.get("description", ""),
        one.get("enum", []),
        _kind(one),
        schema["type"] == "array",
        str(schema.get("default", "")),
    )


def _kind(schema: Node) -> str:
    """Say in words what a value without a vocabulary looks like: `a whole number from 0 to 120`."""
    if schema["type"] != "integer":
        return str(schema.get("description") or _("text"))
    ends = {"lowest": schema["minimum"], "highest": schema.get("maximum")}
    if ends["highest"] is None:
        return _("a whole number from %(lowest)s") % ends
    return _("a whole number from %(lowest)s to %(highest)s") % ends


def _failures(node: Node) -> Iterator[Failure]:
    for status, response in node["responses"].items():
        if int(status) >= HTTPStatus.BAD_REQUEST:
            yield Failure(int(status), HTTPStatus(int(status)).phrase, response["description"])


def _samples(node: Node) -> Iterator[Sample]:
    """Yield the operation's commands, each with the example of the response it is labelled with."""
    for code in node.get("x-codeSamples", []):
        [content] = node["responses"][code["label"]]["content"].values()
        [example] = content["examples"].values()
        answer = json.dumps(example["value"], ensure_ascii=False, indent=2)
        yield Sample(code["source"], int(code["label"]) >= HTTPStatus.BAD_REQUEST, answer)
