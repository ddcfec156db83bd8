"""What feels large to a customer is not called small.

"A minor glitch", "only a bug", "the effect is negligible" and "nothing to worry about" are found,
unless they are denied ("this is not a minor problem"). A fact that reassures stands ("only one
payment was taken"). "A small number" is found where the fact sheet says that it is not small: in
SEV-1, or when five per cent of a segment or more are affected. Not for responders.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import OUTAGE_ARTICLE
from commsdesk.checks.wording import Profile, Wording

PLAYED_DOWN = phrases(
    r"""
    <said>(<only> )?(an? )?(<rather> )?<small>,? (?!<links>)(\w+ (?!<links>)){0,2}<trouble>
    <said>(an? )?(\w+ )?(hiccups?|glitch(es)?|blips?|snags?|whoopsie|teething (problems?|troubles?))
    (?<!not )(?<!n't )<only> (an? )?(\w+ ){0,2}(<trouble>|(?<!on )<medium>)
    (?<!not )<only> an? (\w+ )?(few|handful)(( of)?( (our|the|your))? <ones>|(?! \w+s\b))
    (?<!not )(just|only) (slightly|briefly|a bit|a little|marginally)|(a tad|a touch|a wee bit) \w+
    <only> affect\w* (a (few|couple)|some|a handful)
    (merely|a mere|a measly|barely|hardly) \d[\d.,]*
    <trouble>( (on|to|for|of) \w+( \w+)?)? <was> (<rather> ){0,2}(<small>|<low>)(?! to)
    (not|nothing) (a |an )?(very |that |too |really )?<grave>( <trouble>)?|non-?issue|no big deal
    no (<rather> |real |actual )?(serious |major |lasting )?(harm|<drama>)
    a bit of (a |an )?<trouble>
    (no|little) (<rather> )?(need|cause|reason) (for|to) (be )?(fret|worr|concern|panic|alarm)\w*
    don't (you )?worry|rest easy|not the end of the world|storm in a tea ?cup|merely an?
    annoying at (worst|most)
    (sounds|looks|seems) worse than|much ado
    (barely|hardly|scarcely) (noticeable|noticed|affected|any\w*|perceptible|visible|ha(s|d|ve) \w+)
    <they> <would> (not|never|hardly|barely) (even )?(have )?(notice|feel|felt)\w*
    (largely|mostly) unnoticed
    (luckily|fortunately|thankfully),? ((it|this|there|that) )?((is|was) )?(only|just|hardly|few)
    of (little|no) (real )?(consequence|importance|significance)
    something (small|minor|little|trivial)
    <only> an? (very )?(tiny|minuscule|small) (fraction|part|bit|portion|handful)
    nothing more(?=[.!])
    no (great|big|much|real|lasting) harm( was| is)?( done)?|(hardly|barely) affect\w*
    (the odd|an odd) <trouble>|mildly \w+|but a (moment|formality)|pretty harmless
    harmless (stuff|enough)
    (no|nothing|little|not) (more|else|other) than an? \w+|nothing but an? \w+|(barely|hardly) a \w+
    (nobody|no one) (really |was really )?(noticed|harmed|minded|suffered)
    minimal (impact|disruption|effect)|as little as possible to see
    nothing (dramatic|special|of note)
    """,
    only="(only|just|merely|simply|purely|mere)",
    ones="customers?|users?|people|patients|members|passengers|guests|accounts|cases|requests|clients",
    drama="drama|catastrophe|disaster|danger(?! (to|for|of))",
    links=r"(and|or|with|in|of|to|for|have|has|see|are|is|get|on|at|from|shops|firms|\w+ers)\b",
    said="(?<!not )(?<!not a )(?<!not just a )(?<!more than a )(?<!no )(?<!than )",
    was="(is|are|was|were|has been|have been|remains?|seems?|appears?)",
    rather="(very|relatively|rather|fairly|really|quite|comparatively|purely|pretty|extremely)",
    small="""
    minor|small|little|tiny|trifling|trivial|limited|slight|negligible|silly|minuscule|unimportant
    insignificant
    harmless|momentary|modest|minimal|wee|petty|mere|teeny|marginal|superficial|odd little|cosmetic
    short,? harmless|very (brief|short)
    """,
    low="(limited( in (nature|scope))?|cosmetic|low)",
    grave="(big|major|huge|serious|large|dramatic|significant|critical|bad|to worry about)",
    they="(most|few|many|you|some)( (of you|people|users|customers|passengers|patients|players))?",
    would="(will|would|may|might|should|can|could|did|have|probably)",
    medium="(website|display|screen|app|page|printer|email|mail|phones?)(?=[.,;!])",
    trouble="""
    bugs?|issues?|problems?|outages?|disruptions?|interruptions?|incidents?|inconvenience|errors?
    degradations?|downtime|faults?|failures?|hitch(es)?|setbacks?|delays?|impacts?|matters?|things?
    formality|lapses?|wrinkles?|quirks?|disturbances?|typos?|slip|slowness|shortcomings?|wobbles?
    misunderstandings?|effects?|malfunctions?|defects?|breakdowns?
    damage|harm|trouble|nuisance|annoyance|mistakes?|consequences?
    """,
)
A_FEW = phrases(
    """
    (an? )?(very )?(small|limited|tiny|low) (number|subset|fraction|share|portion|percentage|group)
    ((only|just) )?(a few|a handful of|a couple of) (customers|users|people|patients|passengers)
    """
)
MANY = 5  # per cent of a segment
EXAMPLE = Example(
    wrong="A minor glitch stops some card payments in Spain.",
    right="Some card payments in Spain are declined.",
)


def minimising(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS:
        return
    for mark in PLAYED_DOWN.finditer(wording.plain):
        yield _finding(mark.span(), "Say what customers cannot do, and leave its size to them.")
    if _is_large(situation):
        for mark in A_FEW.finditer(wording.plain):
            yield _finding(mark.span(), "Give the share or the number that the fact sheet holds.")


def _is_large(situation: Situation) -> bool:
    shares = [statement.share or 0 for statement in situation.statements]
    return situation.severity == "SEV-1" or max(shares, default=0) >= MANY


def _finding(span: tuple[int, int], advice: str) -> Finding:
    return Finding(
        rule="minimising",
        level=Level.WARN,
        advice=advice,
        category=Category.MINIMISING,
        start=span[0],
        end=span[1],
        source=OUTAGE_ARTICLE,
    )
