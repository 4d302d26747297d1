"""What texts and opinions say of one need, out of what a worker made of all of them."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from consult.core.disclosure import TEN, count_bounds, is_share_disclosable, outwards, tens

DECIMALS = 6
STATEMENT = ("text", "agree", "low", "high", "base", "at_least", "at_most")


def overall(voices: Mapping[str, Any]) -> dict[str, Any]:
    """What an assessment says of texts and opinions as a whole: `opinions`, and `texts` but for each need's own part.

    Where those who wrote, or did not, are few, or only some were asked, texts are told of in tens, with `is_coarse`.
    `behind`, if what was said since is not read yet, tells how many people had answered when it was read, None if never.
    """
    told = {"opinions": voices["opinions"]} if voices.get("opinions") else {}
    if behind := voices.get("behind"):
        told["behind"] = behind
    if texts := voices.get("texts"):
        told["texts"] = _coarsely({key: value for key, value in texts.items() if key != "needs"})
    return told


def of_need(voices: Mapping[str, Any], need: str) -> dict[str, Any]:
    """`testimonies`, how many people speak of the need and quotes; `agreement`, what they think of statements about it."""
    told: dict[str, Any] = {}
    texts = voices.get("texts", {})
    if testimonies := texts.get("needs", {}).get(need):
        told["testimonies"] = _in_tens(testimonies) if texts.get("is_coarse") else _disclosed(testimonies)
    if agreement := [row for source in voices.get("opinions", ()) for row in _statements(source, need)]:
        told["agreement"] = agreement
    return told


def _coarsely(texts: dict[str, Any]) -> dict[str, Any]:
    """What may be told of the texts where how many people wrote may not: about how many texts there are and are sorted."""
    if not texts.get("is_coarse"):
        return texts
    nothing = {key: None for key in ("writers", "looked_at", "proposed", "left_out") if texts.get(key) != 0}
    accuracy = None if texts["accuracy"] is None else round(texts["accuracy"], 1)
    return texts | nothing | _about(texts) | {"accuracy": accuracy}


def _about(texts: Mapping[str, Any]) -> dict[str, int]:
    """How many texts there are, in tens downwards, and how many of them are sorted: those that are not count for tens."""
    known = texts["texts"] // TEN * TEN
    return {"texts": known, "sorted": max(0, known - ceil((texts["texts"] - texts["sorted"]) / TEN) * TEN)}


def _in_tens(testimonies: Mapping[str, Any]) -> dict[str, Any]:
    """How many people speak of the need where it may not be told how many wrote."""
    count, base = testimonies.get("count"), testimonies.get("base")
    told = {**testimonies, **_about(testimonies), "is_coarse": True}
    if count is None or base is None:
        return told
    if is_share_disclosable(count, base):
        least, most = tens(count / base, base)
    else:
        low, high = count_bounds(count, base)
        least, most = outwards(low / base, high / base, TEN)
    return (
        told | dict.fromkeys(("count", "base", "share", "low", "high")) | {"is_hidden": True, "at_least": least, "at_most": most}
    )


def _disclosed(testimonies: Mapping[str, Any]) -> dict[str, Any]:
    """How many people speak of the need, where neither they nor the other people who wrote are too few to be told of."""
    count, base = testimonies.get("count"), testimonies.get("base")
    if count is None or base is None or is_share_disclosable(count, base):
        return dict(testimonies)
    least, most = (round(end / base, DECIMALS) for end in count_bounds(count, base))
    nothing = dict.fromkeys(("count", "share", "low", "high"))
    return {**testimonies, **nothing, "is_hidden": True, "at_least": least, "at_most": most}


def _statements(source: Mapping[str, Any], need: str) -> list[dict[str, Any]]:
    """The statements about the need: what everybody says, and the lowest bound of agreement over the groups, None without."""
    lowest = {one["statement"]: one["lower"] for one in source["consensus"]}
    return [
        {key: row[key] for key in STATEMENT if key in row} | {"lower": lowest.get(place)}
        for place, row in enumerate(source["statements"])
        if row["need"] == need and (row["base"] or "at_least" in row)
    ]
