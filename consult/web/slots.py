"""The few places of early pages where later features show something, all listed here."""

from collections.abc import Callable, Sequence

from flask import Flask
from markupsafe import Markup

Fragment = Callable[..., str]

SLOTS: dict[str, list[Fragment]] = {
    # A consultation's page, below its thread of stages; receives `consultation`.
    "consultations.show": [],
    # A consultation's page for organisers; receives `consultation`.
    "consultations.manage": [],
    # The organiser's desk, in the part of one consultation: who took part; receives `consultation`.
    "consultations.desk": [],
    # The page on which organisers follow a diagnostic: who took part; receives `questionnaire`.
    "diagnostics.live": [],
    # The page of the questionnaire for organisers, below its questions; receives `questionnaire`.
    "diagnostics.manage": [],
    # The page of a diagnostic once it is over; receives `consultation`.
    "diagnostics.about": [],
    # The queue of moderators: what else waits to be read by them; receives `actor`.
    "moderation.queue": [],
    # A need's page: what became of it; receives `need`.
    "needs.show": [],
    # An idea's page, below its text; receives `idea`.
    "ideas.show": [],
    # A vote's page, before and while one may vote; receives `vote`.
    "votes.show": [],
    # The counting room of a sealed vote, below its figures; receives `vote`.
    "votes.counting_room": [],
    # A vote's card for organisers; receives `vote`.
    "votes.manage": [],
}


def fill(slot: str, fragment: Fragment) -> None:
    """Shows the fragment in the slot, after those already there. Raises KeyError for an unknown slot."""
    SLOTS[slot].append(fragment)


def arrange(features: Sequence[str]) -> None:
    """Puts the fragments of each slot in the order of the features they come from, whatever the order of imports was."""
    for fragments in SLOTS.values():
        fragments.sort(key=lambda fragment: features.index(fragment.__module__.split(".")[1]))


def slot(name: str, /, **context: object) -> Markup:
    """All fragments of the slot, in the order of the features; each is safe markup, empty when it has nothing to show."""
    return Markup("").join(Markup(fragment(**context)) for fragment in SLOTS[name])


def init_app(app: Flask) -> None:
    """Gives templates the slots."""
    app.jinja_env.globals.update(slot=slot)
