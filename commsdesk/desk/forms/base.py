"""What all forms of the desk share: how a field looks, and a verb's refusal beside its field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates

from commsdesk.people.refused import Refused


class Look(DjangoTemplates):
    form_template_name = "desk/fields.html"
    field_template_name = "desk/field.html"


class Form(forms.Form):
    """`key` tells apart forms of the same kind on one page."""

    default_renderer = Look

    def __init__(self, *args: Any, key: str = "", **kwargs: Any) -> None:
        name = type(self).__name__.lower() + (f"-{key}" if key else "")
        kwargs.setdefault("auto_id", f"{name}-%s")
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def refuse(self, refused: Refused) -> bool:
        """Show what a verb said to a value beside its field; false where there is no such field."""
        if refused.field in self.fields:
            self.add_error(refused.field, str(refused))
        return refused.field in self.fields


class MomentField(forms.DateTimeField):
    """A day and a time in UTC, as the browser's own picker gives it."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    default_error_messages = {
        "invalid": "Write a day and a time in UTC, such as 2026-11-21 10:40.",
    }


class LinesField(forms.CharField):
    """Several names, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: str | None) -> list[str]:
        lines = (" ".join(line.split()) for line in str(super().clean(value)).splitlines())
        return [line for line in lines if line]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value
