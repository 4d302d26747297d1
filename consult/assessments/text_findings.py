"""What `consult themes` and `consult similar` found, as JSON and as lines for people. Rows count from 1 under the header."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from consult.assessments.methods.similar_texts import SimilarTexts
from consult.assessments.methods.theme_assignment import Assignments
from consult.assessments.methods.theme_counts import ThemeCount
from consult.assessments.methods.theme_suggestions import Suggestions
from consult.assessments.text_columns import TextColumns

MISSPELT_FROM = 0.9
SHOWN_SIGNS, SHOWN_PAIRS = 60, 50


def assignments_json(found: Assignments, columns: TextColumns, counts: Sequence[ThemeCount]) -> dict[str, Any]:
    """The quality, the themes, how many rows speak of each, and the theme of each row nobody labelled.

    `labelled`: what cross-validation put each labelled row under, from which accuracy and F1 can be computed anew; a row with
    several labels should have had the one it got, or else its first.
    `to_check`: labelled rows that cross-validation would surely have put under a theme none of their labels names.
    """
    quality = found.quality
    rows = range(len(columns.texts))
    return {
        "n": quality.n,
        "folds": quality.folds,
        "accuracy": quality.accuracy,
        "macro_f1": quality.macro_f1,
        "classes": [
            {"theme": one.theme, "n": one.n, "precision": one.precision, "recall": one.recall, "f1": one.f1}
            for one in quality.themes
        ],
        "small_classes": [one.theme for one in quality.themes if one.is_small],
        "alike_labels": alike_labels(found.themes),
        "counts": [
            {"theme": one.theme, "count": one.count, "share": one.share, "low": one.low, "high": one.high} for one in counts
        ],
        "labelled": [_labelled(found, columns, row) for row in rows if columns.labels[row] and found.theme[row] >= 0],
        "assignments": [_assignment(found, row) for row in rows if not columns.labels[row]],
        "to_check": [
            _assignment(found, row)
            for row in rows
            if columns.labels[row] and not found.is_uncertain[row] and found.themes[found.theme[row]] not in columns.labels[row]
        ],
    }


def _labelled(found: Assignments, columns: TextColumns, row: int) -> dict[str, Any]:
    return _assignment(found, row) | {"labels": list(columns.labels[row])}


def _assignment(found: Assignments, row: int) -> dict[str, Any]:
    theme = int(found.theme[row])
    return {
        "row": row + 1,
        "theme": found.themes[theme] if theme >= 0 else None,
        "confidence": round(float(found.confidence[row]), 4),
        "is_uncertain": bool(found.is_uncertain[row]),
    }


def alike_labels(themes: Sequence[str]) -> list[list[str]]:
    """Pairs of titles so close that one may be a misspelling of the other."""
    pairs = combinations(sorted(themes), 2)
    return [list(pair) for pair in pairs if SequenceMatcher(None, *pair).ratio() >= MISSPELT_FROM]


def suggestions_json(found: Suggestions, texts: Sequence[str]) -> dict[str, Any]:
    """The suggested themes, numbered from 1, and the one that leads each row, null where none does."""
    return {
        "n": len(texts),
        "suggestions": [
            {
                "theme": number,
                "words": list(one.words),
                "stability": round(one.stability, 4),
                "count": one.count,
                "examples": [{"row": place + 1, "text": texts[place]} for place in one.examples],
            }
            for number, one in enumerate(found.themes, 1)
        ],
        "unstable": found.unstable,
        "assignments": [
            {
                "row": row + 1,
                "theme": int(theme) + 1 if theme >= 0 else None,
                "confidence": round(float(confidence), 4),
                "is_uncertain": bool(uncertain),
            }
            for row, (theme, confidence, uncertain) in enumerate(
                zip(found.theme, found.confidence, found.is_uncertain, strict=True)
            )
        ],
    }


def similar_json(found: SimilarTexts, n: int, threshold: float) -> dict[str, Any]:
    """The pairs, the most similar first; groups of identical texts; and the rows left out because they say nothing."""
    return {
        "n": n,
        "threshold": threshold,
        "pairs": [
            {"rows": [one.first + 1, one.second + 1], "score": round(one.score, 6), "class": str(one.likeness)}
            for one in found.pairs
        ],
        "identical": [[place + 1 for place in group] for group in found.identical],
        "left_out": [place + 1 for place in found.left_out],
    }


def assignments_lines(found: dict[str, Any]) -> list[str]:
    """How well the themes are learnt, and what was assigned."""
    measured = f"accuracy {found['accuracy']:.3f}, macro-F1 {found['macro_f1']:.3f}"
    lines = [f"{found['n']:,} labelled rows, {found['folds']} folds: {measured}."]
    lines += [f"{'rows':>8}  {'precision':>9}  {'recall':>6}  theme"]
    for one in found["classes"]:
        precision = "–" if one["precision"] is None else f"{one['precision']:.2f}"
        lines.append(f"{one['n']:>8,}  {precision:>9}  {one['recall']:>6.2f}  {one['theme']}")
    if found["small_classes"]:
        lines.append(f"Fewer than {found['folds']} rows, so these say little: {', '.join(found['small_classes'])}.")
    lines += [f"One theme or two? “{one}” and “{other}”." for one, other in found["alike_labels"]]
    assigned = found["assignments"]
    uncertain = sum(one["is_uncertain"] for one in assigned)
    lines.append(f"{len(assigned):,} rows assigned, of which {uncertain:,} for a person to look at.")
    return [*lines, *(f"  row {one['row']}: {one['theme'] or '–'} ({one['confidence']:.2f})" for one in assigned[:SHOWN_PAIRS])]


def suggestions_lines(found: dict[str, Any]) -> list[str]:
    """The suggested themes with their words and an example each."""
    if not found["suggestions"]:
        return [f"{found['n']:,} rows: no family of words keeps together well enough to be shown."]
    lines = [
        f"{found['n']:,} rows, {len(found['suggestions'])} possible themes ({found['unstable']} more were too unstable to show)."
    ]
    for one in found["suggestions"]:
        lines.append(f"{one['theme']:>3}. {one['count']:,} rows, stability {one['stability']:.2f}: {', '.join(one['words'])}")
        lines += [f"       row {example['row']}: {_shortened(example['text'])}" for example in one["examples"][:1]]
    return lines


def similar_lines(found: dict[str, Any], texts: Sequence[str]) -> list[str]:
    """The pairs with the beginning of each text."""
    lines = [f"{found['n']:,} rows, {len(found['pairs']):,} pairs from {found['threshold']:g} on; nothing is merged."]
    for pair in found["pairs"][:SHOWN_PAIRS]:
        lines.append(f"{pair['score']:.3f}  {pair['class']}")
        lines += [f"       row {row}: {_shortened(texts[row - 1])}" for row in pair["rows"]]
    if len(found["pairs"]) > SHOWN_PAIRS:
        lines.append(f"and {len(found['pairs']) - SHOWN_PAIRS:,} more (--json gives all)")
    return lines


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN_SIGNS else f"{plain[: SHOWN_SIGNS - 1]}…"
