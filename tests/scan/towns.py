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
from consult.diagnostics.models import Questionnaire
from consult.needs.models import Need
from consult.results.actions import count_results, publish_results
from consult.results.queries import results_of
from tests.factories import assessments, diagnostics, places, voices
from tests.scan.forms import AGES, CHANNELS, MINUTES, SEXES, STANCES, USES, USUAL, WHYS, Form, People, answer, ask, random_form

SILENT = 0.15
WORDS = ("The bus to the station never comes in the evening {}", "No doctor takes new patients for {} weeks")


@dataclass
class Town:
    """A consultation, what its form asks, with so many ages to choose from, and what each of its people said."""

    consultation: Consultation
    needs: list[Need]
    sheet: Questionnaire
    ages: int
    form: Form
    people: People
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


def town(seed: int, *, asks_more: bool = False) -> Town:
    """The town of that seed, with its people's answers in the database; it may ask more, and some of it of some people only."""
    random = np.random.default_rng(seed)
    people, ages = int(random.integers(24, 110)), int(random.integers(2, 4))
    consultation = places.consultation(places.organisation(f"Valfleuri {seed}"))
    needs = places.needs(consultation)
    camps = random.integers(0, 2, people)
    said = People(
        _skewed(random, people, ages, SILENT),
        _skewed(random, people, 2, SILENT * random.integers(0, 2)),
        _marks(random, people, len(needs)),
        _picks(random, people, len(needs)),
        _stances(random, camps, 9),
        _skewed(random, people, len(CHANNELS), 0),
        [WORDS[camp].format(number) if random.random() < 0.7 else "" for number, camp in enumerate(camps)],
    )
    census = _census(random, ages)
    form = _more(random, said, ages) if asks_more else USUAL
    made = Town(consultation, needs, diagnostics.questionnaire(consultation, needs), ages, form, said)
    made.uids = ask(made.sheet, form, needs, ages)
    answer(made.sheet, form, said, made.uids)
    for name, shares in census.items():
        assessments.census(consultation, shares, variable=name)
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


def _more(random: np.random.Generator, said: People, ages: int) -> Form:
    """A form that asks more, and what people say to it: who is not asked says nothing."""
    form, (people, needs) = random_form(random, ages), said.marks.shape
    said.uses = _skewed(random, people, len(USES), SILENT * random.integers(0, 2))
    said.whys = _skewed(random, people, len(WHYS), SILENT)
    minutes = random.binomial(MINUTES - 1, random.beta(2, 2, people))
    said.minutes = np.where(random.random(people) < SILENT, -1, minutes)
    if form.is_paired:
        said.matters = _marks(random, people, needs)
    for name, condition in form.conditions.items():
        said.hush(name, said.are_asked(condition, ages))
    return form


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


def _census(random: np.random.Generator, ages: int) -> dict[str, dict[str, float]]:
    """The population by none, one or both of the variables."""
    found = {}
    for name, keys in {"age": AGES[:ages], "sex": SEXES}.items():
        if random.random() < 0.6:
            shares = np.round(random.dirichlet([30.0] * len(keys)), 2)
            shares[-1] = 1 - shares[:-1].sum()
            found[name] = dict(zip(keys, map(float, shares), strict=True))
    return found
