"""Diagnostics answered by many, drafts and published assessments."""

from collections.abc import Mapping
from datetime import date

from consult.assessments import actions
from consult.assessments.look_actions import look_at_draft
from consult.assessments.models import NeedsAssessment
from consult.assessments.queries import draft_of, live_run
from consult.assessments.run_models import AssessmentRun
from consult.assessments.voice_reading import read_on_the_way
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Question, Response
from consult.jobs import Job
from consult.needs.models import Need
from consult.territories.models import CensusMargin
from tests.factories import diagnostics, places
from workers import assessments as tasks
from workers.results import count_results

# How many people name which need, and how they rate what answers the three today.
CROWD = (
    (40, ["n1"], {"n1": 1, "n2": 2, "n3": 2}),
    (12, ["n2"], {"n1": 2, "n2": 4, "n3": 4}),
    (12, ["n3", "n1"], {"n1": 4, "n2": 2}),
)


def answered(made: Consultation | None = None, *, times: int = 1, needs: list[Need] | None = None) -> Consultation:
    """A consultation whose three needs 64 people have spoken of: a bus before all, a doctor and a home level."""
    made = made or places.consultation()
    sheet = diagnostics.questionnaire(made, needs or places.needs(made))
    for people, picks, levels in CROWD:
        answers = diagnostics.answers(sheet, levels, picks)
        db.session.add_all(Response(questionnaire_id=sheet.id, channel="paper", answers=answers) for _ in range(people * times))
    db.session.commit()
    return made


AGES = {"young": "Under 60", "old": "60 and over"}


def of_ages(made: Consultation, ages: Mapping[str, int]) -> Consultation:
    """A consultation whose respondents say how old they are; the young name the first need, the old the second."""
    sheet = diagnostics.questionnaire(made, places.needs(made))
    items = [{"key": key, "label": label} for key, label in AGES.items()]
    asked = Question(position=4, kind="single_choice", label="Your age", options={"items": items, "variable": "age"})
    sheet.questions.append(asked)
    db.session.commit()
    levels = {"young": {"n1": 1, "n2": 4}, "old": {"n1": 4, "n2": 1}, "": {"n1": 3}}
    for age, people in ages.items():
        said = {asked.uid: age} if age else {}
        given = [question.uid for question in sheet.questions[:2]]
        answers = {given[0]: levels[age], given[1]: ["n2" if age == "old" else "n1"]} | said
        db.session.add_all(Response(questionnaire_id=sheet.id, channel="paper", answers=answers) for _ in range(people))
    db.session.commit()
    return made


def _reader(made: Consultation) -> bool:
    return read_on_the_way(made, rest=0)


def draft(made: Consultation | None = None, *, is_read: bool = True) -> NeedsAssessment:
    """The draft of that consultation, brought up to date; texts and opinions are read on the way unless told otherwise."""
    made = made or answered()
    actions.draft_assessment(SYSTEM, made, read=_reader if is_read else None)
    drafted = draft_of(made)
    assert drafted is not None
    return drafted


def read(made: Consultation | None = None) -> NeedsAssessment:
    """The same, and an organiser has looked at it: the draft organisers read now."""
    seen = look_at_draft(SYSTEM, draft(made).consultation)
    assert seen is not None
    return seen


def published(made: Consultation | None = None) -> NeedsAssessment:
    """The same, published."""
    return actions.publish_assessment(SYSTEM, draft(made).consultation)


TASKS = {
    Job.DRAFT_ASSESSMENT: tasks.draft_assessment,
    Job.COUNT_PART: tasks.count_part,
    Job.DRAW_PART: tasks.draw_part,
    Job.ADVANCE_RUN: tasks.advance_run,
    Job.FINISH_RUN: tasks.finish_run,
    Job.HEAR_VOICES: tasks.hear_voices,
    Job.PRINT_REPORT: tasks.print_report,
    Job.COUNT_RESULTS: count_results,
}


def shared_out(made: Consultation, *, unit: int = 8, part: int = 16) -> AssessmentRun:
    """A run of the consultation's draft, shared out in parts, of which none is counted yet."""
    begun(made, unit=unit, part=part)
    run = live_run(made)
    assert run is not None
    return run


def begun(made: Consultation, *, unit: int = 8, part: int = 16) -> None:
    """Begins such a run, which workers may be at, or through with, at once."""
    actions.request_draft(SYSTEM, made)
    actions.draft_assessment(SYSTEM, made, unit=unit, at_once=part)


def work_off(most: int = 100) -> None:
    """Does what is due, as workers would, until nothing is."""
    for _ in range(most):
        due = outbox.due()
        if not due:
            return
        for job, target_id in due:
            TASKS[Job(job)].run(target_id)
    raise AssertionError(f"still due: {outbox.due()}")


def census(
    made: Consultation, figures: Mapping[str, float], *, variable: str = "age", area: str = "", unit: str = "share"
) -> None:
    """What the census says of the territory: `unit` is share or inhabitants."""
    source = {"source": "Census", "observed_on": date(2024, 1, 1)}
    place = {"territory_id": made.territory_id, "area": area, "variable": variable}
    db.session.add_all(
        CensusMargin(category=category, **place, **source, **{unit: figure}) for category, figure in figures.items()
    )
    db.session.commit()
