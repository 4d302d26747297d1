"""Persons, their accounts, the codes they sign in with and their memberships."""

from datetime import datetime
from functools import cached_property

from flask_login import UserMixin
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy import Identity as Numbered
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.core.actors import Actor
from consult.core.db import Base, Dated, Identified


class Person(Dated, Base):
    """A verified person, known by a keyed fingerprint alone; outlives the account, so that nobody votes twice."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary, unique=True)


class Account(UserMixin, Identified, Dated, Base):
    """What a person signs in to. `session_epoch` grows when all sessions must end.

    Whoever came by an identity provider that knows no confirmed address of theirs has no `email`. `is_identified` is of this
    session alone: whether it began with the provider.
    """

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_is_lower"),)

    email: Mapped[str | None] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text, default="")
    locale: Mapped[str] = mapped_column(String(5), default="fr")
    session_epoch: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    memberships: Mapped[list["Membership"]] = relationship(lazy="raise", back_populates="account", passive_deletes=True)
    is_identified = False

    def get_id(self) -> str:
        """What the session remembers: the account and its epoch."""
        return f"{self.uid}:{self.session_epoch}"

    def note_identified(self, is_identified: bool) -> None:
        """Says whether the session that the account was loaded for began with an identity provider."""
        self.is_identified = is_identified
        self.__dict__.pop("_actor", None)

    def as_actor(self) -> Actor:
        """The account as an actor, with the roles it had when first asked; its memberships must be loaded."""
        return self._actor

    @cached_property
    def _actor(self) -> Actor:
        """Kept apart from the row, so that a refused write, which forgets all rows, does not forget who asked."""
        roles = frozenset((membership.organisation_id, membership.role) for membership in self.memberships)
        return Actor("account", self.id, self.person_id, self.name, roles, self.is_identified)


class Identity(Base):
    """A person as an identity provider knows them, as a keyed fingerprint; it outlives the account, as the person does."""

    __tablename__ = "identity"
    __table_args__ = (
        UniqueConstraint("person_id", "issuer"),
        CheckConstraint("octet_length(fingerprint) = 32", name="fingerprint_is_a_digest"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Numbered(), primary_key=True)
    issuer: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class SignInCode(Identified, Dated, Base):
    """A code sent to an address: hashed, usable once, for fifteen minutes and few attempts."""

    __tablename__ = "sign_in_code"

    email: Mapped[str] = mapped_column(Text, index=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    attempts_count: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


class EndedSession(Dated, Base):
    """A session somebody signed out of: the copy of its cookie opens nothing any more."""

    __tablename__ = "ended_session"

    session_id: Mapped[str] = mapped_column(String(32), primary_key=True)


class Membership(Identified, Dated, Base):
    """A role of an account in an organisation."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("account_id", "organisation_id", "role"),
        CheckConstraint("role IN ('organiser', 'moderator')", name="role_is_known"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    account: Mapped[Account] = relationship(lazy="raise", back_populates="memberships")
