"""What free texts speak of: proposals for a person to look at, counts, quotes, themes that may be missing, near-copies.

Only workers import this module: what it computes with takes long to load.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.assessments.methods.close_rows import TooManyPairs
from consult.assessments.methods.quotes import quotes
from consult.assessments.methods.similar_texts import similar_texts
from consult.assessments.methods.theme_assignment import TooFewLabels, assign_themes
from consult.assessments.methods.theme_certainty import CERTAIN_FROM
from consult.assessments.methods.theme_suggestions import suggest_themes
from consult.assessments.methods.wilson import wilson_shares
from consult.assessments.texts import Text
from consult.assessments.voice_models import ANSWER, CONFIRMED, IDEA, PROPOSED, Coding
from consult.core.disclosure import is_disclosable

DECIMALS = 4
# What a person says of a text that speaks of none of the needs.
NO_NEED = ""
NEIGHBOURS = 3

Decided = Mapping[str, set[str]]
"""By the key of a text: the uids of the needs a person found in it."""


@dataclass(frozen=True)
class Proposal:
    """A need, or NO_NEED, that the program finds in a text, and how sure it is, 0 to 1."""

    text: Text
    need: str
    score: float


# How often the program is right among fewer texts says little.
MEASURED_FROM = 30


@dataclass(frozen=True)
class Learnt:
    """What was proposed, and how often the program is right where people know, None where it has learnt from too few texts."""

    proposals: tuple[Proposal, ...] = ()
    accuracy: float | None = None
    labelled: int = 0


def decided_needs(codings: Mapping[str, Sequence[Coding]]) -> dict[str, set[str]]:
    """The needs people found, by the key of each text somebody looked at."""
    looked_at = {key: mine for key, mine in codings.items() if any(one.state != PROPOSED for one in mine)}
    return {
        key: {one.need.uid if one.need else NO_NEED for one in mine if one.state == CONFIRMED} for key, mine in looked_at.items()
    }


def learn(texts: Sequence[Text], decided: Decided, keywords: Mapping[str, str], seed: int) -> Learnt:
    """Proposals for the texts nobody looked at, learnt from the others and from the needs authors chose themselves."""
    labels = [_labels(text, decided) for text in texts]
    try:
        found = assign_themes([text.words for text in texts], labels, seed, keywords)
    except TooFewLabels:
        return Learnt(labelled=sum(map(bool, labels)))
    proposals = tuple(
        Proposal(text, found.themes[theme], round(float(score), DECIMALS))
        for text, mine, theme, score in zip(texts, labels, found.theme, found.confidence, strict=True)
        if not mine and theme >= 0
    )
    is_measured = found.quality.n >= MEASURED_FROM
    return Learnt(proposals, round(found.quality.accuracy, DECIMALS) if is_measured else None, found.quality.n)


def _labels(text: Text, decided: Decided) -> tuple[str, ...]:
    return tuple(sorted(decided.get(text.key, {text.chosen} if text.chosen else ())))


def text_facts(
    texts: Sequence[Text], decided: Decided, quotable: set[str], learnt: Learnt, needs: Sequence[str]
) -> dict[str, Any]:
    """Of each need how many people who wrote an answer speak of it, how many ideas do, and quotes.

    A text is sorted once a person, its author or, surely enough, the program found what it speaks of. People are counted among
    those whose texts are all sorted: of the others nobody knows yet. `quotable`: keys of answers that may be quoted.
    """
    speaking = {text.key: set(_labels(text, decided)) for text in texts}
    for one in learnt.proposals:
        if one.score >= CERTAIN_FROM:
            speaking[one.text.key].add(one.need)
    writers = {text.uid for text in texts if text.kind == ANSWER}
    known = writers - {text.uid for text in texts if text.kind == ANSWER and not speaking[text.key]}
    state = {"texts": len(texts), "sorted": sum(map(bool, speaking.values()))}
    return {
        **state,
        "writers": len(writers) if is_disclosable(len(writers)) else None,
        "ideas": sum(text.kind == IDEA for text in texts),
        "looked_at": sum(bool(decided.get(text.key)) for text in texts),
        "proposed": sum(one.score >= CERTAIN_FROM for one in learnt.proposals),
        "accuracy": learnt.accuracy,
        "needs": {
            need: state | _of_need([text for text in texts if need in speaking[text.key]], known, quotable) for need in needs
        },
    }


def _of_need(texts: Sequence[Text], known: set[str], quotable: set[str]) -> dict[str, Any]:
    people = {text.uid for text in texts if text.kind == ANSWER} & known
    told: dict[str, Any] = {"ideas": sum(text.kind == IDEA for text in texts), "share": None}
    if is_disclosable(len(known)):
        share = wilson_shares(len(people), len(known))
        ends = {"share": share.value, "low": share.low, "high": share.high}
        told |= {key: round(float(end[0]), DECIMALS) for key, end in ends.items()}
        told |= {"count": len(people), "base": len(known)}
    allowed = [text for text in texts if text.kind == IDEA or (text.is_consented and text.key in quotable)]
    told["quotes"] = [_quote(allowed[one.place], str(one.reason)) for one in quotes([text.words for text in allowed])]
    return told


def _quote(text: Text, reason: str) -> dict[str, str]:
    """A quote with its source; that of an answer cannot be opened, but is asked whether it may still be quoted."""
    source = {"response": text.uid, "question": text.question_uid} if text.kind == ANSWER else {}
    uid = text.uid if text.kind == IDEA else ""
    return {"kind": text.kind, "uid": uid, "about": text.about, "words": text.said, "reason": reason, **source}


def review_facts(texts: Sequence[Text], decided: Decided, learnt: Learnt, seed: int) -> dict[str, Any]:
    """What helps those who read the texts: the texts that resemble each, and families of words no need covers."""
    return {"similar": _similar(texts), "missing": _missing(texts, decided, learnt, seed)}


def _similar(texts: Sequence[Text]) -> dict[str, list[str]]:
    """By the key of a text, the keys of those most like it, at most NEIGHBOURS of them."""
    try:
        pairs = similar_texts([text.words for text in texts]).pairs
    except TooManyPairs:
        return {}
    found: dict[str, list[str]] = {}
    for pair in pairs:
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            mine = found.setdefault(texts[one].key, [])
            if len(mine) < NEIGHBOURS:
                mine.append(texts[other].key)
    return found


def _missing(texts: Sequence[Text], decided: Decided, learnt: Learnt, seed: int) -> list[dict[str, Any]]:
    """Families of words among the texts that surely speak of no need."""
    sure = {one.text.key for one in learnt.proposals if one.need != NO_NEED and one.score >= CERTAIN_FROM}
    left = [text for text in texts if text.key not in sure and not any(_labels(text, decided))]
    found = suggest_themes([text.words for text in left], seed)
    return [
        {
            "words": list(one.words),
            "count": one.count,
            "stability": round(one.stability, DECIMALS),
            "examples": [left[place].key for place in one.examples],
        }
        for one in found.themes
    ]
