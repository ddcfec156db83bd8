"""What the API says when it does not do what it is asked: a status and a sentence."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from commsdesk.checks.asked import NotReadable
from commsdesk.drafting.check_text import STRANGERS, Closed, TooOften
from commsdesk.people.refused import Refused

NOT_JSON = "Send one JSON object in UTF-8, as /api/v1/openapi.json describes it."
TOO_BIG = "The request is larger than a megabyte. Send less at once."


class Refusal(Schema):
    """Why something was not done, and what to do instead."""

    detail: str
    field: str = ""  # the value that it is about


# What any endpoint may answer, for the OpenAPI document.
REFUSALS: dict[int, type[Schema]] = dict.fromkeys((400, 401, 403, 413, 422, 429), Refusal)


class PlainSpoken(NinjaAPI):
    """Has a sentence for every refusal; none of them repeats what was sent."""

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        if (said := why(exc)) is None:
            return super().on_exception(request, exc)
        status, refusal = said
        response = JsonResponse(refusal.dict(), status=status)
        if isinstance(exc, TooOften):
            response["Retry-After"] = str(STRANGERS.within)
        return response


def why(problem: Exception) -> tuple[int, Refusal] | None:
    match problem:
        case NotReadable() | Refused():
            return 422, Refusal(detail=str(problem), field=problem.field)
        case Closed():
            return 401, Refusal(detail=str(problem))
        case PermissionDenied():
            return 403, Refusal(detail=str(problem))
        case TooOften():
            return 429, Refusal(detail=str(problem))
        case RequestDataTooBig():
            return 413, Refusal(detail=TOO_BIG)
        case ValidationError():
            return 422, slip(problem.errors[0])
        case HttpError():  # only raised for a body that is not understood
            return problem.status_code, Refusal(detail=NOT_JSON)
    return None


def slip(first: dict[str, Any]) -> Refusal:
    """What is wrong with one field; each of them is text."""
    _, *path = first["loc"]
    field = str(path[-1]) if len(path) > 1 else ""
    sentences = {
        "missing": f"The field {field} is missing.",
        "extra_forbidden": "There is no such field; openapi.json lists those that there are.",
        "string_type": f"Give {field} as text in quotation marks.",
    }
    return Refusal(detail=sentences[first["type"]] if field else NOT_JSON, field=field)
