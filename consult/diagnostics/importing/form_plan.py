"""What the form of another program becomes here, and what of it is lost. Pure: no session, no request."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from consult.core.db import new_uid
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.importing.faults import Fault
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import LABEL_AT_MOST
from consult.diagnostics.structure import QUESTIONS_AT_MOST, TOO_MANY
from consult.diagnostics.usual_questions import with_defaults

LANGUAGES = ("fr", "en")
TAG = re.compile(r"<[^<>]{0,1000}>")


@dataclass(frozen=True)
class Asked:
    """A question as the other program names it: `kind` and `items` are ours, `codes` what its choices are called there."""

    name: str
    words: dict[str, Any]
    codes: tuple[str, ...] = ()

    def key(self, code: str) -> str | None:
        """The key of the item that is called so there, None where there is none."""
        return f"n{self.codes.index(code) + 1}" if code in self.codes else None


@dataclass
class FormPlan:
    """Questions in order, as the columns of the model, and everything that could not be taken over, with its line."""

    language: str
    introduction: str = ""
    asked: list[Asked] = field(default_factory=list)
    losses: list[Fault] = field(default_factory=list)

    @property
    def questions(self) -> list[dict[str, Any]]:
        """What each question is made of; JSON."""
        return [one.words for one in self.asked]

    def named(self, name: str) -> Asked | None:
        """The question of that name."""
        return next((one for one in self.asked if one.name == name), None)

    def lose(self, line: int | None, name: str, reason: LazyText) -> None:
        """Notes what is left out."""
        self.losses.append(Fault(str(reason), line, name or None))

    def ask(self, line: int | None, name: str, kind: str, codes: tuple[str, ...] = (), **words: Any) -> None:
        """Takes a question over, or notes why it cannot stand here."""
        options = with_defaults(kind, words.pop("options", {}))
        label = words.get("label") or name
        problem = QUESTION_TYPES[kind].check_options(options)
        if len(self.asked) >= QUESTIONS_AT_MOST:
            problem = TOO_MANY
        if problem is not None:
            self.lose(line, name, problem)
            return
        if len(label) > LABEL_AT_MOST:
            self.lose(line, name, _("The words are too long; they are cut after %(limit)s characters.", limit=LABEL_AT_MOST))
        made = words | {"uid": new_uid(), "kind": kind, "label": label[:LABEL_AT_MOST], "options": options}
        self.asked.append(Asked(name, made, codes))


def items_of(labels: list[str]) -> list[dict[str, str | None]]:
    """Items keyed n1, n2… as the builder keys them."""
    return [{"key": f"n{place}", "label": label, "need": None} for place, label in enumerate(labels, 1)]


def condition_on(source: Asked | None, codes: list[str], is_chosen: bool) -> Mapping[str, Any] | None:
    """The condition that one of these choices is made, or none is; None where the question or a choice is not there."""
    keys = [source.key(code) for code in codes] if source else []
    if source is None or not keys or None in keys or source.words["kind"] not in ("single_choice", "multiple_choice"):
        return None
    return {"question": source.words["uid"], "items": sorted(str(key) for key in keys), "is_chosen": is_chosen}


def plain(text: str) -> str:
    """The words of a text that may hold HTML, on one line."""
    return " ".join(html.unescape(TAG.sub(" ", text)).replace("\x00", "").split())
