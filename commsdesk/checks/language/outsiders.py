"""Whoever else is scolded: a company that no list knows, found by the words of blame about it.

A name is a word with a capital that does not open its sentence; one that does is taken as a name
only before what nobody but a person or a company does: to bungle, to abandon, to let down.
"""

from __future__ import annotations

import re

from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.people import FIRST_NAMES

NAME = re.compile(r"(?<=[\w,;:(] )[A-ZÀ-Þ][\w&-]{1,24}(?: [A-ZÀ-Þ][\w&-]{1,24}){0,2}")
NO_OUTSIDER = frozenset(
    f"{FIRST_NAMES} We Our They The This That It He She You Nobody Somebody Someone Ops Support"
    " Engineers Staff Drivers Marketing Management Sales Finance Logistics Customer Team Storm"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday Easter Christmas I Mr Mrs Ms"
    " Reception Netops DevOps IT QA SRE HR".split()
)
SCOLDED = phrases(
    r"""
    (blame|fault|guilt|responsibility|credit)( for( \w+){1,4}?)?( <lies>)( \w+){0,2} <at> <them>
    <them>'s( own| \w+ing)? <fault>|the <fault> (is|was) (\w+ )?<them>'s
    (?<!not )(?<!n't )(blame|curse) <them>|have <them> to thank
    (?<!we )(?<!'d )(?<!to )thank <them> for (the|your|this|that|these)(?! (help|patience|quick))
    (hold|holding|held) <them> (\w+ )?(responsible|accountable|to account|liable)
    (?<!can )(?<!may )(angry|cross|furious|shout|complain|rant|yell|moan) (with|at|to|about) <them>
    ask <them> (why|how come|what (went|they|is))
    (your|angry) (\w+ )?(letters?|complaints?|anger|claims?|questions?) (to|at) <them>
    <start> (is|are|was|were)( \w+){0,2} <guilty>|(it|they) (has|have) <bungled>
    (responsibility|fault|work|doing) of <them>|it is not (we|us)\b[^.!?]{1,40}, it is <them>
    until <start> (gets?|wakes?) (\w+ ){1,3}|kudos to <them>|(who|what) did this, ask <them>
    (fine|well|working|good) until <them> \w+ed
    <them>,?( here,?)?( (which|who|whose)( \w+){1,6},)? (is|are|was|were)( \w+){0,2} <guilty>
    (culprit|offender|villain|guilty (one|party)|one to blame)( \w+)? (is|are|was|,|:) <them>
    (angry with|blame|thank) is <them>
    (it's|it is|it was|that was)( \w+)? <them>('s \w+)? (who|that|which) (\w+ ){0,2}<harmed>
    <them>( (on|of|at|in|behind) (our|the|your)( \w+){1,3})?('s \w+)?,?( who| which)?\
( (has|have|had|also|simply|again|sadly|now|then|just|once|apparently)){0,2} <bungled>
    <start>('s \w+)?( (has|have|had|again|simply)){0,2} <bungled>
    (thanks to|because of|due to) (<them>|<start>)'s (\w+ )?<bad>\w*
    <wholly> (down to|because of|due to|on|thanks to) <them>
    (this one is|this one's|that one is|this is all|that's all) (on|down to) <them>
    put (\w+ ){1,3}down to <them>
    (all of this|all this|this)( \w+)? stems from( \w+){0,3} <them>|at the hands of <them>
    had <them> (\w+ed|done|kept|been)|if <them> (only )?(did|had|could|would)
    until <them> (gets?|wakes?|sorts?|does|do) (\w+ ){1,3}
    because <them> (cannot|can't|could not|will not|won't|did not|didn't|does not|doesn't|never)
    <slip>( \w+)? (of|by|at|from) (<them>|our (?!(own|team|side|staff))\w+( \w+)?(?=[.,;]))
    the (sole |only |real )?(cause|reason)( (of|for)( \w+){1,4})? (is|was) ~+(?=[.,;!])
    what (can|do) you expect from <them>|(shoulders|bears) (\w+ ){0,3}(guilt|blame|responsibility)
    (common|public) knowledge that <them>|<start> made a (\w+ )?(hash|mess) of
    everything points to <them>
    """,
    lies="lies|rests|belongs|goes|falls|is|sits",
    at="with|to|on|of|at|by",
    them=r"""
    (?!us\b|our own|our (\w+ )?(team|side|staff))(<its> )?((\w+ |\w+, ){0,3}~+|(\w+ ){0,2}<trade>s?)
    """,
    its="the|our|an?|one of our",
    trade="""
    company|firm|provider|supplier|vendor|contractor|subcontractor|carrier|operator|bank|host
    courier|airline|council|publisher|manufacturer|maker|installer|insurer|landlord|electrician
    laboratory|caterer|printer|utility|agency|distributor|wholesaler|processor|partner|landlord's
    """,
    start=r"(?<!\w )(?<![,;:'\"] )(?!(<us>)\b)\w{3,24}( ~+)?",
    us="we|our|they|the|this|that|you|nobody|somebody|someone|something|which|who|netops|and|but",
    fault="""
    fault|blame|mess|mistakes?|doing|incompetence|negligence|failings?|blunder|carelessness|fiasco
    sloppiness|unreliability
    """,
    wholly="entirely|purely|solely|all|completely|only|squarely|wholly|simply|just",
    guilty=r"""
    to blame|at fault|guilty|accountable|the (\w+ )?(culprit|offender|villain)|hopeless|behind this
    (solely|entirely|fully|purely) responsible|responsible for (this|the (outage|mess|trouble))
    to be thanked|asleep at the wheel|behind the \w+ (mess|chaos)|useless|(a|the) guilty \w+
    the (reason|one to (blame|be angry))
    """,
    harmed=r"""
    <bungled>|failed|fail(s|ed) (to|us|you)|broke|lost|cut|left|caused|did(n't| not)|put|brought
    keeps? \w+ing|pulled|stopped|started|made
    """,
    bad="""
    unreliab|incompet|negligen|sloppy|careless|fail|mistake|poor|bad|fault|error|shoddy|useless
    """,
    bungled=r"""
    botched|bungled|ruined|wrecked|(screwed|messed|cocked) (\w+ )?up|dropped the ball
    lied (to|about)
    (let|lets) (us|you|everyone|everybody|all of)( \w+){0,2} down|(abandoned|deserted) (us|you|our)
    (failed|fails) (us|you|everyone)|pulled the (plug|rug)|left (us|you|everyone|our \w+) \w+
    fail(s|ed) to (deliver|do|keep|give|tell|test)|took (days|weeks|ages)
    (has|have) (a lot to answer|form in)
    (decided|chose) to|pulled out|shipped (rubbish|broken|bad|a (bad|broken))|let( \w+){1,2} down
    neglected|mislaid|(messed|tampered|meddled) with|made a (hash|mess) of
    plunged (us|you|our)|cannot run an?|swore|killed (our|the|your)
    never (told|warned|asked|tested)|broke (the|our|your)
    """,
    slip="""
    incompetence|negligence|carelessness|sloppiness|stupidity|greed|bungling|(poor|bad|shoddy) work
    laziness
    (mistake|error|blunder)( made)?
    """,
)


def masked(text: str, small: str) -> str:
    """`small`, the plain form of `text`, with a ~ for every letter of a name."""
    for name in NAME.finditer(text):
        if name[0].partition(" ")[0] not in NO_OUTSIDER:
            small = small[: name.start()] + "~" * len(name[0]) + small[name.end() :]
    return small
