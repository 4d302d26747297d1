"""Small rooms, fully typed, each with a sentence that says what it is."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, functions, length, modules, tree

VIEW_VERBS = {"route", "get", "post"}


def _is_view(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    calls = [decorator.func for decorator in node.decorator_list if isinstance(decorator, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in VIEW_VERBS for call in calls)


@pytest.mark.parametrize("module", modules())
def test_a_module_has_at_most_300_lines_and_says_what_it_is(module: str) -> None:
    assert modules()[module].read_text().count("\n") <= 300
    assert ast.get_docstring(tree(module)), f"{module} has no docstring"


@pytest.mark.parametrize("module", modules())
def test_functions_stay_small(module: str) -> None:
    for node in functions(module):
        limit = 20 if _is_view(node) else 12 if module.startswith("workers.") and node.decorator_list else 40
        assert length(node) <= limit, f"{module}.{node.name} has {length(node)} lines, {limit} are allowed"


@pytest.mark.parametrize("module", modules())
def test_functions_are_annotated(module: str) -> None:
    for node in functions(module):
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        bare = [argument.arg for argument in arguments if argument.annotation is None and argument.arg not in ("self", "cls")]
        assert node.returns is not None, f"{module}.{node.name} says not what it returns"
        assert not bare, f"{module}.{node.name}: {bare} are not annotated"


@pytest.mark.parametrize("module", [name for name in modules() if name.startswith("consult.core") or name.endswith("actions")])
def test_public_functions_of_the_kernel_and_all_actions_say_what_they_do(module: str) -> None:
    for node in functions(module):
        is_nested = any(node in ast.walk(other) and node is not other for other in functions(module))
        if not node.name.startswith("_") and not is_nested:
            assert ast.get_docstring(node), f"{module}.{node.name} has no docstring"


@pytest.mark.parametrize("template", sorted((ROOT / "templates").rglob("*.*")), ids=str)
def test_a_template_has_at_most_150_lines(template: Path) -> None:
    assert template.read_text().count("\n") <= 150
