"""What matters most and least, a few items at a time (best-worst scaling, Finn and Louviere 1992)."""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Integer, and_, cast, literal

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.blocks import balanced_blocks
from consult.diagnostics.question_types.contract import (
    BEST,
    NO_ANSWER,
    SHOWN,
    UNKNOWN_ITEM,
    WORST,
    Answer,
    Options,
    Problems,
    QuestionType,
    Reading,
    Setting,
    Sorted,
    Typed,
    items,
    needs_of,
    sign,
)
from consult.diagnostics.question_types.pieces import ONE, Piece, choices_of
from consult.diagnostics.question_types.printed import Blank, Printed

SIDES = (BEST, WORST)
SEPARATOR = "-"


class MaxDiff(QuestionType):
    """The answer is {block: [best item, worst item]}, blocks numbered from "1"; "" stands for a half left out."""

    key = "max_diff"
    label = _("What matters most and least, a few items at a time")
    measures = BEST
    settings = (
        Setting("size", _("How many items are shown at a time"), 4, (3, 6)),
        Setting("times", _("How many times each item is shown"), 3, (1, 6)),
        Setting("best", _("Words for the best"), _("Matters most")),
        Setting("worst", _("Words for the worst"), _("Matters least")),
    )
    fewest_items = 4

    def shown(self, options: Options) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each group: its number, and the keys and labels of its items."""
        labels = {item["key"]: item["label"] for item in items(options)}
        return [(number, [(key, labels[key]) for key in block]) for number, block in blocks_of(options).items()]

    def parse(self, options: Options, typed: Typed) -> Answer | None:
        """The best and the worst of each block touched; fields are `1-best`, `1-worst`."""
        chosen: dict[str, list[str]] = {}
        for field, values in typed.items():
            block, _separator, side = field.partition(SEPARATOR)
            if field and values and values[0]:
                chosen.setdefault(block, ["", ""])[0 if side == BEST else 1] = values[0]
        return chosen or None

    def typed(self, options: Options, answer: Answer) -> dict[str, list[str]]:
        """The two fields of each block."""
        pairs = (
            (f"{block}{SEPARATOR}{side}", key) for block, pair in answer.items() for side, key in zip(SIDES, pair, strict=True)
        )
        return {field: [key] for field, key in pairs}

    def validate(self, options: Options, answer: Answer) -> Problems:
        """Refuses blocks and items that are not shown, halves left out, and one item as both best and worst."""
        blocks = blocks_of(options)
        if not isinstance(answer, dict) or not answer or answer.keys() - blocks.keys():
            return {"": UNKNOWN_ITEM}
        found: Problems = {}
        for block, pair in answer.items():
            found |= _pair_problems(block, blocks[block], pair)
        return found

    def missing(self, options: Options, answer: Answer | None) -> Problems:
        """Each group wants its best and its worst."""
        left = (block for block in blocks_of(options) if block not in (answer or {}))
        return {f"{block}{SEPARATOR}{BEST}": _("Choose what matters most and least here.") for block in left}

    def check_options(self, options: Options) -> LazyText | None:
        """There are enough items for groups, and not more groups than anybody answers."""
        if problem := super().check_options(options):
            return problem
        if options["size"] > len(items(options)):
            return _("There are fewer lines than are shown at a time.")
        most = 30
        is_sound = len(blocks_of(options)) <= most
        return None if is_sound else _("This makes more than %(most)s groups to answer. Show each item fewer times.", most=most)

    def printed(self, options: Options) -> Printed:
        """A small table for each group."""
        words = _("In each group, tick one box in the first column and one in the second, on two different lines.")
        heads = (options[BEST], options[WORST])
        groups = self.shown(options)
        parts = (
            Blank(_("Group %(number)s", number=number), heads=heads, rows=tuple(label for _key, label in shown))
            for number, shown in groups
        )
        return Printed(words, tuple(parts))

    def export(self, options: Options, answer: Answer | None) -> list[str]:
        """The labels of best and worst of each block."""
        labels = {item["key"]: item["label"] for item in items(options)}
        pairs = [(answer or {}).get(block, ("", "")) for block in blocks_of(options)]
        return [labels.get(key, "") for pair in pairs for key in pair]

    def export_columns(self, options: Options) -> list[str]:
        """Two columns for each block."""
        return [f"{block}: {options[side]}" for block in blocks_of(options) for side in SIDES]

    def read(self, options: Options, cells: list[str]) -> Answer | None:
        """The items of those labels."""
        keys = {item["label"]: item["key"] for item in items(options)} | {"": ""}
        fields = (f"{block}{SEPARATOR}{side}" for block in blocks_of(options) for side in SIDES)
        return self.parse(options, {field: [keys.get(cell, cell)] for field, cell in zip(fields, cells, strict=True)})

    def pieces(self, options: Options) -> list[Piece]:
        """The best and the worst of each group."""
        labels = dict(choices_of(items(options)))
        return [
            Piece(f"{block}{SEPARATOR}{side}", f"{block}: {options[side]}", ONE, tuple((key, labels[key]) for key in shown))
            for block, shown in blocks_of(options).items()
            for side in SIDES
        ]

    def readings(self, options: Options) -> list[Reading]:
        """How often each item was best, worst, and shown in a block that was answered."""
        return [Reading(measure, items(options)) for measure in (BEST, WORST, SHOWN)]

    def codes(self, options: Options, answer: ColumnElement[Any]) -> list[ColumnElement[str]]:
        """The three counts, as the readings say."""
        blocks, codes = blocks_of(options), []
        for measure in (BEST, WORST, SHOWN):
            for item in items(options):
                mine = [block for block, shown in blocks.items() if item["key"] in shown]
                codes.append(sign(sum((_is(answer, block, measure, item["key"]) for block in mine), literal(0))))
        return codes

    def sort(self, options: Options, values: np.ndarray) -> Sorted:
        """Whether each person named each item best more often than worst, the other way round, or neither."""
        best, worst, _shown = np.split(values.astype(np.int16), 3, axis=1)
        words = (_("Rather among the best"), _("Rather among the worst"), _("Neither, or as often"), NO_ANSWER)
        places = np.select([best > worst, worst > best], [0, 1], 2).astype(np.uint8)
        places[~values.any(axis=1)] = 3
        return Sorted(tuple(item["label"] for item in items(options)), words, places, (0,), words[0])

    def needs_named(self, options: Options, answer: Answer) -> set[str]:
        """The needs named best at least once."""
        return needs_of(options, {pair[0] for pair in answer.values()})


def blocks_of(options: Options) -> dict[str, tuple[str, ...]]:
    """The groups shown to everybody, by their number from "1": the keys of their items."""
    keys = tuple(item["key"] for item in items(options))
    return {str(number): block for number, block in enumerate(balanced_blocks(keys, options["size"], options["times"]), 1)}


def _pair_problems(block: str, shown: tuple[str, ...], pair: Any) -> Problems:
    field = f"{block}{SEPARATOR}{BEST}"
    if not isinstance(pair, list) or len(pair) != len(SIDES) or not all(isinstance(key, str) for key in pair):
        return {field: UNKNOWN_ITEM}
    if {*pair} - {*shown, ""}:
        return {field: UNKNOWN_ITEM}
    if "" in pair:
        return {field: _("Choose both what matters most and what matters least, or neither.")}
    return {field: _("One item cannot matter both most and least.")} if pair[0] == pair[1] else {}


def _is(answer: ColumnElement[Any], block: str, measure: str, key: str) -> ColumnElement[int]:
    """SQL: 1 when the item is what `measure` says in that block, else 0 or NULL-free 0."""
    if measure == SHOWN:
        return cast(and_(answer.is_not(None), answer.has_key(block)), Integer)
    return cast((answer[block][SIDES.index(measure)].astext == key).is_(True), Integer)
