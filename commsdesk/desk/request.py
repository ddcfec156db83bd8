"""The request as the desk's views know it, once the middleware has seen it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from commsdesk.people.models import User


class Request(HttpRequest):
    """Of a signed-in colleague; every view of the desk asks for that first."""

    user: User
    htmx: HtmxDetails
