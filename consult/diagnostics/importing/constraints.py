"""Rules on answers as XLSForm writes them, where they say no more than a setting of a question here. Pure.

Read are comparisons joined by “and”: of the answer with a number or a day, of its length, of how many are chosen.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from consult.diagnostics.question_types.contract import QuestionType

COMPARISON = re.compile(
    r"(?P<what>\.|string-length\(\s*\.\s*\)|count-selected\(\s*\.\s*\))\s*(?P<sign>>=|<=|>|<|=)\s*"
    r"(?:(?P<number>-?\d{1,9}(?:\.\d{1,6})?)|date\(\s*['\"](?P<day>\d{4}-\d{2}-\d{2})['\"]\s*\))"
)
SPACE = re.compile(r"\s+")
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
DAYS = ("earliest", "latest")
# The settings that bound the lowest and the highest of each thing compared, and how the file writes them.
SETTINGS = {
    ".": (("lowest", "earliest"), ("highest", "latest")),
    "string-length(.)": ((), ("max_length",)),
    "count-selected(.)": (("fewest",), ("most", "k")),
}
WRITTEN = {
    "lowest": ". >= {}",
    "highest": ". <= {}",
    "max_length": "string-length(.) <= {}",
    "fewest": "count-selected(.) >= {}",
    "most": "count-selected(.) <= {}",
    "k": "count-selected(.) <= {}",
    "earliest": ". >= date('{}')",
    "latest": ". <= date('{}')",
}


@dataclass
class Constraint:
    """What a rule means for a question of some type: settings, and the parts of the rule that mean nothing here."""

    settings: dict[str, Any] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def read_constraint(rule: str, kind: QuestionType, is_whole: bool = True) -> Constraint:
    """The settings that a rule sets for a question whose numbers are whole, or may have decimals."""
    found = Constraint()
    for part in filter(None, AND.split(rule.strip())):
        comparison = COMPARISON.fullmatch(part.strip())
        told = dict(_settings(comparison, kind, is_whole)) if comparison else {}
        found.settings |= {key: value for key, (value, _is_exact) in told.items()}
        if not told or not all(is_exact for _value, is_exact in told.values()):
            found.lost.append(part.strip())
    return found


def write_constraint(kind: QuestionType, options: Mapping[str, Any]) -> str:
    """The rule that says what the settings of a question bound; "" for none."""
    parts = (WRITTEN[key].format(options[key]) for key in bounding(kind) if options.get(key) not in ("", None))
    return " and ".join(parts)


def bounding(kind: QuestionType) -> list[str]:
    """The settings of a type that a rule can say: its numbers, and the first and the last day."""
    return [one.key for one in kind.settings if one.key in WRITTEN and (one.limits or one.key in DAYS)]


def _settings(comparison: re.Match[str], kind: QuestionType, is_whole: bool) -> Iterator[tuple[str, tuple[Any, bool]]]:
    """The settings one comparison sets, each with whether it says just that; nothing where the type has no such setting."""
    lows, highs = SETTINGS[SPACE.sub("", comparison["what"])]
    has, sign, day = bounding(kind), comparison["sign"], comparison["day"]
    for keys, signs, is_low in ((lows, ("=", ">", ">="), True), (highs, ("=", "<", "<="), False)):
        key = next((one for one in keys if one in has and (one in DAYS) == bool(day)), None)
        if key is None or sign not in signs or (day and sign in "<>"):
            continue
        yield key, (day, True) if day else _bound(float(comparison["number"]), sign, is_low, is_whole)


def _bound(number: float, sign: str, is_low: bool, is_whole: bool) -> tuple[int, bool]:
    """The whole number that bounds, and whether it leaves out just what the rule does; never more than that."""
    if not is_whole:
        bound = math.floor(number) if is_low else math.ceil(number)
        return bound, bound == number and sign not in "<>"
    bound = math.ceil(number) if is_low else math.floor(number)
    moves = sign in "<>" and bound == number
    return bound + (moves if is_low else -moves), sign != "=" or bound == number
