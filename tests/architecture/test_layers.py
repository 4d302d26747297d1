"""Imports have a direction. Each test names whatever breaks its rule, all at once."""

import ast

from tests.architecture.source import NAMES, feature_of, imports, modules, tree

ORDER = ("jobs", "config", "core", "web", *NAMES, "stages", "features")
PURE = ("models", "queries", "policies", "actions")
FRAMEWORKS = {"flask", "celery", "wtforms", "flask_wtf", "flask_login"}
MATHEMATICS = ("methods", "counting_rules", "effects")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "service", "base"}


def _floor(module: str) -> int | None:
    parts = module.split(".")
    return ORDER.index(parts[1]) if parts[0] == "consult" and len(parts) > 1 and parts[1] in ORDER else None


def test_a_module_imports_only_what_stands_below_it() -> None:
    above: dict[str, list[str]] = {}
    for module in modules():
        mine = _floor(module)
        if mine is not None and module != "consult.features":
            names = [name for name in imports(module) if (floor := _floor(name)) is not None and floor > mine]
            above |= {module: names} if names else {}
    assert not above


def test_the_program_imports_no_worker() -> None:
    mine = [module for module in modules() if module.startswith("consult.")]
    assert not [one for one in mine if {name.split(".")[0] for name in imports(one)} & {"workers", "wsgi", "tests"}]


def test_the_domain_knows_no_framework() -> None:
    used = {}
    for module in [name for name in modules() if feature_of(name) and name.split(".")[-1] in PURE]:
        used[module] = {name.split(".")[0] for name in imports(module)} & FRAMEWORKS
    used["consult.accounts.models"] -= {"flask_login"}  # the account is what Flask-Login signs in
    assert not {module: names for module, names in used.items() if names}


def test_mathematics_is_pure() -> None:
    impure = {"flask", "sqlalchemy", "celery", "random", "time", "consult.core.db", "consult.core.clock"}
    mathematics = [name for name in modules() if set(name.split(".")) & set(MATHEMATICS)]
    assert len(mathematics) > 50
    assert not {module: names for module in mathematics if (names := imports(module) & impure)}


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        f"{module}, line {node.lineno}"
        for module in modules()
        for function in ast.walk(tree(module))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not inside


def test_one_file_commits() -> None:
    committing = {name for name, file in modules().items() if ".commit()" in file.read_text()}
    assert committing == {"consult.core.transaction"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not {name for name in modules() if name.split(".")[-1] in FORBIDDEN_NAMES}


def test_features_do_not_import_each_other_in_circles() -> None:
    for module in modules():
        mine = feature_of(module)
        used = {other for name in imports(module) if (other := feature_of(name))} - {mine}
        assert mine is None or all(NAMES.index(other) < NAMES.index(mine) for other in used), f"{module} imports {used}"
