"""PrefLib (`.soc .soi .toc .toi`): rankings, strict or with ties, complete or not, as Mattei and Walsh (2013) write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from consult.diagnostics.importing.faults import shortened
from consult.votes.counting_rules.election import Election, ElectionOption, Marks
from consult.votes.formats.cells import last_line, whole
from consult.votes.formats.contract import ElectionFile, Unwritable, refuse
from consult.votes.formats.rankings import levels_of, numbers, one_line, people, ranked_profile

KINDS = ("soc", "soi", "toc", "toi")
NAME = re.compile(r"ALTERNATIVE NAME (.*)", re.IGNORECASE)
LEVEL = re.compile(r"\s*(?:\{([^{}]*)\}|([^,{}]*))\s*(,|$)")
TITLE, DATA_TYPE, ALTERNATIVES, VOTERS = "TITLE", "DATA TYPE", "NUMBER ALTERNATIVES", "NUMBER VOTERS"


@dataclass
class _Header:
    """The lines that begin with #: what each key says, and the names of the alternatives by number."""

    meta: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def read(text: str, kind: str = "toi") -> ElectionFile:
    """The election of a PrefLib file. Raises Refused with the line of what breaks the format.

    `kind` is one of `soc`, `soi`, `toc`, `toi`, for files that do not name their data type themselves.
    """
    header, orders = _parts(text)
    kind = _kind(header, kind)
    _complete_names(header)
    if not header.names:
        refuse("the file names no alternatives: lines that begin with # ALTERNATIVE NAME are missing", 1)
    if not orders and header.meta.get(VOTERS) != "0":
        refuse("the file ends without a single order", last_line(text))
    places = {number: place for place, number in enumerate(header.names)}
    profile = ranked_profile(_ballot(line, words, places, kind) for line, words in orders)
    options = tuple(map(ElectionOption, header.names))
    election = Election(options, profile, Marks.RANKS)
    return ElectionFile(
        election=election,
        title=header.meta.get(TITLE, ""),
        names=tuple(header.names.values()),
        meta=header.meta | {DATA_TYPE: kind},
        remarks=tuple(_remarks(header.meta, election, len(orders))),
    )


def _parts(text: str) -> tuple[_Header, list[tuple[int, str]]]:
    header, orders = _Header(), []
    for line, words in enumerate(text.splitlines(), 1):
        if words.startswith("#"):
            _note(header, words.lstrip("#").strip(), line)
        elif words.strip():
            orders.append((line, words.strip()))
    return header, orders


def _note(header: _Header, words: str, line: int) -> None:
    key, _, value = (part.strip() for part in words.partition(":"))
    if alternative := NAME.fullmatch(key):
        number = str(whole(alternative[1], line, "ALTERNATIVE NAME"))
        if number in header.names:
            refuse(f"there is an alternative {number} already", line)
        header.names[number] = value or number
    elif key:
        header.meta[key.upper()], header.lines[key.upper()] = value, line


def _kind(header: _Header, kind: str) -> str:
    kind = header.meta.get(DATA_TYPE, "").lower() or kind
    if kind not in KINDS:
        refuse(f"{shortened(kind)} is none of the kinds of rankings: {', '.join(KINDS)}", header.lines.get(DATA_TYPE), DATA_TYPE)
    return kind


def _complete_names(header: _Header) -> None:
    """Alternatives of which the file tells no more than that they exist are called by their number."""
    if header.meta.get(ALTERNATIVES):
        count = whole(header.meta[ALTERNATIVES], header.lines[ALTERNATIVES], ALTERNATIVES)
        if len(header.names) > count or count > 1_000_000:
            refuse(f"{count} alternatives are announced, {len(header.names)} are named", header.lines[ALTERNATIVES])
        for number in map(str, range(1, count + 1)):
            if len(header.names) < count:
                header.names.setdefault(number, number)


def _ballot(line: int, words: str, places: dict[str, int], kind: str) -> tuple[list[list[int]], int]:
    count, colon, order = words.partition(":")
    if not colon:
        refuse("there is no colon between the number of people and their order", line)
    weight = people(count, line, "count")
    levels = [[_place(number, places, line) for number in level] for level in _levels(order, line)]
    ranked = [place for level in levels for place in level]
    if len(set(ranked)) < len(ranked):
        refuse("the order names an alternative twice", line)
    if kind[0] == "s" and len(levels) < len(ranked):
        refuse(f"alternatives are tied, which a file of kind {kind} cannot have", line)
    if kind[2] == "c" and len(ranked) < len(places):
        refuse(f"{len(ranked)} alternatives instead of {len(places)}, in a file of complete orders ({kind})", line)
    return levels, weight


def _levels(order: str, line: int) -> Iterator[list[str]]:
    """The numbers between commas, those in braces together."""
    end = 0
    while order.strip():
        found = LEVEL.match(order, end)
        if not found:
            refuse("commas or braces do not fit together", line)
        yield found[1].split(",") if found[1] is not None else [found[2]]
        end = found.end()
        if not found[3]:
            return


def _place(number: str, places: dict[str, int], line: int) -> int:
    if number.strip() not in places:
        refuse(f"there is no alternative {shortened(number.strip())}", line)
    return places[number.strip()]


def _remarks(meta: dict[str, str], election: Election, orders: int) -> Iterator[str]:
    for key, found in ((VOTERS, election.profile.ballots_count), ("NUMBER UNIQUE ORDERS", orders)):
        if key in meta and meta[key] != str(found):
            yield f"The header says {key} is {shortened(meta[key])}; the file holds {found:,}."


def kind_of(file: ElectionFile) -> str:
    """The narrowest kind that can hold these rankings."""
    options = len(file.election.options)
    ballots = [levels for levels, _ in levels_of(file.election.profile)]
    is_strict = all(len(level) == 1 for levels in ballots for level in levels)
    is_complete = all(sum(map(len, levels)) == options for levels in ballots)
    return ("s" if is_strict else "t") + "o" + ("c" if is_complete else "i")


def write(file: ElectionFile) -> str:
    """The rankings as a PrefLib file of the kind its META names, else of the narrowest. Raises Unwritable for other ballots."""
    if file.election.marks is not Marks.RANKS:
        raise Unwritable("A PrefLib file of orders holds rankings only.")
    numbered = numbers(file)
    profile, narrowest = file.election.profile, kind_of(file)
    kind = file.meta.get(DATA_TYPE, narrowest).lower()
    if kind not in KINDS or (narrowest[0], kind[0]) == ("t", "s") or (narrowest[2], kind[2]) == ("i", "c"):
        kind = narrowest
    facts = {DATA_TYPE: kind, ALTERNATIVES: str(len(file.names)), VOTERS: str(profile.ballots_count)}
    facts |= {"NUMBER UNIQUE ORDERS": str(len(profile.sizes))}
    meta = {TITLE: file.title} | dict(file.meta) | facts | {TITLE: file.title}
    lines = [f"# {key}: {one_line(value)}" for key, value in meta.items()]
    lines += [f"# ALTERNATIVE NAME {number}: {one_line(name)}" for number, name in zip(numbered, file.names, strict=True)]
    lines += [f"{weight}: {','.join(_written(level, numbered) for level in levels)}" for levels, weight in levels_of(profile)]
    return "\n".join(lines) + "\n"


def _written(level: list[int], numbered: list[int]) -> str:
    words = ",".join(str(numbered[place]) for place in level)
    return words if len(level) == 1 else f"{{{words}}}"
