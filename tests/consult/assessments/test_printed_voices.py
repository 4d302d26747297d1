"""Opinions and testimonies on paper."""

from typing import Any

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.assessments.models import NeedsAssessment
from consult.assessments.printed_voices import opinions_on_paper, quote_on_paper, words_on_paper

STATEMENT = {"text": "More buses", "need": None, "agree": 0.8, "low": 0.7, "high": 0.9, "disagree": 0.2, "pass": 0.0, "base": 60}
HIDDEN = {"agree": None, "low": None, "high": None, "disagree": None, "at_least": 0.02, "at_most": 0.17}
FEW = STATEMENT | HIDDEN | {"text": "Fewer cars", "groups": [None, None]}


def _facts(**told: Any) -> dict[str, Any]:
    shape = {"centre": [0.1, 0.2], "radii": [0.1, 0.1], "angle": 0.0}
    groups = [shape | {"size": 40, "telling": [[0, 1]]}, shape | {"size": 20, "telling": []}]
    facts = {
        "title": "",
        "people": 60,
        "refused": None,
        "statements": [STATEMENT | {"groups": [0.9, 0.6]}, FEW],
        "groups": groups,
        "consensus": [{"statement": 0, "gic": 0.5, "lower": 0.6}],
        "divisive": [],
        "uncertain": [1],
    }
    return facts | told


def test_what_unites_and_who_the_groups_are_is_told_in_words(database: Flask) -> None:
    with force_locale("en"):
        (told,) = opinions_on_paper(NeedsAssessment(inputs={"opinions": [_facts()]}))
    assert told["paragraphs"] == ["60 people answered.", "Their answers form 2 groups."]
    assert [(part["title"], part["rows"]) for part in told["lists"]] == [
        ("What all groups agree with", ["More buses – 80% agree"]),
        ("What many people pass over", ["Fewer cars – between 2% and 17% agree"]),
    ]
    assert [part["title"] for part in told["groups"]] == ["Group A – 40 people", "Group B – 20 people"]
    assert told["groups"][1]["rows"] == ["No statement tells this group from the others."]
    assert told["statements"]["rows"][1] == [
        "Fewer cars",
        "between 2% and 17%",
        "too few to say",
        "0%",
        "60",
        "too few to say",
        "too few to say",
    ]


def test_without_groups_the_reason_is_told(database: Flask) -> None:
    refused = {"code": "few_people", "voters": None, "eligible": None, "needed": 7}
    with force_locale("en"):
        (told,) = opinions_on_paper(NeedsAssessment(inputs={"opinions": [_facts(refused=refused, groups=[], people=None)]}))
    assert told["groups"] == [] and told["paragraphs"][0].startswith("No groups are shown. Reason: not enough people")


def test_where_nobody_wrote_nothing_is_said_of_texts(database: Flask) -> None:
    assert words_on_paper(NeedsAssessment(inputs={}), is_quoting=False)["paragraphs"] == []
    assert opinions_on_paper(NeedsAssessment(inputs={})) == []


def test_who_is_quoted_is_said_where_somebody_is(database: Flask) -> None:
    texts = {"writers": 40, "ideas": 0, "looked_at": 40, "proposed": 0, "accuracy": None}
    with force_locale("en"):
        quoting, silent = (
            words_on_paper(NeedsAssessment(inputs={"texts": texts}), is_quoting=one)["paragraphs"] for one in (True, False)
        )
    assert quoting[: len(silent)] == silent and len(quoting) == len(silent) + 2
    assert quoting[-2].startswith("An answer is quoted only if its author agreed") and "printed anew" in quoting[-1]


@pytest.mark.parametrize(
    ("language", "words", "source", "rarity"),
    [
        ("en", "“No bus\non “Sundays””", "Answer to “What else?”", "another view"),
        ("fr", "«\u202fNo bus\non “Sundays”\u202f»", "Réponse à «\u202fWhat else?\u202f»", "un autre avis"),
    ],
)
def test_a_quote_stands_between_the_marks_of_the_language_and_names_nobody(
    database: Flask, language: str, words: str, source: str, rarity: str
) -> None:
    quote = {"kind": "answer", "uid": "", "about": "What else?", "words": " No  bus\r\n\r\non “Sundays”", "reason": "different"}
    with force_locale(language):
        told = quote_on_paper(quote | {"response": "somebody1234", "question": "question1234"})
    assert told == {"words": words, "source": source, "address": "", "rarity": rarity}


def test_a_quoted_idea_is_named_by_its_title_and_found_at_its_address(database: Flask) -> None:
    quote = {"kind": "idea", "uid": "abc", "about": "A <b>bus</b> & more", "words": "Words", "reason": "typical"}
    with force_locale("en"):
        told = quote_on_paper(quote)
    assert told["source"] == "The idea “A <b>bus</b> & more”" and told["address"].endswith("/idees/abc") and not told["rarity"]
