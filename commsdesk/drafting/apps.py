"""The room as Django knows it."""

from django.apps import AppConfig


class Drafting(AppConfig):
    name = "commsdesk.drafting"
    label = "drafting"
