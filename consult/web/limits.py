"""How often one address may try what could be abused."""

from math import ceil
from time import time

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

# How often an address may type a code that opens nothing: many people share the one of a town hall, so it is never shut for
# long; guessing one of the codes at this rate takes ages.
WRONG_CODES_PER_ADDRESS = "60 per 5 minutes"

limiter = Limiter(get_remote_address)


def minutes_to_wait() -> int | None:
    """In how many minutes the address that was refused may try again; None where that is not known."""
    limit = limiter.current_limit
    return max(1, ceil(int(limit.reset_at - time()) / 60)) if limit else None
