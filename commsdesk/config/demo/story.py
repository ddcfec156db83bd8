"""The story that `commsdesk demo` plays: card payments fail in Europe after a wrong setting."""

from __future__ import annotations

import json
import signal
import sys
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit

import typer
from django.conf import settings
from django.utils import timezone

from commsdesk.config.demo.cast import gather, subscribe_readers, webhook_secrets
from commsdesk.config.demo.catcher import Hooks, catch_mail
from commsdesk.config.demo.proof import prove
from commsdesk.config.demo.stage import Stage
from commsdesk.config.demo.teller import NotAsTold, Teller
from commsdesk.drafting.approve import MovedOn, Objections
from commsdesk.drafting.findings import findings
from commsdesk.drafting.reword import put_away, reword
from commsdesk.incidents.affect import affect
from commsdesk.incidents.assign import assign
from commsdesk.incidents.declare import declare
from commsdesk.incidents.models import Assignment, State
from commsdesk.incidents.move_to import move_to
from commsdesk.incidents.report import relay_reports, report, see_reports
from commsdesk.incidents.restate import restate
from commsdesk.publishing.publish import publish

CLUMSY = (
    "pay-gw-7 is down, probably because Marco pushed a wrong setting. It is only a small glitch "
    "and we expect it to be fixed in 10 minutes."
)
REPORTS = (
    ("My customers' cards are refused since nine", "card refused", "Lyon", "blocked"),
    ("Every second card payment fails", "card refused", "Oslo", "hindered"),
    ("The terminal says 'try again'", "card refused", "Lyon", "blocked"),
)
SCENES_PAUSE = 4.0  # seconds


def story(
    *, once: Annotated[bool, typer.Option("--once", help="At full speed, then stop.")] = False
) -> None:
    """Play the demo's outage in the desk that the demo has started."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    teller = Teller(0.0 if once else SCENES_PAUSE)
    try:
        stage = set_the_stage(teller)
        for scene in SCENES:
            scene(stage)
        result = prove(stage)
    except NotAsTold as difference:
        teller.console.print(f"[bold red]Not as told:[/] {difference}")
        sys.exit(1)
    if not once:
        stay(stage)
    print(json.dumps(result))


def set_the_stage(teller: Teller) -> Stage:
    teller.scene("Brightpay takes payments for 2,000 shops. It is an ordinary morning")
    relay = urlsplit(settings.COMMSDESK_RELAY)
    mailbox, _ = catch_mail(str(relay.hostname), int(relay.port or 25))
    hooks = Hooks(webhook_secrets())
    hooks.listen()
    cast, now = gather(), timezone.now()
    subscribe_readers(cast, hooks, now)
    teller.say("1,900 people read updates by mail, 100 programs by webhook.")
    incident = declare(
        "Card payments fail in Europe",
        severity="SEV-2",
        by=cast.iris,
        now=now,
        components={cast.cards: State.PARTIAL},
        began_at=now - timedelta(minutes=6),
    )
    return Stage(cast, teller, mailbox, hooks, incident)


def alert(stage: Stage) -> None:
    stage.teller.scene("The alert: one card payment in eight is refused")
    cast, incident, role = stage.cast, stage.incident, Assignment.Role
    for someone, held in (
        (cast.dara, role.DEPUTY),
        (cast.lee, role.CUSTOMER_LIAISON),
        (cast.ines, role.INTERNAL_LIAISON),
    ):
        assign(incident, someone, held, by=cast.iris, now=stage.now)
    state(stage, "effect", "Some card payments are refused")
    state(stage, "who", "", standing="unknown", finding_out="Payments")
    state(stage, "action", "Our payments team is investigating")
    stage.teller.say("Iris declares SEV-2 and commands; Lee speaks to customers, Ines inside.")
    stage.teller.say("Fact sheet: [bold]Some card payments are refused[/]; who: not known yet.")


def clumsy_draft(stage: Stage) -> None:
    stage.teller.scene("A first draft, written in haste")
    lee = stage.cast.lee
    draft = stage.draft("public", lee)
    reword(draft, by=lee, now=stage.now, words={"page": CLUMSY})
    stage.teller.words("Lee writes instead", CLUMSY)
    stage.teller.findings(CLUMSY, findings(draft, stage.now)["page"])
    try:
        stage.approve(draft)
    except Objections as objections:
        stage.refused_drafts += 1
        rules = sorted({finding.rule for finding in objections.findings})
        stage.teller.expect(
            "promised-fix-time" in rules, f"The checker lets nobody approve it: {', '.join(rules)}"
        )
    stage.teller.expect(stage.refused_drafts == 1, "Lee puts it away")
    put_away(draft, by=lee, now=stage.now)


def lapsed_approval(stage: Stage) -> None:
    stage.teller.scene("An approval that lapses, because a fact moved")
    cast, draft = stage.cast, stage.draft("public", stage.cast.lee)
    stage.approve(draft)
    state(stage, "effect", "Some card payments in Europe are refused")
    stage.teller.say("Before Lee can press publish, Iris restates the effect: it is Europe only.")
    try:
        publish(draft, by=cast.lee, now=stage.now)
    except MovedOn as moved_on:
        stage.lapsed_approvals += 1
        stage.teller.expect(len(moved_on.moved) == 1, f"The approval lapsed: {moved_on.moved[0]}")
    stage.teller.expect(stage.lapsed_approvals == 1, "Lee puts that draft away too")
    put_away(draft, by=cast.lee, now=stage.now)


def holding(stage: Stage) -> None:
    stage.teller.scene("The first word to everybody")
    draft = stage.draft("public", stage.cast.lee)
    stage.approve(draft)
    stage.say_it(draft, stage.cast.lee)


def voices(stage: Stage) -> None:
    stage.teller.scene("Customers call, and the Incident Commander hears it")
    cast, incident = stage.cast, stage.incident
    for text, symptom, segment, hurt in REPORTS:
        report(
            incident,
            text,
            symptom=symptom,
            segment=segment,
            source="customer",
            hurt=hurt,
            by=cast.sam,
            now=stage.now,
        )
        stage.teller.say(f"Sam notes: “{text}” ({segment}, {hurt})")
    relay_reports(incident, by=cast.lee, now=stage.now)
    stage.expect_mail(cast.iris, "3 customer reports")
    seen = see_reports(incident, by=cast.iris, now=stage.now)
    stage.teller.expect(seen == len(REPORTS), f"Iris has seen {seen} customer reports")


def inside(stage: Stage) -> None:
    stage.teller.scene("Executives and support are told what they need")
    state(stage, "who", "about 12 % of card payments in Europe")
    state(stage, "recovery", "within the hour, once the setting is rolled back")
    state(stage, "workaround", "Please offer payment by bank transfer")
    for key, author in (("executive", stage.cast.ines), ("support", stage.cast.lee)):
        draft = stage.draft(key, author)
        stage.approve(draft)
        stage.say_it(draft, author)


def identified(stage: Stage) -> None:
    stage.teller.scene("The cause is found; a promise comes due")
    cast = stage.cast
    state(stage, "cause", "A wrong timeout in the configuration of pay-gw-7")
    state(stage, "action", "We are undoing a change on our side")
    move_to(stage.incident, "identified", by=cast.iris, now=stage.now)
    draft = stage.draft("public", cast.lee)
    due = stage.now + timedelta(minutes=5, seconds=3)
    text = draft.current.words["page"]
    text = f"{text[: text.rindex('Next update by')]}Next update by {due:%H:%M} UTC."
    reword(draft, by=cast.lee, now=stage.now, words={"page": text}, next_update_at=due)
    stage.approve(draft)
    stage.say_it(draft, cast.lee)
    stage.teller.say(f"The clock runs: the public expects to hear from us by {due:%H:%M} UTC.")
    stage.expect_mail(cast.lee, "Public expects an update")


def monitoring(stage: Stage) -> None:
    stage.teller.scene("Card payments work again; we keep watching")
    state(stage, "effect", "Card payments in Europe work again")
    state(stage, "action", "We have undone the change that caused this")
    state(stage, "workaround", "A payment that was refused can simply be tried again")
    affect(stage.incident, {stage.cast.cards: State.DEGRADED}, by=stage.cast.iris, now=stage.now)
    move_to(stage.incident, "monitoring", by=stage.cast.iris, now=stage.now)
    draft = stage.draft("public", stage.cast.lee)
    stage.approve(draft)
    stage.say_it(draft, stage.cast.lee)
    kept = stage.incident.promises.filter(audience__key="public", kept_at__isnull=False).count()
    stage.teller.expect(kept == 2, "Both promises to the public were kept, the second just in time")


def all_clear(stage: Stage) -> None:
    stage.teller.scene("The all-clear")
    cast = stage.cast
    state(stage, "confirmation", "We have watched every card payment since and all went through")
    state(stage, "data", "No payment was taken twice and none was lost")
    affect(stage.incident, {cast.cards: State.OPERATIONAL}, by=cast.iris, now=stage.now)
    stage.incident = move_to(stage.incident, "resolved", by=cast.iris, now=stage.now)
    for key, author in (("public", cast.lee), ("executive", cast.ines), ("support", cast.lee)):
        draft = stage.draft(key, author)
        stage.approve(draft)
        stage.say_it(draft, author)


def state(
    stage: Stage, fact: str, text: str, *, standing: str = "confirmed", finding_out: str = ""
) -> None:
    restate(
        stage.incident,
        fact,
        text,
        by=stage.cast.iris,
        now=stage.now,
        standing=standing,
        finding_out=finding_out,
    )


SCENES = (
    alert,
    clumsy_draft,
    lapsed_approval,
    holding,
    voices,
    inside,
    identified,
    monitoring,
    all_clear,
)


def stay(stage: Stage) -> None:
    """Leave the desk open, to be looked at until Ctrl-C."""
    teller, desk = stage.teller, settings.COMMSDESK_URL
    teller.scene("It is over. The desk stays open until you press Ctrl-C")
    teller.rows(
        [
            ("Public page", f"{settings.COMMSDESK_PUBLIC_URL}/"),
            ("Desk", f"{desk}/desk/incidents/{stage.incident.public_id}/"),
            ("Sign in as", ", ".join(person.email for person in stage.cast.people)),
            ("Password", stage.cast.password),
        ]
    )
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    while True:
        signal.pause()
