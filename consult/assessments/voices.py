"""What a run of respondents said, as arrays: of needs and of themselves; it travels between workers as bytes."""

import io
import zlib
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.need_sums import summands

# The key of categories of the census whose people the questionnaire does not ask, as children.
NOT_ASKED = ""
QUICK = 1  # how hard bytes are compressed: they live for minutes


@dataclass(frozen=True)
class Variable:
    """Something people say of themselves, as their age: the keys of its `categories`; who does not say it comes after them.

    `matches`: which category of the census is which of them, in plain words, as organisers said; NOT_ASKED for none.
    `apart`: the keys of those that are no category of the census, as organisers said.
    """

    name: str
    label: str
    categories: tuple[str, ...]
    labels: tuple[str, ...]
    matches: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    apart: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """The categories, and one for those who do not say."""
        return len(self.categories) + 1

    def apart_from(self, population: Container[str]) -> tuple[str, ...]:
        """The keys of those apart that are none of the `population`, the keys whose inhabitants are counted."""
        return tuple(key for key in self.categories if key in self.apart and key not in population)


@dataclass(frozen=True)
class Voices:
    """The answers of n respondents, and `profile`: int16 (n, v), the place of each in each variable."""

    answers: Answers
    profile: NDArray[np.int16]

    @property
    def digest(self) -> str:
        """sha256 over all of it, in hexadecimal."""
        answers, digest = self.answers, sha256()
        levels = [] if answers.levels is None else [answers.levels]
        for array in (answers.picks, answers.ratings, answers.is_pickable, answers.is_rated, self.profile, *levels):
            digest.update(f"{array.dtype.str}{array.shape}".encode())
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()

    def units(self, size: int) -> list["Voices"]:
        """The same people in units of that size, the last one smaller; one empty unit of nobody."""
        starts = range(0, max(len(self.profile), 1), size)
        return [self._part(slice(start, start + size)) for start in starts]

    def _part(self, some: slice) -> "Voices":
        return Voices(self.answers.part(some), self.profile[some])

    def summands(self) -> NDArray[np.bool_]:
        """bool (n, columns): what each adds to each sum, as `need_sums` has them."""
        return summands(self.answers, slice(None))

    def packed(self) -> bytes:
        """All of it as bytes."""
        answers = self.answers
        levels = {} if answers.levels is None else {"levels": answers.levels}
        return pack(
            picks=answers.picks,
            ratings=answers.ratings,
            is_pickable=answers.is_pickable,
            is_rated=answers.is_rated,
            profile=self.profile,
            **levels,
        )


def unpacked_voices(data: bytes) -> Voices:
    """The voices that were packed."""
    found = unpack(data)
    answers = Answers(found["picks"], found["ratings"], found["is_pickable"], found["is_rated"], found.get("levels"))
    return Voices(answers, found["profile"])


def pack(**arrays: NDArray[np.generic]) -> bytes:
    """Named arrays as bytes."""
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]
    return zlib.compress(buffer.getvalue(), QUICK)


def unpack(data: bytes) -> dict[str, Any]:
    """The arrays that were packed; never executes what the bytes hold."""
    with np.load(io.BytesIO(zlib.decompress(data)), allow_pickle=False) as found:
        return {name: found[name] for name in found.files}


def sizes_of(variables: Sequence[Variable]) -> list[int]:
    """How many places each variable has."""
    return [variable.size for variable in variables]
