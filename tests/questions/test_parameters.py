"""Parameters that say how a page is shown, and that nothing else looks into an address."""

import ast
from collections.abc import Iterator

import pytest
from django.http import QueryDict

from explorer.problems import BadParameter, BadParameters
from explorer.questions.parameters import (
    any_given,
    distinct,
    given,
    read_attributes,
    read_choice,
    read_groups,
    read_kept,
    read_value,
    read_values,
    replacing,
)
from tests.support.builders import build_place, build_quote, build_theme
from tests.support.project import ROOT

pytestmark = pytest.mark.django_db


def test_values_that_hold_nothing_are_not_given() -> None:
    filled = given(QueryDict("q=&sect=+sunni+&sect=&sect=al%00awi&page=%00&id=+"))
    assert dict(filled.lists()) == {"q": [], "sect": ["sunni", "alawi"], "page": [], "id": []}


def test_distinct_values_keep_their_order() -> None:
    assert distinct(["b", "a", "b", "c", "a"]) == ("b", "a", "c")


@pytest.mark.parametrize(("query", "expected"), [("", False), ("colour=blue", True), ("q=", True)])
def test_any_parameter_counts_known_or_not(query: str, expected: bool) -> None:
    assert any_given(QueryDict(query)) is expected


def test_the_last_value_that_holds_something_is_read() -> None:
    assert read_value(QueryDict("style=apa&style=mla&style="), "style") == "mla"
    assert read_value(QueryDict("style="), "style") == ""
    assert read_value(QueryDict("sort=age"), "style") == ""


def test_values_are_read_once_each_in_the_order_given() -> None:
    assert read_values(QueryDict("id=b&id=a&id=&id=b&keep=c"), "id") == ("b", "a")
    assert read_values(QueryDict("keep=c"), "id") == ()


def test_only_quotes_that_are_published_are_kept() -> None:
    build_quote(1)
    build_quote(2)
    query = QueryDict("keep=chapter-02&keep=chapter-09&keep=chapter-01&keep=chapter-02&id=chapter-01")
    assert read_kept(query) == ("chapter-02", "chapter-01")
    assert read_kept(QueryDict("id=chapter-01")) == ()


def test_one_parameter_is_replaced_and_the_others_stay_as_they_are() -> None:
    query = QueryDict("sect=sunni&style=apa&sect=alawi&q=a+b")
    assert replacing(query, "style", "mla") == "sect=sunni&sect=alawi&style=mla&q=a+b"
    assert replacing(query, "page", "2") == "sect=sunni&sect=alawi&style=apa&q=a+b&page=2"
    assert query.urlencode() == "sect=sunni&sect=alawi&style=apa&q=a+b"


def test_a_choice_is_the_first_allowed_by_default() -> None:
    assert read_choice(QueryDict(""), "view", ["list", "table"]) == "list"
    assert read_choice(QueryDict("view="), "view", ["list", "table"]) == "list"
    assert read_choice(QueryDict("view=list&view=table"), "view", ["list", "table"]) == "table"


def test_a_choice_that_is_not_allowed_is_refused() -> None:
    with pytest.raises(BadParameters) as caught:
        read_choice(QueryDict("view=map"), "view", ["list", "table"])
    assert caught.value.problems == [BadParameter("view", ["map"], ["list", "table"])]


def attribute_problems(query: str) -> list[BadParameter]:
    """Return what is wrong with the attributes of a crosstab."""
    with pytest.raises(BadParameters) as caught:
        read_attributes(QueryDict(query))
    return caught.value.problems


ATTRIBUTES = ("theme", "stance", "sect", "gender", "age", "governorate", "displacement")


@pytest.mark.parametrize("query", ["", "rows=&columns=", "rows=%00", "first=stance:pro-regime"])
def test_a_crosstab_may_name_no_attributes(query: str) -> None:
    assert read_attributes(QueryDict(query)) is None


def test_a_crosstab_names_two_attributes_and_the_last_of_each_counts() -> None:
    assert read_attributes(QueryDict("rows=theme&columns=stance")) == ("theme", "stance")
    assert read_attributes(QueryDict("rows=theme&rows=sect&columns=+age+")) == ("sect", "age")


def test_one_attribute_alone_is_refused_and_the_other_is_named() -> None:
    assert attribute_problems("rows=theme") == [BadParameter("columns", [], ATTRIBUTES)]
    assert attribute_problems("columns=theme") == [BadParameter("rows", [], ATTRIBUTES)]


def test_an_attribute_that_can_not_be_crossed_is_refused() -> None:
    assert attribute_problems("rows=colour&columns=Stance") == [
        BadParameter("rows", ["colour"], ATTRIBUTES),
        BadParameter("columns", ["Stance"], ATTRIBUTES),
    ]


def test_an_attribute_is_not_crossed_with_itself() -> None:
    assert attribute_problems("rows=sect&columns=sect") == [
        BadParameter("columns", ["sect"], ["theme", "stance", "gender", "age", "governorate", "displacement"])
    ]


def group_problems(query: str) -> list[tuple[str, list[str]]]:
    """Return what is wrong with the groups of a comparison, without what is allowed."""
    with pytest.raises(BadParameters) as caught:
        read_groups(QueryDict(query))
    return [(problem.parameter, problem.values) for problem in caught.value.problems]


def test_a_comparison_may_name_no_groups() -> None:
    assert read_groups(QueryDict("first=&second=+&rows=theme&columns=sect")) is None


def test_a_comparison_names_two_groups_of_one_or_more_values() -> None:
    build_quote(1, theme=build_theme("mistrust"), governorate=build_place("homs"))
    query = "first=sect:sunni&first=gender:woman&first=sect:sunni&second=governorate:homs&second=age:25-34"
    assert read_groups(QueryDict(query)) == [
        ("sect:sunni", "gender:woman"),
        ("governorate:homs", "age:25-34"),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("first=sect:sunni", [("second", [])]),
        ("second=sect:sunni", [("first", [])]),
        ("first=sunni&second=sect:sunni", [("first", ["sunni"])]),
        ("first=sect:sunni&first=sect:x&second=age:30", [("first", ["sect:x"]), ("second", ["age:30"])]),
        ("first=chapter:chapter&second=sect:sunni", [("first", ["chapter:chapter"])]),
    ],
)
def test_a_group_that_does_not_exist_is_refused(query: str, expected: list[tuple[str, list[str]]]) -> None:
    assert group_problems(query) == expected


def test_what_a_group_may_be_is_listed() -> None:
    build_quote(1, theme=build_theme("mistrust"), governorate=build_place("homs"))
    with pytest.raises(BadParameters) as caught:
        read_groups(QueryDict("first=x&second=sect:sunni"))
    assert caught.value.problems[0].allowed == [
        "theme:mistrust",
        *("stance:pro-regime", "stance:anti-regime"),
        *("sect:sunni", "sect:alawi", "sect:christian", "sect:kurdish"),
        *("sect:shia", "sect:druze", "sect:ismaili"),
        *("gender:woman", "gender:man"),
        *("age:0-17", "age:18-24", "age:25-34", "age:35-44", "age:45-54", "age:55-64", "age:65-120"),
        "governorate:homs",
        *("displacement:refugee", "displacement:idp", "displacement:none-stated"),
    ]


READERS = {"explorer/questions/filters.py", "explorer/questions/parameters.py"}
"""The modules that may look into an address for its parameters."""

QUERY_STRINGS = ("GET", "query_params")
"""The attributes of a request that hold its parameters."""

BUILT_IN = {"all", "any", "bool", "dict", "iter", "len", "list", "next", "set", "sorted", "str", "tuple"}
"""Functions that would read parameters which are handed to them."""


def parsed(code: str) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Yield every node of a module with the node that holds it."""
    for holder in ast.walk(ast.parse(code)):
        yield from ((holder, node) for node in ast.iter_child_nodes(holder))


def is_query_string(node: ast.AST | None, names: set[str]) -> bool:
    """Say whether an expression is a request's parameters, a `QueryDict`, or a name of such."""
    if isinstance(node, ast.Attribute):
        return node.attr in QUERY_STRINGS
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "QueryDict"
    return isinstance(node, ast.Name) and node.id in names


def raw_reads(code: str) -> list[int]:
    """Return the lines of a module that do anything with parameters but name them and hand them on."""
    nodes = list(parsed(code))
    arguments = [node for _holder, node in nodes if isinstance(node, ast.arg)]
    names = {argument.arg for argument in arguments if "QueryDict" in annotated(argument)}
    for _holder, node in nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_query_string(node.value, names):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return [
        node.lineno
        for holder, node in nodes
        if isinstance(node, ast.expr) and is_query_string(node, names) and not is_handed_on(holder, node)
    ]


def annotated(argument: ast.arg) -> str:
    """Return the annotation of an argument."""
    return ast.unparse(argument.annotation) if argument.annotation else ""


def is_handed_on(holder: ast.AST, node: ast.expr) -> bool:
    """Say whether parameters are only named, or handed to a function that isn't built in."""
    if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Store):
        return True
    if isinstance(holder, ast.Call):
        return node is not holder.func and ast.unparse(holder.func) not in BUILT_IN
    return isinstance(holder, ast.Assign | ast.AnnAssign | ast.keyword)


@pytest.mark.parametrize(
    "code",
    [
        'def view(request):\n    return request.GET["q"]',
        'def view(request):\n    return request.GET.get("q")',
        'def view(request):\n    return request.GET.getlist("q")',
        "def view(request):\n    return request.GET.copy()",
        'def view(request):\n    return "q" in request.GET',
        "def view(request):\n    return [name for name in request.GET]",
        "def view(request):\n    return dict(request.GET)",
        "def view(request):\n    return {**request.GET}",
        "def view(request):\n    return request.GET or None",
        'def view(self):\n    return self.request.query_params["q"]',
        'def view(parameters: QueryDict):\n    return parameters.getlist("q")',
        "def view(parameters: QueryDict | None):\n    return parameters.items()",
        'asked = QueryDict(query); print(read(asked))\nasked["q"]',
        'asked = request.GET\nother = asked; other["q"]',
        'print(read(query))\nQueryDict(query)["q"]',
    ],
)
def test_a_raw_read_would_be_found(code: str) -> None:
    assert raw_reads(code) == [2]


@pytest.mark.parametrize(
    "code",
    [
        "read_request(request.GET)",
        'read_value(request.GET, "style")',
        "panel(parameters=request.GET)",
        "asked = request.GET\nread_request(asked)",
        'request.GET = QueryDict("q=peace")',
        "def panel(parameters: QueryDict): return read_request(parameters)",
        'options.get("q")',
    ],
)
def test_parameters_may_be_handed_on(code: str) -> None:
    assert raw_reads(code) == []


def test_nothing_else_reads_parameters() -> None:
    modules = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "explorer").rglob("*.py")}
    reading = {name for name, path in modules.items() if raw_reads(path.read_text(encoding="utf-8"))}
    assert reading == READERS


def test_no_template_reads_parameters() -> None:
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert templates
    assert [path.name for path in templates if "request.GET" in path.read_text(encoding="utf-8")] == []
