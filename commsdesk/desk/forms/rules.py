"""Forms about how the checker reads: switches, the glossary, house rules."""

from __future__ import annotations

from django import forms

from commsdesk.desk.forms.base import Form
from commsdesk.drafting.keep_policy import MOST_SEGMENTS
from commsdesk.incidents.models import Audience


class SwitchesForm(Form):
    allows_estimates = forms.BooleanField(
        label="Customers may be given an estimate",
        required=False,
        help_text="Only one that the Incident Commander has confirmed, worded as what may change.",
    )
    blocks_missing_next_update = forms.BooleanField(
        label="A missing next update blocks",
        required=False,
        help_text="In major incidents. Otherwise it warns.",
    )
    sms_segments = forms.IntegerField(
        label="Parts that a text message may have",
        min_value=1,
        max_value=MOST_SEGMENTS,
        help_text="Each has up to 160 characters and is paid for.",
    )


class TermForm(Form):
    term = forms.CharField(label="Term", max_length=100)
    plain_words = forms.CharField(label="Plain words to use instead", max_length=200)
    fine_for = forms.ModelMultipleChoiceField(
        label="Who understands the term",
        queryset=Audience.objects.all(),
        to_field_name="key",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class HouseRulesForm(Form):
    text = forms.CharField(
        label="Rules, in YAML",
        required=False,
        strip=False,  # what stands before the first word has a meaning
        widget=forms.Textarea(attrs={"rows": 18, "class": "code", "spellcheck": "false"}),
    )
