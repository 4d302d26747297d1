"""Questionnaires of all kinds of questions, series of sheets, readings and volunteers, for tests about something else."""

import re
from html import unescape
from typing import Any

from consult.accounts.models import Account
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.usual_questions import with_defaults
from consult.fieldwork.models import PaperSheet, SheetSeries, Volunteer
from consult.fieldwork.series_actions import print_series
from tests import people
from tests.factories import places, sheets


def of_every_kind(consultation: Consultation | None = None) -> Questionnaire:
    """One question of each kind, called after it; the last one asks only those who tick the first line of the single choice."""
    lines = sheets.items("First line", "Second line", "Third line", "Fourth line")
    made = Questionnaire(consultation=consultation or places.consultation(), introduction="A few *words* first.", language="en")
    for place, kind in enumerate(QUESTION_TYPES):
        options = with_defaults(kind.key, {"items": lines} if kind.fewest_items else {})
        made.questions.append(
            Question(
                uid=f"{kind.key.replace('_', ''):2<12}"[:12],
                kind=kind.key,
                position=place,
                label=f"About {kind.key}",
                options=options,
            )
        )
    single = next(one for one in made.questions if one.kind == "single_choice")
    made.questions[-1].show_if = {"question": single.uid, "items": ["n1"], "is_chosen": True}
    db.session.add(made)
    db.session.commit()
    return made


def questionnaire(**changed: Any) -> Questionnaire:
    """Do you drive; where can those not get to who do not; anything else: in an open diagnostic."""
    return sheets.stored(places.consultation(), is_paged=False, **changed)


def series(made: Questionnaire | None = None, size: int = 2, **wishes: Any) -> SheetSeries:
    """A series of sheets of that questionnaire."""
    return print_series(SYSTEM, made or questionnaire(), sheets_count=size, **{"language": "en"} | wishes)


def sheets_of(made: SheetSeries) -> list[PaperSheet]:
    """The sheets of a series in order."""
    return list(db.session.query(PaperSheet).filter_by(series_id=made.id).order_by(PaperSheet.number))


def volunteer(consultation: Consultation, name: str = "Victor") -> Account:
    """Somebody who collects answers for the consultation."""
    account = people.account(name)
    db.session.add(Volunteer(consultation_id=consultation.id, account_id=account.id))
    db.session.commit()
    return account


def carried_along(page: str) -> dict[str, str]:
    """What the form of a page carries along, hidden, by name."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return {name: unescape(value) for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', main)}
