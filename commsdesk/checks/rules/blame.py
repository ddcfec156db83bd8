"""A trouble is told by what the system allowed, never by who was at fault.

A person or a team with a verb or an adjective of fault is found. "We made a mistake" is owning it,
and stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import either, phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Booking failed for an hour because an engineer forgot to renew the licence.",
    right="Booking failed for an hour: nothing warned us that the licence would end.",
    phase="resolved",
)

BLAMING = phrases(
    r"""
    <somebody>( (on|at|in|from|of) (\w+ ){0,2}\w+)?( <adverb>){0,3} <fault>
    (human|operator|pilot|user|driver|staff|clerical|personal) (error|failure|mistake)s?
    <slip>s?( \w+)? (by|of|from) ((an?|the|our|one of|their) )?(\w+ ){0,3}<somebody>
    <somebody>( \w+)?'s? (\w+ )?<slip>
    should have known|careless(ly|ness)?|negligen(t|ce|tly)|reckless(ly|ness)?|incompeten(t|ce)
    sloppy|(to blame|at fault) (is|are|was) <somebody>|blame (lies|rests|is) with
    because of (his|her|their) (mistake|error)|had paid attention|they should have <acted_in_time>
    """,
    somebody=r"<role>s?( (?!s\b)[a-z]\b)?|member of staff|somebody|someone|he|she",
    role="""
    engineer|developer|programmer|operator|admin|administrator|technician|contractor|colleague
    nurse|doctor|surgeon|receptionist|driver|signaller|dispatcher|conductor|guard|teacher|lecturer
    clerk|cashier|teller|agent|intern|apprentice|trainee|employee|manager|analyst|tester|worker
    staff|crew|team|department|shift|person|caretaker|steward|author|qa|ops|devops|sre|dba
    support|marketing|finance|management|procurement|logistics|sales
    """,
    adverb="had|has|have|then|also|simply|clearly|again|accidentally|carelessly|apparently",
    slip="mistake|error|oversight|negligence|carelessness|fault|failure|blunder|slip",
    fault=r"""
    made (an?|the|another|some) (\w+ )?(mistakes?|errors?|blunders?|slip)|forgot|failed to
    missed(?! their)|neglect\w+|ignored|overlooked|botched|mess(ed)? ((it|this) )?up|screwed up
    broke|caused|bungled|mixed up|let (us|you|everyone) down|dropped the ball|recklessly
    mis(configured|typed|read|judged|handled|took|understood|placed|calculated)|wrongly \w+ed
    did(n't| not) (do|check|follow|notice|read|test|bother|react|respond|tell|look|verify|escalate)
    should have|ought to have|could have (avoided|prevented)
    (is|are|was|were) (to blame|at fault|careless|negligent|reckless|inattentive|incompetent|asleep)
    (is|are|was|were) (not paying attention|responsible for (the|this) <trouble>)
    <acted> the wrong|(was|were) too (slow|late|busy|lazy|careless)
    pushed (a )?(bad|broken|untested|faulty|wrong)|<wrongly> \w+ed
    \w+ed ((a|the|an|this|his|her) )?(\w+ )?without (a )?<care>
    """,
    acted="""
    unplugged|deleted|removed|switched off|changed|cut|closed|opened|entered|loaded|sent|gave|took
    picked|chose|pressed|ran|used
    """,
    acted_in_time="known|called|checked|tested|noticed|told|seen|acted|asked|escalated",
    wrongly="accidentally|wrongly|mistakenly|carelessly|inadvertently",
    care="review|testing|test|asking|checking|check|approval|permission|notice",
    trouble="outage|incident|problem|error|trouble|failure|mistake",
)
# "Jonas did not do his job": a name looks like any word with a capital.
NAMED = re.compile(
    r"\b(?!(?:We|It|They|You|This|That|Customers?|Users?|Monitoring|System|Which|Who|Nobody)\b)"
    r"(?:[A-Z][a-zé]{2,15}|Engineer [A-Z])(?: [A-Z][a-zé]{2,15})? "
    + either(
        "((had|has|have|then|also|simply) )?<fault>",
        fault=r"""
        made (a|the) (\w+ )?(mistake|error)|forgot|(messed|screwed) up|ignored the|dropped the ball
        did(n't| not) (do (his|her|their)|bother|follow|check)|should have (known|checked|noticed)
        (is|was) (to blame|at fault|careless|negligent)|(accidentally|wrongly|mistakenly) \w+ed
        \w+ed ((a|the|an|this|his|her) )?(\w+ )?without (a )?(review|testing|asking|approval)
        """,
    )
    + r"\b|\b(?!Today|Yesterday)[A-Z][a-zé]{2,15}['’]s (?:own )?"
    r"(?:fault|mistake|carelessness|oversight)\b"
)
DENIED = re.compile(
    r"\b(?:no|not|nobody|never|without|rather than|instead of|isn't|wasn't|than)\b[^.!?,;]{0,30}\Z"
)
GRAVE = {Profile.PUBLIC, Profile.EXECUTIVE}


def blame(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    is_grave = wording.profile in GRAVE or wording.phase is Phase.POSTMORTEM
    ends = 0
    marks = [*BLAMING.finditer(wording.plain), *NAMED.finditer(wording.text)]
    for mark in sorted(marks, key=re.Match.start):
        if mark.start() < ends or DENIED.search(
            wording.plain, max(0, mark.start() - 40), mark.start()
        ):
            continue
        ends = mark.end()
        yield Finding(
            rule="blame",
            level=Level.BLOCK if is_grave else Level.WARN,
            advice="Say what the system or the process allowed, and leave out who did it.",
            category=Category.BLAME,
            start=mark.start(),
            end=ends,
            source=COMMUNICATION_COURSE,
        )
