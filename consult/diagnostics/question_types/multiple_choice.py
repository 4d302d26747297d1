"""Several answers among several, perhaps with one of one's own."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    CHOICES,
    NO_ANSWER,
    UNKNOWN_ITEM,
    Answer,
    Options,
    Problems,
    QuestionType,
    Reading,
    Setting,
    Sorted,
    Typed,
    are_keys,
    is_text,
    items,
    marked,
    needs_of,
    one_line,
    ticked,
)
from consult.diagnostics.question_types.pieces import LINE, SEVERAL, Piece, choices_of
from consult.diagnostics.question_types.printed import Blank, Printed

OTHER = "other"
OTHER_AT_MOST = 200


class MultipleChoice(QuestionType):
    """The answer is {"chosen": item keys in the order of the questionnaire, "other": words}; what is empty is left out."""

    key = "multiple_choice"
    label = _("Several answers among several")
    measures = CHOICES
    settings = (
        Setting("fewest", _("How few may be chosen"), 1, (1, 20)),
        Setting("most", _("How many may be chosen"), 20, (1, 61)),
        Setting(
            OTHER, _("Words before an answer of one's own, such as “Other”; leave them empty for none"), "", is_optional=True
        ),
    )
    fewest_items = 2
    several = ("",)
    named_in = ("chosen",)

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The items ticked, and the words of one's own."""
        chosen, words = ticked(options, typed), one_line(typed, OTHER)
        return ({"chosen": chosen} if chosen else {}) | ({OTHER: words} if words else {}) or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The items ticked, and the words."""
        return {"": list(answer.get("chosen", ())), OTHER: [answer.get(OTHER, "")]}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses items that are not shown or named twice, too few, too many, and words that cannot be kept."""
        if not isinstance(answer, dict) or not answer or answer.keys() - {"chosen", OTHER}:
            return {"": UNKNOWN_ITEM}
        chosen, words = answer.get("chosen", []), answer.get(OTHER)
        if not are_keys(options, chosen):
            return {"": UNKNOWN_ITEM}
        if words is not None and not (options[OTHER] and is_text(words) and 0 < len(words) <= OTHER_AT_MOST):
            return {OTHER: _("Write %(limit)s characters at most.", limit=OTHER_AT_MOST)}
        return _number_problem(options, chosen, len(chosen) + (words is not None))

    def check_options(self, options: Options) -> LazyText | None:
        """As many answers as must be chosen exist."""
        if problem := super().check_options(options):
            return problem
        is_sound = options["fewest"] <= min(options["most"], len(items(options)) + bool(options[OTHER]))
        return None if is_sound else _("More answers must be chosen than may be, or than there are.")

    def printed(self, options: Options) -> Printed:
        """A box for each answer, and a line for one of one's own."""
        own = (Blank(options[OTHER], lines=1),) if options[OTHER] else ()
        all_of_them = len(items(options)) + len(own)
        words = (
            _("Tick all that apply.") if options["most"] >= all_of_them else _("Tick up to %(num)s boxes.", num=options["most"])
        )
        if options["fewest"] > 1:
            words = _(
                "Tick at least %(few)s boxes, and %(many)s at most.",
                few=options["fewest"],
                many=min(options["most"], all_of_them),
            )
        return Printed(words, (Blank(boxes=tuple(item["label"] for item in items(options))), *own))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """1 for what was chosen, 0 for the rest, then the words; empty where the question was left out."""
        chosen, words = (answer or {}).get("chosen", ()), (answer or {}).get(OTHER, "")
        cells = ["" if answer is None else str(int(item["key"] in chosen)) for item in items(options)]
        return [*cells, *([words] if options[OTHER] else [])]

    def export_columns(self, options: Options) -> list[str]:
        """The labels of the items, and the words before an answer of one's own."""
        return [*super().export_columns(options), *([options[OTHER]] if options[OTHER] else [])]

    def figures(self, options: Options) -> list[bool]:
        """All but the words of one's own."""
        return [True] * len(items(options)) + [False] * bool(options[OTHER])

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The items whose cells hold 1, and the words."""
        chosen = [item["key"] for item, cell in zip(items(options), cells, strict=False) if cell == "1"]
        return self.parse(options, {"": chosen, OTHER: cells[len(items(options)) :]})

    def pieces(self, options: Options) -> list[Piece]:
        """The answers chosen, and the words of one's own."""
        own = [Piece(OTHER, options[OTHER], LINE)] if options[OTHER] else []
        return [Piece("", "", SEVERAL, choices_of(items(options))), *own]

    def readings(self, options: Options) -> list[Reading]:
        """The items, and the answer of one's own where there may be one."""
        own = [{"key": OTHER, "label": options[OTHER], "need": None}] if options[OTHER] else []
        return [Reading(CHOICES, [*items(options), *own])]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """1 for what was chosen."""
        chosen = [case((answer["chosen"].has_key(item["key"]), "1"), else_="0") for item in items(options)]
        return [*chosen, *([case((answer.has_key(OTHER), "1"), else_="0")] if options[OTHER] else [])]

    def texts(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The words of one's own."""
        return [answer[OTHER].astext] if options[OTHER] else []

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Whether each person chose each answer."""
        words = (_("Chosen"), _("Not chosen"), NO_ANSWER)
        return Sorted(tuple(self.export_columns(options)), words, marked(values), (0,), words[0], adds_up=True)

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs of what was chosen."""
        return needs_of(options, set(answer.get("chosen", ())))


def _number_problem(options: Options, chosen: list[str], count: int) -> Problems:
    if len(set(chosen)) != len(chosen):
        return {"": _("Name each only once.")}
    if count > options["most"]:
        return {"": _("You have chosen %(chosen)s. Keep %(limit)s at most.", chosen=count, limit=options["most"])}
    if count < options["fewest"]:
        return {"": _("You have chosen %(chosen)s. Choose at least %(limit)s.", chosen=count, limit=options["fewest"])}
    return {}
