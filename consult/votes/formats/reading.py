"""Reading an election from a file of whichever format."""

from pathlib import PurePath

from consult.votes.formats import blt, pabulib, preflib
from consult.votes.formats.cells import decoded
from consult.votes.formats.contract import ElectionFile


def read_election(data: bytes, name: str = "") -> ElectionFile:
    """The election in a file, told by the ending of its name, else by its beginning. Raises Refused for what breaks it."""
    text, ending = decoded(data), PurePath(name).suffix.lower().removeprefix(".")
    if ending in preflib.KINDS:
        return preflib.read(text, ending)
    if ending == "blt":
        return blt.read(text)
    if ending == "pb" or text.lstrip()[:4].upper() == "META":
        return pabulib.read(text)
    return preflib.read(text) if text.lstrip().startswith("#") else blt.read(text)
