"""What is said of people, teams and nobody in particular only to reproach them.

Read over a text in which every letter of a person's name is a ~.
"""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.people import ROLE

REPROACH = phrases(
    r"""
    <who>( (\w+ly|has|have|had|just|again))? (screwed|messed|cocked|stuffed) (\w+ ){0,3}?(up|with)
    <who>(?!\w)[^.!?]{0,60}[,)] (is|are|was|were) (\w+ )?(behind|to blame|at fault)
    <who> (is|are|was|were)( \w+){0,2} (behind (this|it|the|all)|the reason (for|why))
    <who>,? (is|are|was|were) (\w+ )?responsible for (this|these|the (wrong|late|missing|outage))
    (responsible|guilty)( for (this|it|that))? (is|are|was) <who>|heads (will|should|must) roll
    (face|suffer|bear|answer for) (the |some )?consequences|(whoever|who(ever)? it was|person) \
    (\w+ ){2,5}answer for
    (culprit|offender|guilty (one|party))( \w+)? (is|was|:|,) <who>|have <who> to thank|blame <who>
    (this one is|this one's|that one is|this is all|that's all) (on|down to) <who>(?=[.!,;])
    (down|due|because|back)( of| to) (<who>|<slip>)( (not|n't|never|being|who|for)|'s| by)
    thanks to <who>( (not|never|being)|'s)
    (caused|made|done|written|entered) by <who> (\w+ ){0,2}(ignor|skip|forget|not|careless)\w*
    <slip> (of|by|from|on the part of) <who>|<who>'s( own)? <slip>|<who> (never|always) <skimp>s?
    (stupid|silly|dumb|idiotic|careless|sloppy|unforgivable|clumsy) (mistake|error|\w+ (of|by|from))
    (some|an?|that) (genius|idiot|clown|muppet|moron|fool|numpty|joker|bright spark)
    (one )?(careless|clumsy|stray) (keystroke|click|hand)|thought (he|she|they) knew (it all|better)
    had (his|her|their) (head|mind|eyes?) (in the clouds|elsewhere|on)|nowhere to be found
    (mistake|error|blunder|slip|change|fault) was made by <who>|(was|been) waved through
    (not|n't|without|never|no|stopped) (paying|pay) (any )?attention|not (to touch|to do) (it|this)
    (nobody|no one) (in|at|from|on) (the )?\w+ (was awake|cared|bothered|looked|checked|noticed)
    <who>( \w+){0,3} (too (lazy|busy|proud|tired|slow) to|drunk|asleep|chatting|gossiping|speeding)
    (must|should|could) have been (drunk|asleep|blind)|<who> (would not|wouldn't) (listen|help|wait)
    slept through|(sat|sitting|slept) on (it|the|this|that)|<who> let (this|it|that) \w+
    <who> did( not|n't) react|<who> did an? (\w+ )?(terrible|poor|bad|lousy|sloppy|shoddy) \w+
    if <who> had|should(n't| not)?'ve|this is what happens when <who>|what you get when <who>
    <who> (\w+ ){1,5}(by mistake|in error|too (early|soon|late)|on live)(?=[.!,;])
    <who> (\w+ ){1,3}up (by mistake|wrongly)|<who> (mixed|muddled) (\w+ ){1,3}up
    <who> (\w+ ){0,4}without (telling|asking|warning|checking|informing|reading) (any|a|us|the|\
    it)\w*
    <who> (wiped|unplugged|smashed|trashed|corrupted|knocked \w+|took down|brought down|killed)
    (you can|let us|let's|we can) thank <who>|if only <who> had|whose (bright|clever|great) idea
    <who> left the (\w+ ){1,3}(ajar|open|running|on|unlocked)|rookie (error|mistake)|owes? us all
    <who> (\w+ )?(guessed|could not care|cannot count)|<who> hit \w+ before
    signed (it|this) off un\w+
    <who> (had )?been told (\w+ )?and still|<who> thought (it|that|this|the \w+) was a joke
    took (the |our )?<who> (\w+ ){1,3}to (wake|get up|notice|react)|do(es)? (his|her|their) homework
    (still|again) got it wrong|(his|her|their) (bright|clever) idea|only had to \w+
    the guts to|ought to be ashamed|disgrace(ful)?|not (his|her|their) first (time|mistake)
    """,
    who=r"""
    (?!(no|not|nobody) )(the |our |an? |one |that |some )?(\w+ ){0,2}?(<role>|\
    <more>)s?(,? \w\.? ?\w?\.?,?)?\
( (in|at|of|from|on|who|that) (the )?\w+)?
    (mr|mrs|ms|dr) \w+( (in|at|of|from) \w+)?
    (the |our )?~+( ~+)?( (in|at|of|from) \w+)?
    netops|infra|security|maintenance|accounting|whoever|he|she
    """,
    more="""
    guy|people|folk|junior|nights|on-call|netops|infra|helpdesk|signalman|reviewer|trainer|owner
    """,
    role=ROLE,
    slip="""
    lack of (care|attention|discipline|thought)|(poor|bad) judge?ment
    a lapse|sloppiness|arrogance|laziness|carelessness|negligence|incompetence|stupidity|ignorance
    inattention
    """,
    skimp="test|check|read|listen|ask|think|look|answer|forget|ignore|clean",
)
