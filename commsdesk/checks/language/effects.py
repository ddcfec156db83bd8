"""Whether sentences say what customers notice: what they cannot do, see or get."""

from __future__ import annotations

import re
from collections.abc import Iterable

from commsdesk.checks.language.ills import DOES_NOT_WORK, ILL, KEPT_FROM_IT, NONE_OF_IT
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.scope import COURTESY, NOT_KNOWN, things
from commsdesk.checks.language.sentences import Clause, Sentence

# What is wrong inside is no effect: "our server is down", "a hardware failure".
INSIDE = phrases(
    r"""
    <called>( [^ .;]+){0,9} (is|has|have|was|were)( now| been| fully| finally)* (over|ended|\
    resolved|closed|solved|past)
    <called>( [^ .;]+){0,9} (is|has|have|was|were)( now| been| fully)* (located|understood|\
    identified|found|traced|fixed)
    <called>( [^ .;]+){0,6} (is|are) being (examined|investigated|reviewed|studied|checked|\
    looked at|analysed)
    <called> (was|has been|is) (reported|known to us)
    (closed|solved|ended|fixed|resolved) (the|this|that) <called>|stays? closed
    (?<!\S)((some|an?|partial|service|technical|unplanned|known) ){0,3}<noun>s?(:|( in| at|\
     on| for)( the)? \w+(?= ?[.:!]| region| area))
    know how (important|disruptive|annoying|frustrating|much|hard|difficult|\
    inconvenient)[^.!?;]{0,60}
    (sales|support|teams?|all|everyone|marketing|finance): (please )?(hold|use|do|stop|\
    pause|wait|note|keep)
    <machine>( replication| pool| room)? ((is|are|was|were|has|have|went|gone|being) ){0,2}<ill>
    (power supply|switch|router|cable)( in \w+( \w+){0,2})? ((is|has|was|have|been) ){1,2}<ill>
    (some|what)\w*( \w+){0,3} wrong|not right|(we|have|we've) closed|closed (it|this|the <matter>)
    (the|this) (whole )?(thing|stuff|lot) ((is|are|was|went|has|gone) ){1,2}(\w+ )?<ill>
    (errors?|faults?|failures?) (in|with|on|at) ((the|our|a) )?(\w+ ){1,3}(was|were|has|\
    have) <seen>
    (has|have|get|gets) (it|this|that) (\w+ )?(closed|shut)
    <matter> ((is|has|was|been|now) ){1,3}closed
    (hardware|disk|power|software|configuration|human|cooling|cable) <trouble>
    (database|server|component|deployment) <trouble>
    (failed|broken) (disks?|drives?|cables?|hardware|deploy\w*|release|migration|component|switch)
    """,
    machine="""
    servers?|db|databases?|hosts?|nodes?|clusters?|back-?ends?|load balancers?|replicas?
    infrastructure
    """,
    noun="disruption|degradation|interruption|irregularitie|malfunction|disturbance",
    called=r"""
    ((the|this|our|an?|yesterday's|today's|last night's|\w+day's) )?(incident|issue|problem|\
    disruption|interruption|matter)
    ((the|this|our|an?|yesterday's|today's|last night's|\w+day's) )?(case|fault|event|\
    situation|disturbance|defect|sev-?\d)
    """,
    seen="((been|now|just) ){0,2}(spotted|found|detected|noticed|discovered|identified|reported)",
    matter="incident|case|ticket|matter|issue|outage",
    ill=r"""
    down|offline|broken|unavailable|slow|unresponsive|fail\w*|crash\w*|degraded|unreachable
    error\w*
    """,
    trouble="failures?|faults?|errors?|problems?|outages?",
)
# Regret is about the trouble too, but does not say which.
APOLOGY = re.compile(
    r"\b(?:apolog\w+|sorry|regret\w*|thank\w*|appreciat\w*)\b"
    r"(?:(?! (?:tell|inform|say|report)\w*\b)[^.!?;,]){0,90}"
)
WELL = phrases(
    r"""
    <carry_on>\w* (\w+ ){0,2}(again|normally|as (usual|normal|expected|before)|on time|well)
    ((fully|now) )?(restored|available|reopened|open again|operational|recovered|resumed|normal)
    back (to normal|online|up|in service|open)|(ok|okay|fine|well|good|succeed\w*) again
    \w+ing again
    can ((now|once|again) )?\w+ (\w+ ){0,4}(again|as (normal|usual|before))
    """,
    carry_on="""
    work|run|operat|function|perform|load|flow|arriv|depart|process|deliver|show|appear|play|print
    send|sell|open|ring|scan|accept|charg|start|sail|move|pay|book|answer|connect|match|heat|respond
    """,
)
# Who looks after the service: what they do, feel or know is no effect.
OURSELVES = phrases(
    r"""
    (we|i)('(re|ve|ll|m|d))?|our (\w+ ){1,2}it|(our|the|a|all) ([\w-]+ ){0,3}<people>|<people>
    all hands
    """,
    people=r"""
    teams?|engineers?|engineering|technicians?|specialists?|experts?|staff|colleagues|crews?
    people|somebody|developers?|graphs?|metrics|dashboards?|logs?|operations|management|suppliers?
    providers?|vendors?|partners?|someone
    """,
)
# What is the matter, what is done about it and what is written about it are no effect either.
MATTER = phrases(
    r"""
    (there (is|are|was|were|has been) |there's )?(\w+ ){0,3}<matter>
    something|it|this|that|which|there
    """,
    matter=r"""
    issues?|incidents?|problems?|situation|matters?|events?|trouble|anomaly|difficult(y|ies)
    fix|patch|correction|remedy|solution|mitigation|change|rollback|workaround|repairs?|deployment
    (root )?(cause|reason|source|origin|culprit)|investigation|analysis|work|severity|priority
    reports? (of|from|that|about|on|concerning|regarding)|updates?|news|information|details|status
    numbers|signs|stuff|things
    alarm|alert|ticket|procedure|bridge|case|root|measures?|indicators?|values|figures
    irregularit(y|ies)|abnormal\w*|malfunctions?|disturbances?
    """,
)
OPENING = re.compile(
    r"[\W_]*(?:(?:and|but|while|so|because|which|also|yes|ok|okay|please note|note|that"
    r"|(?:hi|hello|dear|hey) \w+"
    r"|unfortunately|currently|at present|right now|meanwhile|now|today|heads up)\b\W*){0,4}"
)
WORKS_ON_IT = phrases(
    r"""
    investigat\w*|working (on|to|with)|look(ing|s)? (into|for|at)|analys\w+
    (deal(s|ing)?|busy) with
    handl\w+
    monitoring|watching|replac\w+|repair\w*|patch\w*|roll(ed|ing)? (back|out)|deploy\w*
    (has|have|with) (an?|another) (\w+ )?(issue|incident|problem|event|situation)|taking care
    (is|are) aware|declared|war room|procedures?|(at the (bottom|root)|behind) (of )?(it|this|the)
    (ha(s|ve|d|ving)|with|face[sd]?|in) (<great> ){0,3}<trouble>(?! \w+ing)
    (is|are|be|been|being|was|were) (\w+ly )?<affected>
    (is|are) being (\w+ly )?<treated>
    on the (bridge|call)|(is|are) an? (malfunction|fault|incident|problem|disturbance)
    <trouble> (with|in|at) (the|our)
    (been|is|was) (identified|found|traced|isolated|reported|resolved|fixed|solved|escalated)
    under (control|investigation|review)|on (it|site|call|the (case|call))|(call|bridge) is open
    have been (informed|called|paged)
    looked at|follow us|thanks?|please|more (news|details|information)|visit|see (the|our)|severity
    (is|are|looks?|remains?) (now |all )?(stable|quiet|calm)(?! again)
    (giv|caus)\w+ us|sev[ -]?\d|(plan|team|preparing|closed out)
    """,
    treated="""
    worked on|looked at|examined|investigated|repaired|fixed|handled|dealt with|treated|tested
    mended|restored|analysed|reviewed|replaced
    """,
    affected="affected|impacted|concerned|hit|involved|touched",
    great="some|an?|technical|big|serious|great",
    trouble="troubles?|issues?|problems?|difficult(y|ies)|faults?|defects?|bugs?|incidents?|events?",
)
TELLS = phrases(
    r"""
    <say> (us )?that
    """,
    say=r"""
    advised|informed|note|know|aware|see(ing)?|found|hear|heard|noticed|told|understand|learned
    confirm(ed|s|ing)?|say
    """,
)
HAPPENS = phrases(
    r"""
    is|are|was|were|has|have|had|do|does|did|don't|doesn't|didn't|isn't|aren't|wasn't|weren't
    haven't|hasn't|will|won't|may|might|can|must|needs?|<happen>(e?s|e?d)?
    got|saw|heard|found|took|came|went|lost|left|paid|fell|began|stopped|sent|said|kept|gave|held
    met
    """,
    happen="""
    succeed|get|see|hear|feel|find|show|take|return|close|open|end|stay|go|come|appear|look|arrive
    play
    accept|refuse|reach|start|stop|run|ask|say|lose|keep|wait|load|sell|work|hold|fall|skip|repeat
    print|read|receive|leave|pay|charge|flicker|ring|turn|move|respond|react|display|send|switch
    jump|drop|let|deliver|trail|lag|follow|vanish|flash|blink|beep|reset|double|bounce|deny|prevent
    spin
    jam|leak|smell|freeze|ignore|cancel|expire|throw|kick|overlap|pass|issue|record|save|store|bill
    debit
    credit|transfer|sync|ship|land|board|treat|serve|teach|mark|grade|pump|heat|cool|flow|jump|drop
    sail|travel|ride|fly|drive|break|lack|cost|count|carry|list|give|contain|remain|require|cut|meet|face|book|miss
    mix|confuse|swap|flood|burn|taste|shake|dim|fade|echo|crackle|stutter|buffer|truncate|hide|shift|stand|sit
    disappear|cover|merge|block|exceed|differ|overcharge|round|delete|erase|forget|demand|request
    prompt|redirect|belong|swallow|eat|squeal|scan|weigh|measure|dispense|circle|pile|stack|queue|hiss
    """,
)


def are_named(sentences: Iterable[Sentence], *, may_be_well: bool) -> bool:
    """Whether they say what customers cannot do or notice, that it works again, or "unknown"."""
    for sentence in sentences:
        text = INSIDE.sub("", APOLOGY.sub("", sentence.plain))
        if any(
            sign.search(text) for sign in (DOES_NOT_WORK, ILL, KEPT_FROM_IT, NONE_OF_IT, NOT_KNOWN)
        ):
            return True
        if may_be_well and WELL.search(text) and any(things(sentence.text)):
            return True
        if not COURTESY.search(text) and any(map(_happens, sentence.clauses)):
            return True
    return False


def _happens(clause: Clause) -> bool:
    """Whether something happens in it to customers or their things, not to us or the trouble."""
    opening = OPENING.match(clause.text)
    text = clause.text[opening.end() if opening else 0 :]
    if tells := TELLS.search(text):
        text = text[tells.end() :].lstrip()
    if OURSELVES.match(text) or MATTER.match(text) or WORKS_ON_IT.search(text):
        return False
    happens = HAPPENS.search(text)
    return bool(happens and happens.start() and not INSIDE.search(text) and any(things(text)))
