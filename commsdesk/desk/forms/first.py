"""The form that makes the first administrator."""

from __future__ import annotations

from django import forms

from commsdesk.desk.forms.base import Form


class FirstForm(Form):
    name = forms.CharField(
        label="Your name",
        max_length=100,
        help_text="As colleagues know it.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Your e-mail",
        help_text="You sign in with it, and are rung there.",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="A password",
        max_length=1000,
        strip=False,
        help_text="12 characters or more.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
