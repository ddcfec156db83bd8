"""Guesses at the cause, told apart from doubts about how many are affected and what they notice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sentences import Sentence

PERHAPS = """
    (most )?(likely|probably)|possibly|perhaps|maybe|presumably|apparently|seemingly|potentially
    """
# Who says it this way does not know. What follows is a guess at the cause unless it is about how
# many are affected, or about what readers notice.
DOUBT = phrases(
    r"""
    <we> (<very> )?(think|believed?|suspect(ed)?|guess|assume)
    <we> (<very> )?(reckon|fear|figure|imagine|bet|presume)
    <we>( are|'re| have been)( \w+)? (guessing|assuming|betting|thinking|suspecting)
    <we>( are|'re| have been)( \w+)? (convinced|(?<!not )sure)
    <we>('d|'ll| would| will) (bet|guess|say|put (our|my) money)|if (we|i) had to guess,?
    (my|our|the smart) money is on|(chances|odds) are|(in|with) all (likelihood|probability)
    word (is|on the street)|rumou?r|(strong|sneaking|slight) suspicion|by the looks? of it
    (there is|there's|we have|i have) (\w+ )?(reason|evidence|grounds) to (think|believe|suspect)
    (all|every|some) the hallmarks of
    (everything|all|evidence|signs?|clues?|logs?)( \w+){0,3} points? to\w*
    <finding>s?( so far)? (now )?(suggest|indicate|point|hint)s?( to\w*| at| that)?
    (it )?(would|does|might) (seem|appear)
    (it|this|that) (seems|appears|looks|sounds|feels)( to be)?
    (looks|sounds|feels|seems) (like|as (if|though))
    (it is|it's) (\w+ )?(possible|conceivable|plausible|thinkable)
    (it is|it's|is|are|was) (widely |generally )?(thought|believed|suspected|understood)
    (it is|it's|is|are|was) (widely |generally )?(assumed|rumoured)
    <a_theory>( is|:)|(we|i)('ve| have)( got)? an? (\w+ )?<a_hunch>
    speculation that|(some|people|many) say( that)?(?! (they|we|it took))
    (cannot|can't|not|n't) (yet )?(rule out|exclude)( the possibility)? (that|an?)|presumably
    supposedly
    (it|this|that) (must|could|might|may)( very| well)* (be|have been|come from|stem from)
    (could|might|may)( well)? (come|stem|result|originate|arise|be down|have (\w+ )?to do)( \w+)?
    (?<!.)((it )?(could|might|may)( well)? be|seems|appears|looks|sounds|smells|feels)
    <perhaps>,? (an?|the|some|our|one of)|we (blame|put (it|this) down to)|smells? (like|of)
    (could|might|may)( well| very well)? be (somebody|someone|hackers?|sabotage)
    what (probably|likely|apparently|may have|might have|must have) (happened|caused)
    (could|might|may) (this|it|that) be
    (it's|it is|this is|that's|that is) <perhaps> (?!too |a while)
    <perhaps> (it's|it is|this is|it was|because|due|caused)
    """,
    we=r"we|i|engineers|investigators|technicians|experts|the team|they|our \w+|who",
    very="strongly|now|currently|also|still|firmly|all|rather",
    finding=r"""
    (initial|first|early|preliminary|provisional) \w+|assessment|finding|indication|timing|pattern
    """,
    a_theory="""
    (likely|best|leading|working|first|main) (explanation|theory|guess|hypothesis|assumption)
    """,
    a_hunch="theory|idea|hunch|feeling|suspicion",
    perhaps=PERHAPS,
)
# What a doubt may be about without guessing at the cause.
EFFECT = phrases(
    r"""
    you|your|<reader>|affected|(?<!at )(?<!-)\d[\d,.]*(?![:\w])|most|many|some|several|half|a third
    all|every
    (?<!nothing )more|nothing(?! more)|fewer|everyone|nobody|none|no \w+|we (have|are|can|will)
    located|remains?|valid|stable
    resolved|fixed|restored|repaired
    works?|working|normal|delay(s|ed)?|waits?|longer|late|full|data|safe|time|too \w+|refund\w*
    recover\w*
    (will|would|can|cannot|can't|should) (?!be (due|caused|the))|minutes?|hours?|today|necessary
    helpful|useful
    a while|the case|enough|best|worth|important|page|message|notice\w*|know|found|identified
    understand
    not (enough|yet|only)|it (is|was) (over|too)|progress|improv\w+|impact\w*|symptoms?|success\w*
    wise
    <ware>s? (are|is|were|was|do|does|did|have|has|may|might)
    """,
    ware="order|ticket|payment|message|e-?mail|call|train|result|booking|letter|screen",
    reader="""
    customers?|users?|patients?|passengers?|pupils?|students?|callers?|guests?|members?|players?
    parents?|people|readers?|viewers?|residents?|tenants?|subscribers?|shops?|schools?|branches
    """,
)
# A part inside, and what can have happened to it.
INSIDE_BROKE = phrases(
    r"""
    <part>s?( \w+){0,3} (is|are|was|were|has|have|had) <perhaps> <harmed>
    <part>s?( \w+){0,3} (may|might|could|must)( well)? have <harmed>
    <perhaps>,? (an?|the|our|one of|two|three|some) (\w+ ){1,6}<harmed>
    <perhaps>,? (last \w+|new|someone|somebody) (\w+ ){1,6}<harmed>
    <part>s?( \w+){0,3} (is|are|was|were) (to blame|behind (it|this))(, |\W)?( \w+)? <perhaps>
    (is|are|was|were) (the|a) (probable|likely|suspected) (root )?(cause|culprit|reason)
    (is|are|was|were) (the|a) (possible|presumed) (root )?(cause|culprit|reason)
    <perhaps> (an?|the|our|some) (\w+ ){0,2}<part>s?( \w+)? (acting|playing) up
    likely (the|our|an?|some) new
    """,
    perhaps=PERHAPS,
    part="""
    servers?|database|switch|generator|battery|pump|valve|sensor|motor|cable|mast|transformer
    firewall
    cache|router|disk|drive|controller|scanner|printer|gateway|proxy|balancer|certificate|licen[cs]e
    signal|relay|compressor|boiler|turbine|antenna|modem|chip|board|fuse|breaker|network|software
    app
    update|upgrade|release|migration|script|job|queue|cluster|node|service|module|line|pipe|lens|ups
    """,
    harmed=r"""
    overloaded|overheated|died|dead|failed|froze|frozen|broken|broke|crashed|burned out|burnt out
    blown
    burst|jammed|stuck|expired|lapsed|corrupt(ed)?|flooded|tripped|run out|ran out|full|filled up
    flat
    misconfigured|stolen|cut|hit|struck|damaged|attacked|hacked|drained|mixed up|unplugged
    disconnected
    confused|choked|worn out|(did not|didn't) (start|run|wake|fire|switch|kick in)|gone wrong
    went wrong
    knocked (out|over|down|it|them)|tampered with|interfered|leaked|short-circuited|restarted|hung
    """,
)
OPEN_MIND = re.compile(
    r"\b(?:not|n't|never|no|without|rather than|won't|whether|nor)\b[^.!?,;]{0,20}\Z"
)
NO_MORE = re.compile(r",|(?<=like) (?:that|this|it)\W")
FAR = 110  # characters: what a doubt can be about


def guesses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where a sentence guesses at the cause; offsets in the whole text."""
    text = sentence.plain
    for mark in DOUBT.finditer(text):
        rest = text[mark.end() : mark.end() + FAR]
        is_denied = OPEN_MIND.search(text, 0, mark.start()) and "rule out" not in mark[0]
        if (
            rest.strip(" .,:")
            and not NO_MORE.match(text, mark.end())
            and not (is_denied or EFFECT.search(rest))
        ):
            yield (
                sentence.start + mark.start(),
                sentence.start + mark.end() + len(rest.partition(",")[0].rstrip(" .!?")),
            )
    for mark in INSIDE_BROKE.finditer(text):
        yield sentence.start + mark.start(), sentence.start + mark.end()
