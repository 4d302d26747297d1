"""Proposals, counts and quotes."""

import json

import numpy as np

from consult.assessments.text_facts import NO_NEED, Learnt, Proposal, learn, review_facts, text_facts
from consult.assessments.texts import Text
from tests.factories.voices import BUS, DOCTOR

KEYWORDS = {"bus": "mobility bus station", "doctor": "health doctor patients"}
TEXTS = [
    Text("answer", f"r{place}", "q", (DOCTOR if place % 2 else BUS).format(place), "Why?", None, True) for place in range(24)
]
FAMILIES = (
    "trees shade square summer heat garden leaves",
    "noise motorbikes night sleep engines speed racket",
    "school canteen children meals teachers classroom lunch",
    "internet fibre network computer digital connection screen",
)
DECIDED = {TEXTS[place].key: {"doctor" if place % 2 else "bus"} for place in range(12)}


def test_what_people_decided_teaches_the_program_the_rest() -> None:
    learnt = learn(TEXTS, DECIDED, KEYWORDS, 0)
    assert {one.text.key for one in learnt.proposals} == {text.key for text in TEXTS[12:]}
    assert all(one.need == ("doctor" if int(one.text.uid[1:]) % 2 else "bus") for one in learnt.proposals)
    assert learnt.accuracy is None and learnt.labelled == 12, "among so few nobody knows how often it is right"
    more = [Text("answer", f"m{place}", "q", TEXTS[place % 12].words, "Why?") for place in range(24)]
    known = DECIDED | {text.key: DECIDED[TEXTS[place % 12].key] for place, text in enumerate(more)}
    assert learn([*TEXTS, *more], known, KEYWORDS, 0).accuracy == 1.0


def test_ideas_put_under_a_need_by_their_authors_teach_too() -> None:
    ideas = [Text("idea", f"i{place}", "", text.words, "x", "doctor" if place % 2 else "bus") for place, text in enumerate(TEXTS)]
    assert learn([*ideas, TEXTS[0]], {}, KEYWORDS, 0).proposals[0].need == "bus"


def test_with_too_little_to_learn_from_nothing_is_proposed() -> None:
    assert learn(TEXTS, {}, KEYWORDS, 0) == Learnt()
    assert learn(TEXTS, {TEXTS[0].key: {"bus"}}, KEYWORDS, 0).proposals == ()


def test_each_need_has_its_share_of_those_who_wrote_with_an_interval() -> None:
    decided = DECIDED | {text.key: {NO_NEED} for text in TEXTS[12:]}
    facts = text_facts(TEXTS, decided, set(), Learnt(), ["bus", "doctor"])
    assert facts["writers"] == facts["texts"] == facts["sorted"] == facts["looked_at"] == 24
    assert (facts["needs"]["bus"]["count"], facts["needs"]["bus"]["base"]) == (6, 24)
    assert facts["needs"]["bus"]["low"] < 0.25 < facts["needs"]["bus"]["high"]


def test_people_whose_texts_nobody_has_sorted_are_not_counted_as_silent() -> None:
    facts = text_facts(TEXTS, DECIDED, set(), Learnt(), ["bus", "doctor"])
    assert (facts["texts"], facts["sorted"], facts["writers"]) == (24, 12, 24)
    assert (facts["needs"]["bus"]["count"], facts["needs"]["bus"]["base"]) == (6, 12)
    unsure = Learnt(tuple(Proposal(text, "bus", 0.7) for text in TEXTS))
    for learnt in (Learnt(), unsure):
        untold = text_facts(TEXTS, {}, set(), learnt, ["bus"])["needs"]["bus"]
        assert untold == {"texts": 24, "sorted": 0, "ideas": 0, "share": None, "quotes": []}
    sure = Learnt(tuple(Proposal(text, "bus", 0.8) for text in TEXTS))
    assert text_facts(TEXTS, {}, set(), sure, ["bus"])["needs"]["bus"]["count"] == 24


def test_who_wrote_several_texts_is_counted_once_all_are_sorted() -> None:
    more = [Text("answer", f"r{place}", "q2", "Something else", "And?") for place in range(2)]
    facts = text_facts([*TEXTS[:14], *more], DECIDED | {text.key: {"bus"} for text in TEXTS[12:14]}, set(), Learnt(), ["bus"])
    assert (facts["needs"]["bus"]["base"], facts["needs"]["bus"]["sorted"]) == (12, 14)


def test_of_few_who_wrote_no_figure_is_told() -> None:
    facts = text_facts(TEXTS[:10], DECIDED, set(), Learnt(), ["bus"])
    assert facts["writers"] is None and facts["needs"]["bus"]["share"] is None and "count" not in facts["needs"]["bus"]


def test_only_texts_that_may_be_quoted_are() -> None:
    quoted = text_facts(TEXTS, DECIDED, {TEXTS[0].key}, Learnt(), ["bus", "doctor"])["needs"]
    assert [one["words"] for one in quoted["bus"]["quotes"]] == [TEXTS[0].words]
    assert quoted["bus"]["quotes"][0]["uid"] == "" and quoted["doctor"]["quotes"] == []
    refusing = [Text("answer", "r0", "q", TEXTS[0].words, "Why?", None, False)]
    assert text_facts(refusing, DECIDED, {TEXTS[0].key}, Learnt(), ["bus"])["needs"]["bus"]["quotes"] == []


def test_the_title_of_an_idea_is_not_quoted_twice() -> None:
    idea = Text("idea", "i", "", f"A bus\n{BUS}", "A bus", "bus", True)
    (quote,) = text_facts([idea], {}, set(), Learnt(), ["bus"])["needs"]["bus"]["quotes"]
    assert (quote["about"], quote["words"]) == ("A bus", BUS)


def test_a_rarer_view_has_its_place_beside_the_usual_one() -> None:
    usual = [Text("idea", f"i{place}", "", BUS.format(place), "A bus", "bus", True) for place in range(20)]
    rare = Text("idea", "rare", "", "Leave the village as it is: we chose to live far from everything", "Quiet", "bus", True)
    quoted = text_facts([*usual, rare], {}, set(), Learnt(), ["bus"])["needs"]["bus"]["quotes"]
    assert {"rare"} <= {one["uid"] for one in quoted} and len(quoted) == 2


def test_that_a_text_speaks_of_no_need_counts_for_none() -> None:
    facts = text_facts(TEXTS, {text.key: {NO_NEED} for text in TEXTS}, set(), Learnt(), ["bus"])
    assert facts["needs"]["bus"]["count"] == 0


def test_what_resembles_a_text_stands_beside_it() -> None:
    similar = review_facts(TEXTS, {}, Learnt(), 0)["similar"]
    mine = similar[TEXTS[0].key]
    assert 1 <= len(mine) <= 3 and all(int(key.split("-")[1][1:]) % 2 == 0 for key in mine)


def test_themes_that_may_be_missing_come_with_texts_that_show_them() -> None:
    random = np.random.default_rng(0)
    families = [words.split() for words in FAMILIES]
    more = [Text("answer", f"m{place}", "q", " ".join(random.choice(families[place % 4], 5)), "Why?") for place in range(120)]
    found = review_facts(more, {}, Learnt(), 0)["missing"]
    assert found and all(one["examples"] and one["stability"] >= 0.4 for one in found)


def test_the_same_texts_give_the_same_bytes() -> None:
    def made() -> str:
        learnt = learn(TEXTS, DECIDED, KEYWORDS, 3)
        return json.dumps([text_facts(TEXTS, DECIDED, set(), learnt, ["bus"]), review_facts(TEXTS, DECIDED, learnt, 3)])

    assert made() == made()
