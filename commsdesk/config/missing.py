"""What is said where there is nothing: to customers by their own page, to programs in JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found

from commsdesk.status.views import show

OF_COLLEAGUES = ("/desk/", "/accounts/", "/restricted/", "/check")


@never_cache  # what is not there for one colleague may be there for another
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        detail = "There is nothing here; /api/v1/openapi.json lists what there is."
        return JsonResponse({"detail": detail, "field": ""}, status=404)
    if request.path.startswith(OF_COLLEAGUES):
        return page_not_found(request, exception)
    return show("missing", 404)
