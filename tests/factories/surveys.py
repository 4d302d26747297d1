"""A questionnaire of every type with many random answers, for tests about what is counted."""

from typing import Any

import numpy as np

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.question_types.blocks import balanced_blocks

ITEMS = [{"key": f"n{place}", "label": f"Item {place}", "need": None} for place in range(1, 6)]
SEXES = [{"key": "women", "label": "Women"}, {"key": "men", "label": "Men"}]
AREAS = [{"key": key, "label": key.title()} for key in ("north", "south", "east")]
LEVELS = {"lowest": "Not at all", "highest": "Entirely"}
OPTIONS: dict[str, dict[str, Any]] = {
    "satisfaction": {"items": ITEMS[:3], **LEVELS},
    "top_k": {"items": ITEMS, "k": 2},
    "importance_satisfaction": {"items": ITEMS[:2], "unimportant": "No", "important": "Yes", **LEVELS},
    "ranking": {"items": ITEMS[:4], "places": 3},
    "max_diff": {"items": ITEMS, "size": 4, "times": 3, "best": "Best", "worst": "Worst"},
    "single_choice": {"items": ITEMS[:4]},
    "multiple_choice": {"items": ITEMS, "fewest": 1, "most": 3, "other": "Other"},
    "scale": {"items": ITEMS[:2], "points": 5, **LEVELS},
    "statements": {"items": ITEMS[:3], "more": 0},
    "short_text": {"max_length": 200},
    "long_text": {"max_length": 2_000},
    "number": {"unit": "minutes", "lowest": 0, "highest": 120, "decimals": 0},
    "date": {"earliest": "", "latest": ""},
    "place": {"items": AREAS, "bounds": ""},
    "photo": {},
    "profile": {"items": SEXES, "variable": "sex"},
    "consent": {"words": "I agree"},
}


def questionnaire(made: Consultation) -> Questionnaire:
    """A question of every type, uids their keys; results are crossed with sex and with a choice; one depends on another."""
    found = Questionnaire(consultation=made, introduction="")
    found.questions = [
        Question(uid=key[:12], position=place, kind=key, label=f"About {key}", options=options, is_crossed=key == "profile")
        for place, (key, options) in enumerate(OPTIONS.items(), 1)
    ]
    asked = {one.kind: one for one in found.questions}
    asked["single_choice"].is_crossed = True
    asked["scale"].show_if = {"question": asked["single_choice"].uid, "items": ["n1", "n2"], "is_chosen": True}
    db.session.add(found)
    db.session.commit()
    return found


def respond(made: Questionnaire, people: int, seed: int = 0) -> None:
    """So many people answer by chance; each question is left out by some, and some answers are rare."""
    random = np.random.default_rng(seed)
    uids = {question.kind: question.uid for question in made.questions}
    for _person in range(people):
        answers = {uids[kind]: _answer(kind, random) for kind in OPTIONS if kind in uids and random.random() < SILENCE[kind]}
        channel = str(random.choice(["web", "paper"]))
        db.session.add(Response(questionnaire_id=made.id, channel=channel, answers=answers))
    db.session.commit()


# How many answer each question: all of them, all but a few, or some.
SILENCE = {kind: (1.0, 0.96, 0.7)[place % 3] for place, kind in enumerate(OPTIONS)}


def _answer(kind: str, random: np.random.Generator) -> Any:
    keys = [item["key"] for item in OPTIONS[kind].get("items", ())]
    levels = {key: int(random.choice([1, 2, 3, 4, 5], p=[0.02, 0.08, 0.2, 0.3, 0.4])) for key in keys}
    some = [str(key) for key in random.permutation(keys)]
    blocks = balanced_blocks(tuple(keys), 4, 3) if kind == "max_diff" else ()
    return {
        "satisfaction": levels,
        "scale": levels,
        "importance_satisfaction": {
            f"{key}-{side}": level for key, level in levels.items() for side in ("importance", "satisfaction")
        },
        "top_k": sorted(some[:2]),
        "ranking": some[:3],
        "max_diff": {str(number): [block[0], block[1 + random.integers(3)]] for number, block in enumerate(blocks, 1)},
        "single_choice": str(random.choice(keys, p=_rare(keys))) if keys else "",
        "profile": str(random.choice(keys)) if keys else "",
        "multiple_choice": {"chosen": sorted(some[: random.integers(1, 3)])},
        "statements": {"said": {key: str(random.choice(["agree", "disagree", "pass"])) for key in keys}},
        "number": int(random.integers(0, 121)),
        "date": f"{random.integers(2019, 2026)}-05-17",
        "place": {"area": str(random.choice(keys)) if keys else ""},
        "photo": "a" * 32,
        "consent": True,
    }.get(kind, "=Some words")


def _rare(keys: list[str]) -> list[float]:
    """Every answer half as frequent as the one before."""
    shares = [0.5**place for place in range(len(keys))]
    return [share / sum(shares) for share in shares]
