from django.apps import AppConfig


class Desk(AppConfig):
    name = "commsdesk.desk"
    label = "desk"
