"""A fresh token for a browser whose stream of changes has ended."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from commsdesk.desk import tokens
from commsdesk.desk.request import Request


@require_GET
@never_cache
@login_required
def token(request: Request) -> HttpResponse:  # noqa: ARG001
    return HttpResponse(tokens.mint(timezone.now()), content_type="text/plain")
