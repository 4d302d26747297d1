"""Statements one agrees with, disagrees with or passes over, with room for one of one's own."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    AGREEMENT,
    NO_ANSWER,
    UNKNOWN_ITEM,
    Answer,
    Options,
    Partition,
    Problems,
    QuestionType,
    Setting,
    Typed,
    counted,
    is_text,
    items,
    keys,
    needs_of,
    one_line,
    partitions,
)
from consult.diagnostics.question_types.levels import CHOOSE

STANCES: dict[str, LazyText] = {"agree": _("I agree"), "disagree": _("I disagree"), "pass": _("I pass")}
ADDED = "added"
ADDED_AT_MOST = 300
YES = "yes"


class Statements(QuestionType):
    """The answer is {"said": {item key: stance}, "added": a statement of one's own}; what is empty is left out."""

    key = "statements"
    label = _("Statements to agree or disagree with")
    measures = AGREEMENT
    settings = (Setting(ADDED, _("May people add a statement of their own?"), YES, choices=((YES, _("Yes")), ("no", _("No")))),)
    fewest_items = 1

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The stance on each statement, and the statement added."""
        said = {item: values[0] for item, values in typed.items() if item not in ("", ADDED) and values and values[0]}
        added = one_line(typed, ADDED)
        return ({"said": said} if said else {}) | ({ADDED: added} if added else {}) or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """A value for each statement, and the words."""
        stances = {item: [stance] for item, stance in answer.get("said", {}).items()}
        return stances | {ADDED: [answer.get(ADDED, "")]}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses statements that are not shown, stances that do not exist, and words that cannot be kept."""
        if not isinstance(answer, dict) or not answer or answer.keys() - {"said", ADDED}:
            return {"": UNKNOWN_ITEM}
        said, added = answer.get("said", {}), answer.get(ADDED)
        if not isinstance(said, dict) or said.keys() - keys(options):
            return {"": UNKNOWN_ITEM}
        found: Problems = {item: CHOOSE for item, stance in said.items() if stance not in [*STANCES]}
        if added is not None and not (options[ADDED] == YES and is_text(added) and 0 < len(added) <= ADDED_AT_MOST):
            found[ADDED] = _("Write %(limit)s characters at most.", limit=ADDED_AT_MOST)
        return found

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """Each statement wants a stance; to pass is one."""
        left = sorted(keys(options) - (answer or {}).get("said", {}).keys())
        return dict.fromkeys(left, _("Choose an answer; you can pass."))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The stance on each statement, then the statement added."""
        said = (answer or {}).get("said", {})
        return [*(said.get(item["key"], "") for item in items(options)), (answer or {}).get(ADDED, "")]

    def export_columns(self, options: Options) -> list[str]:
        """The statements, and what was added."""
        return [*super().export_columns(options), str(_("A statement of my own"))]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The stance in each cell, the statement in the last."""
        names = [*(item["key"] for item in items(options)), ADDED]
        return self.parse(options, {name: [cell] for name, cell in zip(names, cells, strict=True)})

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 for agree, 2 for disagree, 3 for pass."""
        digits = {stance: str(code) for code, stance in enumerate(STANCES, 1)}
        return [case(digits, value=answer["said"][item["key"]].astext, else_="0") for item in items(options)]

    def texts(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The statement added."""
        return [answer[ADDED].astext] if options[ADDED] == YES else []

    def summarize(self, options: Options, values: np.ndarray) -> list[Partition]:
        """Of each statement how many people take each stance."""
        words = (*STANCES.values(), NO_ANSWER)
        return partitions([item["label"] for item in items(options)], words, [counted(values, code) for code in (1, 2, 3, 0)])

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs of the statements agreed with."""
        return needs_of(options, {item for item, stance in answer.get("said", {}).items() if stance == "agree"})
