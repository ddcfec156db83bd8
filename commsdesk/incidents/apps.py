"""The room as Django knows it."""

from django.apps import AppConfig


class Incidents(AppConfig):
    name = "commsdesk.incidents"
    label = "incidents"
