"""Who told us or was harmed is nobody else's business: no names, numbers or health of people.

A known customer is found by name; anybody as a customer with a name ("patient Tom Becker"), by a
title, an address, a private telephone number or e-mail address, a card or account number, a date of
birth. Our own public numbers and addresses stand, and so does the reader in a letter to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language import identifiers
from commsdesk.checks.language.numbers import is_a_card, is_an_account
from commsdesk.checks.language.patterns import Later, either, phrases
from commsdesk.checks.language.people import (
    CAPITAL,
    FIRST_NAME,
    FULL_NAME,
    SURNAME,
    TITLED,
    are_named,
)
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import WHAT_NOT_TO_SHARE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Maria Keller, 14 Lindenweg, was charged twice; others may be too.",
    right="Some customers in Lyon were charged twice; we write to everyone who is affected.",
)
ROLE = """
    customer|client|patient|passenger|pupil|student|user|guest|member|subscriber|tenant|resident
    caller|player|parent|cardholder|account holder|victim|reader|viewer|visitor|traveller
    """
A_NAME = rf"{FIRST_NAME}(?: {SURNAME})?"
ANY_NAME = rf"(?:{CAPITAL}[a-zà-þ]{{1,20}}|{CAPITAL}\.) {SURNAME}"
DID = either(
    """
    was|had|has|reported|called|wrote|complained|lost|paid|ordered|received|said|says|told us
    cannot|could|lives|is (a patient|one of)
    """
)
THEIRS = either(
    """
    account|order|booking|password|results?|records?|medication|prescription|appointment|data|card
    payment|invoice|grades?|marks|diagnosis|refund
    """
)
CUSTOMER = re.compile(
    rf"(?<!\w)(?:{either(ROLE)}s?(?:,? such as| like|,| \()? ?(?<=\W){ANY_NAME}"
    rf"|{TITLED}(?= (?:{DID}|who|from|of|in)\b|['’]s |, \d|[.,] (?:he|she|who|born|aged)\b|\.?$))"
)
BY_NAME = Later(
    rf"(?<!\w)(?<!St )(?:(?i:{either(ROLE)})s?(?: \(|, | ){A_NAME}"
    rf"|{FULL_NAME}(?=,? \(?(?:\d{{1,4}} {CAPITAL}|aged? \d|born|(?:of|from) \d))"
    rf"|{FULL_NAME}(?=,? \(?in (?:room|ward|flat|bed)\b)|{FULL_NAME}(?= {DID}\b)"
    rf"|{A_NAME}['’]s (?i:{THEIRS}))"
)
PLACE = either(
    """
    Hospital|School|Street|Road|Lane|Avenue|Square|Park|Station|Bridge|Hall|House|Centre|Center
    Clinic
    University|College|Library|Theatre|Stadium|Airport|Museum|Ward|Church|Place|Bank|Group|Ltd|Inc
    """
)
NO_PERSON = either(
    """
    The|In|On|At|Last|Next|Every|Dear|Customer|Service|Care|Support|Portal|Union|Line|Desk|Team
    Office|Lounge|App|Account|Area|Guest|Student|Member|West|East|North|South|Western|Eastern
    Northern|Southern|New
    """
)
SOMEONE = (
    rf"(?:(?:Dr|Mr|Mrs|Ms) )?(?!(?:\w+ )?(?:{PLACE}|{NO_PERSON})\b){ANY_NAME}"
    rf"(?! (?:{PLACE}|{NO_PERSON}))"
)
# Whoever it is: two words with a capital where only a person can stand.
TOLD_OF = Later(
    r"(?<!\w)(?:(?i:(?:one|two|some|many|first) of (?:them|those|you)"
    r"|among (?:them|those(?: affected)?)|for (?:example|instance)|affected)"
    rf"(?:,| is| are| was| were|:){{1,2}} {SOMEONE}"
    rf"|(?:[Hh]is|[Hh]er|[Tt]heir) name (?:is|was) {SOMEONE}"
    rf"|(?:man|woman|boy|girl|child|baby|{either(ROLE)}) (?:called|named|known as) {SOMEONE}"
    rf"|(?i:{either(ROLE)}) (?:no\.? )?\d{{1,9}},? {SOMEONE}"
    rf"|(?i:{either(ROLE)}),? {SOMEONE}(?= (?:{DID}|got|owes|wrote)\b)"
    rf"|(?i:tenant|patient|pupil|resident) {SURNAME} (?:in|of|from) (?:flat|ward|room|class)"
    r"|(?:parents|mother|father|son|daughter|widow|account|voucher|home|wages|pension|number"
    rf"|results?|diagnosis|bill|file|case|order) of {SOMEONE}"
    rf"|{SOMEONE}(?=,? \(?(?:aged? )?\d{{1,3}}[,)]|,? from class \d"
    r"|['’]s (?:[\w-]{1,12} )?(?:test|scan|surgery|operation|treatment|pregnancy|salary|debts?)\b"
    r"|,? who (?:is (?:pregnant|ill|in|a|\d)|has|had|lost|was|owes|lives|suffers|could|cannot)\b"
    r"|,? (?:owes|is waiting for|waits for) (?:his|her|the|\d))"
    rf"|(?<!Dear )Mr and Mrs {SURNAME})"
)
TWO_CAPITALS = re.compile(rf"{CAPITAL}(?:\.|\w{{0,20}}) (?:[a-z]{{2,3}} ?){{0,2}}{CAPITAL}")
TENANTS = ("tenant", "patient", "pupil", "resident")
CALLED = Later(rf"(?:{FULL_NAME}|{TITLED})[^.!?\d]{{0,20}}\Z")
ROAD = "(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Crescent|Court|Way|Terrace|Boulevard)"
STRASSE = "(?:weg|straße|strasse|gasse|platz|allee)"
ADDRESS = re.compile(
    rf"(?<!\w)(?:\d{{1,4}}[a-d]? (?:{CAPITAL}[\w'’-]{{2,25}} ){{1,2}}{ROAD}\b"
    rf"|\d{{1,4}}[a-d]? {CAPITAL}[\w-]{{2,20}}{STRASSE}\b"
    rf"|{CAPITAL}[\w-]{{2,20}}{STRASSE} \d{{1,4}}[a-d]?\b"
    rf"|\d{{1,4}},? (?i:rue|avenue|via|calle|rua) (?:\w{{1,4}} )?{CAPITAL}\w{{2,20}})"
)
SOMEBODY = Later(
    rf"(?:{FULL_NAME}|{TITLED}"
    rf"|\b(?:lives?|living|home|he|she|his|her|{either(ROLE)}s? (?:at|of|in|from)|aged?)\b)"
    r"[^.!?]{0,40}\Z"
)
E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?!\w)")
OFFICE = re.compile(
    r"(?:\w{1,30}[._-])?"
    + either(
        r"""
        support|help|helpdesk|info|status|press|media|contact|no-?reply|services?|privacy|security
        sales|hello|team|office|billing|incidents?|feedback|care|legal|accounts?|jobs|webmaster
        postmaster|abuse|admin|bookings?|orders|reception|desk|news|updates|refunds|complaints
        claims|customer\w{0,10}|[ei]nquir\w{1,5}|ask|mail|kontakt|service-?desk|public
        """
    )
    + r"(?:[._-]\w{1,30})?@"
)
TELEPHONE = re.compile(
    r"(?<![\w.,:/#=-])"
    r"(?:\+\d{1,3}[\s./-]?|00\d{1,3}[\s./-]|\(?0\d{1,5}\)?[\s./-]?|\(\d{3}\)\s?|\d{3}-)"
    r"(?:\(0\)\s?)?\d{2,5}(?:[\s./-]?\d{2,5}){1,4}(?![\w-]|[.:,]\d)"
)
CALL = r"(?:call|ring|phone|dial|text|reach|contact|fax|telephone|tel|speak to)"
OURS = re.compile(
    rf"\b{CALL}\b[^.!?\n]{{0,40}}?\b(?:us|our|the)\b|\A\W*{CALL}\b"
    rf"|\b(?:please|can|just|may|should) (?:also )?{CALL}\b|hotline|help ?line|free ?phone"
    r"|toll[- ]free|switchboard|reception|emergency|call ?cent(?:er|re)|customer (?:service|care)"
    r"|support|front desk|information line|service desk|our number"
)
PRIVATE = re.compile(rf"\b(?:his|her|their|mobile|home|private|personal|{either(ROLE)})\b")
NUMBER = re.compile(r"(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w-])")
ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)")
IDENTITY = phrases(
    r"""
    (date of birth|dob|d\.o\.b\.|born( on)?|birthday)\W{1,3}<day>
    (ssn|<office>( number| no\.?)?|tax id|iban|licen[cs]e plate)( is)?\W{1,3}<with_figures>
    <group>( (number|no\.?|nr\.?|id|#)| ?#)( is)?[\s:#]{1,3}(?=[\w-]{0,6}\d{3})[\w-]{4,20}
    \d{3}-\d{2}-\d{4}
    """,
    day=r"\d{1,2}[./ -](\d{1,2}|\w{3,9})[./ -]\d{2,4}|\d{4}-\d\d-\d\d",
    office="social security|national insurance|nhs|passport",
    with_figures=r"(?=[\w -]{0,12}\d)[\w-]{4,20}",
    group="patient|customer|account|policy|member(ship)?|insurance|card|pupil|student|employee",
)
CONDITION = """
    cancer|diabetes|hiv|aids|epilepsy|dementia|depression|asthma|covid|tumour|a stroke
    a heart attack|a miscarriage|hepatitis|tuberculosis
    """
ILLNESS = phrases(
    "<condition>|diagnos\\w+|suffers?|treated|tested|pregnant|allergic|blood|medication",
    condition=CONDITION,
)
HEALTH = phrases(
    r"""
    <who>( \w+){0,6} (has|had|with|have) (\w+ )?<condition>
    (diagnosed with|suffers? from|treated for|tested positive|is pregnant|allergic to) \w+
    (his|her|the patient's|a patient's) (\w+ )?tests? for <condition>
    (his|her|the patient's|a patient's) (diagnosis|blood (test|pressure)|medication (is|was))
    """,
    who="(the|a|one|our) (<role>|man|woman|girl|boy|child)|he|she",
    role=ROLE,
    condition=CONDITION,
)


def personal_data(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    level = Level.BLOCK if wording.profile is Profile.PUBLIC else Level.WARN
    ends = 0
    for start, end in sorted(_spans(wording, situation)):
        if start < ends:
            continue
        ends = end
        yield Finding(
            rule="personal-data",
            level=level,
            advice="Leave out who it is: say how many, where, or which group.",
            category=Category.SECRET_OR_PII,
            start=start,
            end=end,
            source=WHAT_NOT_TO_SHARE,
        )


def _spans(wording: Wording, situation: Situation) -> Iterator[tuple[int, int]]:
    text = wording.text
    reader = _salutation(text)
    for start, end in identifiers.names(situation.customers, wording.plain):
        if wording.channel not in ("letter", "email") or text[start:end] not in reader:
            yield start, end
    yield from (mark.span() for mark in CUSTOMER.finditer(text))
    for pattern in _of_names(wording):
        yield from (mark.span() for mark in pattern.finditer(text))
    yield from (mark.span() for mark in IDENTITY.finditer(wording.plain))
    for mark in ADDRESS.finditer(text):
        if SOMEBODY.search(text, max(0, mark.start() - 80), mark.start()):
            yield mark.span()
    if ILLNESS.search(wording.plain):
        yield from (mark.span() for mark in HEALTH.finditer(wording.plain))
    yield from _numbers(wording)
    for mark in E_MAIL.finditer(text) if "@" in text else ():
        if not OFFICE.match(mark[0].lower()):
            yield mark.span()


def _of_names(wording: Wording) -> Iterator[Later]:
    """What is dear to look for, where the text has what it begins with."""
    if TWO_CAPITALS.search(wording.text) or any(one in wording.plain for one in TENANTS):
        yield TOLD_OF
    if are_named(wording.text):
        yield BY_NAME


def _numbers(wording: Wording) -> Iterator[tuple[int, int]]:
    """Cards and accounts whose check digits are right, and telephones that are not ours."""
    for mark in NUMBER.finditer(wording.text):
        if is_a_card(mark[0]):
            yield mark.span()
    for mark in ACCOUNT.finditer(wording.text):
        if is_an_account(mark[0]):
            yield mark.span()
    for mark in TELEPHONE.finditer(wording.text):
        before = wording.plain[max(0, mark.start() - 80) : mark.start()].rpartition(". ")[2]
        after = wording.plain[mark.end() : mark.end() + 30]
        is_theirs = PRIVATE.search(before) or _is_after_a_name(wording.text[: mark.start()])
        if is_theirs or not OURS.search(before + after):
            yield mark.span()


def _is_after_a_name(text: str) -> bool:
    return are_named(text) and bool(CALLED.search(text, max(0, len(text) - 80)))


def _salutation(text: str) -> str:
    """The first line of a letter, which may name who reads it."""
    first = text.lstrip().partition("\n")[0]
    return first.partition(",")[0] if first.lower().startswith(("dear", "hello", "hi ")) else ""
