"""Categories of a census and of a question in one spelling, to tell which are the same. Pure."""

import re
from collections.abc import Iterable, Mapping

from consult.core.sheets import plain_words

# Words that stand in bands of numbers and tell nothing: “18 à 39 ans” is “18-39”, “65 et +” is “65 and over”.
SILENT = frozenset(
    [
        "a",
        "au",
        "and",
        "annees",
        "ans",
        "an",
        "de",
        "et",
        "from",
        "of",
        "old",
        "ou",
        "or",
        "the",
        "to",
        "until",
        "year",
        "years",
        "yo",
    ]
)
UPWARDS = frozenset(["above", "davantage", "more", "older", "over", "plus", "up"])
PLUS, LONGER_THAN = "plus", 3
SIGNS = str.maketrans({"+": f" {PLUS} ", "≥": f" {PLUS} ", "<": " moins "})
PARTS = re.compile(r"\d+|[^\W\d_]+")


def alike(words: str) -> str:
    """The words without case, accents and plural; of bands of numbers without what only joins them."""
    parts = PARTS.findall(plain_words(words.translate(SIGNS)))
    if any(part.isdigit() for part in parts):
        kept = [PLUS if part in UPWARDS else part for part in parts if part not in SILENT]
        # “≥ 65” puts first what “65 +” puts last; “plus de 65” is another band.
        parts = [*kept[1:], PLUS] if words.lstrip().startswith("≥") else kept
    return " ".join(part.rstrip("s") if len(part) > LONGER_THAN and part != PLUS else part for part in parts)


def keys_by_words(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The key of each (key, label) by its words: plain ones first, then alike ones where they are those of one key alone."""
    known = list(pairs)
    found = {plain_words(label): key for key, label in known}
    for key, _label in known:
        found.setdefault(plain_words(key), key)
    loose: dict[str, set[str]] = {}
    for key, label in known:
        for words in (label, key):
            loose.setdefault(alike(words), set()).add(key)
    return {words: next(iter(keys)) for words, keys in loose.items() if len(keys) == 1 and words} | found
