"""What a cell of a column says, as fields of a form. Pure: no session, no request."""

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import plain_words, unmarked
from consult.diagnostics.importing.answer_meanings import ANNOUNCED, CHOSEN, NTH, OTHER, RANK, Meaning
from consult.diagnostics.importing.faults import quoted
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.number import read_number, write_number
from consult.diagnostics.question_types.pieces import AMOUNT, DAY, LINE, ONE, ORDER, PICTURE, POINT, SEVERAL, TICK

YES = frozenset(("1", "yes", "y", "true", "oui", "o", "vrai", "v", "x", "ok", "checked", "selected", "coche", "choisi"))
NO = frozenset(("0", "no", "n", "false", "non", "faux", "f", "unchecked", "not selected", "pas coche", "non coche"))
# Separators between several answers in one cell, the surest first; codes of ODK and Kobo stand between spaces.
SEPARATORS = (";", "|", "\n", ",", None)
PARTS_AT_MOST, JOINED_AT_MOST = 200, 6
OTHER_WORDS = frozenset(("other", "autre", "oth"))
OWN = "other-unsaid"
# Beside a number that is written more finely than its question takes: the cell as it stood.
ROUNDED = "rounded"
# Programs write numbers to more decimals than anybody measures: 12.0000000000, 0.30000000000000004.
TOO_FINE = re.compile(r"[+-]?[0-9]{1,15}[.,][0-9]{10,60}")
WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})[T ].*")
CODED = re.compile(r".*\S\s*\[([^\[\]]{1,40})\]")
MONTH = re.compile(r"\d{4}-\d{2}")
WHOLE, DECIMAL = r"[+-]?\d{1,3}(?:\.\d+)?", r"[+-]?\d{1,3}\.\d+"
# Between commas only what has a point: “43,6 1,44” are no two numbers that one could be sure of.
POINTS = (re.compile(rf"({WHOLE})[\s;]+({WHOLE})(?:[\s;].*)?"), re.compile(rf"({DECIMAL})\s*,\s*({DECIMAL})(?:\s*,.*)?"))
DIGEST = re.compile("[0-9a-f]{64}")

NO_ROOM = _("This is an answer in words of one's own, for which the question has no room.")
Fields = dict[str, list[str]]


class Unreadable(ValueError):
    """A cell says nothing that can be read; `reason` is a sentence."""

    def __init__(self, reason: LazyText) -> None:
        super().__init__()
        self.reason = reason


def read_cell(meaning: Meaning, cell: str) -> Fields:
    """The fields that a cell which is not empty fills. Raises Unreadable."""
    return READERS.get(meaning.way, _as_it_stands)(meaning, unmarked(cell))


def _as_it_stands(meaning: Meaning, cell: str) -> Fields:
    return {meaning.field: [cell]}


def _one(meaning: Meaning, cell: str) -> Fields:
    return {meaning.field: [_meant(meaning.known, cell)]}


def _several(meaning: Meaning, cell: str) -> Fields:
    named, rest = _named(meaning, cell)
    return {meaning.field: named} | ({OWN: rest} if rest else {})


def _order(meaning: Meaning, cell: str) -> Fields:
    named, _rest = _named(meaning, cell)
    return {key: [str(rank)] for rank, key in enumerate(named, 1)}


def _chosen(meaning: Meaning, cell: str) -> Fields:
    is_denied = plain_words(cell) in NO
    return {meaning.field: [meaning.about]} if not is_denied and (names_itself(meaning, cell) or _is_yes(cell)) else {}


def names_itself(meaning: Meaning, cell: str) -> bool:
    """Whether the cell names the very choice that its column is about, as some files do instead of saying yes."""
    return meaning.way == CHOSEN and meaning.known.get(plain_words(unmarked(cell))) == meaning.about


def _announced(meaning: Meaning, cell: str) -> Fields:
    return {OWN: [meaning.label]} if _is_yes(cell) else {}


def _tick(meaning: Meaning, cell: str) -> Fields:
    if plain_words(cell) == plain_words(meaning.label) or _is_yes(cell):
        return {meaning.field: ["yes"]}
    return {}


def _rank(meaning: Meaning, cell: str) -> Fields:
    return {meaning.about: [cell]}


def _nth(meaning: Meaning, cell: str) -> Fields:
    return {_meant(meaning.known, cell): [meaning.about]}


def day_of(cell: str) -> str:
    """The day in a cell that may add an hour, the first of a month alone, as ISO 8601 writes it."""
    timed = WITH_TIME.fullmatch(cell)
    if MONTH.fullmatch(cell):
        return f"{cell}-01"
    return str(QUESTION_TYPES["date"].parse({}, {"": [timed[1] if timed else cell]}) or "")


def _day(meaning: Meaning, cell: str) -> Fields:
    return {meaning.field: [day_of(cell)]}


def _amount(meaning: Meaning, cell: str) -> Fields:
    """A number; where its question takes decimals, no more of them than that."""
    text, decimals = _legible(cell), meaning.question.options.get("decimals", 0)
    value = read_number(text)
    if not decimals or isinstance(value, str) or round(value, decimals) == value:
        return {meaning.field: [text]}
    return {meaning.field: [write_number(round(value, decimals))], ROUNDED: [cell]}


def _legible(cell: str) -> str:
    """A number with no more decimals than can be read."""
    return f"{Decimal(cell.replace(',', '.')):.9f}" if TOO_FINE.fullmatch(cell) else cell


def _point(meaning: Meaning, cell: str) -> Fields:
    found = POINTS[0].fullmatch(cell) or POINTS[1].fullmatch(cell)
    if found is None:
        raise Unreadable(_("%(cell)s is no point on a map, such as 43.6045 1.4440.", cell=quoted(cell)))
    return {"latitude": [_legible(found[1])], "longitude": [_legible(found[2])]}


def _picture(meaning: Meaning, cell: str) -> Fields:
    if not DIGEST.fullmatch(cell):
        raise Unreadable(_("Photos cannot be brought in with a file of answers. Leave this column aside."))
    return {meaning.field: [cell]}


READERS: Mapping[str, Callable[[Meaning, str], Fields]] = {
    ONE: _one,
    SEVERAL: _several,
    ORDER: _order,
    CHOSEN: _chosen,
    ANNOUNCED: _announced,
    TICK: _tick,
    RANK: _rank,
    NTH: _nth,
    AMOUNT: _amount,
    DAY: _day,
    POINT: _point,
    PICTURE: _picture,
    LINE: _as_it_stands,
}


def _bracketed(cell: str) -> str:
    """The code that some exports write in brackets behind the words, as in “Oui [Y]”; "" for none."""
    found = CODED.fullmatch(cell)
    return found[1] if found else ""


def _meant(known: Mapping[str, str], cell: str) -> str:
    found = known.get(" ".join(cell.split())) or known.get(plain_words(cell)) or known.get(cell.removesuffix(".0"))
    found = found or known.get(_bracketed(cell))
    if found is None and plain_words(cell) in OTHER_WORDS:
        raise Unreadable(NO_ROOM)
    if found is None:
        raise Unreadable(_("%(cell)s is none of the answers of this question.", cell=quoted(cell)))
    return found


def are_ticks(cells: Collection[str]) -> bool:
    """Whether there are cells, and each says yes or no."""
    return bool(cells) and all(plain_words(cell) in YES | NO for cell in cells)


def _is_yes(cell: str) -> bool:
    said = plain_words(_bracketed(cell) or cell)
    if said in YES:
        return True
    if said in NO:
        return False
    raise Unreadable(_("%(cell)s is neither yes nor no.", cell=quoted(cell)))


def _named(meaning: Meaning, cell: str) -> tuple[list[str], list[str]]:
    """The choices that a cell names in some way of separating them, and the words of one of one's own that it only announces."""
    has_own = any(one.field == OTHER for one in QUESTION_TYPES[meaning.question.kind].pieces(meaning.question.options))
    unreadable = cell
    for separator in SEPARATORS:
        parts = [part.strip() for part in cell.split(separator) if part.strip()]
        named, unknown = _matched(parts[:PARTS_AT_MOST], separator or " ", meaning.known)
        own = [part for part in unknown if has_own and plain_words(part) in OTHER_WORDS]
        if len(own) == len(unknown) and len(parts) <= PARTS_AT_MOST:
            return named, own
        if len(parts) > 1 and unreadable == cell and unknown:
            unreadable = unknown[0]
    raise Unreadable(_("%(cell)s is none of the answers of this question.", cell=quoted(unreadable)))


def _matched(parts: list[str], separator: str, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The choices these parts are, and the parts that are none; the words of a choice may hold the separator itself."""
    named, unknown, start = [], [], 0
    while start < len(parts):
        ends = range(min(len(parts), start + JOINED_AT_MOST), start, -1)
        words = ((end, separator.join(parts[start:end])) for end in ends)
        end, key = next(((end, key) for end, text in words if (key := known.get(text) or known.get(plain_words(text)))), (0, ""))
        if key:
            named.append(key)
        else:
            unknown.append(parts[start])
        start = end or start + 1
    return named, unknown
