"""BLT: ballots of the single transferable vote, as programs for it have written them since Hill, Wichmann and Woodall (1987).

First the number of candidates and of seats; then the withdrawn candidates with a minus; then a line for each ballot: how
many people cast it, the candidates from the best down, equal ones joined by =, and a 0 at its end; a 0 alone; then the
names in quotation marks, each on its line, and the title.
"""

from collections.abc import Iterator

from consult.votes.counting_rules.election import Election, ElectionOption, Marks
from consult.votes.formats.cells import last_line, whole
from consult.votes.formats.contract import ElectionFile, Unwritable, refuse
from consult.votes.formats.rankings import Levels, levels_of, numbers, one_line, people, ranked_profile

MOST_CANDIDATES = 100_000
SKIPPED = "-"
RULE = "stv"

Line = tuple[int, str]


def read(text: str) -> ElectionFile:
    """The election of a BLT file. Raises Refused with the line of what breaks the format. Withdrawn candidates are left out."""
    lines = _lines(text)
    count, seats = _head(next(lines, (1, "")))
    ballots: list[tuple[Levels, int]] = []
    withdrawn: set[int] = set()
    for line, words in lines:
        if words.startswith("-"):
            withdrawn |= _withdrawn(words, line, count, has_begun=bool(ballots))
        elif words == "0":
            break
        else:
            ballots.append(_ballot(words, line, count))
    else:
        refuse("the file ends before the 0 that closes the ballots", last_line(text))
    names, title, remarks = _names(lines, count, last_line(text))
    standing = [number for number in range(1, count + 1) if number not in withdrawn]
    places = {number: place for place, number in enumerate(standing)}
    profile = ranked_profile((_without(levels, places), weight) for levels, weight in ballots)
    options = tuple(ElectionOption(str(number)) for number in standing)
    return ElectionFile(
        election=Election(options, profile, Marks.RANKS, seats=seats),
        title=title,
        names=tuple(names[number - 1] for number in standing),
        official_rule=RULE,
        remarks=remarks,
        withdrawn={str(number): names[number - 1] for number in sorted(withdrawn)},
    )


def _lines(text: str) -> Iterator[Line]:
    """The lines that are not empty, without comments (from a # outside of quotation marks)."""
    for line, words in enumerate(text.splitlines(), 1):
        if (kept := _without_comment(words).strip()) != "":
            yield line, kept


def _without_comment(words: str) -> str:
    is_quoted = False
    for place, sign in enumerate(words if "#" in words else ""):
        if sign == '"' and words[place - 1 : place] != "\\":
            is_quoted = not is_quoted
        elif sign == "#" and not is_quoted:
            return words[:place]
    return words


def _head(first: Line) -> tuple[int, int]:
    line, words = first
    parts = words.split()
    if len(parts) != 2:
        refuse("the first line must hold two numbers: candidates and seats", line)
    count, seats = (whole(part, line, "candidates and seats") for part in parts)
    if not 1 <= count <= MOST_CANDIDATES or not 1 <= seats <= count:
        refuse(f"{seats} seats cannot be filled from {count} candidates", line)
    return count, seats


def _withdrawn(words: str, line: int, count: int, *, has_begun: bool) -> set[int]:
    if has_begun:
        refuse("withdrawn candidates stand before the ballots", line)
    return {_candidate(word.removeprefix("-"), line, count) for word in words.split()}


def _ballot(words: str, line: int, count: int) -> tuple[Levels, int]:
    parts = words.split()
    if parts[0].startswith("(") and parts[0].endswith(")"):  # some programs number the ballots
        parts = parts[1:]
    if len(parts) < 2 or parts[-1] != "0":
        refuse("the ballot does not end with 0", line)
    weight = people(parts[0], line, "number of people")
    levels = [[_candidate(word, line, count) for word in part.split("=")] for part in parts[1:-1] if part != SKIPPED]
    ranked = [candidate for level in levels for candidate in level]
    if len(set(ranked)) < len(ranked):
        refuse("the ballot names a candidate twice", line)
    return levels, weight


def _candidate(word: str, line: int, count: int) -> int:
    number = whole(word, line, "candidate")
    if not 1 <= number <= count:
        refuse(f"there is no candidate {number}", line)
    return number


def _without(levels: Levels, places: dict[int, int]) -> Levels:
    """The order of those who stand, by their place."""
    standing = [[places[number] for number in level if number in places] for level in levels]
    return [level for level in standing if level]


def _names(lines: Iterator[Line], count: int, last: int) -> tuple[list[str], str, tuple[str, ...]]:
    found = [_unquoted(words, line) for line, words in lines]
    if len(found) < count:
        refuse(f"the file ends after {len(found)} of {count} names", last)
    more = len(found) - count - 1
    remarks = (f"After the title stand {more:,} more lines, which were not read.",) if more > 0 else ()
    return [name or str(number) for number, name in enumerate(found[:count], 1)], "".join(found[count : count + 1]), remarks


def _unquoted(words: str, line: int) -> str:
    if not words.startswith('"'):
        return words
    if len(words) < 2 or not words.endswith('"'):
        refuse("a quotation mark is not closed", line)
    return words[1:-1].replace('\\"', '"')


def write(file: ElectionFile) -> str:
    """The rankings as a BLT file. Raises Unwritable for other ballots."""
    election = file.election
    if election.marks is not Marks.RANKS:
        raise Unwritable("A BLT file holds rankings only.")
    numbered = numbers(file)
    names = dict(zip(numbered, [*file.names, *file.withdrawn.values()], strict=True))
    lines = [f"{len(names)} {election.seats}", *(f"-{number}" for number in numbered[len(election.options) :])]
    for levels, weight in levels_of(election.profile):
        order = ["=".join(str(numbered[place]) for place in level) for level in levels]
        lines.append(" ".join([str(weight), *order, "0"]))
    return "\n".join([*lines, "0", *(_quoted(names[number]) for number in sorted(names)), _quoted(file.title)]) + "\n"


def _quoted(words: str) -> str:
    plain = one_line(words).replace('"', '\\"')
    return f'"{plain}"'
