"""Fills Valfleuri: one consultation one can take part in now, one that has come to its project, and the survey before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from consult.assessments.actions import draft_assessment, let_assessment_age
from consult.consultations.actions import create_consultation, let_time_pass, publish_consultation
from consult.consultations.models import Consultation
from consult.consultations.periods import Period
from consult.consultations.stage_kinds import STAGE_KEYS
from consult.core.actors import INSTANCE, SYSTEM, Actor
from consult.core.clock import now
from consult.core.errors import DomainError
from consult.demo import before, crowd, facts, outside, polls, voices, words
from consult.demo.experiment import start_experiment
from consult.demo.people import CITIZEN, MODERATOR, ORGANISER, citizen, neighbours, townspeople
from consult.demo.words import Proposal, Wish
from consult.diagnostics.actions import create_questionnaire, update_questionnaire
from consult.diagnostics.models import Questionnaire
from consult.ideas.actions import submit_idea
from consult.ideas.models import Idea
from consult.moderation.actions import approve_subject, return_subject
from consult.needs.actions import add_need
from consult.needs.models import Need
from consult.organisations.actions import add_member, create_organisation, update_organisation
from consult.organisations.models import Organisation
from consult.organisations.queries import first_organisation
from consult.results.actions import count_results, publish_results
from consult.results.queries import results_of
from consult.votes.actions import cast_ballot, close_ended_vote, create_vote, tally_vote
from consult.votes.drafting import Draft
from consult.votes.models import Vote

SEED = 2026
LAST_DAYS = {"diagnostic": 20, "ideas": 30}
UNTIL_THE_VOTES_END, UNTIL_TODAY = timedelta(days=40), timedelta(days=110)
RETURN_REASON = "person"


@dataclass(frozen=True)
class Cast:
    """Who plays in the demonstration."""

    organisation: Organisation
    claire: Actor
    malik: Actor
    amina: Actor
    neighbours: list[Actor]
    townspeople: list[Actor]

    @property
    def everybody(self) -> list[Actor]:
        """All citizens."""
        return [self.amina, *self.neighbours, *self.townspeople]


class AlreadyFilled(DomainError):
    """The database holds an organisation already."""

    message = "This database is not empty: the demonstration fills only an empty one."


def fill_town() -> Iterator[str]:
    """Fills an empty database; yields a line after each part. Raises AlreadyFilled otherwise."""
    if first_organisation() is not None:
        raise AlreadyFilled
    chance = Random(SEED)
    cast = _arrive()
    yield f"{len(cast.everybody)} inhabitants"
    before.hold(cast.claire, cast.organisation, Random(SEED - 2))
    yield words.BEFORE_TITLE
    _finished(cast, chance)
    yield words.MOVING_TITLE
    _under_way(cast, chance)
    yield words.LIVING_TITLE


def _arrive() -> Cast:
    organisation = create_organisation(
        SYSTEM, INSTANCE, name="Valfleuri", territory="Valfleuri", email=ORGANISER, organiser="Claire"
    )
    update_organisation(
        SYSTEM, organisation, name="Valfleuri", welcome=words.WELCOME, contact_email="mairie@valfleuri.example", accent="teal"
    )
    add_member(SYSTEM, organisation, email=MODERATOR, role="moderator", name="Malik")
    facts.describe(SYSTEM, organisation.territory)
    amina, claire, malik = citizen("Amina", CITIZEN), citizen("Claire", ORGANISER), citizen("Malik", MODERATOR)
    return Cast(organisation, claire, malik, amina, neighbours(), townspeople())


def _finished(cast: Cast, chance: Random) -> None:
    """A consultation that everybody took part in, Amina included, some months ago."""
    consultation, needs = _open(cast, words.MOVING_TITLE, words.MOVING_SUMMARY, words.MOVING, LAST_DAYS | {"vote": 45})
    questionnaire = _answer(cast.everybody, cast, consultation, words.MOVING, chance, needs)
    authors = [cast.amina, *cast.neighbours]
    ideas = [_propose(cast, author, consultation, needs, one) for author, one in zip(authors, words.MOVING_IDEAS, strict=False)]
    crowd.endorse(cast.neighbours, ideas, words.MOVING_IDEAS, chance)
    vote = _put_to_the_vote(cast, consultation, ideas)
    crowd.vote(cast.neighbours, vote, words.MOVING_IDEAS, chance)
    cast_ballot(cast.amina, vote, {"choices": [vote.options[0].uid]})
    budget = polls.share_budget(cast.claire, consultation, [cast.amina, *cast.neighbours], chance)
    let_time_pass(SYSTEM, consultation, UNTIL_THE_VOTES_END)
    for ended in (vote, budget):
        close_ended_vote(SYSTEM, ended)
        tally_vote(SYSTEM, ended)
    voices.read(cast.malik, consultation, needs)
    assessment = voices.published(cast.claire, consultation)
    start_experiment(cast.claire, needs[0])
    let_time_pass(SYSTEM, consultation, UNTIL_TODAY)
    let_assessment_age(SYSTEM, assessment, UNTIL_TODAY)
    count_results(SYSTEM, consultation)
    # Nothing is counted while a worker is at it: then it is waited for.
    while results_of(questionnaire) is None:
        count_results(SYSTEM, consultation)
    publish_results(cast.claire, questionnaire)


def _under_way(cast: Cast, chance: Random) -> None:
    """A consultation that waits for whoever opens the demonstration, and closes its votes."""
    consultation, needs = _open(cast, words.LIVING_TITLE, words.LIVING_SUMMARY, words.LIVING)
    questionnaire = _answer([*cast.neighbours, *cast.townspeople], cast, consultation, words.LIVING, chance)
    outside.go_out(cast.claire, cast.malik, questionnaire)
    authors = iter(cast.neighbours)
    ideas = [_propose(cast, next(authors), consultation, needs, one) for one in words.LIVING_IDEAS]
    crowd.endorse(cast.neighbours, ideas, words.LIVING_IDEAS, chance)
    for one in words.WAITING_IDEAS:
        _submit(next(authors), consultation, needs, one)
    returned = _submit(next(authors), consultation, needs, words.RETURNED_IDEA)
    return_subject(cast.malik, returned, reason=RETURN_REASON, words=words.RETURNED_WORDS)
    vote = _put_to_the_vote(cast, consultation, ideas)
    crowd.vote(cast.neighbours[: len(cast.neighbours) // 2], vote, words.LIVING_IDEAS, chance)
    polls.ask_for_grades(cast.claire, consultation, cast.neighbours[: len(cast.neighbours) // 2], chance)
    draft_assessment(SYSTEM, consultation)


def _open(
    cast: Cast, title: str, summary: str, wishes: tuple[Wish, ...], last_days: Mapping[str, int] = LAST_DAYS
) -> tuple[Consultation, list[Need]]:
    opens_at = now().replace(hour=6, minute=0, second=0, microsecond=0) - timedelta(days=12)
    ends = {key: opens_at + timedelta(days=day, hours=15) for key, day in last_days.items()}
    periods = {key: Period(opens_at, ends.get(key)) for key in STAGE_KEYS}
    consultation = create_consultation(cast.claire, cast.organisation, title=title, summary=summary, periods=periods)
    needs = [add_need(cast.claire, consultation, theme=one.theme, statement=one.statement, service=one.service) for one in wishes]
    return consultation, needs


def _answer(
    people: list[Actor],
    cast: Cast,
    consultation: Consultation,
    wishes: tuple[Wish, ...],
    chance: Random,
    about: list[Need] | None = None,
) -> Questionnaire:
    """A questionnaire that these people answer: with statements `about` needs, or asking on a page of its own who they are."""
    questionnaire = create_questionnaire(cast.claire, consultation)
    facts.ask_who(cast.claire, questionnaire, page=1 if about else 2)
    if about:
        voices.ask(cast.claire, questionnaire, about)
    else:
        update_questionnaire(cast.claire, questionnaire, introduction=questionnaire.introduction, is_paged=True)
    publish_consultation(cast.claire, consultation)
    crowd.answer(people, questionnaire, wishes, chance)
    return questionnaire


def _submit(author: Actor, consultation: Consultation, needs: list[Need], one: Proposal) -> Idea:
    return submit_idea(author, consultation, need=needs[one.need], title=one.title, body=one.body)


def _propose(cast: Cast, author: Actor, consultation: Consultation, needs: list[Need], one: Proposal) -> Idea:
    idea = _submit(author, consultation, needs, one)
    approve_subject(cast.malik, idea)
    return idea


def _put_to_the_vote(cast: Cast, consultation: Consultation, ideas: list[Idea]) -> Vote:
    draft = Draft(
        title="Quelles idées essayer en premier ?",
        description="Les idées en tête seront essayées dès le printemps.",
        ideas=ideas,
        max_choices=3,
    )
    return create_vote(cast.claire, consultation, draft)
