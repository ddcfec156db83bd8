"""A text claims no more and no less than its phase: nothing is over before we watch it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sentences import Clause, Sentence
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Phase, Profile, Wording

IT = r"""
    ((this|the|that|our|these) )?(\w+ ){0,2}<trouble>
    it|this|everything|all (\w+ )?(services?|systems?)
    services?|systems?|operations|access|connectivity|performance|functionality
    """
TROUBLE = "issues?|incidents?|problems?|outages?|disruptions?|troubles?|faults?|errors?|matter"
WE = r"we|engineers|our \w+( team)?"
A_FIX = r"(a|the|our) (\w+ )?(fix|patch|solution|correction|mitigation)"
OVER = phrases(
    r"""
    <it>( <has_been>){1,5} <over>
    (<we>)( have| has|'ve)?( now| fully| successfully)? <ended> <it>
    back to normal for (everyone|all)|(fully|completely) (resolved|restored|recovered)
    (?<!.)(resolved|fixed|solved)
    """,
    it=IT,
    trouble=TROUBLE,
    we=WE,
    has_been="is|are|was|were|has|have|been|now|all|fully|completely|finally|successfully",
    over="""
    resolved|fixed|solved|repaired|over|rectified|cleared|restored|recovered|back to normal
    operational|(working|running) (again|normally)|operating normally|back (up|online|in service)
    """,
    ended="resolved|fixed|solved|restored|repaired|rectified",
)
FIX_IS_OUT = phrases(
    r"""
    (fix|patch|solution|correction|remedy|mitigation|rollback)( <has_been>){1,4} <out><not_for_all>
    (<we>)( have| has|'ve)?( now| fully| successfully)? <out> <a_fix>
    fix (deployed|rolled out|released)
    """,
    we=WE,
    a_fix=A_FIX,
    has_been="has|have|was|been|is|now|fully|successfully",
    out="""
    deployed|rolled out|released|in place|live
    (implemented|applied)(?= (everywhere|and ((we|we are|we're|are) )?(now )?(monitor|watch)))
    """,
    not_for_all="(?! (to|for|in) (some|half|part|one))",
)
FIX_IS_ON_ITS_WAY = phrases(
    r"""
    (fix|patch|solution|correction|mitigation|rollback)( \w+){0,3} (is|are) (<now> )?<going>
    working ((hard|actively) )?(on|towards) ((a|the) (fix|solution)|implementing a fix)
    (deploying|rolling out|implementing|preparing|testing) <a_fix>
    """,
    a_fix=A_FIX,
    now="currently|now|still|actively",
    going=r"""
    being (\w+ly )?(deployed|rolled out|implemented|applied|tested|prepared|developed)
    in progress|under ?way|on (its|the) way
    """,
)
SEARCHING = phrases(
    r"""
    ((?<!.)|\b(we|and|teams?|engineers|we're) ((is|are) )?)(<still> ){0,3}investigat(e|ing)<it_only>
    (looking|searching) for (the|a) (cause|source)
    (do not|don't) (yet )?know (the cause|what caus\w+)
    cause is (still )?(not (yet )?known|unknown|unclear)
    """,
    still="still|currently|actively|now|continu(e|ing) to",
    it_only="(?! ((the|a|its|this) )?<ask>)",
    ask="root|full|further|exact|underlying|extent|scope|impact|how|why|what|which|who",
)
CAUSE_IS_KNOWN = phrases(
    r"""
    <found> (what we believe (is|to be) )?(the|its|a) (\w+ )?(root )?(cause|source|reason|origin)
    cause (has been|was|is) (now )?(identified|found|known|pinpointed|isolated)
    what caused (this|it|the)
    """,
    found="identified|found|pinpointed|determined|isolated|located|traced|know|discovered",
)
UNPLANNED = phrases(
    r"""
    (experiencing|investigating|aware of|suffering|seeing) ((an?|the|some) )?(\w+ ){0,2}<trouble>
    unplanned|unexpected(ly)? (outage|downtime|down|offline)
    """,
    trouble="outages?|incidents?|issues?|problems?|failures?|disruptions?",
)
STILL_ILL = phrases(
    r"""
    (still|remains?|continues? to be) (\w+ )?<ill>
    still (cannot|can't|unable|not (able|available|working))
    """,
    ill="""
    unavailable|down|offline|affected|failing|slow|closed|disrupted|degraded|unable|experiencing
    """,
)
EARLY = "Say what is true in this phase: it is not over before you have watched it work."
LATE = (
    "Say what is true in this phase, or move the incident to the phase that these words describe."
)
CLAIMS: dict[Phase, tuple[tuple[re.Pattern[str], str], ...]] = {
    Phase.INVESTIGATING: ((OVER, EARLY), (FIX_IS_OUT, LATE), (CAUSE_IS_KNOWN, LATE)),
    Phase.IDENTIFIED: ((OVER, EARLY), (FIX_IS_OUT, LATE), (SEARCHING, LATE)),
    Phase.MONITORING: ((SEARCHING, LATE),),
    Phase.RESOLVED: ((FIX_IS_ON_ITS_WAY, LATE), (SEARCHING, LATE), (STILL_ILL, LATE)),
    Phase.MAINTENANCE: ((UNPLANNED, LATE),),
}
NOT_CLAIMED = phrases(  # a wish, a condition, a denial or a quotation
    r"""
    not|never|cannot|(?<=n)'t|will|shall|should|would|could|might|may|expect\w*|hop(e|ing)|yet to
    once|until|till|when|whenever|if|unless|whether|before|after|as soon as|how
    correction|said|stated|wrote|ensure|confirming
    """
)
IN_PART = phrases(
    r"""
    but not|part(ly|ially)|(for|in|to) (some|most|many|part)|except|apart from|remaining|others?
    still (fail\w*|unable|cannot|affected|unavailable|down|slow|closed|offline|not)
    """
)


def phase_mismatch(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    level = Level.BLOCK if wording.profile is Profile.PUBLIC else Level.WARN
    for pattern, advice in CLAIMS.get(wording.phase, ()):
        for sentence in wording.sentences():
            for claim in pattern.finditer(sentence.plain):
                if _is_meant(claim, sentence):
                    yield Finding(
                        rule="phase-mismatch",
                        level=level,
                        advice=advice,
                        category=Category.PHASE_MISMATCH,
                        start=sentence.start + claim.start(),
                        end=sentence.start + claim.end(),
                        source=CUSTOMER_LIAISON,
                    )


def _is_meant(claim: re.Match[str], sentence: Sentence) -> bool:
    """Whether the sentence claims it for now and for all."""
    clause = _clause_of(claim, sentence)
    claimed = not NOT_CLAIMED.search(sentence.plain, clause.start, claim.end())
    return claimed and not IN_PART.search(sentence.plain)


def _clause_of(claim: re.Match[str], sentence: Sentence) -> Clause:
    return [clause for clause in sentence.clauses if clause.start <= claim.start()][-1]
