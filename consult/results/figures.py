"""All that the results of a questionnaire tell, as it is stored: counts and shares by place, no words but those answers give.

The words are those of the questions, in whatever language somebody reads; see `shown`.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from consult.assessments.planning import Plan
from consult.core.disclosure import is_disclosable
from consult.diagnostics.conditions import gives_amount
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.participation import ways
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import items
from consult.results.asking import Asking
from consult.results.crossing import Groups, crossed
from consult.results.reading import Answers, Said, read_answers
from consult.results.structure import can_be_crossed
from consult.results.weights import weighted_crowd

Told = dict[str, Any]


def figures(questionnaire: Questionnaire, plan: Plan) -> Told:
    """The figures of this instant; of fewer respondents than the threshold, that there are none."""
    answers = read_answers(questionnaire, plan.weighed)
    if not is_disclosable(answers.respondents):
        return {"respondents": None}
    weighted = weighted_crowd(answers, plan)
    asking = Asking(answers, weighted.crowd, *_conditions(questionnaire))
    questions = {uid: told | _words(questionnaire, answers.of(uid)) for uid, told in asking.told().items()}
    return {
        "respondents": answers.respondents,
        **asdict(ways(questionnaire)),
        "weighting": weighted.told,
        "questions": questions,
        "crossings": _crossings(questionnaire, answers, asking),
    }


def _conditions(questionnaire: Questionnaire) -> tuple[dict[str, str], dict[str, tuple[int, ...]], frozenset[str]]:
    """By the uid of a question that is not asked of everybody, the one it depends on and the lines of that one which lead to it;
    and the uids of those that give amounts."""
    by_uid = {one.uid: one for one in questionnaire.questions}
    sources = {one.uid: one.show_if["question"] for one in questionnaire.questions if one.show_if}
    named = {uid: _lines_named(by_uid[source], by_uid[uid].show_if or {}) for uid, source in sources.items()}
    return sources, named, frozenset(uid for uid, one in by_uid.items() if gives_amount(one))


def _lines_named(source: Question, condition: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(place for place, item in enumerate(items(source.options)) if item["key"] in condition["items"])


def _crossings(questionnaire: Questionnaire, answers: Answers, asking: Asking) -> Told:
    """By the uid of a question chosen for it, the tables of the others by theirs.

    Of two such questions the later one alone is shown by the earlier one: both ways, two patterns of hidden cells would meet.
    """
    questions = asking.questions
    chosen = [one.uid for one in questionnaire.questions if one.is_crossed and can_be_crossed(one)]
    found: Told = {}
    for place, uid in enumerate(chosen):
        groups = Groups(answers.of(uid), questions[uid], asking.crowd)
        others = [said for said in answers.said if said.uid not in chosen[: place + 1]]
        found[uid] = {}
        for said in others:
            if table := crossed(*asking.by_group(said, uid, found), groups):
                found[uid][said.uid] = table
    return found


def _words(questionnaire: Questionnaire, said: Said) -> Told:
    """The words that answers themselves give, as years do."""
    kind = QUESTION_TYPES[next(one.kind for one in questionnaire.questions if one.uid == said.uid)]
    return {"words": [str(word) for word in said.sorted.words[:-1]]} if said.sorted and kind.words_from_answers else {}
