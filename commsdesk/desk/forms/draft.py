"""Forms about a message: for whom it is begun, and its words."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms

from commsdesk.desk.forms.base import Form
from commsdesk.drafting.models import Draft, Revision
from commsdesk.drafting.override import LONGEST_REASON
from commsdesk.drafting.reword import LONGEST
from commsdesk.incidents.models import Audience

CHANNELS = {
    "page": "Page",
    "email": "E-mail",
    "webhook": "Webhook",
    "untold": "For those who did not get the wrong text",
}


def soonest(clock: time, now: datetime) -> datetime:
    """The moment nearest to `now` at which clocks in UTC show `clock`."""
    today = datetime.combine(now.astimezone(UTC).date(), clock, UTC)
    days = (today - timedelta(days=1), today, today + timedelta(days=1))
    return min(days, key=lambda moment: abs(moment - now))


class BeginForm(Form):
    audience = forms.ModelChoiceField(
        label="Audience", queryset=Audience.objects.all(), to_field_name="key"
    )


class SealForm(Form):
    """What the approver's page gives back; it says what was read."""

    seal = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages={"required": "The seal is missing: load the page again and read it."},
    )


class DismissForm(Form):
    """What the page gives back of a finding: which it was, and of which revision."""

    found = forms.CharField(max_length=64, widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def names_nothing(self) -> bool:
        return not {"found", "revision"}.isdisjoint(self.errors)


class OverrideForm(DismissForm):
    reason = forms.CharField(
        label="Why these words may stand",
        required=False,  # the verb asks for it, once it knows that the finding still stands
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"required": True}),
        help_text="Kept on the timeline, under your name.",
    )


class RewordForm(Form):
    """The title, a text for each channel that the draft has, and the next update."""

    revision = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "The page does not say which words it changes: load it again.",
            "invalid": "The page does not say which words it changes: load it again.",
        },
    )
    title = forms.CharField(label="Title", max_length=150)
    next_update_at = forms.TimeField(
        label="Next update by, in UTC",
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H%M"],
        # Not the browser's own: that one writes 10:40 PM where the reader is told 22:40 UTC.
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "size": 8}),
        help_text="Empty where no further update is promised.",
        error_messages={"invalid": "Write a time of day in UTC, such as 10:40."},
    )

    def __init__(self, *args: Any, draft: Draft, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft, self.now, self.last = draft, now, draft.current
        self.channels = list({"page": "", **self.last.words})
        for channel in self.channels:
            self.fields[channel] = forms.CharField(
                label=CHANNELS.get(channel, channel.capitalize()),
                max_length=LONGEST,
                required=channel == "page",
                widget=forms.Textarea(attrs={"rows": 8}),
            )
        self.order_fields(["title", *self.channels, "next_update_at"])
        due = self.last.next_update_at
        self.initial = {
            "revision": self.last.number,
            "title": self.last.title,
            "next_update_at": due.astimezone(UTC).time() if due else None,
            **self.last.words,
        }

    def clean_next_update_at(self) -> datetime | None:
        clock: time | None = self.cleaned_data["next_update_at"]
        before = self.last.next_update_at
        if clock is None:
            return None
        if before and (clock.hour, clock.minute) == (before.hour, before.minute):
            return before
        return soonest(clock, self.now)

    def said(self) -> dict[str, Any]:
        """What `reword` is to be told, but for who says it and when."""
        return {
            "title": self.cleaned_data["title"],
            "words": {channel: self.cleaned_data[channel] for channel in self.channels},
            "next_update_at": self.cleaned_data["next_update_at"],
        }

    def as_revision(self) -> Revision:
        """What was typed, right or not, for the checker to read; it is not saved."""
        self.is_valid()  # so that what could be understood is at hand
        return Revision(
            draft=self.draft,
            number=self.last.number,
            title=self.typed("title")[:150],
            words={channel: self.typed(channel)[:LONGEST] for channel in self.channels},
            next_update_at=self.cleaned_data.get("next_update_at"),
        )

    def typed(self, name: str) -> str:
        return str(self.data.get(name, "")).replace("\r\n", "\n")

    def type_over(self, name: str, text: str) -> None:
        typed = {field: self.data.get(field, "") for field in self.fields}
        self.data = typed | {name: text}

    def saved_meanwhile(self) -> Revision | None:
        """What a colleague saved since this page was made; saving again then replaces it."""
        if self.cleaned_data["revision"] == self.last.number:
            return None
        self.type_over("revision", str(self.last.number))
        return self.last
