"""A secret that was sent is a secret no more: nothing that opens a door stands in a message.

Keys by the form that their makers give them, addresses with a password in them, and passwords, PINs
and codes said in words. Talking about passwords ("reset your password", "see the vault") stands.
Nobody can override it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import Later, either
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import WHAT_NOT_TO_SHARE
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="Responders, log in to the console with root / Qx7!pluto and restart the gates.",
    right="Responders, the login to the console is in the vault under “gates”.",
    audience="responders",
    channel="chat",
)
# By their makers' documents; a form that ordinary words could take is left out.
KEY = re.compile(
    r"(?<![A-Za-z0-9])"
    + either(
        r"""
        (AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA)[A-Z2-7]{12,16}(?![A-Za-z0-9])  # Amazon
        gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{22,255}  # GitHub
        glpat-[\w-]{20,60}|gl(dt|rt|ft|soat|cbt|ptt)-[\w-]{20,60}  # GitLab
        xox[abeoprs]-[A-Za-z0-9-]{10,200}|xapp-\d-[A-Za-z0-9-]{10,200}  # Slack
        hooks\.slack\.com/(services|workflows|triggers)/[A-Za-z0-9/]{20,200}
        (sk|rk|pk)_(live|test)_[A-Za-z0-9]{10,200}|whsec_[A-Za-z0-9+/=]{16,100}  # Stripe
        AIza[\w-]{30,45}|ya29\.[\w-]{20,200}|GOCSPX-[\w-]{20,40}  # Google
        SG\.[\w-]{16,32}\.[\w-]{16,64}  # SendGrid
        sk-(ant-|proj-|svcacct-)?[A-Za-z0-9_-]{20,200}  # OpenAI and Anthropic
        (AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])  # Twilio
        key-[0-9a-f]{32}(?![A-Za-z0-9])  # Mailgun
        (npm|pypi|dop_v1|doo_v1|hf|shpat|shpss|PMAK|dckr_pat|lin_api)[_-][A-Za-z0-9_-]{20,200}
        (hvs|hvb|s)\.[A-Za-z0-9]{24,120}  # Vault
        eyJ[\w-]{8,400}\.eyJ[\w-]{8,800}(\.[\w-]{0,400})?  # a JSON web token
        -----BEGIN ([A-Z0-9]{2,10} ){0,3}PRIVATE KEY( BLOCK)?-----
        AGE-SECRET-KEY-1[A-Z0-9]{40,70}
        \d{8,10}:AA[\w-]{32,35}  # a bot of Telegram
        discord(app)?\.com/api/webhooks/\d{10,25}/[\w-]{20,100}
        """
    )
)
IN_AN_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,20}://"
    r"[^\s/:@]{0,80}:(?!\*+@|<|\{|\[|\$)[^\s/@]{1,120}@"
    r"|[?&](?:access_token|api_?key|token|sig|signature|secret|password|pwd)=[\w%.~+/-]{8,200}"
)
KIND = either(
    r"""
    pass ?(word|phrase|code)s?|passwd|pwd?|pin( ?code)?|kennwort|api[- ]?key|secret( key)?|token
    access[- ](key|token|code)|auth(entication|orisation|orization)?[- ](code|token)
    <door>[- ](code|pin|key|password|pw)|credentials?|log-?ins?|bearer|client secret|otp|combination
    """,
    door="""
    door|gate|alarm|safe|unlock|entry|key|lock ?box|security|recovery|backup|login|master|wi-?fi
    admin|root|one[- ]time|2fa|otp
    """,
)
# One of these stands in every kind.
IN_KIND = "pass|pw|pin|kennwort|key|secret|token|code|credential|log|bearer|otp|combination"
LETTERS_IN_KIND = tuple(IN_KIND.split("|"))
# What is said of a password without giving it away.
TALK = either(
    """
    not|no|now|being|been|safe|secure|wrong|correct|incorrect|invalid|valid|required|needed|expired
    reset|changed|unchanged|the|an?|in|on|at|by|to|of|for|from|with|as|your|our|their|his|her|you
    we|it|this|that|these|those|never|always|still|only|also|and|or|but|if|when|pages?|see|ask
    please|known|unknown|stored|kept|held|sent|encrypted|hashed|hidden|affected|working|down
    unavailable|disabled|enabled|broken|rejected|refused|accepted|correctly|once|again|under|are|is
    was|were|will|may|can|cannot|has|have|had|do|does|did|works?|fails?|failing|manager|requests?
    changes?|rules?|policy|field|form|box|pads?|button|numbers?|holders?|letters?|entry|prompt
    errors?|screens?|links?|tokens?|codes?|keys?|service|system|vault|redacted|tbd|none|same|all
    different|new|old|too|longer|shorter|weak|strong|about|available|optional|missing|lost
    """
)
SAID = Later(
    rf"(?i)(?<![\w-])(?P<kind>{KIND})(?![\w-])"
    r"(?P<of>\s(?:for|to|of|on)(?:\s[\w.-]{1,30}){1,4}?)?\s{0,2}"
    r"(?P<is>[:=]\s{0,2}"
    r"|\s(?:is|was|are|remains|stays)(?:\snow|\sstill|\sset to|\scalled)?[:\s]\s?|(?(of)(?!)|\s))"
    rf"(?P<value>[\"'`“‘(]?(?!{TALK}\b)[^\s\"'`“”‘’<>{{}}\[\]*…]{{3,80}})",
)
ACCOUNT = either(
    "log[- ]?in|user(name)?|sign[- ]in|account|credentials?|console|access|ssh|admin|root"
)
PAIR = re.compile(
    rf"(?<![\w/]){ACCOUNT}\b[^.!?\n]{{0,60}}?\b"
    r"(?P<value>[\w.@-]{2,40}\s?[/:|]\s?(?=\S{0,60}[\d!#$%&*?+=])"
    r"(?=\S{0,60}[A-Za-z])[^\s/]{6,60})",
    re.IGNORECASE,
)
AS_IT = re.compile(
    r"(?<![\w@/.-])(?P<value>(?=\S{0,40}[\d!#$%&*?+=])(?=\S{0,40}[A-Za-z])[^\s'<>]{5,40})"
    rf" (?:as|is|was) (?:the|our|its|your|their) (?:\w{{1,20}} ){{0,2}}{KIND}(?![\w-])",
    re.IGNORECASE,
)
LOOKS_LIKE_ONE = re.compile(r"\d|[!#$%&*?+=@^~]|[a-z][A-Z]|_")
A_TIME_OR_LINK = re.compile(r"\d{1,2}[:.]\d\d\b|https?:|www\.")


def secret(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    ends = 0
    for start, end in sorted(_secrets(wording.text, wording.plain)):
        if start < ends:
            continue
        ends = end
        yield Finding(
            rule="secret",
            level=Level.BLOCK,
            advice="Take this out, say where it is kept, and change it: it has been written down.",
            category=Category.SECRET_OR_PII,
            start=start,
            end=ends,
            source=WHAT_NOT_TO_SHARE,
        )


def _secrets(text: str, small: str) -> Iterator[tuple[int, int]]:
    for pattern in (KEY, *((IN_AN_ADDRESS,) if "://" in text or "=" in text else ())):
        yield from (mark.span() for mark in pattern.finditer(text))
    said = SAID.finditer(text) if any(one in small for one in LETTERS_IN_KIND) else ()
    for mark in said:
        if _gives_away(mark):
            yield mark.start("kind"), mark.start("value") + len(mark["value"].rstrip(".,;:!?)'\"`"))
    for pattern in (PAIR, AS_IT):
        yield from _values(pattern, text)


def _values(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for mark in pattern.finditer(text):
        if not A_TIME_OR_LINK.search(mark["value"]):
            yield mark.start("value"), mark.start("value") + len(mark["value"].rstrip(".,;:"))


def _gives_away(mark: re.Match[str]) -> bool:
    """Whether the word after "password" is one: by its look, by quotes, or after a colon."""
    value, link = mark["value"].rstrip(".,;:!?)"), mark["is"].strip()
    if len(value) < 3 or A_TIME_OR_LINK.match(value):
        return False
    is_number_word = mark["kind"].lower() in ("token", "bearer", "credential", "credentials")
    if link in (":", "=") or value[0] in "\"'`“‘":
        return not is_number_word or bool(LOOKS_LIKE_ONE.search(value))
    if link:
        return bool(LOOKS_LIKE_ONE.search(value)) or _ends_the_thought(mark)
    return bool(re.search(r"\d", value)) and bool(re.search(r"\d{3}|[A-Za-z!#$%&*]", value))


def _ends_the_thought(mark: re.Match[str]) -> bool:
    """ "The password is sunflower." says it all; "the password is sunflower yellow" is prose."""
    rest = mark.string[mark.end() : mark.end() + 2]
    return not rest.strip() or mark["value"][-1] in ".,;!"
