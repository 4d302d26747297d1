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
    Problems,
    QuestionType,
    Setting,
    Sorted,
    Typed,
    by_code,
    is_text,
    items,
    keys,
    needs_of,
    one_line,
)
from consult.diagnostics.question_types.levels import CHOOSE
from consult.diagnostics.question_types.pieces import LINE, ONE, Piece
from consult.diagnostics.question_types.printed import ONE_BOX_A_LINE, Blank, Printed

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
        """A value for each statement that is still asked about, and the words."""
        stances = {item: [stance] for item, stance in answer.get("said", {}).items() if item in keys(options)}
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
        """Each statement of the organisers wants a stance; to pass is one."""
        asked = {item["key"] for item in items(options) if not item.get("is_added")}
        left = sorted(asked - (answer or {}).get("said", {}).keys())
        return dict.fromkeys(left, _("Choose an answer; you can pass."))

    def printed(self, options: Options) -> Printed:
        """A line of boxes for each statement, and lines for one of one's own."""
        stances = Blank(heads=tuple(STANCES.values()), rows=tuple(item["label"] for item in items(options)))
        own = (Blank(_("Add a statement of your own, if you like"), lines=2),) if options[ADDED] == YES else ()
        return Printed(ONE_BOX_A_LINE, (stances, *own))

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

    def pieces(self, options: Options) -> list[Piece]:
        """A stance on each statement, and the statement added."""
        stances = tuple(STANCES.items())
        own = [Piece(ADDED, _("A statement of my own"), LINE)] if options[ADDED] == YES else []
        return [*(Piece(item["key"], item["label"], ONE, stances) for item in items(options)), *own]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 for agree, 2 for disagree, 3 for pass."""
        digits = {stance: str(code) for code, stance in enumerate(STANCES, 1)}
        return [case(digits, value=answer["said"][item["key"]].astext, else_="0") for item in items(options)]

    def texts(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The statement added."""
        return [answer[ADDED].astext] if options[ADDED] == YES else []

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Which stance each person takes on each statement."""
        labels = tuple(item["label"] for item in items(options))
        return Sorted(labels, (*STANCES.values(), NO_ANSWER), by_code(values, (1, 2, 3)), (0,), STANCES["agree"])

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs of the statements agreed with."""
        return needs_of(options, {item for item, stance in answer.get("said", {}).items() if stance == "agree"})
