"""A cause is said when it is known; until then we say that we are looking for it.

A hedge is found where it is bound to a cause, not where it is bound to an effect ("some passengers
may see wrong times"). Not in a review.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.guesses import guesses
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="Orders are delayed, probably due to a network problem.",
    right="Orders are delayed. We do not know the cause yet.",
)

LEVELS = {
    Profile.PUBLIC: Level.BLOCK,
    Profile.EXECUTIVE: Level.WARN,
    Profile.INTERNAL: Level.WARN,
}
GUESS = phrases(
    r"""
    (<perhaps>|<seems>)( <linking>){0,4} (<stems_from>|<the_cause>)
    <we_think>( [\w'-]+){0,6} (<stems_from>|(is|was|are|were|to be|be) <the_cause>)
    <we_think>( [\w'-]+){0,6} (caused|triggered|led to|is behind|<did_it>)
    <culprit>s? (\w+ )?(may|might|could) (well )?(have (caused|<did_it>)|be (to blame|behind))
    (may|might|could) (well )?have (caused|triggered|led to) (this|it|the <trouble>)
    (<perhaps>) (has|have|had) (an?|some) (\w+ )?<trouble>
    (my|our) ((best|first|current|working) )?(guess|theory|hunch|hypothesis|suspicion) is
    (<perhaps>|<looks_like>) (somebody|someone|hackers|an attacker)
    (<perhaps>|<looks_like>|<we_think>( (it|this|that))?('s| is| was| to be)?) <a_culprit>
    <stems_from> (what (appears|seems|looks)|an? (\w+ )?<supposed>)
    <supposed> (root )?(cause|culprit|reason) (is|was|are|being|appears|seems|lies)
    cause (is|was) (<perhaps>|thought|believed|suspected)
    our (best|first|current|working) (guess|theory|hypothesis)|<a_feeling>
    (we|i) (are|am) guessing|rumou?r has
    (suspect(ed)?|suspecting|suspicion of) <a_culprit>
    """,
    perhaps="""
    (most )?(likely|probably)|possibly|perhaps|maybe|presumably|apparently|seemingly|supposedly
    """,
    seems="""
    may|might|could|seems?|seemed|appears?|appeared|looks?|looked
    (is|are|was|were) (likely|thought|believed|suspected|understood)
    """,
    did_it="""
    broke|overloaded|knocked out|cut|damaged|hit|burst|ran out|expired|crashed|attacked|unplugged
    corrupted|blocked|flooded|stole|hacked
    """,
    trouble="outage|issue|problem|incident|delays?|trouble|failure|fault",
    a_feeling="(have|had|got) a (hunch|feeling|theory|suspicion|guess)",
    looks_like="(looks|sounds|feels) like|(seems|appears) (like|to be)|(could|might|may|must) be",
    we_think="<who> ((now|currently|also|strongly) )?<think>",
    who=r"we|i|our \w+|engineers|the team|they|it is",
    think="think|believed?|suspect(ed)?|guess|assume|fear|have reason to believe",
    linking="""
    be|been|is|was|are|were|have|has|to|that|this|it|all|also|in|part|partly|directly|like|as
    """,
    stems_from=r"""
    due to|because( of)?|caused by|((the|a) )?(direct )?results? of|related to|linked to|down to
    connected (to|with)|triggered by|brought on by|stem(s|med|ming)? from|originat\w+ (in|from|with)
    trace(d|able) (back )?to|the work of|to do with|a (consequence|side effect) of|attributable to
    """,
    the_cause=r"(the|one) (\w+ )?(cause|culprit|reason|source)",
    supposed="likely|probable|suspected|possible|apparent|presumed|potential",
    a_culprit=r"(an?|the|some|our|one of) (\w+ ){0,3}<culprit>s?(?! (error )?(message|page|code))",
    culprit="""
    failure|fault|bug|attack|cyber-?attack|overload|misconfiguration|mix-?up|break-?in|hack|hackers?
    intrusion|ddos|virus|malware|sabotage|power cut|short circuit|surge|storm|lightning|flood
    cable|leak|memory|hardware|software|dns|certificate|configuration|network|disk|server|database
    router|switch|firewall|signal|points|relay|crash|deadlock|regression|typo
    deployment|roll-?out|release|upgrade|provider|supplier|vendor
    """,
)


def speculation(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    level = LEVELS.get(wording.profile)
    if level is None or not (wording.phase.is_live or wording.phase is Phase.RESOLVED):
        return
    ends = 0
    for start, end in sorted(_guesses(wording)):
        if start < ends:
            continue
        ends = end
        yield Finding(
            rule="speculation",
            level=level,
            advice="Leave the guess out: say that the cause is being looked for.",
            category=Category.SPECULATION,
            start=start,
            end=end,
            source=CUSTOMER_LIAISON,
        )


def _guesses(wording: Wording) -> Iterator[tuple[int, int]]:
    yield from (mark.span() for mark in GUESS.finditer(wording.plain))
    for sentence in wording.sentences():
        yield from guesses(sentence)
