"""Ordered registries of kinds: question types, ballot types, counting rules, indicators."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from consult.core.errors import NotFound


class Kind(Protocol):
    """Anything with a stable key, unique in its registry."""

    @property
    def key(self) -> str:
        """What it is called in the database and in addresses."""
        ...


K = TypeVar("K", bound=Kind)


class Kinds(Generic[K]):
    """An ordered, closed list of kinds, found by key.

    Raises ValueError when two kinds share a key.
    """

    def __init__(self, *kinds: K) -> None:
        self._by_key = {kind.key: kind for kind in kinds}
        if len(self._by_key) != len(kinds):
            raise ValueError("two kinds share a key")

    def __iter__(self) -> Iterator[K]:
        return iter(self._by_key.values())

    def __len__(self) -> int:
        return len(self._by_key)

    def __getitem__(self, key: str) -> K:
        """The kind of that key; raises NotFound when there is none."""
        try:
            return self._by_key[key]
        except KeyError:
            raise NotFound from None

    def keys(self) -> tuple[str, ...]:
        """All keys, in order."""
        return tuple(self._by_key)
