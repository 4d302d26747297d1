"""Long lists in pages."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from sqlalchemy import Select, func, select

from consult.core.db import db


@dataclass(frozen=True)
class Page:
    """One page of a list: its items, its number from 1 and how many items there are in all."""

    items: list[Any]
    number: int
    size: int
    total: int

    @property
    def total_pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def has_previous(self) -> bool:
        """Whether a page stands before this one."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether a page follows this one."""
        return self.number < self.total_pages

    def url(self, number: int) -> str:
        """The address of another page of the same list, keeping its filters."""
        arguments = request.args.to_dict() | (request.view_args or {}) | {"page": number}
        return url_for(request.endpoint or "", **arguments)


def requested_page() -> int:
    """The page asked for with `?page=`, 1 when it makes no sense."""
    return min(max(request.args.get("page", 1, type=int), 1), 100_000)


def paginate(rows: Select[Any], *, size: int = 20) -> Page:
    """The requested page of a selection of entities, in two queries."""
    number = requested_page()
    total = db.session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
    items = list(db.session.scalars(rows.limit(size).offset((number - 1) * size)).unique())
    return Page(items, number, size, total)
