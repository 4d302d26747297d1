"""What the macros of pages say, as plain words for paper: each sentence is written once."""

import re

from flask import current_app
from markupsafe import Markup

WORDS, BRIEF, NEEDS, SAID, PEOPLE, GROUPS, TESTIMONIES, EVIDENCE, BEHIND = (
    f"assessments/{name}.html"
    for name in ("words", "brief", "needs", "said", "who", "groups", "sorted_texts", "evidence", "behind")
)


def said(template: str, macro: str, *about: object) -> str:
    """What a macro of a page says, as plain words."""
    told = getattr(current_app.jinja_env.get_template(template).module, macro)(*about)
    # Markup.striptags would make each no-break space one where lines may break.
    return re.sub(r"[ \n]+", " ", Markup(re.sub(r"<[^>]*>", "", told)).unescape()).strip(" ")
