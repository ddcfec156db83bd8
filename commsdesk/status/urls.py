"""The addresses of the public face that are answered on request; all others are ready files."""

from __future__ import annotations

from django.urls import re_path

from commsdesk.status import views

app_name = "status"
TOKEN = "(?P<token>[A-Za-z0-9_-]{32})"  # noqa: S105 (its shape)
urlpatterns = [
    re_path("^subscribe$", views.sign_up, name="subscribe"),
    re_path(f"^confirm/{TOKEN}/$", views.confirm_address, name="confirm"),
    re_path(f"^leave/{TOKEN}/$", views.leave_list, name="leave"),
    re_path(
        "^restricted/(?P<audience>[a-z0-9_-]{1,30})/incidents/(?P<incident>[a-z0-9]{12})/$",
        views.restricted,
        name="restricted",
    ),
]
