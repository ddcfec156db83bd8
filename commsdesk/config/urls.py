"""Every address that Django answers; the public pages, files and /events are answered before it."""

from __future__ import annotations

from django.urls import include, path, re_path

from commsdesk.config.accounts import closed
from commsdesk.desk.views.check import check
from commsdesk.desk.views.first import first

# What django-allauth offers beyond signing in and changing one's password.
CLOSED = "signup|email|confirm-email|inactive|reauthenticate|password/set|login/code"

urlpatterns = [
    path("accounts/first/<token>/", first, name="first"),
    re_path(f"^accounts/({CLOSED})/", closed),
    path("accounts/", include("allauth.account.urls")),
    path("check", check, name="check"),
    path("api/", include("commsdesk.api.urls")),
    path("desk/", include("commsdesk.desk.urls")),
    path("", include("commsdesk.status.urls")),
]

handler404 = "commsdesk.config.missing.missing"
