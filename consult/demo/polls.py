"""The town's further votes: a budget shared by baskets, counted by Equal Shares, and a question answered by grades."""

from decimal import Decimal
from random import Random

from consult.consultations.models import Consultation
from consult.core.actors import Actor
from consult.demo.words import BUDGET, GRADED, GRADED_TITLE, GRADED_WORDS, PROJECTS, SHARED_TITLE, SHARED_WORDS
from consult.votes.actions import cast_ballot, create_vote
from consult.votes.ballot_types.judgment import GRADES
from consult.votes.ballot_types.marking import PREFIX
from consult.votes.drafting import Draft, OwnOption, Terms
from consult.votes.models import Vote
from consult.votes.presets import PRESETS


def share_budget(claire: Actor, consultation: Consultation, crowd: list[Actor], chance: Random) -> Vote:
    """A participatory budget, to the last basket; returns its vote, still open."""
    options = [OwnOption(one.title, one.words, Terms(Decimal(one.cost), one.area)) for one in PROJECTS]
    draft = Draft(SHARED_TITLE, SHARED_WORDS, own_options=options, budget=Decimal(BUDGET), **PRESETS["budget"].values)
    vote = create_vote(claire, consultation, draft)
    for number, somebody in enumerate(crowd):
        wanted = sorted(PROJECTS, key=lambda one: chance.random() ** (1 / _liking(one.area, one.likes, number)), reverse=True)
        basket, left = [], BUDGET
        for project in wanted[: chance.randint(2, 5)]:
            if project.cost <= left:
                basket.append(vote.options[PROJECTS.index(project)].uid)
                left -= project.cost
        cast_ballot(somebody, vote, {"choices": basket})
    return vote


def _liking(area: str, likes: int, number: int) -> int:
    """How much somebody likes a project: those of a small quarter like their own most."""
    lives_apart = number % 5 == 0
    return likes * 4 if lives_apart == (area == "Les Coteaux") else likes


def ask_for_grades(claire: Actor, consultation: Consultation, crowd: list[Actor], chance: Random) -> None:
    """A question with several answers, which waits for whoever opens the demonstration."""
    options = [OwnOption(title, words) for title, words, _mean in GRADED]
    vote = create_vote(claire, consultation, Draft(GRADED_TITLE, GRADED_WORDS, own_options=options, **PRESETS["grades"].values))
    for somebody in crowd:
        grades = {
            f"{PREFIX}{option.uid}": [str(min(max(round(chance.gauss(mean, 1.2)), 0), len(GRADES) - 1))]
            for option, (_title, _words, mean) in zip(vote.options, GRADED, strict=True)
        }
        cast_ballot(somebody, vote, grades)
