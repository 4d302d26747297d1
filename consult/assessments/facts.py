"""Gathers the inputs of an assessment from what the earlier stages know, in one instant of the database."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Select, false, func, or_, select

from consult.assessments.counting import Counted
from consult.assessments.inputs import Inputs, NeedInput
from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.planning import Plan
from consult.assessments.population import population_of
from consult.assessments.profiles import by_variable, profiles, variables_of
from consult.assessments.queries import counted_ballots, recipe_of
from consult.assessments.run_models import AssessmentRun
from consult.assessments.services import Services
from consult.assessments.voice_queries import are_voices_due, voice_facts
from consult.assessments.voices import Voices
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.basis import UNKNOWN, basis_of, state_of
from consult.diagnostics.columns import Bounds, Columns, Table, read_tables
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import given_to, questionnaire_of
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import IMPORTANCE, IMPORTANCE_RATING, SATISFACTION
from consult.ideas.models import Idea
from consult.ideas.queries import supporters_by_need
from consult.needs.models import Need, Theme
from consult.territories.models import Service, Territory
from consult.territories.queries import areas_of, facts_of, on_topic
from consult.votes.models import Option, SealedBallot, Tally, Vote

NEEDS_IN_ORDER = (Theme.position, Theme.id, Need.position, Need.id)


def gather(consultation: Consultation, plan: Plan, counted: Counted) -> Inputs:
    """The facts about every need of the consultation, in the order of the needs, around what was counted by the plan."""
    rows = select(Need.id, Need.uid, Need.statement, Theme.title).join(Need.theme).where(Need.consultation_id == consultation.id)
    found = db.session.execute(rows.order_by(*NEEDS_IN_ORDER)).all()
    needs = tuple(NeedInput(row.id, row.uid, row.statement) for row in found)
    questionnaire = questionnaire_of(consultation)
    choosers, ballots = _vote(consultation)
    return Inputs(
        needs=needs,
        plan=plan,
        counted=counted,
        channels=_channels(questionnaire) if questionnaire else {},
        ballots_count=counted_ballots(consultation),
        choosers=_in_order(needs, choosers),
        ballots=_in_order(needs, ballots),
        supporters=_in_order(needs, supporters_by_need(consultation)),
        voices=_voices(consultation),
        services=_services(consultation.territory, [(row.statement, row.title) for row in found]),
        pickers=_pickers(questionnaire) if questionnaire else None,
    )


def _voices(consultation: Consultation) -> dict[str, Any]:
    """What was made of texts and opinions; `behind` where they are others now: how many people had answered when it was."""
    told = voice_facts(consultation)
    behind = {"behind": {"respondents": told.get("respondents")}} if are_voices_due(consultation) else {}
    return {key: value for key, value in told.items() if key != "respondents"} | behind


def basis_now(consultation: Consultation) -> dict[str, Any] | None:
    """On whose answers figures computed now rest, as plain values; unknown while texts and opinions wait to be read anew."""
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None:
        return None
    basis = basis_of(questionnaire)
    return (replace(basis, digest=UNKNOWN) if are_voices_due(consultation) else basis).as_json()


def basis_of_run(run: AssessmentRun) -> dict[str, Any] | None:
    """On whose answers the figures of a run rest that is through now: known only if nobody answered since it began."""
    state = state_now(run.consultation)
    return basis_now(run.consultation) if state is None or state == run.basis else {**state, "digest": UNKNOWN}


def state_now(consultation: Consultation) -> dict[str, Any] | None:
    """What a run keeps of the responses as it begins, until it is through."""
    questionnaire = questionnaire_of(consultation)
    return state_of(questionnaire).as_json() if questionnaire else None


def plan_of(consultation: Consultation) -> Plan:
    """What a run that starts now counts, and how."""
    select_needs = select(Need.uid).join(Need.theme).where(Need.consultation_id == consultation.id)
    needs, questionnaire = tuple(db.session.scalars(select_needs.order_by(*NEEDS_IN_ORDER))), questionnaire_of(consultation)
    variables = variables_of(questionnaire)
    population, lines = population_of(consultation.territory, variables), _lines(questionnaire)
    of_ratings = _in_tens(lines[SATISFACTION]) | _in_tens(lines[IMPORTANCE_RATING])
    ratings, picks = (tuple(one for one in needs if one in some) for some in (of_ratings, _in_tens(lines[IMPORTANCE])))
    return Plan(needs, variables, population, recipe_of(consultation), ratings_in_tens=ratings, picks_in_tens=picks)


def _lines(questionnaire: Questionnaire | None) -> dict[str, list[tuple[str, bool]]]:
    """By what they measure, the needs that lines of questions are about, and whether only some people were asked."""
    found = defaultdict[str, list[tuple[str, bool]]](list)
    for question in questionnaire.questions if questionnaire else ():
        for reading in QUESTION_TYPES[question.kind].readings(question.options):
            needs = [need for item in reading.items if (need := item.get("need"))]
            found[reading.measures] += [(need, bool(question.show_if)) for need in needs]
    return found


def _in_tens(lines: Sequence[tuple[str, bool]]) -> set[str]:
    """The needs that not everybody was asked about, or on several lines: their figures count people once, and beside each line's
    would tell who answered one alone."""
    several = {need for need, count in Counter(need for need, _is_of_some in lines).items() if count > 1}
    return several | {need for need, is_of_some in lines if is_of_some}


def read_voices(consultation: Consultation, plan: Plan, bounds: Bounds | None = None) -> Voices:
    """What all respondents said, or those within bounds."""
    questionnaire = questionnaire_of(consultation)
    respondents, tables = read_tables(questionnaire, bounds) if questionnaire else (0, ())
    return Voices(
        answers(Columns(respondents, tables, ()), plan.needs),
        profiles(by_variable(questionnaire, tables), plan.variables, respondents),
    )


def answers(columns: Columns, needs: Sequence[str]) -> Answers:
    """What the columns say of the needs of these uids; items that concern no need are left out."""
    picks, is_pickable = _spread(columns.measuring(IMPORTANCE), columns.respondents, needs)
    ratings, is_rated = _spread(columns.measuring(SATISFACTION), columns.respondents, needs)
    rated_both = columns.measuring(IMPORTANCE_RATING)
    levels = _spread(rated_both, columns.respondents, needs)[0].astype(np.int8) if rated_both else None
    return Answers(picks.astype(bool), ratings.astype(np.int8), is_pickable, is_rated, levels)


def _spread(tables: Sequence[Table], respondents: int, needs: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """(respondents, needs) and which needs were asked about; where two items ask about one need, its first answer counts."""
    place = {uid: position for position, uid in enumerate(needs)}
    values, is_asked = np.zeros((respondents, len(needs)), np.uint8), np.zeros(len(needs), bool)
    for table in tables:
        for column, item in enumerate(table.items):
            if item.need in place:
                position = place[item.need]
                values[:, position] = np.where(values[:, position] == 0, table.values[:, column], values[:, position])
                is_asked[position] = True
    return values, is_asked


def _services(territory: Territory, needs: Sequence[tuple[str, str]]) -> Services | None:
    """What answers each need, given as its statement and the title of its theme; None where there is no inventory."""
    rows = list(db.session.scalars(facts_of(Service, territory)))
    if not rows:
        return None
    areas = dict.fromkeys([*areas_of(territory), *(row.area for row in rows if row.area)])
    own = [on_topic(rows, (statement,)) for statement, _theme in needs]
    all_of_theme = [on_topic(rows, words) for words in needs]
    of_theme = tuple(len(all_) - len(mine) for all_, mine in zip(all_of_theme, own, strict=True))
    return Services(tuple(areas), tuple(tuple(row.area for row in mine) for mine in own), of_theme)


def _channels(questionnaire: Questionnaire) -> dict[str, int]:
    rows = select(Response.channel, func.count()).where(given_to(questionnaire)).group_by(Response.channel)
    return {channel: count for channel, count in db.session.execute(rows.order_by(Response.channel))}


def _pickers(questionnaire: Questionnaire) -> int | None:
    """How many people named something among what matters most; None where nobody was asked."""
    uids = [one.uid for one in questionnaire.questions if _measures(one, IMPORTANCE)]
    answered = or_(false(), *(Response.answers.has_key(uid) for uid in uids))
    return db.session.scalar(select(func.count()).where(given_to(questionnaire), answered)) if uids else None


def _measures(question: Question, what: str) -> bool:
    return any(one.measures == what for one in QUESTION_TYPES[question.kind].readings(question.options))


def _vote(consultation: Consultation) -> tuple[dict[int, int], dict[int, int]]:
    """By need id, over the counted votes: ballots that chose the need or an idea for it, and ballots that could have."""
    need_id = func.coalesce(Option.need_id, Idea.need_id)
    options = select(Option.vote_id, Option.position, need_id.label("need_id"), Tally.ballots_count)
    options = options.join(Tally, Tally.vote_id == Option.vote_id).join(Vote, Vote.id == Option.vote_id)
    options = options.outerjoin(Idea, Idea.id == Option.idea_id).where(
        Vote.consultation_id == consultation.id, need_id.is_not(None)
    )
    stands = options.subquery()
    votes = select(stands.c.need_id, stands.c.vote_id, stands.c.ballots_count).distinct().subquery()
    ballots = select(votes.c.need_id, func.sum(votes.c.ballots_count)).group_by(votes.c.need_id)
    chose = (SealedBallot.vote_id == stands.c.vote_id) & _says_something_positive(stands.c.position)
    choosers = select(stands.c.need_id, func.count(SealedBallot.tracker.distinct()))
    choosers = choosers.join(SealedBallot, chose).group_by(stands.c.need_id)
    return _pairs(choosers), _pairs(ballots)


def _says_something_positive(position: ColumnElement[int]) -> ColumnElement[bool]:
    """SQL, for a sealed ballot: whether it chose the option, and marked it, if at all, with more than nothing."""
    mark = SealedBallot.ballot_values[func.array_position(SealedBallot.choices, position)]
    return (position == func.any(SealedBallot.choices)) & (func.coalesce(mark, 1) > 0)


def _pairs(rows: Select[*tuple[Any, ...]]) -> dict[int, int]:
    return {key: int(count) for key, count in db.session.execute(rows)}


def _in_order(needs: Sequence[NeedInput], by_id: Mapping[int, int]) -> NDArray[np.int64]:
    return np.array([by_id.get(need.id, 0) for need in needs], np.int64)
