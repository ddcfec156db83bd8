"""Whether sentences say which product, place or share of customers they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from commsdesk.checks.language.empty_words import EMPTY_FORMS, EMPTY_STEMS
from commsdesk.checks.language.ills import ILL
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sentences import Sentence, plain
from commsdesk.checks.language.words import WORDS_OF_TROUBLE, Word, stem, telling

COURTESY = phrases(
    r"""
    apolog\w+|sorry|regret|thanks?|thank you|patience|appreciate|inconvenience
    next (mail|message|post|word|info|news|statement|one|status|report|bulletin|text|brief|note)
    (this|our|status) page|(next|another|further|more|new) updates?|update (you|this)
    an update (at|by|in|on|when|once|as|here|within|every|will|follows|soon|shortly|to you)
    no new information
    """
)
NOT_KNOWN = phrases(
    r"""
    (not|\w+n't) (yet )?<know>\w* (yet )?((exactly|precisely|fully) )?<what>
    (find(ing)? out|work(ing)? out|establishing|assessing|determining|confirming) (exactly )?<what>
    <what>( \w+){0,4} (is|are|isn't|aren't) ((not|still) )?(yet )?(known|clear|unknown|unclear)
    (extent|scope|impact|effect|scale) (is|are) (not (yet )?(known|clear)|unknown|unclear)
    (too (early|soon) to (say|tell)|unable to say|cannot( yet)? say|unclear|unknown) (yet )?<what>
    """,
    know="know|clear|certain|sure|established|understand",
    what="""
    who|whom|which|what|if|whether|how(?! (long|soon|much))
    the (full )?(extent|scope|effect|impact|scale)
    """,
)
WHO = phrases(
    r"""
    (?<!from )(?<!% to )\d[\d.,]{0,9}\s?(%|per ?cent)
    (all|every|most|half( of)?|each|both|entire|whole) (of )?((the|our|your) )?(?!<idle>)\w+
    \d[\d,.]{0,9} (\w+ )?(customers?|users?|people|patients|passengers|pupils|students|accounts?)
    \d[\d,.]{0,9} (\w+ )?(shops?|schools?|orders?|tickets|trains|flights)
    (region|country|area|city|district|branch|site|campus|zone|data ?cent(er|re)|hall)\w*
    (line(?! manager)|route)\w*
    (unable to|cannot|can't|not able to) (?!<anything>\b)\w+ (\w+ )?\w+
    (one|two|three|a third|a quarter) (in|of) \w+
    (everyone|everybody)(?! (who|here|on|at|please|is (working|on|busy|doing)))
    nobody|worldwide|globally|nationwide
    everywhere
    """,
    idle=r"""
    (an?|hours?|minutes?|days?|efforts?|time|times|possible|hands|teams?|engineers?|of|rather)\b
    (the|our|your|over)\b
    (very|quite|too|so|this|that|it|in|is|are|and|have|other|right|clear|fine|likely|recent)\b
    (errors?|failures?|complaints?|issues?|problems?|things?|leads?|managers?|staff|colleagues)\b
    (experts?|specialists?|technicians?|information|questions?|details|attempts?|reports?)\b
    """,
    anything="""
    access|use|reach|say|give|confirm|be|get|do|tell|proceed|continue|work|go
    rule|promise|offer|name|guarantee|explain|find|help|make|take|estimate|provide|share|exclude
    wait|speak|comment|predict|put|see|have|keep|stay|answer|thank|apologi[sz]e|stress|yet|at
    """,
)
IDIOM = phrases(
    r"""
    called in|heads[- ]up|(the|a) (call|bridge|response team)
    (keep\w*|have|having) (an|a close|our) eyes?|runn?(ing|s)? into|told us|in touch
    on (our|your) side|in place|under (way|control)|at (work|hand)|the (way|moment|case)|on site
    all hands( (on|are) \w+){0,2}|bear(ing)? with us|by (itself|themselves)
    callers?|(the|a|on|join\w*|this|incident|conference|for) calls?
    call(ed|ing)?( (you|us|back))?
    (acting|playing|act|play) up|(cut|turned|locked|left|kicked|shut) (off|away|out)
    (rais\w+|rang|trigger\w*|set off|got) (an|the|our) (\w+ )?alarms?
    alarms? (went|was|were|rang)
    line managers?|out of order|(a|some) (number|part|portion|share) of|take care|first aid
    """
)
NO_NOUN = re.compile(r"(?:ly|\w{3}ed|ous|\wful)\Z")  # badly, delayed, serious, careful
BEFORE_A_VERB = re.compile(
    r"\b(?:we|i|you|they|it|who|to|can|cannot|can't|could|will|would|may|might|must|should|shall|be"
    r"|been|being|is|are|was|were|isn't|aren't|not|'re|'s|'ve|\w+ly|still|now|again"
    r"|errors|complaints|problems|issues|things|something|everything|nothing|someone|teams?"
    r"|engineers|technicians|specialists|experts|colleagues|users|customers|people|callers)\s\Z"
)
SENDER = re.compile(
    r"\A\W*(?:[A-Z][\w&.]*\s?){1,3}:\s(?=(?:[Ww]e|[Oo]ur|[Tt]here|[Yy]ou|[Ss]ome)\b)"
)
LABELLED = re.compile(
    r"\b(?:Owner|Lead|Ask|Asks|Action|Commander|Contact|Author|From|Signed|More|Follow|Details|Link)"
    r"s?:\s[^.;\n]*"
    # an address of the web
    r"|(?<![\w.-])[\w-]{1,40}(?:\.[\w-]{1,40}){1,6}(?:/[\w./-]{0,80})?(?<=\w)"
)
# What looks like an empty word by its stem.
NAMES = frozenset(
    ["app", "apps", "bus", "buses", "internet", "meter", "meters", "subscription", "subscriptions"]
)
EMPTY_WORDS = frozenset(EMPTY_FORMS.split())
SAY_NOTHING = frozenset(map(stem, [*EMPTY_STEMS.split(), *WORDS_OF_TROUBLE.split()]))


def is_named(sentences: Iterable[Sentence]) -> bool:
    """Whether they name a product or function, a place, or a share of customers, or "unknown"."""
    return any(NOT_KNOWN.search(one.plain) or _names_something(one) for one in sentences)


def _names_something(sentence: Sentence) -> bool:
    text = LABELLED.sub(_blank, SENDER.sub(_blank, sentence.text))
    return any(
        WHO.search(clause.text) or _names_a_thing(text[clause.start : clause.end])
        for clause in sentence.clauses
        if not COURTESY.search(clause.text)
    )


def things(text: str) -> Iterator[Word]:
    """The words that stand for a thing of this service, as far as words can tell."""
    small = ILL.sub(_blank, IDIOM.sub(_blank, plain(text)))
    for word in telling(small):
        form = small[word.start : word.end]
        if form in EMPTY_WORDS or (word.stem in SAY_NOTHING and form not in NAMES):
            continue
        if word.stem[0].isdigit() or word.stem.endswith("n't"):
            continue
        if len(word.stem) > 1 or text[word.start].isupper():  # "Service X"
            yield word


def _names_a_thing(text: str) -> bool:
    small = plain(text)
    return any(not _is_verb(small, text, word) for word in things(text))


def _is_verb(small: str, text: str, word: Word) -> bool:
    """Whether the words before it make it say what happens, not to what."""
    if text[word.start].isupper() and word.start:
        return False
    is_no_noun = NO_NOUN.search(small, word.start, word.end)
    return (
        bool(is_no_noun)
        or BEFORE_A_VERB.search(small, max(0, word.start - 20), word.start) is not None
    )


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark[0])
