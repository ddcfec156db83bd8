"""What `make bench-fanout` found, as tables and as a picture in the documents."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

import report

PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "fan-out.svg"
Row = tuple[str, str, str]  # what, how much, and how much it should be
OWN = "commsdesk"
NAMES = {
    "c": "client in C, no record",
    OWN: "Commsdesk, with its record",
    "smtp_source": "smtp-source -d -s 50",
    "nodemailer": "nodemailer, pool of 20",
    "django": "Django, one connection",
    "celery": "Celery, a task each",
}
TO_REACH = {"c": 0.5, "smtp_source": 0.8, "django": 15, "nodemailer": 8, "celery": 30}
SINK_BOUND = 0.9  # of a core
BAR, WIDEST, LEFT = 28, 360, 210  # in the picture's own units


def write(figures: dict[str, Any]) -> None:
    PICTURE.write_text(picture(figures["senders"]), encoding="utf-8")
    shown = f"![Messages a second of each sender](pictures/{PICTURE.name})"
    lines = [report.machine(), "", shown, "", *tables(figures)]
    report.put(report.PAGE, "make bench-fanout", lines)


def tables(figures: dict[str, Any]) -> list[str]:
    """In Markdown: the senders, and what else was measured."""
    head = ["| sender | mails | messages/s | Commsdesk to it | to reach |", "|---|--:|--:|--:|--:|"]
    senders = [
        sender_row(one, figures.get(f"ratio_to_{one['name']}"))
        for one in ranked(figures["senders"])
    ]
    others = [row(*one) for one in measured(figures)]
    return [
        *head,
        *senders,
        "",
        *below(figures),
        "| what | measured | to reach |",
        "|---|--:|--:|",
        *others,
    ]


def ranked(senders: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The quickest first, and last those who could not be had."""
    return sorted(senders, key=lambda one: -int(one.get("per_second", 0)))


def sender_row(one: dict[str, Any], ratio: float | None) -> str:
    name = one["name"]
    if "missing" in one:
        return row(NAMES[name], f"{one['mails']:,}", f"not measured: {one['missing']}", "", "")
    rate = f"{one['per_second']:,}" + (" (the sink's own)" if is_sink_bound(one) else "")
    return row(NAMES[name], f"{one['mails']:,}", rate, ratio or "", TO_REACH.get(name, ""))


def is_sink_bound(one: dict[str, Any]) -> bool:
    return bool(one["sink_share"] >= SINK_BOUND)


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def below(figures: dict[str, Any]) -> list[str]:
    if not any(is_sink_bound(one) for one in figures["senders"] if "missing" not in one):
        return []
    return [
        "“The sink's own”: its one thread had no more to give, so the sender may be quicker.",
        "",
    ]


def measured(figures: dict[str, Any]) -> list[Row]:
    line = figures["line"]
    many, share = min(line["shares"].items(), key=itemgetter(1))
    trip = (
        f"of connections / round trip of {line['milliseconds']} ms, at worst ({many} connections)"
    )
    first = f"{figures['first_mail_ms_p95']} ms"
    return [
        ("most memory of the worker", f"{figures['worker_mb']} MB", "under 120 MB"),
        ("approval to the first mail taken, 95 of 100", first, "under 50 ms"),
        (trip, f"{share}", "0.9 or more"),
        paced(figures["pace"]),
        *called(figures["webhooks"]),
        *(curve(figures["million"]) if "million" in figures else []),
    ]


def paced(pace: dict[str, float]) -> Row:
    what = f"of a limit of {pace['rate']} mails/s, over any 10 s, with three workers"
    return what, f"{pace['least']} to {pace['most']}", "0.95 to 1.0"


def called(webhooks: dict[str, float]) -> list[Row]:
    whose = " (the endpoints' own)" if webhooks["endpoints_share"] >= SINK_BOUND else ""
    distinct, kept = (
        f"{webhooks[f'{name}_per_second']:,.0f}/s{whose}" for name in ("distinct", "kept")
    )
    dead = f"{webhooks['cost_of_dead']:.1%}"
    return [
        ("webhooks, each to an address of its own", distinct, "2,000/s or more"),
        ("webhooks to 50 endpoints, connections kept", kept, "5,000/s or more"),
        ("how much later others are told beside one dead endpoint in ten", dead, "under 5 %"),
    ]


def curve(million: dict[str, Any]) -> list[Row]:
    costs = [
        (f"cost of each of {int(readers):,} readers", f"{cost} µs", "flat")
        for readers, cost in million["curve"].items()
    ]
    return [
        *costs,
        ("publish to the most of them", f"{million['publish_seconds']} s", "under 10 s"),
        ("most memory of the worker then", f"{million['worker_mb']} MB", "under 200 MB"),
    ]


def picture(senders: list[dict[str, Any]]) -> str:
    """A bar for each sender that was measured, the quickest on top."""
    shown = [one for one in ranked(senders) if "missing" not in one]
    bars = "".join(bar(place, one, rate_of(shown[0])) for place, one in enumerate(shown))
    height = BAR * len(shown) + 16
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {height}" '
        'font-family="system-ui, sans-serif" font-size="13">'
        "<title>Messages a second of each sender</title>"
        f'<rect width="680" height="{height}" fill="#fff"/>{bars}</svg>\n'
    )


def rate_of(sender: dict[str, Any]) -> int:
    return int(sender["per_second"])


def bar(place: int, one: dict[str, Any], most: int) -> str:
    top, width = 8 + BAR * place, max(1, round(WIDEST * rate_of(one) / most))
    fill = "#1a5fb4" if one["name"] == OWN else "#9a9996"
    middle = top + BAR * 0.6
    return (
        f'<text x="{LEFT - 10}" y="{middle}" text-anchor="end">{NAMES[one["name"]]}</text>'
        f'<rect x="{LEFT}" y="{top}" width="{width}" height="{BAR - 8}" fill="{fill}"/>'
        f'<text x="{LEFT + width + 8}" y="{middle}">{rate_of(one):,}</text>'
    )
