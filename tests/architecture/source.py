"""The project's own source, read as text and syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from consult.features import FEATURES

ROOT = Path(__file__).resolve().parents[2]
NAMES = tuple(feature.name for feature in FEATURES)


@cache
def modules() -> dict[str, Path]:
    """Every module of the program: its dotted name and its file."""
    files = [ROOT / "wsgi.py", *(ROOT / "consult").rglob("*.py"), *(ROOT / "workers").rglob("*.py")]
    return {_name(file): file for file in sorted(files)}


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(module: str) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(modules()[module].read_text())


def imports(module: str) -> set[str]:
    """The dotted names a module imports, wherever in it."""
    names = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def functions(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function, from its `def`."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def feature_of(module: str) -> str | None:
    """The feature a module belongs to."""
    parts = module.split(".")
    return parts[1] if parts[0] == "consult" and len(parts) > 1 and parts[1] in NAMES else None
