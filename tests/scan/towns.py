"""Random small consultations with everything that is published about people: written, computed and published."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments import actions, facts
from consult.assessments.coding_actions import code_texts
from consult.assessments.counting import count_units
from consult.assessments.inputs import Inputs
from consult.assessments.models import NeedsAssessment
from consult.assessments.queries import draft_of
from consult.assessments.texts import texts_of
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.needs.models import Need
from consult.results.actions import count_results, publish_results
from consult.results.queries import results_of
from tests.factories import assessments, diagnostics, places, voices

AGES = ("young", "grown", "old")
SEXES = ("women", "men")
STANCES = ("agree", "disagree", "pass")
CHANNELS = ("web", "paper", "desk")
SILENT = 0.15
WORDS = ("The bus to the station never comes in the evening {}", "No doctor takes new patients for {} weeks")


@dataclass
class Town:
    """A consultation, and what each of its n people said.

    `ages`, `sexes`: (n,) places, the last one for those who do not say; `marks`: (n, needs) from 1 to 5, 0 for none;
    `named`: bool (n, needs); `stances`: (n, statements) places in STANCES, the last one for none; `channels`: (n,).
    """

    consultation: Consultation
    needs: list[Need]
    sheet: Questionnaire
    ages: NDArray[np.int64]
    sexes: NDArray[np.int64]
    marks: NDArray[np.int64]
    named: NDArray[np.bool_]
    stances: NDArray[np.int64]
    channels: NDArray[np.int64]
    words: list[str]
    uids: dict[str, str] = field(default_factory=dict)

    @property
    def inputs(self) -> Inputs:
        """What the assessment is computed from."""
        plan = facts.plan_of(self.consultation)
        counted = count_units(facts.read_voices(self.consultation, plan), plan.shape, plan.unit)
        return facts.gather(self.consultation, plan, counted)

    @property
    def results(self) -> dict[str, Any]:
        """The published results of the questionnaire."""
        found = results_of(self.sheet)
        assert found is not None and found.published is not None
        return found.published


def town(seed: int) -> Town:
    """The town of that seed, with its people's answers in the database."""
    random = np.random.default_rng(seed)
    people, ages = int(random.integers(24, 110)), int(random.integers(2, 4))
    consultation = places.consultation(places.organisation(f"Valfleuri {seed}"))
    needs = places.needs(consultation)
    camps = random.integers(0, 2, people)
    made = Town(
        consultation,
        needs,
        diagnostics.questionnaire(consultation, needs),
        _skewed(random, people, ages, SILENT),
        _skewed(random, people, 2, SILENT * random.integers(0, 2)),
        _marks(random, people, len(needs)),
        _picks(random, people, len(needs)),
        _stances(random, camps, 9),
        _skewed(random, people, len(CHANNELS), 0),
        [WORDS[camp].format(number) if random.random() < 0.7 else "" for number, camp in enumerate(camps)],
    )
    _ask(made, ages)
    _answer(made)
    _census(made, random, ages)
    return made


def publish(made: Town) -> NeedsAssessment:
    """Everything about it, as its organisers would."""
    _code(made)
    voices.heard(made.consultation)
    actions.draft_assessment(SYSTEM, made.consultation)
    draft = draft_of(made.consultation)
    assert draft is not None
    actions.publish_assessment(SYSTEM, made.consultation)
    places.close_stage(made.consultation, "diagnostic")
    count_results(SYSTEM, made.consultation)
    publish_results(SYSTEM, made.sheet)
    return draft


def _code(made: Town) -> None:
    """A moderator reads the texts: of each, which needs it speaks of; few speak of the third."""
    needs = made.needs
    found = [
        voices.decision(text, needs["doctor" in text.words], *([needs[2]] if place % 13 == 5 else []))
        for place, text in enumerate(texts_of(made.consultation))
    ]
    code_texts(SYSTEM, made.consultation, decisions=found)


def _skewed(random: np.random.Generator, people: int, size: int, silent: float) -> NDArray[np.int64]:
    """Places of people in so many categories, some of them rare; the place after them for those who do not say."""
    places_of = random.choice(size, people, p=random.dirichlet([random.choice([1.0, 20.0])] * size))
    return np.where(random.random(people) < silent, size, places_of)


def _marks(random: np.random.Generator, people: int, needs: int) -> NDArray[np.int64]:
    columns = [random.choice(6, people, p=random.dirichlet([0.7] * 6)) for _need in range(needs)]
    return np.stack(columns, axis=1)


def _picks(random: np.random.Generator, people: int, needs: int) -> NDArray[np.bool_]:
    return np.stack([random.random(people) < random.beta(0.7, 0.7) for _need in range(needs)], axis=1)


def _stances(random: np.random.Generator, camps: NDArray[np.int64], statements: int) -> NDArray[np.int64]:
    """Two camps that think the opposite of most statements, more or less."""
    fervour, liked = random.uniform(0.75, 0.97), random.integers(0, 2, statements)
    agrees = (camps[:, None] == liked) == (random.random((len(camps), statements)) < fervour)
    said = np.where(agrees, 0, 1)
    return np.where(random.random(said.shape) < 0.1, 2, np.where(random.random(said.shape) < 0.1, len(STANCES), said))


def _ask(made: Town, ages: int) -> None:
    asked = {"age": AGES[:ages], "sex": SEXES}
    for place, (name, keys) in enumerate(asked.items(), 4):
        items = [{"key": key, "label": key.title(), "need": None} for key in keys]
        options = {"items": items, "variable": name}
        is_crossed = name == "age"
        made.sheet.questions.append(
            Question(position=place, kind="single_choice", label=name, options=options, is_crossed=is_crossed)
        )
    statements = [
        {"key": f"s{place}", "label": f"Statement {place}", "need": made.needs[place % 3].uid}
        for place in range(made.stances.shape[1])
    ]
    made.sheet.questions.append(
        Question(position=6, kind="statements", label="Do you agree?", options={"items": statements, "added": "no"})
    )
    db.session.commit()
    keys = ("marks", "named", "words", "age", "sex", "stances")
    made.uids = dict(zip(keys, (question.uid for question in made.sheet.questions), strict=True))


def _answer(made: Town) -> None:
    for person, words in enumerate(made.words):
        marks = {f"n{place}": int(mark) for place, mark in enumerate(made.marks[person], 1) if mark}
        stances = {f"s{place}": STANCES[one] for place, one in enumerate(made.stances[person]) if one < len(STANCES)}
        said = {
            "marks": marks,
            "named": [f"n{place}" for place, is_named in enumerate(made.named[person], 1) if is_named],
            "words": words,
            "age": AGES[made.ages[person]] if made.ages[person] < len(_keys(made, "age")) else "",
            "sex": SEXES[made.sexes[person]] if made.sexes[person] < len(SEXES) else "",
            "stances": {"said": stances} if stances else {},
        }
        answers = {made.uids[key]: answer for key, answer in said.items() if answer}
        channel = CHANNELS[made.channels[person]]
        db.session.add(Response(questionnaire_id=made.sheet.id, channel=channel, answers=answers))
    db.session.commit()


def _keys(made: Town, name: str) -> list[str]:
    question = next(one for one in made.sheet.questions if one.uid == made.uids[name])
    return [item["key"] for item in question.options["items"]]


def _census(made: Town, random: np.random.Generator, ages: int) -> None:
    """The population by none, one or both of the variables."""
    for name, keys in {"age": AGES[:ages], "sex": SEXES}.items():
        if random.random() < 0.6:
            shares = np.round(random.dirichlet([30.0] * len(keys)), 2)
            shares[-1] = 1 - shares[:-1].sum()
            assessments.census(made.consultation, dict(zip(keys, map(float, shares), strict=True)), variable=name)
