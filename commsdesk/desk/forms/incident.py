"""Forms about an incident as a whole: declaring it, its phase, severity, components and roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from commsdesk.desk.forms.base import Form, MomentField
from commsdesk.incidents.models import (
    INCIDENT_PHASES,
    MAINTENANCE_PHASES,
    Assignment,
    Component,
    Incident,
    Phase,
    Severity,
    State,
)
from commsdesk.people.models import User

SEVERITIES = [
    (Severity.SEV1, "SEV-1, critical: most customers cannot use the service"),
    (Severity.SEV2, "SEV-2, major: a main function fails for many"),
    (Severity.SEV3, "SEV-3, partial: something fails for some"),
    (Severity.SEV4, "SEV-4, small: a nuisance with a way around it"),
    (Severity.SEV5, "SEV-5, no effect on customers"),
]


def components_by_group() -> list[tuple[str, list[Component]]]:
    """Every component under the name of its group, as the public page orders them."""
    groups: dict[str, list[Component]] = {}
    rows = Component.objects.select_related("group").order_by(
        "group__position", "group__public_name", "position", "public_name"
    )
    for component in rows:
        name = component.group.public_name if component.group else "Other components"
        groups.setdefault(name, []).append(component)
    return list(groups.items())


class ComponentsForm(Form):
    """One choice of state for each component; what is left alone stays as it is."""

    untouched = "not affected"

    def __init__(self, *args: Any, states: dict[int, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = components_by_group()
        self.states = states or {}
        for component in self.components():
            known = component.pk in self.states
            empty = [] if known else [("", self.untouched)]
            self.fields[f"state-{component.public_id}"] = forms.ChoiceField(
                label=component.public_name,
                choices=[*empty, *State.choices],
                initial=self.states.get(component.pk, ""),
                required=known,
                show_hidden_initial=True,  # what the page showed, so that only changes count
            )

    def components(self) -> Iterable[Component]:
        return (component for _, components in self.groups for component in components)

    def fields_by_group(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (name, [self[f"state-{component.public_id}"] for component in components])
            for name, components in self.groups
        ]

    def changed_states(self) -> dict[Component, State]:
        """What was chosen and differs from what the page showed."""
        names = {component: f"state-{component.public_id}" for component in self.components()}
        return {
            component: State(self.cleaned_data[name])
            for component, name in names.items()
            if name in self.changed_data and self.cleaned_data[name]
        }


class DeclareForm(ComponentsForm):
    name = forms.CharField(
        label="What is wrong",
        max_length=150,
        help_text="In a few words, for us. What customers read is worded later.",
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    severity = forms.ChoiceField(
        label="Severity",
        choices=SEVERITIES,
        initial=Severity.SEV2,
        help_text="When unsure, the higher one.",
    )
    began_at = MomentField(
        label="When it began, in UTC",
        required=False,
        help_text="Leave it empty while nobody knows.",
    )
    is_drill = forms.BooleanField(
        label="This is a drill", required=False, help_text="Nothing leaves this house."
    )
    is_private = forms.BooleanField(
        label="This is private",
        required=False,
        help_text="Only people with a role on it and commanders see it.",
    )


class MoveForm(Form):
    phase = forms.ChoiceField(label="Phase")

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phases = MAINTENANCE_PHASES if incident.phase in MAINTENANCE_PHASES else INCIDENT_PHASES
        field = self.fields["phase"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(phase, Phase(phase).label.capitalize()) for phase in phases]
        field.initial = incident.phase


class RateForm(Form):
    severity = forms.ChoiceField(label="Severity", choices=SEVERITIES)


class AssignForm(Form):
    role = forms.ChoiceField(label="Role", choices=Assignment.Role.choices)
    user = forms.ModelChoiceField(
        label="Colleague", queryset=User.objects.filter(is_active=True).order_by("name")
    )


class AloneForm(Form):
    reason = forms.CharField(
        label="Why nobody else can approve",
        max_length=300,
        help_text="Every other commander is told now; it stands in the timeline and the review.",
    )
