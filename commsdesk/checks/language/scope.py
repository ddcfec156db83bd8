"""Whether sentences say which product, place or share of customers they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from commsdesk.checks.language.ills import ILL
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sentences import Sentence, plain
from commsdesk.checks.language.words import WORDS_OF_TROUBLE, Word, stem, telling

COURTESY = phrases(
    r"""
    apolog\w+|sorry|regret|thanks?|thank you|patience|appreciate|inconvenience
    next (mail|message|post|word|info|news|statement|one|status|report|bulletin)
    (this|our|status) page|(next|another|further|more|new|an) updates?|update (you|this)
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
    \d[\d.,]{0,9}\s?(%|per ?cent)
    (all|every|most|half( of)?|each|both|entire|whole) (of )?((the|our|your) )?(?!<idle>)\w+
    \d[\d,.]{0,9} (\w+ )?(customers?|users?|people|patients|passengers|pupils|students|accounts?)
    \d[\d,.]{0,9} (\w+ )?(shops?|schools?|orders?|tickets|trains|flights)
    (region|country|area|city|district|branch|site|campus|zone|data ?cent(er|re)|line|route|hall)\w*
    (unable to|cannot|can't|not able to) (?!<anything>\b)\w+ (\w+ )?\w+
    (one|two|three|a third|a quarter) (in|of) \w+
    (everyone|everybody)(?! (who|here|on|at|please|is (working|on|busy|doing)))
    nobody|worldwide|globally|nationwide
    everywhere
    """,
    idle=r"""
    (an?|hours?|minutes?|days?|efforts?|time|times|possible|hands|teams?|engineers?|of|rather)\b
    (very|quite|too|so|this|that|it|in|is|are)\b
    """,
    anything="access|use|reach|say|give|confirm|be|get|do|tell|proceed|continue|work|go",
)
# Words of every status message: none of them says which product, place or function.
EMPTY_WORDS = """
    slow slowly slower unavailable down offline outage degraded degradation performance
    intermittent disruption interruption interrupted minor major partial partially temporary
    significant severe serious wide widespread general various multiple number elevated increase
    increased increasing higher level levels rate rates response glitch unexpected expected
    abnormal behaviour behavior anomaly anomalies stability stable root cause mitigate mitigated
    mitigation remediate remediation solution workaround deploy deployed deployment redeploy
    implement implementing implemented roll rolled rollback apply applied restart restarted
    switch switched change changes configuration code typo broken fallback backup cache layer
    pushed proposed permanent test testing verify verified check checked checking review isolate
    isolated determine explore exploring observe observed encounter encountering facing face
    suffer able unable access urgently urgent actively quickly closely hard high priority full
    fully normal normally operation operational operating return online back improve
    improvement improvements path forward best complete completed completely finished close
    closing end once process source necessary attempt attempting feedback waiting acceptable
    range quite sub additional further detail details deeper bear hope hear heard hey folks guys
    asap please help keep post posted maintenance schedule scheduled refresh server servers
    database db host hosts node nodes cluster backend infrastructure network hardware failure
    crash crashed technical everything something stage platform site product products feature
    features functionality application
    getting longer seeing seem request requests disturbance offering offerings impaired impairment
    impair suffering unfortunately remedy slowness usual usually properly correctly reliably
    smoothly fine okay good bad worse better large big huge certain particular specific individual
    different similar sporadic occasional occasionally sometimes brief briefly ongoing existing
    recent recently previous yesterday morning afternoon evening night week careful attention
    hand hands expert crew case event fact question answer reply analysis analyse diagnose
    diagnosis examine track trace clue culprit trigger source origin defect malfunction
    hiccup bug mistake stoppage breakdown limitation limited restricted restriction instability
    unstable unreliable reliability quality speed capacity traffic volume demand spike peak
    surge rise decline halt frozen hang stuck crash attempt action actions step steps
    measure measures plan option area part parts element environment bumpy rough glitchy weird
    strange odd challenge challenges difficult hard mess busy loading responding unresponsive
    business company organisation provider supplier vendor partner third party internal external
    complain complaints brought bring hit hits hitting guest guests visitor visitors member members
    subscriber subscribers shopper shoppers consumer consumers numerous present function functions
    declared met open opened page pages screen screens content acting respective continuous
    prevents prevent succeeds succeed occurred occur worth earlier sooner dear everybody join deal
    write writing ago contact contacted hi half stuff proportion
    clientele irregularity irregularities setting settings
    lead leads crawl advised dealing deals lacking works worked
    upstream downstream failing fault faulty accessing reaching connecting
    """
IDIOM = phrases(
    r"""
    called in|heads[- ]up|(the|a) (call|bridge|response team)
    (keep\w*|have|having) (an|a close|our) eyes?|runn?(ing|s)? into|told us|in touch
    on (our|your) side|in place|under (way|control)|at (work|hand)|the (way|moment|case)|on site
    all hands( (on|are) \w+){0,2}|bear(ing)? with us|by (itself|themselves)
    """
)
BEFORE_A_VERB = re.compile(
    r"\b(?:we|i|you|they|it|who|to|can|cannot|can't|could|will|would|may|might|must|should|shall|be"
    r"|been|being|is|are|was|were|isn't|aren't|not|'re|'s|'ve|\w+ly|still|now|again)\s\Z"
)
SENDER = re.compile(
    r"\A\W*(?:[A-Z][\w&.]*\s?){1,3}:\s(?=(?:[Ww]e|[Oo]ur|[Tt]here|[Yy]ou|[Ss]ome)\b)"
)
SAY_NOTHING = frozenset(map(stem, [*EMPTY_WORDS.split(), *WORDS_OF_TROUBLE.split()]))


def is_named(sentences: Iterable[Sentence]) -> bool:
    """Whether they name a product or function, a place, or a share of customers, or "unknown"."""
    return any(NOT_KNOWN.search(one.plain) or _names_something(one) for one in sentences)


def _names_something(sentence: Sentence) -> bool:
    text = SENDER.sub(_blank, sentence.text)
    return any(
        WHO.search(clause.text) or _names_a_thing(text[clause.start : clause.end])
        for clause in sentence.clauses
        if not COURTESY.search(clause.text)
    )


def things(text: str) -> Iterator[Word]:
    """The words that stand for a thing of this service, as far as words can tell."""
    small = ILL.sub(_blank, IDIOM.sub(_blank, plain(text)))
    for word in telling(small):
        if word.stem in SAY_NOTHING or word.stem[0].isdigit() or word.stem.endswith("n't"):
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
    is_adverb = small[word.start : word.end].endswith("ly")
    return is_adverb or BEFORE_A_VERB.search(small, max(0, word.start - 20), word.start) is not None


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark[0])
