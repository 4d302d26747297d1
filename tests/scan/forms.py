"""What the form of a random consultation asks, of whom, and what people answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.core.db import db, new_uid
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.needs.models import Need

AGES = ("young", "grown", "old")
SEXES = ("women", "men")
STANCES = ("agree", "disagree", "pass")
CHANNELS = ("web", "paper", "desk")
USES = ("daily", "weekly", "never")
WHYS = ("price", "distance", "hours")
# Minutes are whole numbers from 0 on.
MINUTES = 21
NOBODY: NDArray[np.int64] = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Condition:
    """Whom a question is asked: those whose answer to `source` is among the `keys`, or those whose answer is not."""

    source: str
    keys: tuple[str, ...]
    is_chosen: bool = True

    def places(self, keys: Sequence[str]) -> NDArray[np.bool_]:
        """bool (keys + 1,): which answers to the source, silence last, have the question asked."""
        return np.array([(key in self.keys) == self.is_chosen for key in (*keys, None)])


@dataclass(frozen=True)
class Form:
    """What is asked beside the usual.

    `is_paired`: of each need how much it matters, beside how satisfied one is; `asks_more`: how often one comes, how many
    minutes it takes, and why; `conditions`: by question, whom it is asked where that is not everybody.
    """

    is_paired: bool = False
    asks_more: bool = False
    conditions: dict[str, Condition] = field(default_factory=dict)


USUAL = Form()
# What may be asked of some.
FILTERED = ("sex", "marks", "named", "words", "stances", "minutes", "why")


def random_form(random: np.random.Generator, ages: int) -> Form:
    """A form that asks more, and some of it of some people only."""
    conditions = {}
    for name in FILTERED:
        if random.random() < 0.45:
            is_by_age = name != "sex" and random.random() < 0.3
            keys = AGES[:ages] if is_by_age else USES
            chosen = tuple(random.choice(keys, int(random.integers(1, len(keys))), replace=False).tolist())
            conditions[name] = Condition("age" if is_by_age else "use", chosen, bool(random.random() < 0.7))
    return Form(bool(random.random() < 0.4), True, conditions)


@dataclass
class People:
    """What each of n people said.

    `ages`, `sexes`, `uses`, `whys`: (n,) places, the last one for those who do not say; `marks`, `matters`: (n, needs) from 1 to
    5, 0 for none; `named`: bool (n, needs); `stances`: (n, statements) places in STANCES, the last one for none;
    `channels`: (n,); `minutes`: (n,), −1 for none.
    """

    ages: NDArray[np.int64]
    sexes: NDArray[np.int64]
    marks: NDArray[np.int64]
    named: NDArray[np.bool_]
    stances: NDArray[np.int64]
    channels: NDArray[np.int64]
    words: list[str]
    uses: NDArray[np.int64] = field(default_factory=NOBODY.copy)
    whys: NDArray[np.int64] = field(default_factory=NOBODY.copy)
    minutes: NDArray[np.int64] = field(default_factory=NOBODY.copy)
    matters: NDArray[np.int64] = field(default_factory=NOBODY.copy)

    def are_asked(self, condition: Condition, ages: int) -> NDArray[np.bool_]:
        """bool (n,): who is asked, of people of so many ages."""
        if condition.source == "age":
            return condition.places(AGES[:ages])[self.ages]
        return condition.places(USES)[self.uses]

    def hush(self, name: str, asked: NDArray[np.bool_]) -> None:
        """Who is not asked says nothing."""
        if name == "words":
            self.words = [word if is_asked else "" for word, is_asked in zip(self.words, asked, strict=True)]
        silences: dict[str, tuple[NDArray[Any], int]] = {
            "sex": (self.sexes, len(SEXES)),
            "marks": (self.marks, 0),
            "named": (self.named, 0),
            "stances": (self.stances, len(STANCES)),
            "minutes": (self.minutes, -1),
            "why": (self.whys, len(WHYS)),
        }
        if name in silences:
            said, silent = silences[name]
            said[~asked] = silent
        if name == "marks" and len(self.matters):
            self.matters[~asked] = 0


def ask(sheet: Questionnaire, form: Form, needs: Sequence[Need], ages: int) -> dict[str, str]:
    """Puts the questions of the form on the sheet, which has three; returns the uid of each by what it is about."""
    found = dict(zip(("marks", "named", "words"), sheet.questions, strict=True))
    found |= {name: _chosen(name, keys, variable=name) for name, keys in (("age", AGES[:ages]), ("sex", SEXES))}
    found["age"].is_crossed = True
    statements = [
        {"key": f"s{place}", "label": f"Statement {place}", "need": needs[place % len(needs)].uid} for place in range(9)
    ]
    found["stances"] = Question(kind="statements", label="Do you agree?", options={"items": statements, "added": "no"})
    if form.is_paired:
        _pair(found["marks"])
    if form.asks_more:
        found |= {"use": _chosen("use", USES), "why": _chosen("why", WHYS)}
        limits = {"unit": "minutes", "lowest": 0, "highest": MINUTES - 1, "decimals": 0}
        found["minutes"] = Question(kind="number", label="How long?", options=limits)
    _put_in_order(sheet, form, found)
    return {name: question.uid for name, question in found.items()}


def _chosen(name: str, keys: Sequence[str], *, variable: str = "") -> Question:
    items = [{"key": key, "label": key.title(), "need": None} for key in keys]
    options: dict[str, Any] = {"items": items} | ({"variable": variable} if variable else {})
    return Question(kind="single_choice", label=name, options=options)


def _pair(question: Question) -> None:
    question.kind = "importance_satisfaction"
    question.options = {**question.options, "unimportant": "Not important", "important": "Very important"}


def _put_in_order(sheet: Questionnaire, form: Form, found: dict[str, Question]) -> None:
    """Those others rest on come first where some do."""
    first = [name for name in ("use", "age", "sex") if name in found] if form.conditions else []
    for position, name in enumerate([*first, *(name for name in found if name not in first)], 1):
        found[name].position, found[name].uid = position, found[name].uid or new_uid()
        if found[name] not in sheet.questions:
            sheet.questions.append(found[name])
    for name, condition in form.conditions.items():
        rest = {"items": list(condition.keys), "is_chosen": condition.is_chosen}
        found[name].show_if = {"question": found[condition.source].uid, **rest}
    db.session.commit()


def answer(sheet: Questionnaire, form: Form, people: People, uids: dict[str, str]) -> None:
    """Writes what people said into the database."""
    written = _Written(form, people)
    for person in range(len(people.ages)):
        answers = {uids[name]: said for name, said in written.of(person).items() if said not in ("", {}, [], None)}
        channel = CHANNELS[people.channels[person]]
        db.session.add(Response(questionnaire_id=sheet.id, channel=channel, answers=answers))
    db.session.commit()


@dataclass(frozen=True)
class _Written:
    """Answers as they are stored."""

    form: Form
    people: People

    def of(self, person: int) -> dict[str, Any]:
        """Those of one person, by what they are about."""
        people = self.people
        stances = {f"s{place}": STANCES[one] for place, one in enumerate(people.stances[person]) if one < len(STANCES)}
        said: dict[str, Any] = {
            "marks": self._marks(person),
            "named": [f"n{place}" for place, is_named in enumerate(people.named[person], 1) if is_named],
            "words": people.words[person],
            "age": _word(AGES, people.ages[person]),
            "sex": _word(SEXES, people.sexes[person]),
            "stances": {"said": stances} if stances else {},
        }
        if self.form.asks_more:
            minutes = int(people.minutes[person])
            said |= {"use": _word(USES, people.uses[person]), "why": _word(WHYS, people.whys[person])}
            said["minutes"] = None if minutes < 0 else minutes
        return said

    def _marks(self, person: int) -> dict[str, int]:
        marks = enumerate(self.people.marks[person], 1)
        if not self.form.is_paired:
            return {f"n{place}": int(mark) for place, mark in marks if mark}
        satisfied = {f"n{place}-satisfaction": int(mark) for place, mark in marks if mark}
        matters = enumerate(self.people.matters[person], 1)
        return satisfied | {f"n{place}-importance": int(mark) for place, mark in matters if mark}


def _word(keys: Sequence[str], place: int) -> str:
    return keys[place] if place < len(keys) else ""
