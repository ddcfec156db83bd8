"""The form that has any text read."""

from __future__ import annotations

from typing import Any

from django import forms

from commsdesk.checks.asked import CHANNELS, PHASES
from commsdesk.checks.wording import PROFILES
from commsdesk.desk.forms.base import Form
from commsdesk.drafting.check_text import may_be_named
from commsdesk.incidents.models import Audience
from commsdesk.people.models import User

NAMES = {"sms": "Text message", "x": "X", "email": "E-mail", "postmortem": "Post-mortem"}


def named(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(key, NAMES.get(key, key.capitalize())) for key in keys]


class CheckForm(Form):
    """What is chosen is looked at by the verb, which says what there is to choose from."""

    text = forms.CharField(
        label="The text that you are about to send",
        strip=False,
        error_messages={"required": "Give the words that you are about to send."},
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    audience = forms.CharField(
        label="Who reads it", initial="public", widget=forms.Select(choices=named(tuple(PROFILES)))
    )
    phase = forms.CharField(label="Phase", widget=forms.Select(choices=named(PHASES)))
    channel = forms.CharField(
        label="Where", initial="page", widget=forms.Select(choices=named(CHANNELS))
    )

    def text_as_sent(self) -> str:
        """Browsers send every line end as two signs."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class ColleagueCheckForm(CheckForm):
    """With the audiences of this desk, and the incidents whose messages this colleague writes."""

    incident = forms.CharField(
        label="Against the facts of", required=False, widget=forms.Select(), initial=""
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audiences = Audience.objects.values_list("key", "name")
        self.fields["audience"].widget = forms.Select(choices=list(audiences))
        incidents = [(one.public_id, one.name) for one in may_be_named(user)]
        self.fields["incident"].widget = forms.Select(choices=[("", "no incident"), *incidents])
