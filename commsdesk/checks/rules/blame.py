"""A trouble is told by what the system allowed, never by who was at fault.

A person or a team with a verb or an adjective of fault is found. "We made a mistake" is owning it,
and stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import people
from commsdesk.checks.language.patterns import either, phrases
from commsdesk.checks.language.people import ROLE
from commsdesk.checks.language.reproach import REPROACH
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Booking failed for an hour because an engineer forgot to renew the licence.",
    right="Booking failed for an hour: nothing warned us that the licence would end.",
    phase="resolved",
)

SOMEBODY = r"""
    <role>s?( (?!s\b)[a-z]\b)?|member of staff|somebody|someone|whoever|he|she
    payroll|reception|facilities|housekeeping|accounting|accountants?|bookkeepers?|liaison
    (?<!~)~{1,50}(?!~)( ~{1,50})?
    """
BLAMING = phrases(
    r"""
    <somebody>( (on|at|in|from|of|who) (\w+ ){0,2}\w+)?( <adverb>){0,3} <fault>
    <somebody>( (?!<saw>|(was|were|is|are|be|been|can|could|may|might) )\w+){1,4} the wrong \w+
    by not (follow|read|check|test|ask|pay|look)ing
    <somebody>( \w+){0,3} \w+(ed|t)( \w+){0,5} (blindly|carelessly|clumsily|against advice)
    <somebody>( \w+){1,6} against (all|our|better) (advice|judgement|rules)
    (clumsy|careless|sloppy|shoddy|reckless|negligent) \w+
    (nobody|no one)( \w+){0,3} (bothered|cared)
    (human|operator|pilot|user|driver|staff|clerical|personal) (error|failure|mistake)s?
    <slip>s?( \w+)? (by|of|from) ((an?|the|our|one of|their) )?(\w+ ){0,3}<somebody>
    <somebody>( \w+)?'s? (\w+ )?<slip>|whose (fault|mistake) (this|that|it)
    (is|was) on (him|her|(?<!~)~{1,50})(?! (way|phone|own|list))
    should have known|knew better|careless(ly|ness)?|negligen(t|ce|tly)|reckless(ly|ness)?
    incompeten(t|ce)|sloppy|(to blame|at fault) (is|are|was) <somebody>|blame (lies|rests|is) with
    because of (his|her|their) <slip>|had paid attention|they should have <acted_in_time>
    if <somebody>( \w+){0,3} had( only| just|n't| not)? \w+
    (inexperienced|lazy|clueless) (\w+ )?<role>
    fat-?finger\w*|asleep at the wheel|blame <somebody>|<somebody>( \w+)? is to blame
    """,
    somebody=SOMEBODY,
    role=ROLE,
    adverb="had|has|have|then|also|simply|clearly|again|accidentally|carelessly|apparently|just",
    slip="""
    mistake|error|oversight|negligence|carelessness|fault|failure|blunder|slip|stupidity|ignorance
    laziness|incompetence
    """,
    fault=r"""
    made (an?|the|another|some) (\w+ )?(mistakes?|errors?|blunders?|slip)|forgot(?! (no|its))
    failed to
    missed(?! (their|no|you|its))|neglect\w+|ignored(?! its)|overlooked(?! its)|botched
    (mess|screw)(ed)? ((it|this|that) )?up
    broke|has broken|caused|bungled|mixed up|dropped the ball|recklessly|(over)?slept|fell asleep
    dozed
    skipped
    mis(configured|typed|read|judged|handled|took|understood|placed|calculated)|wrongly \w+ed
    let ((us|you|everyone) down|(this|it|that|the \w+) slip)|crashed (the|our)|refused to
    fat-fingered
    did(n't| not) (do|check|follow|notice|read|test|bother|react|respond|tell|look|verify|escalate)
    did(n't| not) (think|pick up|care|listen|answer|wake|ask|watch|plan)
    (couldn't|could not) be bothered
    should (never have|have \w+(ed|n|t|de))|should (be ashamed|know better)|ought to have
    could have (avoided|prevented)|knew better|cost us
    (is|are|was|were)(n't| not)? (too )?<bad>
    (is|are|was|were) (on (his|her|their) phone|responsible for <it>)
    <acted>( \w+){0,3} <wrong>|(was|were|is|has been) <punished>
    pushed (a )?(bad|broken|untested|faulty|wrong)|<wrongly> \w+ed
    left (the |a |all )?(\w+ ){1,3}<exposed>
    \w+ed ((a|the|an|this|his|her) )?(\w+ ){0,4}without (a )?<care>
    chose to (save|skip|cut|ignore|risk)
    (who did this|responsible|concerned|in question) (has been|was|is|will be) <punished>
    """,
    it="(the|this) (outage|incident|problem|error|trouble|failure|mistake)",
    punished="disciplined|dismissed|fired|let go|sacked|suspended|reprimanded|spoken to|retrained",
    saw="notic|found|saw|report|spott|told|discover|correct|show|receiv|got|see|replac|remov|fix",
    bad="""
    to blame|at fault|careless|negligent|reckless|inattentive|incompetent|asleep|clueless|distracted
    lazy|drunk|hungover|hasty|inexperienced|not (paying attention|watching|careful)
    (?<=n't )(watching|paying attention)
    """,
    acted="""
    unplugged|deleted|removed|switched off|changed|cut|closed|opened|entered|loaded|sent|gave|took
    picked|chose|pressed|ran|used|typed|released|started|moved|clicked|pushed|pulled
    """,
    wrong="""
    the wrong|too (soon|early|late)|on the live|in production|instead of
    to (charge|save) (his|her|time)
    """,
    acted_in_time="known|called|checked|tested|noticed|told|seen|acted|asked|escalated",
    wrongly="accidentally|wrongly|mistakenly|carelessly|inadvertently",
    exposed="unlocked|open|running|unattended|switched off|unplugged|out",
    care=r"""
    review|testing|test|asking|checking|check|approval|permission|notice|looking|reading|thinking
    telling|warning|a second (look|thought)|any \w+
    """,
)
# "Jonas did not do his job": a name looks like any word with a capital.
NAMED = re.compile(
    r"\b(?!(?:We|It|They|You|This|That|Monitoring|System|Which|Who|Nobody|[A-Z][a-z]+(?:ers|ents"
    r"|ients|ests|ils))\b)"
    r"(?:[A-Z][a-zé]{2,15}|Engineer [A-Z])(?: [A-Z][a-zé]{2,15})? "
    + either(
        "((had|has|have|then|also|simply) )?<fault>",
        fault=r"""
        made (a|the) (\w+ )?(mistake|error)|forgot|(messed|screwed) up|ignored the|dropped the ball
        did(n't| not) (do (his|her|their)|bother|follow|check)|should have (known|checked|noticed)
        (deleted|removed|unplugged|changed|cut|opened|loaded|sent|took|chose|pressed|used|\
        ran) the wrong
        (is|was) (to blame|at fault|careless|negligent)|(accidentally|wrongly|mistakenly) \w+ed
        \w+ed ((a|the|an|this|his|her) )?(\w+ )?without (a )?(review|testing|asking|approval)
        """,
    )
    + r"\b|\b(?!Today|Yesterday)[A-Z][a-zé]{2,15}['’]s (?:own )?"
    r"(?:fault|mistake|carelessness|oversight)\b"
)
DENIED = re.compile(
    r"\b(?:no|not|nobody|never|without|rather than|instead of|isn't|wasn't|than"
    r"|(?:may|might) say that)\b[^.!?,;]{0,30}\Z"
)
SORRY = re.compile(r"[^.!?]{0,80}\b(?:sorry|apolog)")
GRAVE = {Profile.PUBLIC, Profile.EXECUTIVE}


def blame(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    is_grave = wording.profile in GRAVE or wording.phase is Phase.POSTMORTEM
    ends = 0
    for mark in sorted(_marks(wording), key=re.Match.start):
        before = wording.plain[max(0, mark.start() - 40) : mark.start()]
        if mark.start() < ends or DENIED.search(before) or _is_owned(wording, mark, before):
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


def _marks(wording: Wording) -> Iterator[re.Match[str]]:
    unnamed = people.unnamed(wording.text, wording.plain)
    yield from wording.found(BLAMING, unnamed)
    yield from wording.found(REPROACH, unnamed)
    if wording.profile is not Profile.PUBLIC:  # a name that nobody knows may be a supplier's there
        yield from NAMED.finditer(wording.text)


def _is_owned(wording: Wording, mark: re.Match[str], before: str) -> bool:
    """ "Our team failed to tell you, and we are sorry." """
    return before.endswith("our ") and bool(SORRY.match(wording.plain, mark.end()))
