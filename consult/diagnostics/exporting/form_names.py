"""What the rows of a form are called: each its own name, capitals or not, in signs that other programs take. Pure."""

from collections.abc import Collection, Sequence

from consult.diagnostics.importing.answer_meanings import question_names
from consult.diagnostics.models import Question


def form_names(questions: Sequence[Question]) -> dict[str, str]:
    """The names of questions by uid: those of mappings, where a form can use them."""
    names: dict[str, str] = {}
    for uid, name in question_names(questions).items():
        names[uid] = free_name(name if name[0].isalpha() or name[0] == "_" else f"_{name}", names.values())
    return names


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name, with as many underscores behind it as it takes to be like none of those taken."""
    known, name = {one.casefold() for one in taken}, wanted
    while name.casefold() in known:
        name = f"{name}_"
    return name
