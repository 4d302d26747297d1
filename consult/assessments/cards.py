"""Method cards: what a figure means, how it is computed, what it cannot say; one file for each language."""

from dataclasses import dataclass

from consult.assessments.indicators import INDICATORS
from consult.config import ROOT
from consult.core.errors import NotFound

FOLDER = ROOT / "docs" / "methods"
GAPS = ("inequality",)
WEIGHTS = ("dissimilarity", "unheard", "weights", "effective_sample")
OPINIONS = ("opinion_groups", "group_informed_consensus")
DIVERGENCE = ("divergence", "change")
TEXTS = ("themes", "similar_texts")
RANKINGS = ("borda", "instant_runoff", "single_transferable_vote", "condorcet")
BALLOTS = ("plurality", "score", *RANKINGS, "majority_judgment", "quorum")
BUDGETS = ("greedy", "equal_shares", "phragmen")
# The card of each indicator, of what else is said of needs, of how votes are counted, then of what all of them share.
CARDS = (
    *INDICATORS.keys(),
    *GAPS,
    "ranks",
    "participants",
    *WEIGHTS,
    *DIVERGENCE,
    *OPINIONS,
    *TEXTS,
    *BALLOTS,
    *BUDGETS,
    "small_numbers",
)


@dataclass(frozen=True)
class Card:
    """A card: its title and its text in Markdown."""

    key: str
    title: str
    text: str


def card(key: str, language: str) -> Card:
    """The card of that key in that language. Raises NotFound when there is none."""
    if key not in CARDS:
        raise NotFound
    title, _, text = (FOLDER / f"{key}.{language}.md").read_text(encoding="utf-8").partition("\n")
    return Card(key, title.removeprefix("# "), text.strip())


def all_cards(language: str) -> list[Card]:
    """Every card, in order."""
    return [card(key, language) for key in CARDS]
