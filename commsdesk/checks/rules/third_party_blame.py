"""A supplier's trouble is ours to mend: customers hear what we do about it, not whose fault it is.

A supplier named as guilty warns where the text says nothing of what we do, and one that is scolded
warns always. Sending customers to the supplier, or washing our hands of it, blocks. "Our supplier
is down and we are moving traffic" stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.outsiders import SCOLDED, masked
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.suppliers import KINDS, NAMES, ROLES
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Tickets cannot be bought online because our payment provider has failed.",
    right="Tickets cannot be bought online. We are moving to another payment provider.",
)
GUILTY = phrases(
    r"""
    <not_by><they>('s (\w+ )?<part>)?( \w+)?( (has|have|had|also|now|simply|again|once))? <failed>
    <they>'s? (\w+ )?(<trouble>|<fault>)
    (<trouble>|<fault>)( \w+){0,2} <at> (<its> )?(\w+ )?<they>
    (?<!our )(blame|fault|responsib\w+|cause)( (?!not)\w+){0,4} (lies|rests|with|by|of|to) \
    (\w+ )?<they>
    (caused|triggered|brought on|created)( \w+)? by (<its> )?(\w+ )?<they>
    (thanks|down|due|owing) to (<its> )?(\w+ )?<they>
    because (of )?(<its> )?(\w+ )?<they>(?! (is|are) \w+ing)
    (waiting|depend\w*|reli\w+|wait) (for|on|upon) (<its> )?(\w+ )?<they>( to)?
    <they>'s? \w+( \w+){0,2} (is|are) (\w+ )?(the (problem|cause)|broken|down|slow|dead|<guilty>)
    (problem|issue|fault|cause|error) (lies|rests|is) (\w+ )?(with|at|in) (<its> )?(\w+ )?<they>
    (bug|error|defect|flaw) in (<its> )?<they>|until <they> (fix|mend|repair|sort|restor|wak)\w*
    culprit,?( [\w ]{1,20},)? is <they>|had <they> \w+ed|(to blame|at fault),? (and )?not (ours|us)
    <they>'s \w+ (is|are) (useless|hopeless|a mess|a joke|unreliable)|this is what you get
    at the mercy of|<they> (have|has) (still )?not (told|answered|responded|fixed|given|restored)
    we (only|just|merely|simply) (pass on|forward|resell|relay|show what)
    """,
    not_by="(?<!with )(?<!by )(?<!via )(?<!for )(?<!to )(?<!from )(?<!of )(?<!on )(?<!your )",
    they="<name>|(<its> )?(<role>)",
    its="our|the|an?|one of our|their",
    name=NAMES,
    role=ROLES,
    kind=KINDS,
    part="side|end|platform|network|systems?|services?|equipment|cable|data ?cent(er|re)",
    at="at|with|by|of|from|in|on( the part of)?",
    trouble="issues?|problems?|outages?|failures?|incidents?|errors?|disruptions?|downtime",
    fault="fault|mistake|negligence|incompetence|failings|blunder|carelessness|greed",
    guilty="to blame|at fault|responsible|guilty",
    broken="faulty|broken|the wrong|late|bad|buggy",
    failed=r"""
    (is|are|was|were) (\w+ )?(down|offline|unavailable|late|slow|the (cause|culprit)|<guilty>)
    (having|has|have|had|experiencing|suffering|facing|reporting|with)( \w+){0,3} <trouble>
    failed|failing|fails|broke|breaks|let (\w+ ){1,3}down|mixed up|went (down|offline)|crashed
    (has|have) (left|cancelled|cut|broken|deliver\w+|lost)|messed up|screwed up|refuses?
    (delivered|shipped|released|pushed|rolled out|sent)( an?)? <broken>
    (has|have) (been )?(sitting|sat) on|(has|have) no (\w+ )?(part|staff|idea|answer|plan)
    keeps?|won't|unable|(are|is) not (?!affected|involved|needed)|couldn't
    caused|causing|cut|dropped|lost|misconfigured|forgot|missed|overcharged|deleted|stopped
    can't|cannot|did not|didn't|does not|doesn't
    """,
)
WASHED = phrases(
    r"""
    (not|isn't|wasn't|aren't|never) our (fault|problem|responsibility|mistake|doing|business)
    (not|n't) (be )?(blame us|our fault|us to blame|responsible|to blame|liable|accountable)
    (nothing|little|not much|not a thing)( that)? (we|more we|else we) (can|could) do|nothing we can
    (out of|not in) our hands|(beyond|outside( of)?) our (control|responsibility|influence|power)
    (nothing|not|n't)( \w+)? to do with (us|it|this)(?! (page|team))|we did nothing wrong
    (it's|it is) (now )?(up to|on) them|nothing for us to
    (theirs|for them|up to them|on them) to (explain|answer|fix|solve|sort)|our hands are tied
    (we|our \w+) (are|is) (\w+ )?(blameless|innocent)
    (?<!not )(?<!n't )(blame|ask) (<they>)
    (on|with|at) (<they>),? (and )?not (on |with |at )?us|not us(?=[.!])
    (we are|we're) (as much|just as much|also) (a |the )?victims?
    <turn_to>( directly)? (<they>|their (service|support|help|press|hot)\w*)(?! (we|you|that))
    (contact|complain to|blame|turn to|take it up with|chase|badger|shout at|yell at) them
    (don't|do not) (shout|yell|moan|complain|be angry|be cross|write) (at|to|with) us
    (claims?|complaints?|questions?) (should|must|can|have to) go to (them|<they>)|rather than us
    owes? (you|us) an? (answer|explanation|apology)|(only|just) the messenger|instead of us
    <bring> ((all|any|your) ){0,2}<anger>( \w+)? (to|at|with) (<they>|them)
    """,
    turn_to="""
    (?<!not )(?<!n't )(contact|call|ask|complain to|write to|blame|turn to|speak to|talk to)
    (?<!not )(?<!n't )(take it up with|tell|mail)
    """,
    bring="direct|address|send|take|raise",
    anger="complaints?|questions?|anger|enquiries|claims?|it",
    they="<name>(?! support)|((our|the|your) )?(<role>)",
    name=NAMES,
    role=ROLES,
    kind=KINDS,
)
OWNED = phrases(
    r"""
    we('re| are)( \w+)? (?!<idle>)\w+ing
    we('ve| have) (\w+ )?((?!<met>)\w+ed|begun|put|set up|taken|built)
    (our|us) (job|responsibility|to (fix|mend|solve|put right))
    we (take|own|accept|apologi[sz]e for our)
    (our|the) (\w+ )?(team|engineers|staff|technicians|crews?)( \w+)? (is|are) (\w+ly )?\w+ing
    we (now |also |will |can )?(test|check|keep|run|build|switch|move|use|work)|we (will|can)
    we have (since|now|also) \w+
    """,
    met="notic|receiv|experienc|observ|suffer",
    idle="wait|hop|experienc|see|hav|rely|depend",
)
SOLVE = (
    "Say what customers notice and what you are doing about it; the supplier is yours to deal with."
)
OWN = "Say what you are doing about it: to the customer your suppliers are you."


def third_party_blame(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC:
        return
    washed = [mark.span() for mark in wording.found(WASHED)]
    for start, end in washed:
        yield _finding(start, end, Level.BLOCK, OWN)
    marks = [mark.span() for mark in wording.found(SCOLDED, masked(wording.text, wording.plain))]
    if washed or not OWNED.search(wording.plain):
        marks += [mark.span() for mark in wording.found(GUILTY)]
    ends = 0
    for start, end in sorted(marks):
        if start >= ends and not any(a < end and start < b for a, b in washed):
            ends = end
            yield _finding(start, end, Level.WARN, SOLVE)


def _finding(start: int, end: int, level: Level, advice: str) -> Finding:
    return Finding(
        rule="third-party-blame",
        level=level,
        advice=advice,
        category=Category.THIRD_PARTY_BLAME,
        start=start,
        end=end,
        source=OUTAGE_ARTICLE,
    )
