"""An all-clear says how we know that it works: tested, checked, or watched for how long.

"Closing this" and "should be fixed" leave the reader to find out. For customers and colleagues,
once resolved; it blocks while the fact sheet of the incident holds no confirmation either.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="The ferry booking should be fine now. We are closing this.",
    right="The ferry booking works again; we have tested it and watched it for an hour.",
    phase="resolved",
)
CONFIRMED = phrases(
    r"""
    tested|checked|verified|confirmed|validated|inspected|re-?tested|compared|measured|reconciled
    (looked at|been (to|through)|visited|called|asked|walked|phoned) (each|every|all|both|the)
    (shows?|reports?|reported|find|found|saw|seen|see) (no|nothing|none|not one)|comparison
    tried (it|them|this|out|every|each|all)|searched (every|each|all|for|two|\d+)|went through
    counted|sampled|proven
    (kept|keeping) (a |an )?(\w+ )?(watch|eye)|(in|for|over) the (past|last) (\w+ )?<unit>
    (have|has)( \S+){1,5} since( (about|around|this|early))? (\d\S*|noon|midnight|morning)
    (not one|not a single|none|no (?!time)\S+)( \S+){0,3} (was|were|has been|\
    have been) (?!there)\w+
    (measurements?|readings?|success rates?|figures|graphs?|dashboards?)( \S+){0,4} <show>
    (we|staff|crews?|teams?|inspectors?|engineers?) (have )?(\w+ )?<probe> (\S+ ){0,3}<each>
    (worked|run|ran|held|stayed|been|answered|arrived|gone|flowed) (\S+ ){0,3}since
    <steadily> (\S+ ){0,3}(for|over) (an|one|two|three|four|six|half a|several|\d+) <unit>
    (each|every) (one )?(\S+ )?(answered|confirmed|confirms|opened|passed|agreed|replied|arrived)
    (drivers|nurses|teachers|shops|managers|users|pilots|crews|guests|players|clinics) confirm\w*
    (ten|two|three|four|five|six|\d+) (times|(\w+ )?(rounds|runs|trips|orders|sales|calls|guests))
    found (it|them|all|each|both|everything) (\S+ ){0,3}(later|again|right|there|well|sound|safe)
    the first (\S+ ){1,3}(passed|went|arrived|sold|left|ran|came|paid|were)
    (watched|monitored|observed)|(trial|test) (run|sale|order|payment|call|booking|print)s?
    (after|in|passed|with) (\w+ ){0,2}(tests?|checks?|inspections?)|checks? (show|confirm)\w*
    (have|has|had) seen no|no (\w+ ){0,2}(errors?|failures?|faults?|problems?) (since|have|has|for)
    without (\w+ ){0,2}<trouble>|(trouble|error|fault)[- ]free
    (stable|steady|green|normal|healthy|clean)( again)? (since|for)|(been|stayed|remained) <steady>
    (everyone|everybody|every|each|all)( \S+){1,6} (have|has) (since|now|all|again|\
    successfully) \w+
    (all|each|every one) of (them|these)( \S+){0,3} have \w+|no \S+( \S+)? (was|were) <lost>
    (we|have) (called|asked|visited|contacted) (every|each|all)|(have|has) gone through
    (engineers?|staff|lead|laboratory|bank|supplier|customers?) (has |have )?confirmed?
    (numbers?|totals?|figures|sums|counts?|amounts|levels?) (match|matches|agree|tally|\
    are right|equal)\w*
    (all|the whole|through the|throughout the) (afternoon|morning|night|day|evening|weekend|\
    rush hour)
    (<probe>|looked at|called) ((\d+|two|three|ten|twenty|fifty|dozens|hundreds|half|some|\
    each|all) )+of
    (the )?last (one|house|shop|train|customer|site|branch|patient)s? (reported|came|called|\
    answered|confirmed)
    (have|has|'ve) (been )?(held|holding|kept|stood|lasted)|(have|has) held
    (heard|received|had|got|getting|receiving) (no|not a single|not one|zero) (\w+ )?\w+
    (complaints|errors?|failures|alarms?|calls about \w+)( \w+){0,3} (zero|none|nil|at 0|\
    stopped|silent)
    (zero|0) (\w+ )?(errors?|failures?|complaints|faults|alarms|timeouts)
    (within|under|below) (the )?(limits?|target|norm)
    (we|i) (know|can see|see|saw) (this|that|it|them|it all)? ?(because|from|by|on|in|\
    for ourselves|with our own)
    (by|on|in) (our|the) (own )?(phones?|screens?|tills?|devices?|test \w+)(?=[.,;])
    random (sample|check)s?
    signed (it )?off|all( \S+){0,4} (accounted for|present|intact|correct|complete)
    """,
    trouble="errors?|faults?|failures?|interruptions?|incidents?|problems?|hitch|stops?|alarms?|trouble|complaints?",
    show="show|are|is|have|has|look|at",
    unit="hours?|minutes?|days?|night|weekend|morning|evening",
    steady="stable|steady|normal|green|healthy|up|quiet|fine|in (order|service)",
    steadily="""
    stable|solid|steady|fine|green|quiet|normal|normally|well|watch\\w*|run|ran|running|working
    holding|held|test\\w*|let|up|smoothly|monitored|observed|without
    """,
    each=r"(every|each|all|both|it|them|test|trial|ten|two|three|\d+)",
    probe="""
    bought|rang|rung|phoned|drove|driven|rode|ran|booked|entered|printed|walked|measured|weighed|read|tasted
    sampled|opened|dialled|placed|ordered|paid|played|tried|let|inspected|listened|scanned
    """,
    lost="lost|charged|harmed|missed|deleted|affected twice|made twice|sent twice|duplicated",
)
NOT_YET = phrases(
    r"(not|never|\w+n't|be|will( be)?|please|yet to|going to|can you|could you|being|are)( \w+)?"
)
DOUBTED = phrases(
    r"""
    (should|ought to)( (now|again|all|be|have|hopefully|no longer)){1,4}
    (i|we) (now )?(think|believe|assume|hope|guess|trust|reckon|expect)|hopefully|fingers crossed
    (seems?|appears?|looks?) (to|like|as if|good|fine|ok|okay|stable|normal)|apparently|presumably
    (are|am|fairly|quite|pretty) (confident|sure|certain)|as far as (we|i) (can|know)
    (so|thus) far so good|probably|touch wood|knock on wood
    """
)


def all_clear_unconfirmed(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    if wording.profile not in (Profile.PUBLIC, Profile.INTERNAL):
        return
    if wording.phase is not Phase.RESOLVED or (wording.is_a_phrase and not situation.has_slots):
        return
    known = list(statements.told(situation, "confirmation"))
    if (
        situation.is_correction
        or _is_confirmed(wording)
        or any(statements.is_said(one, wording) for one in known)
    ):
        return
    doubt = DOUBTED.search(wording.plain)
    yield Finding(
        rule="all-clear-unconfirmed",
        level=Level.BLOCK if _lacks_confirmation(situation) else Level.WARN,
        advice="Say how you know that it works: what was tested, or how long you have watched it.",
        category=Category.ALL_CLEAR_MISSING_CONFIRMATION,
        start=doubt.start() if doubt else 0,
        end=doubt.end() if doubt else 0,
        suggestion="" if doubt else next((one.text for one in known), ""),
        source=OUTAGE_ARTICLE,
    )


def _is_confirmed(wording: Wording) -> bool:
    marks = CONFIRMED.finditer(wording.plain)
    return any(not _is_denied(wording.plain, mark.start()) for mark in marks)


def _is_denied(text: str, place: int) -> bool:
    before = text[max(0, place - 24) : place].rstrip()
    return any(before.endswith(mark[0]) for mark in NOT_YET.finditer(before))


def _lacks_confirmation(situation: Situation) -> bool:
    confirmed = (one for one in situation.statements if one.standing is Standing.CONFIRMED)
    return situation.has_slots and not any(one.fact == "confirmation" for one in confirmed)
