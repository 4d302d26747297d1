"""Several items put in order, all of them or the first few."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, case, literal

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import (
    NO_ANSWER,
    RANK,
    UNKNOWN_ITEM,
    Answer,
    Options,
    Problems,
    QuestionType,
    Setting,
    Sorted,
    Typed,
    are_keys,
    by_code,
    items,
    keys,
    needs_of,
    sign,
)
from consult.diagnostics.question_types.levels import read_level
from consult.diagnostics.question_types.pieces import ORDER, Piece, choices_of
from consult.diagnostics.question_types.printed import Blank, Printed

SHOWN_APART = 3


class Ranking(QuestionType):
    """The answer is the list of item keys, the first one first; while ranks make no order it is {item key: rank}."""

    key = "ranking"
    label = _("Several items to put in order")
    measures = RANK
    in_figures = True
    settings = (Setting("places", _("How many places there are to give"), 3, (2, 20)),)
    fewest_items = 2

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The items by the rank chosen for each; the ranks themselves where they are not 1, 2, 3…, for `validate` to name."""
        ranks = {item: read_level(values[0]) for item, values in typed.items() if item and values and values[0]}
        if sorted(map(str, ranks.values())) != sorted(map(str, range(1, len(ranks) + 1))):
            return ranks
        return sorted(ranks, key=lambda item: int(ranks[item])) or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The rank of each item that has one."""
        return {item: [str(rank)] for rank, item in enumerate(answer, 1)}

    def assemble(self, said: list[Any]) -> Answer:
        """From item keys, the first one first."""
        return said

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses items that are not asked about, ranks given twice or left out, and too many ranks."""
        if isinstance(answer, dict) and answer and not answer.keys() - keys(options):
            return _rank_problems(options, answer)
        if not are_keys(options, answer):
            return {"": UNKNOWN_ITEM}
        if len(set(answer)) != len(answer) or not answer:
            return {"": _("Name each only once.")}
        if len(answer) > options["places"]:
            return {"": _("You have chosen %(chosen)s. Keep %(limit)s at most.", chosen=len(answer), limit=options["places"])}
        return {}

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """Every place wants an item."""
        lacks = options["places"] - len(answer or ())
        return {"": _("Give every place, from 1 to %(places)s.", places=options["places"])} if lacks > 0 else {}

    def check_options(self, options: Options) -> LazyText | None:
        """There are no more places than items."""
        if problem := super().check_options(options):
            return problem
        return _("There are fewer lines than places to give.") if options["places"] > len(items(options)) else None

    def printed(self, options: Options) -> Printed:
        """Room for a place beside each item."""
        words = _("Write 1 beside what comes first, then 2, up to %(places)s. Leave the others empty.", places=options["places"])
        return Printed(words, (Blank(numbers=tuple(item["label"] for item in items(options))),))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The rank of each item, empty where it has none."""
        ranks = {item: str(rank) for rank, item in enumerate(answer or (), 1)}
        return [ranks.get(item["key"], "") for item in items(options)]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The items by their ranks."""
        return self.parse(options, {item["key"]: [cell] for item, cell in zip(items(options), cells, strict=True)}) or None

    def fields(self, options: Options) -> set[str]:
        """One for the rank of each item."""
        return keys(options)

    def pieces(self, options: Options) -> list[Piece]:
        """The items in order."""
        return [Piece("", "", ORDER, choices_of(items(options)))]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The rank of each item, 1 for the first, 0 for none."""
        places = range(options["places"])
        return [
            sign(case(*((answer[place].astext == item["key"], literal(place + 1)) for place in places), else_=literal(0)))
            for item in items(options)
        ]

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Whether each person put each item first, second, third, further down, or nowhere."""
        words = (_("First"), _("Second"), _("Third"), _("Further down"), _("No place"), NO_ANSWER)
        places = np.where(values > SHOWN_APART, SHOWN_APART, by_code(values, range(1, SHOWN_APART + 1)))
        places[values == 0] = SHOWN_APART + 1
        places[~values.any(axis=1)] = SHOWN_APART + 2
        return Sorted(tuple(self.export_columns(options)), words, places.astype(np.uint8), (0,), words[0], adds_up=True)

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs that have a place."""
        return needs_of(options, set(answer))


def _rank_problems(options: Options, ranks: dict[str, Any]) -> Problems:
    """What is wrong with ranks that make no order; the first of those given twice keeps its rank."""
    found: Problems = {}
    taken: set[int] = set()
    for item, rank in ranks.items():
        if type(rank) is not int or not 1 <= rank <= options["places"]:
            found[item] = _("Choose a place between 1 and %(places)s.", places=options["places"])
        elif rank in taken:
            found[item] = _("You have given place %(rank)s twice.", rank=rank)
        else:
            taken.add(rank)
    return found or {"": _("Give the places one after the other, beginning with 1.")}
