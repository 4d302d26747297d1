"""Choosing what to quote."""

from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods.quotes import Quote, Reason, quotes
from tests.consult.assessments.methods.labelled_texts import labelled

MANY = [f"Plus de places de stationnement près du marché {place}" for place in ("neuf", "couvert", "central", "du port")]
FEW = "En fauteuil roulant, je ne passe pas sur ce trottoir"
texts = st.lists(st.text("abcdefgh ", max_size=50), max_size=12)


def test_a_minority_is_quoted_beside_what_is_typical() -> None:
    found = quotes([*MANY, FEW])
    assert found[0].reason is Reason.TYPICAL and found[0].place < 4
    assert 4 in [one.place for one in found]


def test_no_quote_repeats_another() -> None:
    assert [one.reason for one in quotes(MANY)] == [Reason.TYPICAL]
    assert len(quotes([FEW, FEW.upper(), f"{FEW} !"])) == 1


def test_each_small_group_has_a_quote_the_smallest_first() -> None:
    found, _ = labelled(10)
    (typical,) = quotes(found, typical=1, different=0)
    groups = ["centre"] * 10 + ["nord"] * 18 + ["sud"] * 2
    groups[typical.place] = "nord"
    chosen = quotes(found, groups, typical=1, different=0)
    assert [one.reason for one in chosen] == [Reason.TYPICAL, Reason.SMALL_GROUP, Reason.SMALL_GROUP]
    assert groups[chosen[0].place] == "nord" and [groups[one.place] for one in chosen[1:]] == ["sud", "centre"]


def test_what_says_nothing_or_is_too_long_is_not_quoted() -> None:
    assert quotes(["", "à rédiger", "Oui", "mot " * 400]) == []
    assert quotes(["mot " * 400, FEW]) == [Quote(1, Reason.TYPICAL)]


@settings(max_examples=25, deadline=None)
@given(texts, st.data())
def test_quotes_are_texts_of_the_list_each_once_and_the_same_each_time(found: list[str], data: st.DataObject) -> None:
    groups = data.draw(st.lists(st.sampled_from(["", "a", "b"]), min_size=len(found), max_size=len(found)))
    chosen = quotes(found, groups)
    places = [one.place for one in chosen]
    assert len(set(places)) == len(places) and all(0 <= place < len(found) for place in places)
    assert chosen == quotes(found, groups)
