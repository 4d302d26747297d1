"""What a process remembers of rows that change seldom and are read at each write."""

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Values by their key, no more than `at_most`: when there is no room, all are forgotten, as each can be read anew."""

    def __init__(self, at_most: int) -> None:
        self._at_most = at_most
        self._values: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """The value of that key; None where it is not remembered."""
        return self._values.get(key)

    def keep(self, key: Key, value: Value) -> Value:
        """Remembers the value in place of an earlier one, and returns it."""
        if len(self._values) >= self._at_most:
            self._values.clear()
        self._values[key] = value
        return value
