"""A sealed ballot as one line of text: what the bundle prints and what the root of the vote is made of. Pure."""

from consult.core import merkle


def ballot_line(tracker: str, choices: str, values: str, assurance: str, channel: str) -> str:
    """`tracker,option option,value value,assurance,channel`; `choices` and `values` come as they will stand, spaces between.

    Identifiers and figures alone, so that nothing needs quotes.
    """
    return f"{tracker},{choices},{values},{assurance},{channel}"


def ballot_leaf(line: str) -> bytes:
    """The leaf of a ballot in the Merkle tree of its vote: the digest of its line."""
    return merkle.leaf(line.encode())
