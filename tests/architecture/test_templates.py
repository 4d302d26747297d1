"""Templates: each is used, each stands in the folder of the feature that renders it."""

import ast
import re

from tests.architecture.source import ROOT, feature_of, modules, tree

TEMPLATES = {str(file.relative_to(ROOT / "templates")) for file in (ROOT / "templates").rglob("*.*")}


def _strings(module: str) -> set[str]:
    return {node.value for node in ast.walk(tree(module)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _rendered() -> set[str]:
    return {string for module in modules() for string in _strings(module)} & TEMPLATES


def _patterns() -> list[str]:
    """Names of templates that are completed by the key of a kind, as `votes/ballot_types/%s.html`."""
    found = []
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.JoinedStr):
                found.append("".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values))
    return [one for one in found if one.endswith((".html", ".txt"))]


def _used_by_templates() -> set[str]:
    texts = [(ROOT / "templates" / name).read_text() for name in TEMPLATES]
    quoted = {name for text in texts for name in re.findall(r"""["']([\w./-]+\.(?:html|txt))["']""", text)}
    built = {name for text in texts for name in re.findall(r"""["']([\w./-]+/)["']\s*~""", text)}
    return quoted | {name for name in TEMPLATES if any(name.startswith(folder) for folder in built)}


def test_each_template_is_used_somewhere() -> None:
    completed = re.compile("|".join(pattern.replace("*", "[^/]+") for pattern in _patterns()))
    by_pattern = {name for name in TEMPLATES if completed.fullmatch(name)}
    assert (_rendered() | _used_by_templates() | by_pattern) & TEMPLATES == TEMPLATES


def test_a_feature_renders_its_own_templates() -> None:
    foreign = [
        f"{module} renders {name}"
        for module in modules()
        if feature_of(module)
        for name in _strings(module) & TEMPLATES
        if name.split("/")[0] not in (feature_of(module), "email", "components")
    ]
    assert not foreign


def test_templates_ask_no_role() -> None:
    for name in TEMPLATES:
        text = (ROOT / "templates" / name).read_text()
        assert not re.search(r"is_organiser_of|is_moderator_of|\.roles", text), f"{name} decides by role: ask can()"


def test_templates_have_no_inline_style_or_script() -> None:
    for name in TEMPLATES - {name for name in TEMPLATES if name.startswith("email/")}:
        text = (ROOT / "templates" / name).read_text()
        assert not re.search(r"\sstyle=|\son\w+=\"|<style", text), name


def test_no_page_asks_anything_of_a_third_party() -> None:
    for name in TEMPLATES:
        text = (ROOT / "templates" / name).read_text()
        loaded = re.findall(r"""<(?:script|img|link|iframe|source)[^>]+(?:src|href)=["'](https?:)?//""", text)
        assert not loaded, name
