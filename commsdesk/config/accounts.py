"""How django-allauth behaves here: nobody signs up, and a form that is refused has that status."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.adapter import DefaultAccountAdapter
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse


class ByInvitation(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False


def closed(*_: object) -> HttpResponse:
    raise Http404


class HonestStatus:
    """Middleware: allauth says 200 also where a form was refused or a link has run out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_template_response(
        self,
        request: HttpRequest,  # noqa: ARG002
        response: TemplateResponse,
    ) -> TemplateResponse:
        context = response.context_data or {}
        form = context.get("form")
        if context.get("token_fail"):
            response.status_code = 410
        elif response.status_code == 200 and form is not None and form.errors:
            response.status_code = 422
        return response
