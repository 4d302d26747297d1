"""Short codes as people copy them from paper."""

import secrets
import unicodedata

from consult.core.db import CODE_ALPHABET

LENGTH = 9
# Of a code printed on a letter, which opens more than the fate of a response.
LETTER_LENGTH, GROUP = 12, 4
# Signs no code contains, and the one they are mistaken for.
MISREAD = str.maketrans("O0I1", "QQJ7")


def normalised(typed: str) -> str | None:
    """The code as it is stored, whatever its case, spaces and dashes; None for what cannot be one."""
    signs = "".join(sign for sign in typed.upper().translate(MISREAD) if sign in CODE_ALPHABET)
    return f"{signs[:4]}-{signs[4:8]}-{signs[8]}" if len(signs) == LENGTH else None


def new_letter_code() -> str:
    """A code for a letter that cannot be guessed, as `K7QF-2MXD-9ABC` (12 signs, 59 bits)."""
    return _grouped([secrets.choice(CODE_ALPHABET) for _ in range(LETTER_LENGTH)])


def normalised_letter_code(typed: str) -> str:
    """The code as it was printed, however it was typed: small letters, spaces or no hyphens."""
    return _grouped([sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum()][: LETTER_LENGTH + 1])


def _grouped(signs: list[str]) -> str:
    return "-".join("".join(signs[start : start + GROUP]) for start in range(0, len(signs), GROUP))
