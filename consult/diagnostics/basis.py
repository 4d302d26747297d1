"""On whose answers published figures rest, so that two publications side by side never tell what a few people said."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Text, cast, func, literal_column, select

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.core.disclosure import is_disclosable
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.queries import given_to

UNKNOWN = ""


@dataclass(frozen=True)
class Basis:
    """So many people's answers to the versions of a questionnaire `since` one.

    `digest` tells one set of answers from another, whoever gave which; it is UNKNOWN where they changed while they were read.
    It is kept in the house: it would let others try out who answered what.
    """

    since: int
    people: int
    digest: str

    @classmethod
    def of(cls, kept: Mapping[str, Any] | None) -> "Basis | None":
        """The basis kept as plain values, or None."""
        return cls(**kept) if kept else None

    def as_json(self) -> dict[str, Any]:
        """The basis as plain values."""
        return asdict(self)

    @property
    def is_known(self) -> bool:
        """Whether it is certain which answers these were."""
        return self.digest != UNKNOWN

    def tells_few(self, other: "Basis") -> bool:
        """Whether figures resting on this, beside figures resting on the other, tell what a few people said.

        They do unless the answers are the very same, or the two numbers of people are so far apart that at least as many as
        the threshold have come or gone. Of answers to other questions there is nothing to subtract.
        """
        if self.since != other.since:
            return False
        is_same = self.is_known and self.digest == other.digest
        return not is_same and not is_disclosable(abs(self.people - other.people))


# What features have published of a consultation's answers, and what organisers saw of them while people answered; a later
# feature adds its own.
PUBLICATIONS: list[Callable[[Consultation], Iterable[Basis]]] = []
LOOKS: list[Callable[[Consultation], Iterable[Basis]]] = []


def would_tell_few(consultation: Consultation, basis: Basis | None) -> bool:
    """Whether figures of that basis, beside any that are published already, would tell what a few people said."""
    return basis is not None and any(basis.tells_few(one) for published in PUBLICATIONS for one in published(consultation))


def would_look_tell_few(consultation: Consultation, basis: Basis) -> bool:
    """The same beside all that organisers have seen before, too."""
    looks = (basis.tells_few(one) for looked_at in LOOKS for one in looked_at(consultation))
    return would_tell_few(consultation, basis) or any(looks)


def basis_of(questionnaire: Questionnaire) -> Basis:
    """The basis of figures computed from the answers to the questionnaire in this instant of the database."""
    answers = func.jsonb_hash_extended(Response.answers, 0)
    untold = func.hashtextextended(cast(Response.untold, Text), 1)
    origin = func.hashtextextended(Response.channel + " " + Response.assurance, 2)
    # A sum, so that order says nothing; the bits of the three are mixed, so that swapped answers are other ones.
    row = cast(answers.op("#")(untold).op("#")(origin), BigInteger)
    people, total = _summed(questionnaire, row)
    return Basis(questionnaire.counts_from, people, sha256(f"{people} {total}".encode()).hexdigest())


def state_of(questionnaire: Questionnaire) -> Basis:
    """The same, its digest telling only whether a response was written since, without reading what responses say.

    The database gives each row another `xmin` when it is written.
    """
    people, total = _summed(questionnaire, cast(cast(literal_column("response.xmin"), Text), BigInteger))
    return Basis(questionnaire.counts_from, people, f"written {total}")


def _summed(questionnaire: Questionnaire, row: ColumnElement[int]) -> tuple[int, Any]:
    """How many people answered, and the sum of what each row of theirs gives."""
    found = select(func.count(), func.sum(row)).select_from(Response).where(given_to(questionnaire))
    people, total = db.session.execute(found).one()
    return people, total
