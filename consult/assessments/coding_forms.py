"""The form in which people say what texts speak of: a few texts to a page, two lists and a box for each."""

from collections.abc import Iterator, Mapping, Sequence

from consult.assessments.coding_actions import Decision

# What the lists hold beside the needs.
LATER, NO_NEED = "", "none"
MOST_ON_A_PAGE = 50


def decisions_of(sent: Mapping[str, str]) -> list[Decision]:
    """What was decided of the texts of a page; a text left for later is none of them."""
    return list(_decisions(sent))


def numbers_of(sent: Mapping[str, str], keys: Sequence[str]) -> list[int]:
    """The numbers, as the page showed them, of the texts of these keys."""
    return [place + 1 for place in range(MOST_ON_A_PAGE) if sent.get(f"text-{place}") in keys]


def _decisions(sent: Mapping[str, str]) -> Iterator[Decision]:
    for place in range(MOST_ON_A_PAGE):
        key = sent.get(f"text-{place}")
        chosen = {sent.get(f"need-{place}", LATER), sent.get(f"also-{place}", LATER)} - {LATER}
        if key and chosen:
            yield Decision(key, sent.get(f"read-{place}", ""), frozenset(chosen - {NO_NEED}), f"quote-{place}" in sent)
