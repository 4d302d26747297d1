"""Small rooms, fully typed, each with a sentence that says what it is. Each test names whatever breaks its rule, all at once."""

import ast
from collections.abc import Iterator

from tests.architecture.source import ROOT, functions, length, modules, tree

VIEW_VERBS = {"route", "get", "post"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _all_functions() -> Iterator[tuple[str, Function]]:
    return ((module, node) for module in modules() for node in functions(module))


def _is_view(node: Function) -> bool:
    calls = [decorator.func for decorator in node.decorator_list if isinstance(decorator, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in VIEW_VERBS for call in calls)


def _limit(module: str, node: Function) -> int:
    is_task = module.startswith("workers.") and node.decorator_list
    return 20 if _is_view(node) else 12 if is_task else 40


def test_a_module_has_at_most_300_lines() -> None:
    assert not {module for module, file in modules().items() if file.read_text().count("\n") > 300}


def test_a_module_says_what_it_is() -> None:
    assert not {module for module in modules() if not ast.get_docstring(tree(module))}


def test_functions_stay_small() -> None:
    lengths = [(f"{module}.{node.name}", length(node), _limit(module, node)) for module, node in _all_functions()]
    assert len(lengths) > 1_000
    assert not [f"{name} has {lines} lines, {limit} are allowed" for name, lines, limit in lengths if lines > limit]


def test_functions_say_what_they_return() -> None:
    assert not [f"{module}.{node.name}" for module, node in _all_functions() if node.returns is None]


def test_functions_say_what_they_take() -> None:
    bare: dict[str, list[str]] = {}
    for module, node in _all_functions():
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        names = [one.arg for one in arguments if one.annotation is None and one.arg not in ("self", "cls")]
        bare |= {f"{module}.{node.name}": names} if names else {}
    assert not bare


def test_public_functions_of_the_kernel_and_all_actions_say_what_they_do() -> None:
    silent = []
    for module in [name for name in modules() if name.startswith("consult.core") or name.endswith("actions")]:
        nested = {inner for outer in functions(module) for inner in ast.walk(outer) if inner is not outer}
        public = [node for node in functions(module) if not node.name.startswith("_") and node not in nested]
        silent += [f"{module}.{node.name}" for node in public if not ast.get_docstring(node)]
    assert not silent


def test_a_template_has_at_most_150_lines() -> None:
    files = list((ROOT / "templates").rglob("*.*"))
    assert len(files) > 50
    assert not [str(file) for file in files if file.read_text().count("\n") > 150]
