"""What happened, whom it hurt and what we do about it leaves no room for an excuse.

"This should not have happened", "these things happen", "it could have been worse" and "beyond our
control" are found, in every phase. Not for responders.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXCUSED = phrases(
    r"""
    (should(n't| not| never)|ought not|ought never) (to )?(really )?(have happened|happen to)
    (happens?|can happen|could happen|could have happened|may happen) to (every|any|all|the best)\w*
    happens? even|happens? (in|at|with) (every|any|all|the best)\w*
    (these|such|those|some) (things|incidents|outages|failures) (do |can |will |sometimes )?happen
    <faults> (happen(?=[.,;!])|(are|is) (<just> )*<life>)
    (could|might) (easily )?have been <far>worse
    could be (far |much )?worse|(?<![a-z] )at least (nobody|no one|no-one|no data|it|we|nothing)
    (outside|beyond|out)( of)? our (control|influence|power|reach)|our hands (are|were) tied
    (through )?no fault of ours?( own)?|in our defen[cs]e|to be fair
    (given|under|in) the circumstances
    <no> <thing> (is|are|can be|will be) (\w+ )?(perfect|flawless|infallible|fool-?proof|safe)
    <no> <thing> (is|are|can be) (\w+ )?(immune|always|100|available all)
    (isn't|is not) (always )?(perfect|reliable)
    (nobody|no one|no-one)( else)? (could|can) (possibly )?have <foreseen>
    we (couldn't|could not|could never) (possibly )?have <foreseen>|act of god|humanly possible
    (impossible|could not|not possible) to (foresee|predict|anticipate)
    (only|just|all) human\b(?! resources)
    nothing (we|anyone|anybody|more)( \w+)? could (have done|do|be done)
    no way (we|of knowing|to know)
    every (company|bank|airline|business|service|railway|school|hospital|shop|site) (has|have|makes)
    even the (best|biggest|largest|greatest|most) \w+
    bad luck
    unfores(een|eeable) \w+
    one of those (days|things|nights)|freak (accident|event|occurrence)|comes with the territory
    with (an? |any )?(\w+ )?<thing>s? (this|so|as) (complex|large|big|old|busy)|growing pains
    (how|the way) (computers?|technology|it|things|life|software) (is|are|goes|work)|own success
    (is|it's|quite|perfectly|completely|only) (normal|natural) (that|for|to|when|with)
    (other|all) <thing>s (have|had|face|suffer|struggle|do)( \w+)? (the )?(same|similar|such)
    <did>(all|everything|our best|what|the best)( that)? (we|anyone) could|mistakes were made
    <no> <thing> (runs|works|lasts) (for ?ever|always)|(is|it's|that's) the nature of
    nothing is perfect
    (everyone|everybody|we all) makes? mistakes|(anyone|anybody|everyone) else would
    bad things happen
    (that|how) (this|it|such things) can happen(?=[.!])|nobody's perfect
    (we|i) could not (have )?know(n)?|part and parcel
    things (just |do |simply )?break|that's life
    (not|\w+n't) (really|entirely|only|all|exactly) our fault
    accidents will happen|worse things have
    timing (was|is) (\w+ )?(unfortunate|unlucky|bad)|please be fair
    (unlucky|unfortunate) (timing|coincidence|chain|\w+ of)
    if it (hadn't|had not) been for
    you (have to|must|need to|should) understand that (our|we|a|such)
    never (had|seen|happened|experienced)( \w+){0,3} before|beyond any\w* control|industry-wide
    (is|are|was|were) (<just> )*(unavoidable|inevitable)|under (the|these) (\w+ )?circumstances
    (omelette|rome wasn't|perfect storm)
    (we|it) (were|was|got) (just |simply )?(so |very |extremely |really )?unlucky
    """,
    faults="(bugs|mistakes|errors|outages|accidents|failures|faults|interruptions|incidents)",
    life="(a fact of life|part of|inevitable|unavoidable|normal|to be expected|bound to|natural)",
    just="simply|just|sometimes|only|always|often|completely",
    far="((far|much|a lot) )?",
    no="(no|not every|not any|hardly any|every|any)",
    thing="""
    system|software|service|network|technology|company|machine|person|team|one|body|provider|bank
    railway|airline|shop|school|hospital|website|app
    """,
    foreseen="(foreseen|known|predicted|expected|prevented|seen|anticipated|avoided|guessed)",
    did="(did|done|do|have done|tried|trying) ",
)
EXAMPLE = Example(
    wrong="Your booking was lost. This should not have happened, but no system is perfect.",
    right="Your booking was lost. We have made it again and now keep a second copy of each.",
    phase="resolved",
)


def excuse(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    if wording.profile is Profile.RESPONDERS:
        return
    for mark in EXCUSED.finditer(wording.plain):
        yield Finding(
            rule="excuse",
            level=Level.WARN,
            advice="Say what happened, whom it hurt and what you are doing, without an excuse.",
            category=Category.MINIMISING,
            start=mark.start(),
            end=mark.end(),
            source=COMMUNICATION_COURSE,
        )
