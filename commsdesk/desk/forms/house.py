"""Forms about what outlasts an incident: components, accounts and readers."""

from __future__ import annotations

from django import forms

from commsdesk.desk.forms.base import Form, LinesField
from commsdesk.incidents.models import Audience, Group
from commsdesk.people.models import Role
from commsdesk.publishing.models import Subscriber


class GroupForm(Form):
    public_name = forms.CharField(label="Name that customers know", max_length=100)
    internal_names = LinesField(
        label="Names that stay inside",
        max_length=2000,
        required=False,
        help_text="One a line. The checker keeps them out of what customers read.",
    )


class ComponentForm(GroupForm):
    group = forms.ModelChoiceField(
        label="Group", queryset=Group.objects.all(), required=False, empty_label="no group"
    )


class InviteForm(Form):
    name = forms.CharField(label="Name", max_length=100)
    email = forms.CharField(
        label="E-mail",
        max_length=254,
        widget=forms.EmailInput,
        help_text="They sign in with it, and are rung there.",
    )
    roles = forms.MultipleChoiceField(
        label="Roles",
        choices=[(role, role.label.capitalize()) for role in Role],
        widget=forms.CheckboxSelectMultiple,
    )


class ReaderForm(Form):
    email = forms.CharField(label="E-mail", max_length=300, widget=forms.EmailInput)
    audience = forms.ModelChoiceField(
        label="Audience", queryset=Audience.objects.all(), to_field_name="key"
    )


class EndpointForm(Form):
    url = forms.CharField(label="Webhook", max_length=500, widget=forms.URLInput)
    audience = forms.ModelChoiceField(
        label="Audience", queryset=Audience.objects.all(), to_field_name="key"
    )
    body = forms.ChoiceField(
        label="What it is sent",
        choices=Subscriber.Body.choices,
        required=False,
        help_text="A program that was written for Statuspage understands the second.",
    )
