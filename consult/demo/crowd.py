"""How a crowd answers, endorses and votes: by chance, but always the same chance."""

from random import Random
from typing import Any

from consult.core.actors import Actor
from consult.demo import facts, voices
from consult.demo.words import SAYINGS, Proposal, Wish
from consult.diagnostics.actions import submit_response
from consult.diagnostics.models import Questionnaire
from consult.ideas.actions import endorse_idea
from consult.ideas.models import Idea
from consult.votes.actions import cast_ballot
from consult.votes.models import Vote

PRIORITIES = 3


def answer(crowd: list[Actor], questionnaire: Questionnaire, wishes: tuple[Wish, ...], chance: Random) -> None:
    """Everybody answers the usual questionnaire, and says who they are and what they think where it asks."""
    for place, somebody in enumerate(crowd):
        answers = _answers(questionnaire, wishes, chance) | facts.who(questionnaire, place) | voices.said(questionnaire, place)
        submit_response(somebody, questionnaire, answers)


def _answers(questionnaire: Questionnaire, wishes: tuple[Wish, ...], chance: Random) -> dict[str, Any]:
    satisfaction, priorities, words = questionnaire.questions[:3]
    marks = {item["key"]: mark(wish, chance) for item, wish in zip(satisfaction.options["items"], wishes, strict=True)}
    chosen = [priorities.options["items"][place]["key"] for place in named(wishes, chance)]
    said = chance.choice(SAYINGS)
    return {satisfaction.uid: marks, priorities.uid: chosen} | ({words.uid: said} if said else {})


def named(wishes: tuple[Wish, ...], chance: Random) -> list[int]:
    """The places of the needs that somebody puts first."""
    ranked = sorted(((chance.random() ** (1 / wish.wanted), place) for place, wish in enumerate(wishes)), reverse=True)
    return [place for _, place in ranked[:PRIORITIES]]


def mark(wish: Wish, chance: Random) -> int:
    """How content somebody is with what answers the need, from 1 to 5."""
    return chance.choice((4, 5)) if chance.random() < wish.satisfied else chance.choice((1, 2, 2, 3))


def endorse(crowd: list[Actor], ideas: list[Idea], proposals: tuple[Proposal, ...], chance: Random) -> None:
    """Each idea finds its supporters."""
    for idea, proposal in zip(ideas, proposals, strict=True):
        for somebody in chance.sample(crowd, min(proposal.supporters, len(crowd))):
            endorse_idea(somebody, idea)


def vote(crowd: list[Actor], made: Vote, proposals: tuple[Proposal, ...], chance: Random) -> None:
    """Everybody casts a ballot, for what found most support more often."""
    weights = [proposal.supporters + 4 for proposal in proposals]
    for somebody in crowd:
        wanted = chance.choices([option.uid for option in made.options], weights, k=chance.randint(1, made.max_choices))
        cast_ballot(somebody, made, {"choices": list(dict.fromkeys(wanted))})
