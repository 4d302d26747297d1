"""Every tie rule has its words."""

import pytest

from consult.votes.counting_rules.election import TieRule
from consult.votes.counting_rules.ties import TIE_LABELS, TIE_WORDS

pytestmark = pytest.mark.usefixtures("database")


def test_every_tie_rule_has_a_label_and_says_what_it_does() -> None:
    assert all(str(TIE_LABELS[rule]) and str(TIE_WORDS[rule]) for rule in TieRule)
    assert len({str(words) for words in TIE_WORDS.values()}) == len(TieRule)
