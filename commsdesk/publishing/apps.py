"""The room as Django knows it."""

from django.apps import AppConfig


class Publishing(AppConfig):
    name = "commsdesk.publishing"
    label = "publishing"
