"""Forms about what outlasts an incident: components, accounts and readers."""

from __future__ import annotations

from typing import Any

from django import forms

from commsdesk.desk.forms.base import Form, LinesField
from commsdesk.incidents.models import Audience, Component, Group
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


class FollowForm(Form):
    """Whoever it adds is told of everything, unless parts of the service are named."""

    audience = forms.ModelChoiceField(
        label="Audience", queryset=Audience.objects.all(), to_field_name="key"
    )
    groups = forms.ModelMultipleChoiceField(
        label="Only these groups",
        queryset=Group.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    components = forms.ModelMultipleChoiceField(
        label="Only these components",
        queryset=Component.objects.all(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Where nothing is chosen they are told of everything.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not Group.objects.exists():
            del self.fields["groups"]
        if not Component.objects.exists():
            del self.fields["components"]

    def only(self) -> list[Component | Group]:
        said = self.cleaned_data
        return [*said.get("groups", ()), *said.get("components", ())]


class ReaderForm(FollowForm):
    email = forms.CharField(label="E-mail", max_length=300, widget=forms.EmailInput)
    field_order = ["email"]


class EndpointForm(FollowForm):
    url = forms.CharField(label="Webhook", max_length=500, widget=forms.URLInput)
    body = forms.ChoiceField(
        label="What it is sent",
        choices=Subscriber.Body.choices,
        required=False,
        help_text="A program that was written for Statuspage understands the second.",
    )
    field_order = ["url", "body"]
