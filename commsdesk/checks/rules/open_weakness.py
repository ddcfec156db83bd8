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
    <guard>( (in|on|at|of|for)( \w+){1,4}?)? <are_off>
    (not|n't|no longer|never) (being )?(\w+ )?<guarding> (\w+ ){0,3}<guard>
    (disabled|bypass\w*|circumvent\w*|turned off|switched off|skip\w*) (\w+ ){0,3}<guard>
    (without|no) (\w+ )?(a )?(password|log-?in|authenticat\w+|authoris\w+|authoriz\w+|ticket check)
    (without|no) (\w+ )?(a )?(pin|verification|second factor|being checked|signing in)
    (anyone|anybody|everyone|everybody) (can|could|may|might|is able to) (\w+ ){0,2}<get_in>
    (anyone|anybody|everyone|everybody) (are able to) (\w+ ){0,2}<get_in>
    (strangers|outsiders) (can|could|may|might|is able to|are able to) (\w+ ){0,2}<get_in>
    (any (user|customer|visitor|caller|passenger)) (can|could|may|might) (\w+ ){0,2}<get_in>
    (any (user|customer|visitor|caller|passenger)) (is able to) (\w+ ){0,2}<get_in>
    (any (user|customer|visitor|caller|passenger)) (are able to) (\w+ ){0,2}<get_in>
    (customers|users) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(other|others)\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(others')\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(other|others)\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(others')\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(other|others)\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(others')\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(other|others)\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(others')\w*
    (customers|users) (can|could) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(another|each other)\w*
    (customers|users) (may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(another|each other)\w*
    (customers|users) (can|could) (\w+ ){0,2}(open|access) (\w+ ){0,2}(another|each other)\w*
    (customers|users) (may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(another|each other)\w*
    (people|members) (can|could) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(another|each other)\w*
    (people|members) (may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(another|each other)\w*
    (people|members) (can|could) (\w+ ){0,2}(open|access) (\w+ ){0,2}(another|each other)\w*
    (people|members) (may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(another|each other)\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(other|others)\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(others')\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(other|others)\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(others')\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(other|others)\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(others')\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(other|others)\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(others')\w*
    (customers|users) (can|could) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(another|each other)\w*
    (customers|users) (may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(another|each other)\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(another|each other)\w*
    (people|members) (can|could) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(another|each other)\w*
    (people|members) (may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(another|each other)\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(another|each other)\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(other|others)\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(others')\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(other|others|others')\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(other|others)\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(others')\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(other|others|others')\w*
    (pupils|patients) (can|could) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(another|each other)\w*
    (pupils|patients) (may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(another|each other)\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(another|each other)\w*
    (pupils|patients) (can|could) (\w+ ){0,2}(open|access) (\w+ ){0,2}(another|each other)\w*
    (pupils|patients) (may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(another|each other)\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(another|each other)\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(other|others)\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(others')\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(other|others)\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(others')\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(other|others|others')\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(other|others|others')\w*
    (pupils|patients) (can|could) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(another|each other)\w*
    (pupils|patients) (may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(another|each other)\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(another|each other)\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(another|each other)\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(another|each other)\w*
    (customers|users) (can|could) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(strangers|someone)\w*
    (customers|users) (may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(strangers|someone)\w*
    (customers|users) (can|could) (\w+ ){0,2}(open|access) (\w+ ){0,2}(strangers|someone)\w*
    (customers|users) (may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(strangers|someone)\w*
    (people|members) (can|could) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(strangers|someone)\w*
    (people|members) (may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(strangers|someone)\w*
    (people|members) (can|could) (\w+ ){0,2}(open|access) (\w+ ){0,2}(strangers|someone)\w*
    (people|members) (may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(strangers|someone)\w*
    (customers|users) (can|could) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(strangers|someone)\w*
    (customers|users) (may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(strangers|someone)\w*
    (customers|users) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(strangers|someone)\w*
    (people|members) (can|could) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(strangers|someone)\w*
    (people|members) (may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(strangers|someone)\w*
    (people|members) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(strangers|someone)\w*
    (pupils|patients) (can|could) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(strangers|someone)\w*
    (pupils|patients) (may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(strangers|someone)\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(see|view|read) (\w+ ){0,2}(strangers|someone)\w*
    (pupils|patients) (can|could) (\w+ ){0,2}(open|access) (\w+ ){0,2}(strangers|someone)\w*
    (pupils|patients) (may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(strangers|someone)\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(open|access) (\w+ ){0,2}(strangers|someone)\w*
    (pupils|patients) (can|could) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(strangers|someone)\w*
    (pupils|patients) (may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(strangers|someone)\w*
    (pupils|patients) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(strangers|someone)\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(edit|change) (\w+ ){0,2}(strangers|someone)\w*
    (guests) (can|could|may|might) (\w+ ){0,2}(download) (\w+ ){0,2}(strangers|someone)\w*
    (show|display|expos|reveal|leak)\w* (\w+ ){0,4}(other|another|someone else)\w*
    (show|display|expos|reveal|leak)\w* (\w+ ){0,4}(of others|strangers)\w*
    (security|known|open|unpatched) (hole|gap|flaw|vulnerabilit\w+|weakness)s?
    (critical|serious|zero-day) (hole|gap|flaw|vulnerabilit\w+|weakness)s?
    (security|known|open|unpatched|critical|serious|zero-day) (bug|issue|loophole|defect)s?
    vulnerabilit(y|ies)|exploit(s|ed|able|ing)?|zero-?day|sql injection|cross-site|remote code
    back ?door|loophole|cve-\d+\S*
    (unpatched|unencrypted|unprotected|unsecured|unguarded|unlocked)
    (wide open|publicly (accessible|readable|reachable|visible))
    (accept|take|let|allow)\w* (any|every|all|expired) (\w+ )?(card|ticket|password|code)\w*
    (accept|take|let|allow)\w* (invalid|wrong) (\w+ )?(card|ticket|password|code)\w*
    (accept|take|let|allow)\w* (any|every|all|expired) (\w+ )?(pin|pass|badge|key|token)\w*
    (accept|take|let|allow)\w* (invalid|wrong) (\w+ )?(pin|pass|badge|key|token)\w*
    (accept|take|let|allow)\w* (fake|forged|cancelled) (\w+ )?(card|ticket|password|code)\w*
    (accept|take|let|allow)\w* (stolen|used) (\w+ )?(card|ticket|password|code)\w*
    (accept|take|let|allow)\w* (fake|forged|cancelled) (\w+ )?(pin|pass|badge|key|token)\w*
    (accept|take|let|allow)\w* (stolen|used) (\w+ )?(pin|pass|badge|key|token)\w*
    (accept|take|let|allow)\w* (any|every|all|expired) (\w+ )?(coupon|voucher|login|certificate)\w*
    (accept|take|let|allow)\w* (invalid|wrong) (\w+ )?(coupon|voucher|login|certificate)\w*
    (accept|take|let|allow)\w* (any|every|all|expired|invalid|wrong) (\w+ )?(signature)\w*
    (accept|take|let|allow)\w* (fake|forged|cancelled) (\w+ )?(coupon|voucher|login|certificate)\w*
    (accept|take|let|allow)\w* (stolen|used) (\w+ )?(coupon|voucher|login|certificate)\w*
    (accept|take|let|allow)\w* (fake|forged|cancelled|stolen|used) (\w+ )?(signature)\w*
    (pay|charg|cost|pric)\w* (at |as |with )?(nothing|zero|0|0\.00|no money)
    (for|prices? (of|at|to)) (free|zero|0(\.00)?)( \w+)?
    stand (wide )?open(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (stands) (wide )?open(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    stand (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (stands) (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (stands) (wide )?(unlocked)(?= (without|until))
    (stay) (wide )?open(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (stay) (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    stand (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (stands) (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (stands) (wide )?(unattended)(?= (without|until))
    (stay) (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (stay) (wide )?(unattended)(?= (without|until))
    stays (wide )?open(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (remain) (wide )?open(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    stays (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (remain) (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (remain) (wide )?(unlocked)(?= (without|until))
    stays (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (remain) (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (remain) (wide )?(unattended)(?= (without|until))
    stand (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (stands) (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (stands) (wide )?(unguarded)(?= (without|until))
    (stay) (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    stays (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (remain) (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (remain) (wide )?(unguarded)(?= (without|until))
    (left|is|are) (wide )?open(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    left (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (is) (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (are) (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (propped) (wide )?open(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (propped) (wide )?(unlocked)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (propped) (wide )?(unlocked)(?= (without|until))
    left (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (is) (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (are) (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (propped) (wide )?(unattended)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (propped) (wide )?(unattended)(?= (without|until))
    left (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (is) (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (are) (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)|without|until))
    (propped) (wide )?(unguarded)(?= (to|for|at night|and (anyone|unattended|unguarded)))
    (propped) (wide )?(unguarded)(?= (without|until))
    (does|do|did)( not|n't) (verify|check|validate|ask for|require)( \w+){0,2} <proof>
    in (plain ?text|clear ?text|the clear)
    let(s|ting)? (everyone|anyone|everybody|anybody) (through|in|on|past)
    used (any number of times|twice|again and again|repeatedly|more than once|without limit)
    (chang|edit|alter|increment)\w* the (\w+ )?(number|id|name) in the (link|url|address)
    (guess|reuse|replay)(ed|able|ing)? (the |a |an |any )?(\w+ )?(token|link|password|code)s?
    (predict)(ed|able|ing)? (the |a |an |any )?(\w+ )?(token|link|password|code)s?
    (guess|reuse|replay|predict)(ed|able|ing)? (the |a |an |any )?(\w+ )?(session|number|url)s?
    (incrementing|changing|editing|altering) the (\w+ )?(number|id|url|address|link|parameter)
    """,
    trouble="""
    problems?|issues?|bugs?|errors?|faults?|flaws?|failures?|gap|hole|weakness|defect|trouble
    """,
    guard="""
    authori[sz]ation( checks?| controls?)?|authentication checks?|access (checks?|controls?|rights?)
    permission(s)?( checks?| controls?)?|security (checks?|controls?|system|camera|gates?)s?
    firewalls?|two-factor( \\w+)?|encryption
    (fraud|identity|certificate|age|limit|balance) (checks?|detection|verification|controls?)
    (signature|password|payment|credit|id|ticket) (checks?|detection|verification|controls?)
    rate limit(ing|s)?
    (door|gate|safe|vault|room|window) (locks?|alarms?|sensors?)|alarms?( system)?|cctv|surveillance
    cameras|intrusion detection|virus (scanner|protection)
    spam filter|captcha|session (checks?|expiry)|burglar alarm|badge readers?|access system
    validation|sandbox
    """,
    proof="""
    passwords?|tickets?|pins?|codes?|identit(y|ies)|signatures?|age|cards?|badges?|permissions?
    """,
    are_off="""
    (is|are|was|were|has been|have been|stays?|remains?)( \\w+)? (off|down|disabled|bypassed)
    (is|are|was|were|has been)( \\w+)? (not (working|being|enforced|applied|active|armed|checked))
    (have been)( \\w+)? (not (working|being|enforced|applied|active|armed|checked))
    (stays?|remains?)( \\w+)? (not (working|being|enforced|applied|active|armed|checked))
    (is|are|was|were|has been|have been|stays?|remains?)( \\w+)? (switched off)
    (is|are|was|were|has been|have been)( \\w+)? (turned off|out of (order|action|service)|broken)
    (stays?|remains?)( \\w+)? (turned off|out of (order|action|service)|broken)
    (is|are|was|were|has been|have been)( \\w+)? (failing|skipped|missing|inactive|offline|open)
    (stays?|remains?)( \\w+)? (failing|skipped|missing|inactive|offline|open)
    (do|does|did)( not|n't) (work|apply|run|fire|ring|check|record|trigger|stop|block|verify)
    fail(s|ed)? (open|to (check|verify|stop|block|ring))
    (can|could) be (bypassed|circumvented|skipped|avoided|fooled|tricked|guessed)
    """,
    guarding="""
    check|enforc|verif|valid|appl|requir|authenticat|encrypt|protect|lock|guard|ask\\w* for|record
    """,
    get_in="""
    log|get in|enter|access|see|read|open|view|download|change|edit|delete|walk|take|use|claim
    withdraw|transfer|join|listen|control|cancel|book|order|pay|guess|board|ride|travel
    """,
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
        mark = WEAKNESS.search(sentence.plain)
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
