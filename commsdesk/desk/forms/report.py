"""The form that takes down what a customer says."""

from __future__ import annotations

from django import forms

from commsdesk.desk.forms.base import Form
from commsdesk.incidents.models import Report


class ReportForm(Form):
    symptom = forms.CharField(
        label="Symptom",
        max_length=100,
        help_text="In a few words that others will use too, so that it can be counted.",
        widget=forms.TextInput(attrs={"list": "symptoms", "autocomplete": "off"}),
    )
    segment = forms.CharField(
        label="Who they are",
        max_length=100,
        required=False,
        help_text="Region, product or plan.",
        widget=forms.TextInput(attrs={"list": "segments", "autocomplete": "off"}),
    )
    text = forms.CharField(
        label="What they said",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hurt = forms.ChoiceField(label="How bad it is for them", choices=Report.Hurt.choices)
    source = forms.ChoiceField(label="From", choices=Report.Source.choices)
