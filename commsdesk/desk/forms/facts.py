"""The form that states one fact anew."""

from __future__ import annotations

from typing import Any

from django import forms

from commsdesk.desk.forms.base import Form, MomentField
from commsdesk.incidents.models import Circle, Effect, Fact, Standing, Statement
from commsdesk.incidents.restate import FIRST_CIRCLE

TOLD_APART = {
    Fact.IMPACT: "Segment",
    Fact.MILESTONE: "Milestone",
    Fact.REQUEST: "Team",
}
WITH_FIGURES = {Fact.IMPACT, Fact.WHO}
WITH_KIND = {Fact.IMPACT, Fact.EFFECT}


class RestateForm(Form):
    about = forms.CharField(max_length=100)
    text = forms.CharField(
        label="What is true now",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
    )
    standing = forms.ChoiceField(label="Standing", choices=Standing.choices)
    finding_out = forms.CharField(
        label="Who finds out",
        max_length=100,
        required=False,
        help_text="While it is unknown.",
    )
    effect = forms.ChoiceField(
        label="Kind of effect", choices=[("", "not said"), *Effect.choices], required=False
    )
    share = forms.DecimalField(
        label="Share, in per cent",
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
    )
    number = forms.IntegerField(
        label="Number of customers", min_value=0, max_value=10**12, required=False
    )
    known_to = forms.ModelChoiceField(
        label="Who may know",
        queryset=Circle.objects.all(),
        to_field_name="key",
        required=False,
        empty_label="as it is",
    )
    true_at = MomentField(label="True since, in UTC", required=False, help_text="Empty means now.")

    def __init__(
        self, *args: Any, fact: Fact, before: Statement | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fact, self.before = fact, before
        self.drop_what_does_not_fit()
        self.initial = {**self.as_it_is(), **self.initial}

    def drop_what_does_not_fit(self) -> None:
        if self.fact in TOLD_APART:
            self.fields["about"].label = TOLD_APART[self.fact]
            self.fields["about"].required = self.fact == Fact.IMPACT
        if self.fact not in TOLD_APART or self.before:
            del self.fields["about"]
        if self.fact not in WITH_KIND:
            del self.fields["effect"]
        if self.fact not in WITH_FIGURES:
            del self.fields["share"], self.fields["number"]

    def as_it_is(self) -> dict[str, Any]:
        if self.before is None:
            return {"known_to": FIRST_CIRCLE.get(self.fact, "everyone")}
        kept = ("text", "standing", "finding_out", "effect", "share", "number")
        known_to = frozenset(self.before.known_to.all())
        circle = next((one for one in circles() if one[1] == known_to), None)
        return {
            **{name: getattr(self.before, name) for name in kept},
            "known_to": circle[0].key if circle else None,
        }

    def said(self) -> dict[str, Any]:
        """What `restate` is to be told, but for who says it and when."""
        said = dict(self.cleaned_data)
        circle = said.pop("known_to")
        about = self.before.about if self.before else said.pop("about", "")
        known_to = None if circle is None else list(circle.audiences.all())
        return {**said, "about": about, "known_to": known_to}


def circles() -> list[tuple[Circle, frozenset[Any]]]:
    """Every named set of audiences, with its audiences."""
    rows = Circle.objects.prefetch_related("audiences")
    return [(circle, frozenset(circle.audiences.all())) for circle in rows]
