"""What texts and opinions say of one need, out of what a worker made of all of them."""

from collections.abc import Mapping
from typing import Any


def overall(voices: Mapping[str, Any]) -> dict[str, Any]:
    """What an assessment says of texts and opinions as a whole: `opinions`, and `texts` but for each need's own part."""
    told = {"opinions": voices["opinions"]} if voices.get("opinions") else {}
    if texts := voices.get("texts"):
        told["texts"] = {key: value for key, value in texts.items() if key != "needs"}
    return told


def of_need(voices: Mapping[str, Any], need: str) -> dict[str, Any]:
    """`testimonies`, how many people speak of the need and quotes; `agreement`, what they think of statements about it."""
    told: dict[str, Any] = {}
    if testimonies := voices.get("texts", {}).get("needs", {}).get(need):
        told["testimonies"] = testimonies
    if agreement := [row for source in voices.get("opinions", ()) for row in _statements(source, need)]:
        told["agreement"] = agreement
    return told


def _statements(source: Mapping[str, Any], need: str) -> list[dict[str, Any]]:
    """The statements about the need: what everybody says, and the lowest bound of agreement over the groups, None without."""
    lowest = {one["statement"]: one["lower"] for one in source["consensus"]}
    return [
        {key: row[key] for key in ("text", "agree", "low", "high", "base")} | {"lower": lowest.get(place)}
        for place, row in enumerate(source["statements"])
        if row["need"] == need and row["base"]
    ]
