"""Short codes as people copy them from paper."""

from consult.core.db import CODE_ALPHABET

LENGTH = 9
# Signs no code contains, and the one they are mistaken for.
MISREAD = str.maketrans("O0I1", "QQJ7")


def normalised(typed: str) -> str | None:
    """The code as it is stored, whatever its case, spaces and dashes; None for what cannot be one."""
    signs = "".join(sign for sign in typed.upper().translate(MISREAD) if sign in CODE_ALPHABET)
    return f"{signs[:4]}-{signs[4:8]}-{signs[8]}" if len(signs) == LENGTH else None
