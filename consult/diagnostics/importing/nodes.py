"""Walking through a mapping written in YAML: each value by its path, every fault noted and none raised before the end."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from consult.diagnostics.importing.faults import Fault, Refused, shortened


class _Texts(yaml.BaseLoader):
    """Reads every scalar as text, so that the code `No` stays a code, and refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping, unless a key stands in it twice."""
        keys = [self.construct_object(key, deep=True) for key, _value in node.value]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key “{key}” is given twice", node.value[place][0].start_mark
                )
        return super().construct_mapping(node, deep)


def read_yaml(text: str) -> "Node":
    """The root of the mapping. Raises Refused where the text is no YAML."""
    try:
        return Node(yaml.load(unicodedata.normalize("NFC", text), _Texts), "", [])
    except (yaml.YAMLError, RecursionError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "this is not YAML"
        raise Refused([Fault(str(reason), mark.line + 1 if mark else None)]) from error


@dataclass(frozen=True)
class Node:
    """A value of the mapping, the path that leads to it, and the faults of the whole mapping."""

    value: Any
    path: str
    faults: list[Fault]

    def wrong(self, reason: str) -> None:
        """Notes what is wrong here."""
        self.faults.append(Fault(f"{self.path}: {reason}" if self.path else reason))

    def keys(self, *, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> dict[str, "Node"]:
        """The values of a mapping with these keys and no others."""
        found = self.pairs()
        for key in found.keys() - {*required, *optional}:
            self.wrong(f"{shortened(key)} means nothing here; known are {', '.join((*required, *optional))}")
        for key in required:
            if key not in found:
                self.wrong(f"“{key}” is missing")
        return found

    def pairs(self) -> dict[str, "Node"]:
        """The values of a mapping with any keys."""
        if not isinstance(self.value, dict):
            self.wrong("write keys and values here")
            return {}
        return {str(key): self._inside(str(key), value) for key, value in self.value.items()}

    def entries(self) -> Iterator["Node"]:
        """The values of a list."""
        if not isinstance(self.value, list):
            self.wrong("write a list here")
            return
        for place, value in enumerate(self.value, 1):
            yield self._inside(str(place), value)

    def texts(self) -> list[str]:
        """The texts of a list, or the one text that stands in its place."""
        return [self.text()] if isinstance(self.value, str) else [entry.text() for entry in self.entries()]

    def text(self) -> str:
        """The text."""
        if not isinstance(self.value, str):
            self.wrong("write a text here")
            return ""
        return self.value.strip()

    def number(self, lowest: int, highest: int) -> int:
        """The whole number, between limits."""
        text = self.text()
        if text.isascii() and text.isdigit() and len(text) < 10 and lowest <= int(text) <= highest:
            return int(text)
        self.wrong(f"{shortened(text)} is not a whole number from {lowest} to {highest}")
        return lowest

    def one_of(self, known: tuple[str, ...]) -> str:
        """One of the known words."""
        text = self.text()
        if text not in known:
            self.wrong(f"{shortened(text)} is not one of {', '.join(known)}")
            return known[0]
        return text

    def _inside(self, name: str, value: Any) -> "Node":
        return Node(value, f"{self.path} › {name}" if self.path else name, self.faults)
