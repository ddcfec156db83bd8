"""A supplier's trouble is ours to mend: customers hear what we do about it, not whose fault it is.

A supplier named as guilty warns where the text says nothing of what we do, and sending customers to
the supplier, or washing our hands of it, blocks. "Our supplier is down and we are moving traffic"
stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
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
    <not_by><they>('s (\w+ )?(side|end|platform|network))?( (has|have|had|also|now)){0,3} <failed>
    <not_by><they>('s (\w+ )?(side|end|platform|network))?( (simply|again|once)){0,3} <failed>
    <not_by><they>('s (\w+ )?(systems?|services?))?( (has|have|had|also|now)){0,3} <failed>
    <not_by><they>('s (\w+ )?(systems?|services?))?( (simply|again|once)){0,3} <failed>
    <not_by><they>('s (\w+ )?(equipment|cable))?( (has|have|had|also|now)){0,3} <failed>
    <not_by><they>('s (\w+ )?(data ?cent\w+))?( (has|have|had|also|now)){0,3} <failed>
    <not_by><they>('s (\w+ )?(equipment|cable|data ?cent\w+))?( (simply|again|once)){0,3} <failed>
    <they>'s? (\w+ )?(<trouble>|fault|mistake|negligence|incompetence|failings?)
    (<trouble>)( \w+){0,2} (at|with) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (<trouble>)( \w+){0,2} (by|of) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (fault)( \w+){0,2} (at|with) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (fault)( \w+){0,2} (by|of) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (<trouble>)( \w+){0,2} from (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (<trouble>)( \w+){0,2} (in|on) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (fault)( \w+){0,2} (from|in|on) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    mistake( \w+){0,2} (at|with) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    mistake( \w+){0,2} (by|of) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (blunder)( \w+){0,2} (at|with) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (blunder)( \w+){0,2} (by|of) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    mistake( \w+){0,2} (from|in|on) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (blunder)( \w+){0,2} (from|in|on) (the part of )?((one of )?(our|the|a|an|their) )?(\w+ )?<they>
    (blame|fault|responsib\w+|cause)( \w+){0,4} (lies|rests|with|by|of|to) (\w+ )?<they>
    (caused|triggered|brought on|created) by (our |the |an? )?(\w+ )?<they>
    (thanks|down|due|owing) to (our |the |an? )?(\w+ )?<they>
    because (of )?(our |the |an? )?(\w+ )?<they>
    (waiting|depend\w*|reli\w+|wait) (for|on|upon) ((our|the|a) )?(\w+ )?<they>( to)?
    <they>'s? \w+( \w+){0,2} (is|are) (\w+ )?(the problem|the cause|broken|down)
    <they>'s? \w+( \w+){0,2} (is|are) (\w+ )?(slow|at fault|to blame|dead)
    (problem|issue|fault) (lies|rests|sits|is) (\w+ )?(with|at|in) ((our|the) )?(\w+ )?<they>
    (cause|error) (lies|rests|sits|is) (\w+ )?(with|at|in) ((our|the) )?(\w+ )?<they>
    (bug|fault|error|defect|problem|flaw) in ((our|the) )?<they>
    until <they> (fix|mend|repair|sort|restor|wak)\w*
    at the mercy of
    <they> (have|has) (still )?not (told|answered|responded|fixed|given|restored|said)
    """,
    not_by="""
    (?<!with )(?<!by )(?<!via )(?<!for )(?<!to )(?<!from )(?<!of )(?<!and )(?<!using )(?<!on )
    """,
    they="<name>|((our|the|a|an|one of our) )?(<role>)",
    name=NAMES,
    role=ROLES,
    kind=KINDS,
    trouble="""
    issues?|problems?|outages?|failures?|incidents?|errors?|disruptions?|troubles?|downtime
    """,
    failed=r"""
    (is|are|was|were) (\w+ )?(down|offline|unavailable|to blame|at fault|responsible)
    (is|are|was|were) (\w+ )?(the (cause|culprit|reason)|late|slow|guilty)
    (having|has|have|had|experiencing)( \w+){0,3} (<trouble>|difficulties)
    (suffering|facing|reporting|with)( \w+){0,3} (<trouble>|difficulties)
    failed|failing|fails|broke|breaks|let (us|you|everyone) down|went (down|offline)|crashed
    messed up
    (has|have) (left|cancelled|cut|broken|deliver\w+|lost)
    delivered (faulty|broken|the wrong|late|bad)
    caused|causing|cut|dropped|lost|misconfigured|forgot|missed|overcharged|deleted|stopped
    screwed up
    (keeps?|can't|cannot|couldn't|did not|didn't|does not)
    (doesn't|won't|refuses?|unable|are not|is not)
    """,
)
WASHED = phrases(
    r"""
    (not|isn't|wasn't|aren't|never) our (fault|problem|responsibility|mistake|doing|business)
    (not|n't) (be )?(blame us|our fault|us to blame|responsible|to blame|liable|accountable)
    (nothing|little|not much|not a thing)( that)? (we|more we|else we) (can|could) do|nothing we can
    (out of|not in) our hands|(beyond|outside( of)?) our (control|responsibility|influence|power)
    (nothing|not|n't)( \w+)? to do with us|our hands are tied
    (we|our \w+) (are|is) (\w+ )?(blameless|innocent)
    (blame|ask) (<they>)|(on|with|at) (<they>),? (and )?not (on |with |at )?us|not us(?=[.!])
    (we are|we're) (as much|just as much|also) (a |the )?victims?
    <turn_to>( directly)? (<they>|their (service|support|help|press|hot)\w*)(?! (we|you|that))
    <bring> ((all|any|your) ){0,2}<anger>( \w+)? (to|at|with) <they>
    """,
    turn_to="""
    contact|call|ask|complain to|write to|blame|turn to|speak to|talk to|take it up with|tell|mail
    """,
    bring="direct|address|send|take|raise",
    anger="complaints?|questions?|anger|enquiries|claims?|it",
    they="<name>|((our|the|your) )?(<role>)|them",
    name=NAMES,
    role=ROLES,
    kind=KINDS,
)
OWNED = phrases(
    r"""
    we('re| are)( \w+)? (?!<idle>)\w+ing
    we('ve| have) (\w+ )?(switched|moved|rerouted|activated|opened|added|asked)
    we('ve| have) (\w+ )?(begun|started|put|set up|turned|taken|escalated)
    (our|us) (job|responsibility|to (fix|mend|solve|put right))
    we (take|own|accept|apologi[sz]e for our)
    (our|the) (\w+ )?(team|engineers|staff|technicians)( \w+)? (is|are) (\w+ly )?\w+ing
    we (now |also |will |can )?(test|check|keep|run|build|switch|move|use|work)|we (will|can)
    we have (since|now|also) \w+
    """,
    idle="wait|hop|experienc|see|hav|rely|depend",
)
SOLVE = (
    "Say what customers notice and what you are doing about it; the supplier is yours to deal with."
)
OWN = "Say what you are doing about it: to the customer your suppliers are you."


def third_party_blame(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC:
        return
    washed = [mark.span() for mark in WASHED.finditer(wording.plain)]
    for start, end in washed:
        yield _finding(start, end, Level.BLOCK, OWN)
    if OWNED.search(wording.plain) and not washed:
        return
    for mark in GUILTY.finditer(wording.plain):
        yield _finding(mark.start(), mark.end(), Level.WARN, SOLVE)


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
