"""What nobody can hold is not promised: that it never happens again, that nothing was lost.

A guarantee, a future without trouble and payment for every loss block. That no data was lost, or
that it is safe, warns until the cause is found and while the text says that this is still checked;
it blocks while the fact sheet holds it open. Declining to promise stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Trains run again on the Coast Line. We guarantee that this will never happen again.",
    right="Trains run again on the Coast Line. We have added a second check of the signals.",
    phase="resolved",
)
NEVER_AGAIN = phrases(
    r"""
    <never> (ever )?(again )?(be )?<go_wrong>
    (as of|from) (today|now( on)?|tomorrow)\b[^.!?]{0,40}\b(never|always|impossible|ruled out)
    <certainly_not>[^.!?]{0,40} (from now on|for the future|any more)|now (\w+ )?impossible
    not (one|a single)( \w+){0,4} (will|can|could|shall)|nothing (can|could|will) go wrong
    every (single )?\w+ (will|shall) be (recovered|restored|found|delivered|refunded|saved)
    no more (late|lost|broken|missing|cold|empty|cancelled|failed) \w+|nothing( \w+)? to fear
    never again (will|shall|have to|be|happen)|(happen|occur)(s|ing)? never again
    never ?again(?=[.!])
    <will_not> (\w+ ){0,3}<go_wrong>( [\w']+){0,3}? (again|any ?more|a second time)(?! until)
    <will_not> (\w+ ){0,3}<go_wrong>( [\w']+){0,3}? (in future)(?! until)
    <will_not> (happen|occur|recur|repeat itself|be repeated)(?= \W|[.!,;]|$)
    <will_not> (come back|return|fail|go wrong)(?= \W|[.!,;]|$)
    (will not|won't) (be|see|have|experience|suffer|face) (another|(any )?(more|further)) <trouble>
    no (one|\w+) (will|shall|can) (ever|again) \w+
    (nobody|none of you) (will|shall|can) (ever|again)
    from ever <go_wrong>|ever <go_wrong> again|(no|never) (more|further) <trouble>
    (ensure|make sure|made sure|see to it)( that)? (\w+ ){1,4}<no_more> (ever )?<go_wrong>
    (certain|sure|confident)( that)? (\w+ ){1,4}<no_more> (ever )?<go_wrong>
    nothing like (this|it|that)( \w+){0,2} (ever )?<go_wrong>
    (is|was|be) the (very )?(first and )?(last|final) (time|outage|interruption|incident|of it)
    (is|was|be) the last you (will )?(hear|see)\w* of (it|this)
    (this|that) is the end of (the|our|all|your)( \w+)? (problems?|trouble|outages|it)
    impossible (for (this|it) )?to <go_wrong>
    (make|makes|made|is|are|be)( \w+){0,3} impossible(?=[.!])
    (rule[sd]?|ruling) out (any|a|all|every) (\w+ )?(repeat|recurrence|repetition)
    (rule[sd]?|ruling) out (any|a|all|every) (\w+ )?(failures?|outages?)
    (fix|solv|resolv|sort|gone)\w*( \w+){0,2} (permanently|for good|forever|<once>)
    (over|cure|eliminat)\w*( \w+){0,2} (permanently|for good|forever|<once>)
    (permanently|<once>) (fixed|solved|resolved|sorted|cured|eliminated|ruled out)|<once>
    (will|shall|can) (always|forever) (be|work|run|have|stay|rely|count)(?! late)
    (will|shall|'ll) (run|work|go|operate|be)( \w+){0,3} without (a|any|further|more) <hitch>
    (no|not) (\w+ )?(will|shall) be (out of pocket|worse off)
    """,
    certainly_not="ruled out|impossible|cannot happen",
    never="(will|would|shall|should|could|can|must|'ll|does|do|it|this|to) never",
    will_not="will not|won't|cannot|can't|can not|shall not|(can|could|will) no longer|never",
    no_more="not|n't|never|no longer",
    go_wrong=r"<suffer>\w*",
    suffer="""
    happen|occur|recur|repeat|repeated|fail|break|go (wrong|down)|let|lose|lost|affected|face
    experience|see|be (down|offline|affected|lost|repeated|unavailable|without)|queue|come back
    interrupted|have (this|these|such|any|to)|leave|left|down|again|wait|stand|return|suffer
    """,
    once="once and for all",
    hitch="hitch|problem|fault|trouble|interruption|outage|glitch|failure|delay",
    trouble="outages?|interruptions?|incidents?|downtime|disruptions?|failures?|crashes|problems",
)
GUARANTEE = phrases(
    r"""
    <we>( can| do| hereby| fully| will)? guarantee|(is|are|be|,) guaranteed
    guarantees? (that|of|you|it)
    guaranteeing|guaranteed(?=[.!])|(cast[- ]iron|iron[- ]clad|rock[- ]solid|solemn) \w+
    firm (promise|commitment|pledge|guarantee)
    (completely|totally|absolutely|now|is|are) fail-?safe|(immune|invulnerable) (to|against)
    (unbreakable|indestructible|infallible|unsinkable|failure-free|trouble-free)
    (have|got|you) (our|my) (promise|assurance|guarantee)|no possibility (of|that)
    (outage|failure|repeat|interruption|trouble)s? (is |are )?(\w+ )?out of the question
    whatever it takes|(eliminated|removed|ended) (every|any|all) (\w+ )?(risk|danger|possibility)
    commit(ted)? to (zero|no) (?!downtime)\w+
    every (second|minute) (from now|of (the|every) (day|year))
    rest assured( that)? (you|no|nobody|nothing) (\w+ )?(won't|will|can)
    risk[- ]free|without (any|the slightest) risk
    (our|my) word (that|on|for)|(have|give you) (our|my) word
    stake (our|my) \w+ on|zero (risk|danger|chance)
    (we|i)( hereby| can| do| solemnly| firmly)? (promise|swear|vow|pledge)(?! <news>)
    (we|i)('re| are| am) (promising|absolutely certain|100 ?% (sure|certain|confident))
    make no mistake|without fail|no matter what
    100 ?(%|per ?cent) (safe|secure|reliab\w+|sure|certain|uptime|availab\w+|fixed|confident|back)
    (zero|no) (risk|chance|danger|doubt)( whatsoever| at all| of| that)|zero downtime
    (bullet|fool|fail)-?proof|(completely|totally|absolutely|perfectly) (safe|secure|certain)
    (rely|count|trust|depend)\w*( \w+){0,3} (100|one hundred|a hundred) ?(%|per ?cent)
    (can|could) not possibly|(cannot|can't) (fail|go wrong|break)|there is no way (that )?(this|it)
    will not lose (a|any|one)
    """,
    we="we|i|and|hereby|can",
    say="keep|update|inform|tell|write|post|be back|let|share|an? (update|answer|reply)",
    news=r"""
    (you )?(that )?(to |we('ll| will) )?<say>
    """,
)
MADE_GOOD = phrases(
    r"""
    (will|'ll|shall|are going to)( \w+){0,3} <pay>\w*( \S+){0,4}? <whole>
    (will|'ll|shall|are going to)( \w+){0,3} <pay>\w* (all|any|every|each)( \S+){0,3}? <loss>
    (full(y)?|complete|unlimited) (compensat\w+|reimburse\w*|indemni\w+)
    <whole> (will|shall) be <pay>\w*|(all|any|every) (your )?<loss> (will|shall) be <pay>\w*
    (get|have|receive) (all|every\w*|each)( of)?( (your|their|the))? (money|costs?|penny|cent) back
    (made|make|making) good (to the last|in full|every|all|any)|to the last (cent|penny)
    (refund|compensate|reimburse|repay) (everybody|everyone|all of you)( \w+)?
    (no ?one|nobody)( \w+){0,3} a (penny|cent|dime) (worse|short|poorer)|all (your|their) money back
    pay for (all|any|every|each|everything)|each and every (customer|one|user|passenger)
    (pay|give) (back|you) (whatever|everything|all)|however much|(down )?to the last (cent|penny)
    not (lose|be out|pay|cost you) (a|one|any) (penny|cent|dime|single)
    """,
    pay="compensat|refund|reimburs|repay|repaid|cover|make good|make up for|pay|paid|made whole",
    whole="""
    in full|in its entirety|every (penny|cent|last|single)|everyone|every(body)? (one|customer|user)
    all (our )?(customers|users|guests|passengers)|whatever|no questions asked|no matter
    every customer|every one of you|all of you
    """,
    loss="loss(es)?|costs?|expenses|damages?|fees|charges|inconvenience|claims?",
)
THING = """
    data|records?|information|files?|messages?|e-?mails?|orders?|money|payments?|bookings?|details?
    photos?|documents?|results?|tickets?|funds?|accounts?|savings|progress
    """
NOTHING_LOST = phrases(
    r"""
    (no|not a single|not one) (\w+ )?<thing> (<was>|can (possibly )?(be|get)) (\w+ )?<lost>
    no <thing> (whatsoever|at all) <was> <lost>|(sure|certain) that (all|no) <thing> <was> (\w+)
    (none of( \w+)?) (\w+ )?<thing> (<was>|can (possibly )?(be|get)) (\w+ )?<lost>
    (nobody|no ?one|no (customer|user|patient)) (has )?lost|(nothing|no \w+) <was> lost
    """,
    was="(was|were|has been|have been|is|are|got)",
    thing=THING,
    lost="lost|compromised|exposed|leaked|stolen|affected|deleted|touched|accessed|harmed|at risk",
)
ALL_SAFE = phrases(
    r"""
    (all( of)? )?(your|customer|user|patient|the|our customers') <thing> (is|are|remains?) <safe>
    (your|all) <thing> (will|can) ((never|not) )?be (\w+ )?(safe|lost|recovered|restored)
    no (\w+ )?<thing> (will|can) be (\w+ )?lost|(nobody|no ?one|no \w+) (will lose|loses)
    """,
    thing=THING,
    safe="(all )?((completely|perfectly|absolutely|entirely|fully) )?<sound>",
    sound="safe|secure|intact|unharmed",
)
STILL_CHECKING = phrases(  # this, not "still checking the printers"
    r"""
    (still|yet to|not (yet )?finished) <check>( (this|that|it))?(?=[.;,!])
    (still|yet to|not (yet )?finished) <check> (whether|if|that) (any|some|all|no|nothing|more)
    """,
    check="(check|verify|examin|compar|review|count)(ing|e)?",
)
DECLINED = re.compile(
    r"\b(?:not|cannot|n't|no|never|without|unable to|nobody can|hard to|rather than|instead of"
    r"|money[- ]back|by law)\b[^.!?;,]{0,30}\Z"
)
DECLINED_TO = re.compile(
    r"(?:not|cannot|n't|nobody can|hard to|impossible to|unable to) (?:\w+ )?"
    r"(?:promise|guarantee|say|be sure|rule out|exclude|assure|know|swear)\b[^.!?;]{0,40}\Z"
)
ADVICE = "Say what you have done or will do, and promise nothing that you may not be able to hold."
UNFINISHED = "Say that you are still checking whether anything was lost."


def overpromise(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is not Profile.PUBLIC:
        return
    ends = 0
    for mark in sorted(_promises(wording.plain), key=re.Match.start):
        if mark.start() >= ends:
            ends = mark.end()
            yield _finding(mark, Level.BLOCK, ADVICE)
    yield from _too_early(wording, situation)


def _too_early(wording: Wording, situation: Situation) -> Iterator[Finding]:
    """That nothing was lost, said before it is known."""
    known = [one.standing for one in situation.statements if one.fact == "data"]
    if known:
        is_open = is_asked = any(standing is not Standing.CONFIRMED for standing in known)
    else:
        is_checked = STILL_CHECKING.search(wording.plain) is None
        is_asked = wording.phase is Phase.INVESTIGATING or not is_checked
        is_open = is_asked or wording.phase is Phase.IDENTIFIED
    level = Level.BLOCK if known else Level.WARN
    for pattern, is_early in ((NOTHING_LOST, is_asked), (ALL_SAFE, is_open)):
        for mark in pattern.finditer(wording.plain) if is_early else ():
            if not DECLINED_TO.search(wording.plain, max(0, mark.start() - 60), mark.start()):
                yield _finding(mark, level, UNFINISHED)


def _promises(text: str) -> Iterator[re.Match[str]]:
    for pattern, declined in (
        (NEVER_AGAIN, DECLINED_TO),
        (GUARANTEE, DECLINED),
        (MADE_GOOD, DECLINED),
    ):
        for mark in pattern.finditer(text):
            if not declined.search(text, max(0, mark.start() - 60), mark.start()):
                yield mark


def _finding(mark: re.Match[str], level: Level, advice: str) -> Finding:
    return Finding(
        rule="overpromise",
        level=level,
        advice=advice,
        category=Category.OVERPROMISE,
        start=mark.start(),
        end=mark.end(),
        source=OUTAGE_ARTICLE,
    )
