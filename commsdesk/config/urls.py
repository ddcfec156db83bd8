"""Every address that Django answers; the public pages, files and /events are answered before it."""

from __future__ import annotations

from django.urls import include, path

from commsdesk.desk.views.first import first

urlpatterns = [
    path("accounts/first/<token>/", first, name="first"),
    path("accounts/", include("allauth.account.urls")),
    path("api/", include("commsdesk.api.urls")),
    path("desk/", include("commsdesk.desk.urls")),
    path("", include("commsdesk.status.urls")),
]
