"""Territories, and what is known of them: margins of the census, official statistics, services."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.core.db import Base, Dated, Identified

BETTER = ("higher", "lower")
PROVIDERS = ("public", "association", "company", "citizens")
ENDLESS = "'-Infinity'::float8, 'Infinity'::float8, 'NaN'::float8"


class Territory(Identified, Dated, Base):
    """A place with a name, an official code where it has one, and a number of inhabitants where it is known."""

    __tablename__ = "territory"
    __table_args__ = (CheckConstraint("population > 0", name="population_is_positive"),)

    name: Mapped[str] = mapped_column(Text)
    official_code: Mapped[str | None] = mapped_column(Text, unique=True)
    population: Mapped[int | None]


class Sourced:
    """Who published a figure, and of which day it is."""

    source: Mapped[str] = mapped_column(Text)
    observed_on: Mapped[date] = mapped_column(Date)


class CensusMargin(Identified, Dated, Sourced, Base):
    """How many inhabitants, or which share of them, are of one category of a variable, as women are of sex.

    `area` names a part of the territory, "" the whole of it. All rows of one variable and area have counts, or all have shares.
    """

    __tablename__ = "census_margin"
    __table_args__ = (
        UniqueConstraint("territory_id", "area", "variable", "category"),
        CheckConstraint("num_nonnulls(inhabitants, share) = 1", name="count_or_share"),
        CheckConstraint(f"inhabitants >= 0 AND inhabitants NOT IN ({ENDLESS})", name="inhabitants_are_countable"),
        CheckConstraint("share BETWEEN 0 AND 1", name="share_is_a_share"),
        CheckConstraint("variable <> '' AND category <> '' AND source <> ''", name="says_what_it_is"),
    )

    territory_id: Mapped[int] = mapped_column(ForeignKey("territory.id", ondelete="CASCADE"))
    area: Mapped[str] = mapped_column(Text, default="", server_default="")
    variable: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    inhabitants: Mapped[float | None]
    share: Mapped[float | None]
    territory: Mapped[Territory] = relationship(lazy="select")


class OfficialStatistic(Identified, Dated, Sourced, Base):
    """A published figure about the territory or one of its areas; `topic` names the theme or the need that it informs.

    `benchmark` is the same figure of a larger place it is read beside, and `better` tells which side of it is the good one.
    """

    __tablename__ = "official_statistic"
    __table_args__ = (
        UniqueConstraint("territory_id", "area", "name", "observed_on"),
        CheckConstraint(f"value NOT IN ({ENDLESS})", name="value_is_finite"),
        CheckConstraint(f"benchmark NOT IN ({ENDLESS})", name="benchmark_is_finite"),
        CheckConstraint(f"better IN {BETTER}", name="better_is_known"),
        CheckConstraint("name <> '' AND source <> ''", name="says_what_it_is"),
    )

    territory_id: Mapped[int] = mapped_column(ForeignKey("territory.id", ondelete="CASCADE"))
    area: Mapped[str] = mapped_column(Text, default="", server_default="")
    topic: Mapped[str] = mapped_column(Text, default="", server_default="")
    name: Mapped[str] = mapped_column(Text)
    value: Mapped[float]
    unit: Mapped[str] = mapped_column(Text, default="", server_default="")
    benchmark: Mapped[float | None]
    better: Mapped[str | None] = mapped_column(String(8))
    territory: Mapped[Territory] = relationship(lazy="select")


class Service(Identified, Dated, Sourced, Base):
    """What somebody offers to people of the territory today; `topic` names the theme or the need that it answers."""

    __tablename__ = "service"
    __table_args__ = (
        UniqueConstraint("territory_id", "area", "name", "provider"),
        CheckConstraint(f"provider_kind IN {PROVIDERS}", name="provider_kind_is_known"),
        CheckConstraint("name <> '' AND source <> ''", name="says_what_it_is"),
        CheckConstraint("url = '' OR url ~ '^https?://'", name="url_is_of_the_web"),
    )

    territory_id: Mapped[int] = mapped_column(ForeignKey("territory.id", ondelete="CASCADE"))
    area: Mapped[str] = mapped_column(Text, default="", server_default="")
    topic: Mapped[str] = mapped_column(Text, default="", server_default="")
    name: Mapped[str] = mapped_column(Text)
    provider: Mapped[str] = mapped_column(Text, default="", server_default="")
    provider_kind: Mapped[str] = mapped_column(String(16))
    description: Mapped[str] = mapped_column(Text, default="", server_default="")
    url: Mapped[str] = mapped_column(Text, default="", server_default="")
    territory: Mapped[Territory] = relationship(lazy="select")
