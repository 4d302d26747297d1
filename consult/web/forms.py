"""The base of all forms: protected against forgery, trimmed, with messages in the person's language."""

from typing import Any

from flask_babel import get_locale
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField
from wtforms.meta import DefaultMeta


def _trim(value: object) -> object:
    return value.replace("\x00", "").strip() if isinstance(value, str) else value


class Form(FlaskForm):
    """A form whose texts are trimmed and whose own messages are in French or English."""

    class Meta(FlaskForm.Meta):
        """Trims every text and asks WTForms for its messages in the person's language."""

        @property
        def locales(self) -> list[str]:
            """The language of WTForms' own messages."""
            return [str(get_locale() or "en")]

        def get_translations(self, form: Any) -> Any:
            """WTForms' own catalogue: its messages are not in ours."""
            return DefaultMeta.get_translations(self, form)

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            """Adds the trimming of texts to each simple field."""
            if not issubclass(unbound_field.field_class, FieldList | FormField):
                filters = [*unbound_field.kwargs.pop("filters", ()), _trim]
                unbound_field.kwargs["filters"] = list(dict.fromkeys(filters))
            return DefaultMeta.bind_field(self, form, unbound_field, options)
