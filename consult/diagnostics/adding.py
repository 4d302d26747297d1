"""Statements that come with answers: kept to be read by a moderator, inside the transaction of the action that takes them in."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from consult.core.db import db, new_uid
from consult.core.i18n import lazy_gettext as _
from consult.core.sheets import plain_words
from consult.diagnostics.answering import Answers
from consult.diagnostics.asked import AnyQuestionnaire
from consult.diagnostics.models import Response
from consult.diagnostics.question_types.contract import Problems, items
from consult.diagnostics.question_types.statements import ADDED, Statements
from consult.diagnostics.refusals import InvalidAnswers
from consult.diagnostics.statement_models import AddedStatement
from consult.moderation.models import PENDING

AT_A_TIME = 1_000
EACH_AT_MOST = 3
"""How many statements one person adds to a question; one that nobody has read yet is replaced by the next."""

ALREADY_THERE = _("This statement is there already: say whether you agree with it.")
TOO_MANY = _("You have added %(most)s statements to this question already. Thank you!", most=EACH_AT_MOST)


def keep_added(asked: AnyQuestionnaire, answers: Answers, code: str, author_id: int | None) -> None:
    """Keeps the statements that these answers add, for the response of that code; one that somebody has added before is none.

    Raises InvalidAnswers for one that everybody is asked about already, and for one too many.
    """
    added = list(_added(asked, answers))
    if not added:
        return
    response_id = db.session.execute(select(Response.id).where(Response.code == code)).scalar_one()
    found: dict[str, Problems] = {}
    for uid, words, shown in added:
        mine = _of(response_id, uid)
        if plain_words(words) in mine:
            continue
        if plain_words(words) in shown:
            found[uid] = {ADDED: ALREADY_THERE}
        elif sum(state != PENDING for state in mine.values()) >= EACH_AT_MOST:
            found[uid] = {ADDED: TOO_MANY}
        else:
            _replace(response_id, uid)
            _keep([_row(asked, uid, words, response_id, author_id)])
    if found:
        raise InvalidAnswers(found)


def keep_added_elsewhere(asked: AnyQuestionnaire, answers: Mapping[str, Answers]) -> None:
    """The same for responses that are new, by their code, whose people cannot be asked again: on paper or in a file.

    A statement that everybody is asked about already is left where it is, in the response.
    """
    new = [
        (code, uid, words)
        for code, said in answers.items()
        for uid, words, shown in _added(asked, said)
        if plain_words(words) not in shown
    ]
    for start in range(0, len(new), AT_A_TIME):
        some = new[start : start + AT_A_TIME]
        codes = select(Response.code, Response.id).where(Response.code.in_({code for code, _uid, _words in some}))
        ids = {code: response_id for code, response_id in db.session.execute(codes)}
        _keep([_row(asked, uid, words, ids[code], None) for code, uid, words in some])


def new_statements(asked: AnyQuestionnaire, answers: Iterable[Answers]) -> int:
    """How many statements that nobody is asked about yet these answers add, each counted once: moderators read them first."""
    found = (
        (uid, plain_words(words))
        for said in answers
        for uid, words, shown in _added(asked, said)
        if plain_words(words) not in shown
    )
    return len(set(found))


def _added(asked: AnyQuestionnaire, answers: Answers) -> Iterator[tuple[str, str, set[str]]]:
    """Each question that something was added to, by its uid, the words, and in one spelling those everybody is asked about."""
    for question in asked.questions:
        words = answers.get(question.uid, {}).get(ADDED) if question.kind == Statements.key else None
        if words and plain_words(words):
            yield question.uid, words, {plain_words(item["label"]) for item in items(question.options)}


def _of(response_id: int, question_uid: str) -> dict[str, str]:
    """What was added with a response before, in one spelling, and what was decided about it."""
    mine = AddedStatement.response_id == response_id, AddedStatement.question_uid == question_uid
    return {
        plain: state
        for plain, state in db.session.execute(select(AddedStatement.plain, AddedStatement.review_state).where(*mine))
    }


def _replace(response_id: int, question_uid: str) -> None:
    """Deletes what was added with the response before and nobody has read."""
    same = AddedStatement.response_id == response_id, AddedStatement.question_uid == question_uid
    db.session.execute(delete(AddedStatement).where(*same, AddedStatement.review_state == PENDING))


def _row(asked: AnyQuestionnaire, question_uid: str, words: str, response_id: int, author_id: int | None) -> dict[str, object]:
    about = {"consultation_id": asked.consultation_id, "question_uid": question_uid, "title": words, "plain": plain_words(words)}
    return {"uid": new_uid(), "review_state": PENDING, "response_id": response_id, "author_id": author_id, **about}


def _keep(rows: list[dict[str, object]]) -> None:
    statement = insert(AddedStatement).on_conflict_do_nothing(constraint="uq_added_statement_says_something_new")
    db.session.execute(statement.values(rows))
