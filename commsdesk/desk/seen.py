"""Notes when a colleague was last here, so that nobody takes command from under them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from commsdesk.people.models import User

NOTED_EVERY = timedelta(minutes=1)


def seen(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware, after the one that signs in: at most one write a minute for each colleague."""

    def note(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        user, now = request.user, timezone.now()
        if isinstance(user, User) and (not user.seen_at or user.seen_at < now - NOTED_EVERY):
            User.objects.filter(pk=user.pk).update(seen_at=now)
        return response

    return note
