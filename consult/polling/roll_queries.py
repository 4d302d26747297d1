"""The roll as its keepers look at it: letters still to be made, somebody looked for, their code."""

import unicodedata

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, func, select

from consult.core.db import db
from consult.polling.models import RollEntry, VotingCode
from consult.votes.models import Vote

FOUND_AT_MOST = 20
# The letters of western Europe and those they are looked for by.
ACCENTED = "àáâäãåçèéêëìíîïñòóôöõùúûüýÿ"
PLAIN = "aaaaaaceeeeiiiinooooouuuuyy"


def letters_to_make(vote: Vote) -> int:
    """For how many people of the roll there is no valid letter."""
    coded = select(VotingCode.roll_entry_id).where(VotingCode.roll_entry_id == RollEntry.id, VotingCode.revoked_at.is_(None))
    rows = select(func.count()).select_from(RollEntry).where(RollEntry.vote_id == vote.id, ~coded.exists())
    return db.session.execute(rows).scalar_one()


def found_on_roll(vote: Vote, typed: str) -> list[RollEntry]:
    """Whoever has that number, or every typed word in the name, whatever case and accents; twenty at most, by name."""
    named = [_plain(RollEntry.name).contains(word, autoescape=True) for word in _words(typed)]
    rows = select(RollEntry).where(RollEntry.vote_id == vote.id)
    exact = list(db.session.scalars(rows.where(RollEntry.reference == typed.strip())))
    if exact or not named:
        return exact
    return list(db.session.scalars(rows.where(*named).order_by(RollEntry.name, RollEntry.id).limit(FOUND_AT_MOST)))


def letter_code_of(entry: RollEntry) -> VotingCode | None:
    """The valid code of somebody's letter: that there is one, for nobody can read it again."""
    rows = select(VotingCode).where(VotingCode.roll_entry_id == entry.id, VotingCode.revoked_at.is_(None))
    return db.session.scalars(rows).first()


def letters_made_with(code: VotingCode) -> ColumnElement[bool]:
    """SQL, for a row of `VotingCode`: whether it is valid and was printed in the same file as that code."""
    same = VotingCode.vote_id == code.vote_id, VotingCode.created_at == code.created_at
    return and_(*same, VotingCode.kind == "post", VotingCode.revoked_at.is_(None))


def latest_letters(vote: Vote) -> tuple[VotingCode, int] | None:
    """A code of the file of letters made last, and how many letters of that file are valid; None where there is none."""
    rows = select(VotingCode).where(VotingCode.vote_id == vote.id, VotingCode.kind == "post", VotingCode.revoked_at.is_(None))
    code = db.session.scalars(rows.order_by(VotingCode.created_at.desc(), VotingCode.id.desc()).limit(1)).first()
    if code is None:
        return None
    return code, db.session.execute(select(func.count()).select_from(VotingCode).where(letters_made_with(code))).scalar_one()


def _plain(column: SQLColumnExpression[str]) -> ColumnElement[str]:
    return func.translate(func.lower(column), ACCENTED, PLAIN)


def _words(typed: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", typed.lower())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).split()
