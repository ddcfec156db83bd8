"""A weakness that is still open is not explained to those who might use it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMSDESK
from commsdesk.checks.wording import Phase, Profile, Wording

EXAMPLE = Example(
    wrong="There is a problem with the authorization checks of our API.",
    right="We have restricted access to our API as a precaution.",
)
WEAKNESS = phrases(
    r"""
    <trouble> (with|in|of|at|affecting) (the |our |an? )?(\w+ )?<guard>
    <guard>( (in|on|at|of|for)( \w+){1,4}?)? (<being>( \w+)? <off>|<does_not>|fail(s|ed)? open)
    <guard> (fail(s|ed)? to <guarding>|(can|could) be <fooled>)
    (not|n't|no longer|never) (being )?(\w+ )?<guarding>\w* (\w+ ){0,3}<guard>
    (disabled|bypass\w*|circumvent\w*|turned off|switched off|skip\w*) (\w+ ){0,3}<guard>
    (without|no) (\w+ )?(a )?<proof_of_self>|<anyone> <can> (\w+ ){0,2}<get_in>
    <people> (can|could|may|might) (\w+ ){0,2}<see> (\w+ ){0,2}<of_others>\w*
    (show|display|expos|reveal|leak)\w* (\w+ ){0,4}<of_others>\w*
    (security|unpatched|zero-day) <hole>|(back ?door|loophole)s?
    (known|open|critical|serious) (vulnerability|weakness|gap|flaw|hole)
    vulnerabilit(y|ies)|exploit(s|ed|able|ing)?|zero-?day|sql injection|cross-site|remote code
    cve-\d+\S*|unpatched|unencrypted|unprotected|unsecured|unguarded|unlocked|wide open
    publicly (accessible|readable|reachable|visible)|in (plain ?text|clear ?text|the clear)
    (accept|take|let|allow)\w* <any> (\w+ )?<proof>\w*
    (pay|charg|cost|pric)\w* (at |as |with )?(nothing|zero|0|0\.00|no money)
    (order|buy|book|play|pay|ship|check ?out|bought|ordered|go(es)? through)\w*( \w+){0,4} for free
    prices? (of|at|to) (free|zero|0(\.00)?)( \w+)?|for (zero|0(\.00)?)( \w+)?
    (stand|stay|remain|left|propped)s? wide open|(left|propped) (open|unlocked|unattended)
    (stand|stay|remain|is|are)s? (unlocked|unattended)(?= <to_all>)
    (stand|stay|remain)s? open(?= <to_all>)|<guarded>( \w+){0,3} (is|are) open(?= <to_all>)
    (does|do|did)( not|n't) (verify|check|validate|ask for|require)( \w+){0,2} <proof>\w*
    let(s|ting)? (everyone|anyone|everybody|anybody) (through|in|on|past)
    used (any number of times|twice|again and again|repeatedly|more than once|without limit)
    (chang|edit|alter|increment)\w* the (\w+ )?(number|id|name) <in_it> the (\w+ )?<address>
    (guess|reuse|replay|predict)(ed|able|ing)? (the |an? |any )?(\w+ )?(link|url|number|<proof>)s?
    """,
    guarded="doors?|gates?|safes?|vaults?|rooms?|windows?|ports?|systems?|accounts?|cabinets?|store",
    in_it="in|at the end of",
    address="link|url|address",
    trouble="problems?|issues?|bugs?|errors?|faults?|flaws?|failures?|gap|hole|weakness|defect",
    guard=r"""
    authori[sz]ation( checks?)?|authentication checks?
    firewalls?|two-factor( \w+)?|encryption|rate limit\w*
    (access|permission|security|authori[sz]ation|<at_risk>) <check>|access rights|permissions
    (door|gate|safe|vault|room|window) (locks?|alarms?|sensors?)|(burglar )?alarms?( system)?|cctv
    (security|surveillance) (system|camera|gate)s?|surveillance|intrusion detection|spam filter
    virus (scanner|protection)|captcha|session expiry|badge readers?|access system|validation
    """,
    at_risk="""
    fraud|identity|certificate|age|limit|balance|signature|password|payment|credit|id|ticket
    """,
    check="checks?|controls?|detection|verification",
    being="is|are|was|were|has been|have been|stays?|remains?",
    off="""
    off|down|disabled|bypassed|not (working|being|enforced|applied|active|armed|checked)|missing
    switched off|turned off|out of (order|action|service)|broken|failing|skipped|inactive|offline
    open
    """,
    does_not="(do|does|did)( not|n't) <do>",
    do="work|apply|run|fire|ring|check|record|trigger|stop|block|verify",
    fooled="bypassed|circumvented|skipped|avoided|fooled|tricked|guessed",
    guarding="check|enforc|verif|valid|appl|requir|authenticat|encrypt|protect|lock|guard|ask for",
    proof_of_self=r"""
    password|log-?in|authenticat\w+|authori[sz]\w+|ticket check|pin|verification|second factor
    being checked|signing in
    """,
    anyone="anyone|anybody|everyone|everybody|strangers|outsiders|any (<person>|visitor|caller)",
    can="can|could|may|might|(is|are) able to",
    get_in="""
    log|get in|enter|access|see|read|open|view|download|change|edit|delete|walk|take|use|claim|join
    withdraw|transfer|listen|control|cancel|book|order|pay|guess|board|ride|travel
    """,
    people="customers|users|people|members|pupils|patients|guests|students|parents|players",
    see="see|view|read|open|access|edit|change|download",
    of_others="(other|another) <person>|others'|each other|someone else|of others|strangers",
    person="""
    customer|patient|user|person|people|account|member|pupil|client|guest|tenant|player|passenger
    parent|student|subscriber
    """,
    hole="(hole|gap|flaw|vulnerability|weakness|bug|issue|loophole|defect)s?",
    any="any|every|all|expired|invalid|wrong|fake|forged|cancelled|stolen|used",
    proof="""
    password|ticket|pin|code|identit|signature|age|card|badge|permission|pass|key|token|coupon
    voucher|login|certificate|session
    """,
    to_all="to (all|any|every|strang|the (public|world))\\w*|at night|and (any|un)\\w+|without",
)
DENIED = re.compile(r"\b(?:no|not|never|n't|without|neither|nor|if|unrelated to)\b[^.!?,;]{0,30}\Z")
CLOSED = phrases(
    r"""
    (fixed|closed|patched|removed|repaired|mended|resolved|corrected|shut|eliminated|blocked)
    (has|have|had) been (fixed|closed|patched|removed|repaired|mended)
    (has|have|had) been (resolved|corrected|shut|blocked)
    (unauthori[sz]ed|suspicious) \w+|cannot|can't|unable|blocked from|not able
    """
)


def open_weakness(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    is_open = wording.phase.is_live or wording.phase is Phase.MAINTENANCE
    if wording.profile is not Profile.PUBLIC or not is_open:
        return
    for sentence in wording.sentences():
        mark = WEAKNESS.search(sentence.plain, whole=wording.plain)
        if mark is None or CLOSED.search(sentence.plain):
            continue
        if DENIED.search(sentence.plain, max(0, mark.start() - 40), mark.start()):
            continue
        yield Finding(
            rule="open-weakness",
            level=Level.BLOCK,
            advice="Say what you have done to protect customers, not how it could be used.",
            category=Category.SECRET_OR_PII,
            start=sentence.start + mark.start(),
            end=sentence.start + mark.end(),
            source=COMMSDESK,
        )
