"""Claims about the cause, the fix and the state, told apart from wishes and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sentences import Sentence

IT = r"""
    ((this|the|that|our|these) )?(<word> ){0,2}<trouble>
    it|this|everything|all (\w+ )?(services?|systems?)
    services?|systems?|operations|access|connectivity|performance|functionality
    """
WORD = r"(?!(once|until|till|when|if|unless|whether|after|before|how|no|not|as)\b)\w+"
TROUBLE = "issues?|incidents?|problems?|outages?|disruptions?|troubles?|faults?|errors?|matter"
WE = r"we|engineers|our \w+( team)?"
A_FIX = r"(a|the|our) (\w+ )?(fix|patch|solution|correction|mitigation)"
OVER = phrases(
    r"""
    <it>( <has_been>){1,5} <over>
    (<we>)( have| has|'ve)?( now| fully| successfully)? <ended> <it>
    (we are|we're|it is|it's) ((now|all) )?(clear|back to normal|over)|back to normal for all
    (fully|completely) (resolved|restored|recovered)
    (?<!.)(resolved|fixed|solved)
    """,
    it=IT,
    word=WORD,
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
    still working on (it|this|that)
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
    (have no idea|(trying|working) to (find|identify|determine|pinpoint)) (out )?<what>
    cause is (still )?(not (yet )?known|unknown|unclear)
    """,
    still="still|currently|actively|now|continu(e|ing) to",
    what="(the (cause|source)|what|why)",
    it_only="(?! ((the|a|its|this) )?<ask>)",
    ask="root|full|further|exact|underlying|extent|scope|impact|how|why|what|which|who",
)
CAUSE_IS_KNOWN = phrases(
    r"""
    <found> (what we believe (is|to be) )?(the|its|a) (\w+ )?(root )?(cause|source|reason|origin)
    cause (has been|was|is) (now )?(identified|found|known|pinpointed|isolated)
    what caused (this|it|the)|root cause(?=:)|(the )?cause (is|was) (an?|the|our)
    """,
    found="identified|found|pinpointed|determined|isolated|located|traced|know|discovered",
)
UNPLANNED = phrases(
    r"""
    (experiencing|investigating|aware of|suffering|seeing) ((an?|the|some) )?(\w+ ){0,2}<trouble>
    unplanned|unexpected(ly)? (outage|downtime|down|offline|failure|fault|problem|issue)
    """,
    trouble="outages?|incidents?|issues?|problems?|failures?|disruptions?",
)
STILL_ILL = phrases(
    r"""
    (still|remains?|continues? to be) (\w+ )?<ill>|continues? to (see|experience|fail)
    still (cannot|can't|unable|not (able|available|working))
    """,
    ill="""
    unavailable|down|offline|affected|failing|slow|closed|disrupted|degraded|unable|experiencing
    """,
)
NOT_CLAIMED = phrases(  # a wish, a condition, a denial or a quotation
    r"""
    not|never|cannot|(?<=n)'t|will|shall|should|would|could|might|may|expect\w*|hop(e|ing)|yet to
    once|until|till|when|whenever|if|unless|whether|before|after|as soon as|how
    said|stated|wrote|ensure|confirming
    """
)
FOR_ALL = {OVER, FIX_IS_OUT}  # may be true of a part: "restored for some"
IN_PART = phrases(
    r"""
    but not|part(ly|ially)|(for|in|to) (some|most|many|part)|except|apart from|remaining|others?
    still (fail\w*|unable|cannot|affected|unavailable|down|slow|closed|offline|not)
    """
)


def claimed(claim: re.Pattern[str], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the sentence claims it, for now and in earnest; offsets in the whole text."""
    for mark in claim.finditer(sentence.plain):
        clause = [one for one in sentence.clauses if one.start <= mark.start()][-1]
        if NOT_CLAIMED.search(sentence.plain, clause.start, mark.start()):
            continue
        if claim in FOR_ALL and IN_PART.search(sentence.plain):
            continue
        yield sentence.start + mark.start(), sentence.start + mark.end()
