"""The areas in which people have needs: suggested as themes, each with its icon."""

from functools import cache

from flask_babel import force_locale

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

# The key is also the name of the icon.
AREAS: dict[str, LazyText] = {
    "employment": _("Employment"),
    "health": _("Health"),
    "education": _("Education"),
    "inclusion": _("Inclusion"),
    "mobility": _("Mobility"),
    "food": _("Food"),
    "housing": _("Housing"),
    "environment": _("Environment"),
    "culture": _("Culture and sport"),
    "digital": _("Digital life"),
    "economy": _("Local economy"),
}


def icon_of(theme: str) -> str:
    """The icon of a theme called like an area in either language, else that of any need."""
    return _keys_by_title().get(theme.casefold(), "need")


@cache
def _keys_by_title() -> dict[str, str]:
    titles: dict[str, str] = {}
    for locale in ("en", "fr"):
        with force_locale(locale):
            titles |= {str(label).casefold(): key for key, label in AREAS.items()}
    return titles
