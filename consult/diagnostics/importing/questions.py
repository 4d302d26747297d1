"""The questions of a mapping: what each cell of each column means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from consult.diagnostics.importing.faults import shortened
from consult.diagnostics.importing.nodes import Node
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import CHOICE, IMPORTANCE, SATISFACTION, WORDS, QuestionType, Setting
from consult.diagnostics.question_types.satisfaction import LEVELS, UNKNOWN
from consult.diagnostics.usual_questions import with_defaults

Meanings = Mapping[str, Any] | None
"""What each cell says, as the question type assembles it; None for a cell that says nothing, and for a column of free words."""


@dataclass(frozen=True)
class NeedPlan:
    """A need of the mapping."""

    theme: str
    statement: str
    service: str = ""
    description: str = ""


@dataclass(frozen=True)
class QuestionPlan:
    """A question of the mapping. Its items name their need by the key of the mapping; `columns` says what cells mean."""

    kind: str
    label: str
    hint: str
    options: dict[str, Any]
    columns: Mapping[str, Meanings]


@dataclass
class _Draft:
    """What a question becomes while its entry is read."""

    items: list[dict[str, Any]]
    columns: dict[str, Meanings]


def read_question(node: Node, needs: Mapping[str, NeedPlan]) -> QuestionPlan | None:
    """The question an entry describes, None where it cannot be told; the faults are noted."""
    if not isinstance(node.value, dict) or "kind" not in node.pairs():
        node.wrong("write “kind” and what belongs to it")
        return None
    readable = tuple(kind.key for kind in QUESTION_TYPES if kind.measures in _SHAPES)
    kind = QUESTION_TYPES[node.pairs()["kind"].one_of(readable)]
    settings = tuple(setting.key for setting in kind.settings)
    required, optional, read = _SHAPES[kind.measures]
    keys = node.keys(required=("kind", "label", *required), optional=("hint", *settings, *optional))
    if not {"label", *required} <= keys.keys():
        return None
    draft = _Draft([], {})
    read(keys, needs, draft)
    given: dict[str, Any] = {one.key: _setting(keys[one.key], one) for one in kind.settings if one.key in keys}
    options = with_defaults(kind.key, _usual(kind, draft) | given | ({"items": draft.items} if kind.fewest_items else {}))
    if problem := kind.check_options(options):
        node.wrong(str(problem))
    return QuestionPlan(kind.key, keys["label"].text(), keys["hint"].text() if "hint" in keys else "", options, draft.columns)


def _setting(node: Node, setting: Setting) -> int | str:
    if setting.choices:
        return node.one_of(tuple(key for key, _words in setting.choices))
    return node.text() if setting.limits is None else node.number(*setting.limits)


def _usual(kind: QuestionType, draft: _Draft) -> dict[str, Any]:
    """As many may be named as there are columns to name them in; texts may be as long as any of their kind."""
    longest = {one.key: one.limits[1] for one in kind.settings if one.limits}
    return {IMPORTANCE: {"k": len(draft.columns)}, WORDS: longest}.get(kind.measures, {})


def _rated(keys: Mapping[str, Node], needs: Mapping[str, NeedPlan], draft: _Draft) -> None:
    """A column for each service; each cell holds a code of a level, or one that says “I don't know”."""
    codes = {code: node.number(LEVELS[0], LEVELS[-1]) for code, node in keys["codes"].pairs().items()} if "codes" in keys else {}
    levels = codes or {str(level): level for level in LEVELS}
    unknown = dict.fromkeys(keys["dont_know"].texts(), UNKNOWN) if "dont_know" in keys else {}
    for name, node in keys["columns"].pairs().items():
        item = _item(node, needs, draft)
        draft.columns[name] = {code: (item, level) for code, level in (levels | unknown).items()}


def _picked(keys: Mapping[str, Node], needs: Mapping[str, NeedPlan], draft: _Draft) -> None:
    """Several columns; each cell holds the code of an item, or one that says none was named."""
    meanings: dict[str, Any] = {code: _item(node, needs, draft) for code, node in keys["codes"].pairs().items()}
    meanings |= dict.fromkeys(keys["none"].texts()) if "none" in keys else {}
    names = keys["columns"].texts()
    for twice in dict.fromkeys(name for name in names if names.count(name) > 1):
        keys["columns"].wrong(f"the column {shortened(twice)} is named twice")
    draft.columns |= dict.fromkeys(names, meanings)


def _chosen(keys: Mapping[str, Node], needs: Mapping[str, NeedPlan], draft: _Draft) -> None:
    """One column; each cell holds the code of an answer, whose words are given, or one that says none was chosen."""
    meanings: dict[str, Any] = {}
    for code, node in keys["codes"].pairs().items():
        worded = Node({"label": node.value}, node.path, node.faults) if isinstance(node.value, str) else node
        meanings[code] = _item(worded, needs, draft)
    meanings |= dict.fromkeys(keys["none"].texts()) if "none" in keys else {}
    draft.columns[keys["column"].text()] = meanings


def _worded(keys: Mapping[str, Node], needs: Mapping[str, NeedPlan], draft: _Draft) -> None:
    """One column of free words."""
    draft.columns[keys["column"].text()] = None


def _item(node: Node, needs: Mapping[str, NeedPlan], draft: _Draft) -> str:
    """The key of the item that a need's key, or a label with perhaps a need, describes; the same words are the same item."""
    keys = {} if isinstance(node.value, str) else node.keys(required=("label",), optional=("need",))
    need = node.text() if isinstance(node.value, str) else keys["need"].text() if "need" in keys else None
    if need is not None and need not in needs:
        near = get_close_matches(need, needs, 1)
        node.wrong(f"there is no need {shortened(need)}" + (f"; did you mean “{near[0]}”?" if near else ""))
    plan = needs.get(need or "")
    label = keys["label"].text() if "label" in keys else (plan.service or plan.statement) if plan else shortened(str(need))
    known = next((item["key"] for item in draft.items if (item["label"], item["need"]) == (label, need)), None)
    if known is None:
        known = f"n{len(draft.items) + 1}"
        draft.items.append({"key": known, "label": label, "need": need})
    return known


_Reader = Callable[[Mapping[str, Node], Mapping[str, NeedPlan], _Draft], None]
# What the entries of questions that measure the same hold: required keys, optional keys, how they are read.
_SHAPES: dict[str, tuple[tuple[str, ...], tuple[str, ...], _Reader]] = {
    SATISFACTION: (("columns",), ("codes", "dont_know"), _rated),
    IMPORTANCE: (("columns", "codes"), ("none",), _picked),
    CHOICE: (("column", "codes"), ("none",), _chosen),
    WORDS: (("column",), (), _worded),
}
