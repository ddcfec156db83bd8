"""Every address of the API, under /api/."""

from __future__ import annotations

from django.urls import path

from commsdesk.api import check
from commsdesk.api.refusals import PlainSpoken

api = PlainSpoken(
    title="Commsdesk",
    version="1",
    description="The machine face of the incident-communications desk.",
    docs_url=None,  # its page would load scripts from elsewhere
)
api.add_router("", check.router)

urlpatterns = [path("v1/", api.urls)]
