"""What gives machines, tickets and changes away by the look of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from commsdesk.checks.language.patterns import either, phrases

Span = tuple[int, int]

# ── Machines ──────────────────────────────────────────────────────────────────────────────────
# Only what bears a figure or a joint can be the name of a thing inside.
ODD = re.compile(
    r"(?<![^\s,;()<>\"|])[^\s,;()<>\"|]{0,60}(?:\d|[_/\\.-](?=\w))[^\s,;()<>\"|]{0,120}"
)
OF_THE_READER = re.compile(r"web3\b|mx-?5\b|[@#+]|https?:|www\.|[^@]*@|\d[\d.,:%/-]*$")
SHAPE = re.compile(
    either(
        r"""
        ([a-z0-9-]{1,40}\.){1,5}(internal|local|localdomain|lan|corp|intra|svc|dlq)
        localhost(:\d+)?|dc\d{1,2}-[a-z]?\d{1,3}
        (s3|gs|jdbc|amqp|redis|postgres(ql)?|mysql|mongodb)://?[\w:@/.-]{3,120}
        (i|vol|sg|ami|eni|vpc|subnet|snap)-[0-9a-f]{8,17}  # at Amazon
        arn:aws[\w:/.*-]{4,120}|us[ew]\d-az\d
        [a-z][a-z0-9-]{2,40}-[0-9a-f]{8,10}-[a-z0-9]{5}  # a pod of Kubernetes
        [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}
        /(etc|var|usr|opt|home|srv|tmp|mnt|root|proc)(/[\w.-]{1,60}){1,8}|[a-z]:\\[\w\\.-]{2,80}
        [\w-]{1,40}\.(ya?ml|conf|cfg|ini|cnf|toml|sh|sql|log|tf|dll)
        (?=.{0,39}\d)(?=..\d*[a-f])[0-9a-f]{10,40}  # a commit
        ora-\d{4,5}|0x[0-9a-f]{4,16}
        """
    )
)
JOINED = re.compile(r"(?:[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){0,5})(?:\Z|(?<=\d)(?=\.[a-z]))")
PARTS = re.compile(r"[a-z]+|\d+")
# What machines are called after,
ROLE_NAMES = """
    server srv svr web app node host vmhost worker cache queue proxy api lb master primary replica
    shard db sql pod vm vms esx router switch sw gw gateway broker svc fw mq mx dns dc pg mysql
    redis kafka mongo haproxy nginx edge rtr fe nas san ns ldap batch cron job es etl ec rack mail
    smtp sftp ftp vpn ad exch
    """
# those of them that stand for something else too: "DC-10",
SHORT_NAMES = "dc ad es ec ns san job mail batch sw api rack host switch edge fe"
# the ends that tell without a figure,
END_NAMES = (
    "svc db gw lb srv mq service api worker backend cron consumer proxy prod stg preprod k8s"
)
# and regions and models that customers know, and words that English joins.
KNOWN_NAMES = """
    eu us ap sa ca me af uk europe asia gpt claude gemini llama mistral sonnet opus haiku o cov
    iso utf rfc to of the and in on by a up at per self customer e co full room multi after out
    civil public secret social care key health shift post rest open non pre semi year day way line
    bus route
    """
SHORT_ROLES, KNOWN = frozenset(SHORT_NAMES.split()), frozenset(KNOWN_NAMES.split())
ROLES = frozenset(ROLE_NAMES.split()) - SHORT_ROLES
STAGES, ENDS = frozenset(("prod", "stg", "preprod", "k8s")), frozenset(END_NAMES.split())
LAST_LETTERS = ("sql", "db", "srv", "web", "app", "gw", "node", "host", "svc")
SNAKE = re.compile(r"[a-z0-9]{1,30}(?:_[a-z0-9]{1,30}){1,6}\Z")
DOCUMENTED = re.compile(r"\b(?:endpoints?|fields?|parameters?|events?|webhooks?|methods?)\b")
HUMP = re.compile(r"[a-z][A-Z]")  # cheap to look for
CAMEL = re.compile(
    r"\b(?:[a-z]{1,20}|[A-Z][a-z0-9]{1,20})(?:[A-Z][a-z0-9]{0,20}){0,5}"
    r"(?:Service|Job|Worker|Exception|Error|Handler|Controller|Scheduler|Processor|Listener"
    r"|Consumer|Producer|Daemon|Queue|Lambda|Rate|Looping|High|Down|Usage|Failing|Pipeline|Off)\b"
)
NUMBERED = phrases(
    r"""
    (?<!game )(?<!on )(server|database|shard|replica|broker|firewall|vm|appliance) #?<id>
    pod [a-z]+-[0-9a-f]{4,5}(?![\w-])|(host|instance) [a-z]+(-[a-z]+)*-\d{1,3}(?![\w-])
    (node|cluster|pod|worker|rack|blade|partition|hypervisor|load balancer|\
    availability zone) #?<id>
    (firewall|waf|routing|alert|monitoring|acl) rule (#|id )?[\w-]{0,20}\d|alert id [\w-]{2,40}
    (commit|sha|changeset) [0-9a-f]{6,40}|(pull request|merge request|pr|mr) [#!]?\d{2,6}
    (deployment|deploy|change request|change|jira|build) #?\d{3,8}
    (jira|ops|incident|internal|engineering|change) ticket #?\d{2,8}
    [#](inc|incident|ops|sre|oncall|war-?room|outage|eng|dev)[a-z0-9_-]{0,40}
    (inc|chg|prb|req|ritm|ctask)\d{5,9}
    """,
    id=r"([a-z]?-?\d{1,3}[a-z]?)",
)

ADDRESS = re.compile(
    r"(?<![\w.:/-])(?:\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2}|:\d{1,5})?(?!\w|\.\d)"
    r"|(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b)"
)
TICKET = re.compile(
    r"(?P<given>\b(?:reference|ref|case|claim|booking|order|number|no|id|flight|train|bus|line|route"
    r"|form|room|gate|hall|course|model|code|voucher|coupon|product|seat|row|platform|unit|item"
    r"|zone|junction|road|exit|part|serial|tracking|invoice|policy|permit|licence|quote"
    r")s?\W{0,3}(?:is )?)?(?<![\w-])"
    r"(?P<ticket>(?!(?:utc|gmt|iso|sha|utf|cve|covid|boeing|airbus)-)[a-z]{2,8}-\d{2,7})(?![\w-])"
)
MAY_BE_A_TICKET = re.compile(r"[a-z]-\d\d")  # cheap to look for
SEVERITY = re.compile(
    r"\b(?:sev(?:erity)?[- ]?[0-5]|(?:p|prio(?:rity)? )[0-4](?=,? (?:incident|outage|issue|bug)))\b"
)


def machines(text: str) -> Iterator[Span]:
    """Hosts, instances, clusters, files and the like, in plain letters."""
    for odd in ODD.finditer(text):
        token = odd[0].lstrip("'[{*").rstrip(".:!?'*]}…")
        start = odd.start() + odd[0].find(token) if token else 0
        if token and not OF_THE_READER.match(token) and _is_machine(token, text, start):
            yield start, start + len(token)
    yield from (mark.span() for mark in NUMBERED.finditer(text))


def _is_machine(token: str, text: str, start: int) -> bool:
    if SHAPE.fullmatch(token):
        return True
    if SNAKE.match(token):
        return not DOCUMENTED.search(text, max(0, start - 30), start + len(token) + 30)
    joined = JOINED.match(token)
    return joined is not None and _is_joined_of_roles(joined[0])


def _is_joined_of_roles(name: str) -> bool:
    """pay-gw-7 and web01 are; eu-west-1, covid-19 and up-to-12 are not."""
    pieces, parts = name.split("-"), PARTS.findall(name)
    if len(parts) > 2 and len(parts[-1]) == 1 and parts[-2].isdecimal():
        parts.pop()  # web01a
    if parts[-1].isalpha():
        return len(pieces) > 1 and _ends_in_a_role(pieces)
    words = [part for part in parts if part.isalpha()]
    is_long = len(words) > 1 or parts[-1].startswith("0")
    if words[-1] in ROLES or (is_long and words[-1] in SHORT_ROLES):
        return True
    if len(pieces) > 2 and words[0] in ROLES:
        return True
    is_short_for = parts[-1].startswith("0") and words[-1].endswith(LAST_LETTERS)  # prdsql04
    return is_short_for or _says_so(pieces) or (len(pieces) > 2 and not KNOWN & set(words))


def _ends_in_a_role(pieces: list[str]) -> bool:
    """auth-service, eu-prod-b and ledger-primary-a; not self-service."""
    is_numbered = len(pieces) > 2 and len(pieces[-1]) == 1 and pieces[-2] in ROLES
    if is_numbered or STAGES & set(pieces):
        return True
    return not KNOWN & set(pieces) and _says_so(pieces)


def _says_so(pieces: list[str]) -> bool:
    return bool(STAGES & set(pieces)) or pieces[-1] in ENDS


def code_names(text: str) -> Iterator[Span]:
    """Names of programs, failures and alerts as programs write them: HighErrorRate."""
    if HUMP.search(text):
        yield from (mark.span() for mark in CAMEL.finditer(text))


# ── Addresses, tickets, severities ────────────────────────────────────────────────────────────
def addresses(text: str) -> Iterator[Span]:
    """Addresses of the internet protocol, versions 4 and 6."""
    return (mark.span() for mark in ADDRESS.finditer(text))


def tickets(text: str, small: str) -> Iterator[Span]:
    """OPS-1234 is a ticket; room-101 is not, and "reference CN-8654" is there for the reader."""
    if not MAY_BE_A_TICKET.search(small):
        return
    marks = (mark for mark in TICKET.finditer(small) if not mark["given"])
    spans = (mark.span("ticket") for mark in marks)
    yield from ((start, end) for start, end in spans if text[start:end].isupper())


def severities(text: str) -> Iterator[Span]:
    return (mark.span() for mark in SEVERITY.finditer(text))


# ── Names that are known ──────────────────────────────────────────────────────────────────────
def names(known: frozenset[str], text: str) -> Iterator[Span]:
    """Where `text` bears one of the `known` names, however its words are joined."""
    if pattern := _any_of(known):
        yield from (mark.span() for mark in pattern.finditer(text))


@lru_cache(maxsize=16)
def _any_of(known: frozenset[str]) -> re.Pattern[str] | None:
    longest_first = sorted((name.strip().lower() for name in known if name.strip()), key=len)[::-1]
    if not longest_first:
        return None
    spelled = (
        r"[-_\s]?".join(map(re.escape, re.split(r"[-_\s]+", name))) for name in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelled)})(?:s|'s)?(?![\w-])")
