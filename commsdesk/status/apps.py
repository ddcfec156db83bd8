from django.apps import AppConfig


class Status(AppConfig):
    name = "commsdesk.status"
    label = "status"
