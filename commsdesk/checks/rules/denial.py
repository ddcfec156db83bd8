"""An open incident is owned: nothing is denied, put down to the customer or dressed up.

While the cause is sought nobody is told that all is fine; at no time that there was no problem, or
that it is the customer's own. "Everything else works" is reassurance and stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.dismissals import DISMISSED
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.rebuffs import OWNED, PRAISED, TURNED_AWAY
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Some of you cannot log in. Our systems are fine; please check your own connection.",
    right="We are aware that some of you cannot log in, and we are looking into it.",
)
ALL_IS_WELL = phrases(
    r"""
    (?<!all )(?<!other )<ours> (is|are|seems?|appears?( to be)?) (\w+ )?<fine>
    (?<!all )(?<!other )<ours> (remains?|continues? to be) (\w+ )?<fine>
    <ours> (work|run|operate|function|perform)s? (\w+ )?(fine|normally|perfectly|well|as \w+)
    <ours> (is|are) (up|working|running|operating|functioning|performing)( \w+)? <fine>
    (?<!for )all (our )?systems (are )?(go|green|operational|up|normal|fine)
    (it's )?business as usual
    (everything|all|it)('s| is)( \w+)? <fine> (here|on our (side|end)|from our (side|end)|with us)
    (works|working) (fine|perfectly|great)( for (me|us))?
    our( \w+){1,2} (work|run|operate|function)s? (as (it|they) should|perfectly|fine|flawlessly)
    (show|shows) (an? )?(perfect|flawless|faultless) \w+|(portal|site|app|shop) is up(?=[.!,])
    all our \w+ (run|work|arrive|leave)\w* (on time|as planned)
    """,
    ours=r"""
    (all )?(of )?our (\w+ )?(systems?|platform|services?|servers?|side|end|website|site|\
    network|app)
    all systems|all services|everything(?! else)
    (?<!aspects of )(?<!rest of )(?<!parts of )the (platform|system|service|site|website)
    """,
    fine=r"""
    fine|ok(ay)?|normal(ly)?|operational|healthy|stable|(?<!backed )up|green|perfect(ly)?
    as (expected|designed)
    smoothly|in order|in (great|good|perfect|excellent|top) (shape|order|condition|health)|well
    as it should|correctly
    """,
)
DENIED = phrases(
    r"""
    (by no means|in no way) an? <trouble>|(not|simply not|just not) true that
    (untrue|a lie|false) that
    whoever (claims|says|thinks)|everything is under control
    at no time (was|has|have|were|did)
    (never|at no point) (stopped working|was (a|any)|been (a|any))
    (of you|users|customers|people|guests|folks|members) (moan|whinge|grumble|complain)\w*
    (of you|users|customers|people|guests|folks|members) (believe|think|imagine|claim)\w*
    there('s|'re|'ve)( \w+)? (no|not an?) (\w+ )?<trouble>(?! (to|with))
    there( (is|was|are|were|has been|have been))( \w+)? (no|not an?) (\w+ )?<trouble>(?! (to|with))
    (no|not an?|isn't an?) (\w+ )?<trouble> (on|at|from|of|with) (our|us)\b( (side|end|part))?
    (wasn't an?) (\w+ )?<trouble> (on|at|from|of|with) (our|us)\b( (side|end|part))?
    (no|not any|never any) (\w+ )?<trouble> (has|have|was|were|is) (\w+ )?(found|seen|\
    detected)<overall>
    no (\w+ )?<trouble> (found|seen|detected|here|known)<overall>
    (has|have) no (\w+ )?(defects?|malfunctions?|disturbances?)
    (not|n't) (currently )?(aware of|experiencing|have|having) (any|an) (\w+ )?<trouble>
    (not|n't) (currently )?(see|seeing|find|found|detect\w*) (any|an) (\w+ )?<trouble>
    (can't|cannot|do not|don't) (see|find) (anything|any) (wrong|\w+ wrong|fault|problem)
    (see|found|find|detect|detected|have) no (\w+ )?(<trouble>|fault)
    (see|found|find|detect|detected|have) no (\w+ )?(evidence of (a|an|any) <trouble>)
    (monitoring|checks?|logs?|dashboards?|measurements?|data|sensors?) (show|find|see|\
    report|indicate)s? (no|nothing)
    (tests?|graphs?) (show|find|see|report|indicate)s? (no|nothing)
    (?<!did )(?<!do )(?<!done )nothing('s| is| was| seems)? (\w+ )?(wrong|broken|amiss|to see)
    (?<!did )(?<!do )(?<!done )nothing( to be) (\w+ )?(wrong|broken|amiss|to see)
    (?<!did )(?<!do )(?<!done )nothing('s| is| was| seems| to be)? (\w+ )?(to report|the matter)
    (it's|it is) not us|(not|n't) (us|our systems?)(?=[,;:.] ?(it|but|your?))
    (do not|don't) believe what
    (nothing|not) (to do with|related to) (us|our (side|end|systems?|service|platform))
    (is|are|was|were|be)(n't| not) (really )?(down|an outage|a bug|a fault|our bug)
    by design
    (?<!not )(?<!n't )(works?|working|behaves?|behaving|functions?) as (designed|intended|\
    it should)
    (can't|cannot|could not) (reproduce|replicate|confirm)( \w+){0,3} (<trouble>|this|it)
    (couldn't|unable to) (reproduce|replicate|confirm)( \w+){0,3} (<trouble>|this|it)
    (alleged|so-called|supposed|perceived|imaginary|purported) (\w+ )?<trouble>
    (false|unfounded|exaggerated|fake) (rumou?rs?|reports?|claims?|alarms?|news|complaints?)
    (reports|rumou?rs|claims)( \w+){0,5} (are|is) (\w+ )?(false|untrue|unfounded|exaggerated|wrong)
    (complaints|posts)( \w+){0,5} (are|is) (\w+ )?(false|untrue|unfounded|exaggerated|wrong)
    (has|have|had) (been )?blown out of (all )?proportion|media (hype|frenzy)|overreact\w*
    (a few|some|certain) (people|users|customers) (claim|imagine|think that|feel the need|say they)
    """,
    overall="(?! (in|with|on|for) (?!our|the))",
    trouble="""
    interruptions?|slowdowns?|stoppages?|defects?|malfunctions?|disturbances?|breakdowns?
    outages?|problems?|issues?|incidents?|disruptions?|faults?|failures?|errors?|downtime|bugs?
    trouble
    """,
)
YOUR_OWN_FAULT = phrases(
    r"""
    (problem|issue|fault|error|trouble|bug) (with|in|on) your (own )?(\w+ )?<kit>
    (on|at|with|in|from) your (own )?(end|side)
    (on|at|with) (the (customer|user|client|passenger|patient|caller)s?'?s?) (own )?(end|side)
    (in|from) (the (customer|user|client|passenger|patient|caller)s?'?s?) (own )?(end|side)
    (your|their) own <kit>|check (that )?your (\w+ )?<line>(?! (light|led))
    (is|are|be) with your <kit>
    your (\w+ )?<kit> (is|are|may be|might be|must be) ((?!not )\w+ ){0,3}<guilty>
    your (\w+ )?<kit> (could be|seems|has|probably) (\w+ ){0,3}<guilty>
    (caused|due|down|because) (by |to |of )?your (own )?(\w+ )?(<kit>|<misuse>)
    (caused|due|down|because) (by |to |of )?(the (customer|user)s?'?) (own )?(\w+ )?(<kit>|\
    <misuse>)
    (customer|user|passenger|patient|caller|guest)s?'?s? (own )?<misuse>(?! \d)
    (member|parent|player|visitor|student)s?'?s? (own )?<misuse>
    <people> (did|do|have|has|are|were|who)( \w+)?(n't| not) (read|follow|check)\w*
    <people> (did|do|have|has|are|were|who)( \w+)?(n't| not) (understand|bother|pay)\w*
    <people> (\w+ ){0,3}(<wrongly>|at fault|to blame|only have themselves|brought (this|it) on)
    <people> (should have|ought to have|could have|must have|need to learn|failed to|forgot to)
    (are you|you're) (just |simply |probably )?(using|doing|holding) (it|them|\w+ \w+) wrong
    (are|were|is) (just |simply |probably )?(using|doing|holding) (it|them|\w+ \w+) wrong
    (are you|you're|are|were|is) (just |simply |probably )?(entering|typing) (it|them|\
    \w+ \w+) wrong
    (using|used|entered|entering) (the|an?|it|their|your)?( \w+){0,3} (incorrectly|wrongly)
    (typed|typing) (the|an?|it|their|your)?( \w+){0,3} (incorrectly|wrongly)
    (<people>|you're)( \w+){0,3} <enter>(e|es|ed|ing|ling|led)? (the|a|their|your) wrong \w+
    <people> (keep|kept|always|just|simply) (\w+ )?(forget|forgot|enter|typ|us|dial|press)\w*
    (?<!if you )(forgot|forget|forgetting|mistyp\w+|mislaid) (the|their|\
    your) (own )?(password|login|code|pin)s?
    (doing|got|getting|do) (it|this|things) (all )?wrong
    (using|have|has|use) an? (outdated|old|unsupported)
    (buy|get|upgrade|replace) (a|your|to a) (\w+ )?(newer|better|modern|new|faster) \w+
    (had|have|has|having|with|using) (a|an) (bad|poor|slow|weak|old|outdated|unstable) <kit>
    (old|outdated|cheap|bad) (<kit>s?) (at home|of (theirs|yours|their own|your own))
    (slow|weak|poor|faulty) (<kit>s?) (at home|of (theirs|yours|their own|your own))
    (due to|because of|caused by|comes? from) (old|outdated|cheap|bad|slow) <kit>s?
    (due to|because of|caused by|comes? from) (weak|poor|your|their) <kit>s?
    (down to|comes? from) (old|outdated|cheap|bad|slow|weak|poor) <kit>s?
    (it is|it's|is|are) (\w+ )?(the (user|customer|caller|passenger|guest|reader|player)s?)(?! who)
    (it is|it's|is|are) (\w+ )?(user error)(?! (who|\d))
    (get|find|buy) (a|an) (better|faster|newer|stronger|different) <kit>
    (try|use) (a|an) (better|faster|newer|stronger) <kit>
    have you (tried|considered|thought|read)
    <people> (\w+ ){0,5}(was|were|are|is) (too )?(impatient|careless|confused|mistaken)
    <people> (\w+ ){0,5}(was|were|are|is) (too )?(clumsy|hasty|at fault)
    (it|that|this) (has to|must|can only) be your|(must|should|could) learn (how )?to
    a proper <kit>
    <people> (simply|just|only|always) (?!(see|use|need|get|want|wait))\w+
    who (do not|don't) know how
    read(ing)? the (manual|instructions|fine print|terms|faq)( first| before| again)?
    if (you|they|customers|users) had( only| just| not)?(n't)? (?!(booked|ordered|paid|\
    planned))\w+ed|(too many|all) of you
    """,
    people="""
    visitors|travellers|shoppers|clients|you|customers|pupils|students|users|passengers|patients
    callers|guests|people|those|players
    parents|members
    """,
    enter="enter|typ|us|dial|press|click|choos|pick",
    kit="""
    device|phone|computer|laptop|browser|internet|wi-?fi|connection|router|network|isp|provider
    set-?up
    settings|equipment|machine|card|bank|software|app|antivirus|vpn|line|password|handset|tablet
    """,
    line="internet|wi-?fi|(internet )?connection|router|cables?|network|isp|line|signal",
    misuse="""
    error|mistakes?|misuse|fault|carelessness|ignorance|negligence|misunderstanding|impatience
    """,
    guilty="""
    fault|faulty|broken|wrong|to blame|causing|culprit|old|outdated|misconfigured|out of date
    too (old|slow|weak)
    """,
    wrongly="incorrectly|wrongly|improperly|carelessly",
)
SPIN = phrases(
    r"""
    (industry|market|world)[- ](leading|class|beating)|best[- ]in[- ]class|award[- ]winning
    unrivalled
    state[- ]of[- ]the[- ]art|unmatched|second to none|legendary|proud(ly)?|thrilled|excited
    exciting
    (great|exciting|fantastic|wonderful) (news|opportunity|time|moment|chance) (to|for|is)?
    good (opportunity|time|moment|chance) to
    (upgrade|switch|subscribe|sign up) (to|for) (our|premium|pro|plus|gold|the)( \w+)?(?= )
    (special|exclusive|limited|new|amazing) (offer|deal|discount|promotion)s?|\d+ ?% off|promo code
    (check out|discover|explore) (our|the) (\w+ ){0,2}(new|latest|features?|offers?|range)
    (try|enjoy|don't miss) (our|the) (\w+ ){0,2}(new|latest|features?|offers?|range)
    the (most|best) (reliable|trusted|loved|popular|advanced|innovative|secure)|number one|no\. ?1
    9\d\.\d+ ?% (uptime|availability|of the time)
    (excellent|outstanding|perfect) (uptime|track record)
    (love|loved|trusted) by (millions|thousands)|even (better|faster|stronger) (than|experience)
    """
)
RECOVERED = phrases(r"recover\w*|restor\w*|resol\w+|fixed|again|since|now|back (to|up|online)")
BOUNDED = phrases(
    r"""
    (since|after|until)(?! (you|they))|further|any ?more|left|remaining|overnight
    for (an|one|two|\d+) \w+
    (not|no|n't)( \w+){0,3} yet|keep (looking|searching|trying|digging)|still (looking|searching)
    outside|elsewhere|so far|again|new|other|no longer|with your (card|phone|account|order|device)
    """
)
NOT_SO = re.compile(r"\b(?:not|\w+n't|never|no|message|says|screen|error)\b[^.!?,;]{0,25}\Z")
OPEN = (Phase.INVESTIGATING, Phase.IDENTIFIED)
WHAT_TO_SAY = "Say that you know of it and are working on it."
WHOSE = "Say that you know of it, and leave out whose fault it might be."


def denial(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    is_told = wording.phase.is_live or wording.phase is Phase.RESOLVED
    if wording.profile is not Profile.PUBLIC or not is_told:
        return
    ends = 0
    denials = list(_denials(wording))
    denials += _dismissals(wording, [mark for mark, _ in denials])
    for mark, advice in sorted(denials, key=lambda found: found[0].start()):
        if mark.start() < ends:
            continue
        ends = mark.end()
        yield Finding(
            rule="denial",
            level=Level.BLOCK,
            advice=advice,
            category=Category.NO_ACKNOWLEDGEMENT,
            start=mark.start(),
            end=ends,
            source=OUTAGE_ARTICLE,
        )


def _all_is_well(wording: Wording) -> Iterator[re.Match[str]]:
    for sentence in wording.sentences():
        if not RECOVERED.search(sentence.plain, whole=wording.plain):
            yield from ALL_IS_WELL.finditer(wording.plain, sentence.start, sentence.end)


def _is_bounded(wording: Wording, mark: re.Match[str]) -> bool:
    """ "We have seen no errors since noon": none from a time on, or in a place, not none at all."""
    return bool(BOUNDED.search(_sentence(wording, mark).plain))


def _dismissals(
    wording: Wording, known: list[re.Match[str]]
) -> Iterator[tuple[re.Match[str], str]]:
    """In the sentences in which nothing is known to be denied."""
    text = wording.plain
    turned_away = [] if OWNED.search(text) else TURNED_AWAY.finditer(text)
    for mark in [*DISMISSED.finditer(text), *turned_away]:
        sentence = _sentence(wording, mark)
        is_known = any(sentence.start <= one.start() < sentence.end for one in known)
        if not is_known and not NOT_SO.search(text, max(0, mark.start() - 40), mark.start()):
            yield mark, WHAT_TO_SAY


def _sentence(wording: Wording, mark: re.Match[str]) -> Sentence:
    return next(one for one in wording.sentences() if mark.start() < one.end)


def _denials(wording: Wording) -> Iterator[tuple[re.Match[str], str]]:
    text, phase = wording.plain, wording.phase
    for mark in DENIED.finditer(text):
        if not _is_bounded(wording, mark):
            yield mark, WHAT_TO_SAY
    for mark in YOUR_OWN_FAULT.finditer(text):
        if not NOT_SO.search(text, max(0, mark.start() - 40), mark.start()):
            yield mark, WHOSE
    if phase in OPEN:
        yield from ((mark, WHAT_TO_SAY) for mark in _all_is_well(wording))
    if phase.is_live:
        praise = [*SPIN.finditer(text), *PRAISED.finditer(text)]
        yield from ((mark, WHAT_TO_SAY) for mark in praise)
