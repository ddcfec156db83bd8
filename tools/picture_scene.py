"""Brings a desk into the middle of the outage and says where to look, as one line of JSON."""

from __future__ import annotations

import json

from commsdesk.config import django_setup  # noqa: F401 (makes Django ready for what follows)

# isort: split
from django.conf import settings

from commsdesk.config.demo.story import (
    CLUMSY,
    alert,
    holding,
    inside,
    set_the_stage,
    state,
    voices,
)
from commsdesk.config.demo.teller import Teller
from commsdesk.drafting.reword import reword
from commsdesk.incidents.move_to import move_to


def main() -> None:
    stage = set_the_stage(Teller(0.0))
    for scene in (alert, holding, voices, inside):
        scene(stage)
    cast = stage.cast
    state(stage, "cause", "A wrong timeout in the configuration of pay-gw-7")
    state(stage, "action", "We are undoing a change on our side")
    move_to(stage.incident, "identified", by=cast.iris, now=stage.now)
    draft = stage.draft("public", cast.lee)
    reword(draft, by=cast.lee, now=stage.now, words={"page": CLUMSY})
    home, public = settings.COMMSDESK_URL, settings.COMMSDESK_PUBLIC_URL
    incident = f"{home}/desk/incidents/{stage.incident.public_id}/"
    place = {
        "sign_in": f"{home}/accounts/login/?next=/desk/",
        "login": cast.lee.email,
        "password": cast.password,
        "pages": {
            "desk": f"{incident}drafts/{draft.pk}/write/",
            "draft": f"{incident}drafts/{draft.pk}/",
            "incident": incident,
            "incidents": f"{home}/desk/",
            "declare": f"{home}/desk/declare/",
            "components": f"{home}/desk/components/",
            "people": f"{home}/desk/people/",
            "subscribers": f"{home}/desk/subscribers/",
            "receipts": f"{incident}said/{stage.incident.publications.latest('at').public_id}/",
            "check": f"{home}/check",
            "rules": f"{home}/desk/rules/",
            "public": f"{public}/",
            "public-incident": f"{public}/incidents/{stage.incident.public_id}/",
        },
    }
    print(json.dumps(place), flush=True)


if __name__ == "__main__":
    main()
