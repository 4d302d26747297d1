"""Checks any HTML answer as a page: valid, in a language, with one title, labels on inputs, unique ids, headings in order."""

import itertools
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

import html5lib

NAMELESS_INPUTS = {"hidden", "submit", "button", "image", "reset"}
# html5lib knows the HTML of 2012: what has become valid since is not an error.
TOLERATED = {"unexpected-cell-in-table-body"}


def check_page(html: str) -> None:
    """Raises AssertionError naming the first thing wrong with the page."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(html)
    errors = [error for error in parser.errors if error[1] not in TOLERATED]
    assert not errors, f"invalid HTML at {errors[0][0]}: {errors[0][1]} {errors[0][2]}"
    assert tree.get("lang") in ("fr", "en"), "the page names no language"
    assert _text(tree.find("head/title")).strip(), "the page has no title"
    _check_headings(tree)
    _check_ids(tree)
    _check_names(tree)
    styled = next((node.tag for node in tree.iter() if "style" in node.attrib), None)
    assert styled is None, f"<{styled}> has an inline style, which the content policy drops"


def _text(node: ElementTree.Element | None) -> str:
    return "" if node is None else "".join(node.itertext())


def _check_headings(tree: ElementTree.Element) -> None:
    levels = [int(node.tag[1]) for node in tree.iter() if isinstance(node.tag, str) and re.fullmatch(r"h[1-6]", node.tag)]
    assert levels.count(1) == 1, f"the page has {levels.count(1)} h1"
    for before, after in itertools.pairwise(levels):
        assert after <= before + 1, f"h{after} follows h{before}"


def _check_ids(tree: ElementTree.Element) -> None:
    ids = [node.attrib["id"] for node in tree.iter() if "id" in node.attrib]
    twice = [one for one, count in Counter(ids).items() if count > 1]
    assert not twice, f"ids used twice: {twice}"
    for node in tree.iter():
        for attribute in ("aria-describedby", "aria-labelledby", "for"):
            missing = set(node.attrib.get(attribute, "").split()) - set(ids)
            assert not missing, f"{attribute} names {missing}, which is not there"


def _check_names(tree: ElementTree.Element) -> None:
    labelled = {node.attrib.get("for") for node in tree.iter("label")}
    wrapped = {id(field) for label in tree.iter("label") for field in label.iter()}
    for tag in ("input", "select", "textarea"):
        for node in tree.iter(tag):
            if node.attrib.get("type") in NAMELESS_INPUTS:
                continue
            is_named = node.attrib.get("id") in labelled or id(node) in wrapped or {"aria-label", "aria-labelledby"} & node.keys()
            assert is_named, f"<{tag} name={node.attrib.get('name')!r}> has no label"
    for tag in ("button", "a"):
        for node in tree.iter(tag):
            named = _text(node).strip() or node.attrib.get("aria-label") or any(img.attrib.get("alt") for img in node.iter("img"))
            assert named, f"a <{tag}> has no name"
    for image in tree.iter("img"):
        assert "alt" in image.attrib, "an image has no alternative text"


def form_fields(html: str, having: str) -> dict[str, str]:
    """What a browser sends of the first form with a field of that name, left as it is."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    for form in parser.parse(html).iter("form"):
        named = [node for node in form.iter() if node.tag in ("input", "select", "textarea") and "name" in node.attrib]
        if any(node.attrib["name"] == having for node in named):
            return {node.attrib["name"]: value for node in named if (value := _value(node)) is not None}
    raise AssertionError(f"no form with a field {having!r}")


def _value(node: ElementTree.Element) -> str | None:
    """What a field is sent with; None where it is not sent."""
    if node.tag == "select":
        options = list(node.iter("option"))
        chosen = next((option for option in options if "selected" in option.attrib), options[0] if options else None)
        return None if chosen is None else chosen.attrib.get("value", _text(chosen))
    if node.tag == "textarea":
        return _text(node)
    if node.attrib.get("type") in ("checkbox", "radio") and "checked" not in node.attrib:
        return None
    return None if node.attrib.get("type") in ("submit", "button", "file") else node.attrib.get("value", "")
