"""Whether sentences name what customers notice, and whom or what it concerns, by words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.language.words import stem, telling

# What is wrong inside is no effect: "our server is down", "a hardware failure".
INSIDE = phrases(
    r"""
    <machine> ((is|are|was|were|has|have|went|gone|being) ){0,2}<ill>
    (hardware|disk|power|software|configuration|human|cooling|cable) <trouble>
    (database|server|component|deployment) <trouble>
    (failed|broken) (disks?|drives?|cables?|hardware|deploy\w*|release|migration|component|switch)
    """,
    machine="""
    servers?|db|databases?|hosts?|nodes?|clusters?|back-?ends?|load balancers?|replicas?
    infrastructure
    """,
    ill=r"down|offline|unavailable|slow|unresponsive|fail\w*|crash\w*|degraded|unreachable|error\w*",
    trouble="failures?|faults?|errors?|problems?|outages?",
)
# Regret is about the trouble too, but does not say which.
APOLOGY = re.compile(r"\b(?:apolog\w+|sorry|regret\w*|thank\w*|appreciat\w*)\b[^.!?;,]{0,90}")
COURTESY = phrases(
    r"""
    apolog\w+|sorry|regret|thanks?|thank you|patience|appreciate|inconvenience
    (this|our|status) page|(next|another|further|more|new|an) updates?|update (you|this)
    no new information
    """
)
DOES_NOT_WORK = phrases(
    r"""
    (can(not|'t| not| no longer)|couldn't|could not)(?! (yet )?<foretell>)
    unable to(?! <foretell>)|inability|impossible|(no ?one|nobody|none of \w+) can
    (not|n't|never|no longer) ((be|been|being) )?<work>\w*
    (issues?|problems?|trouble|difficult\w+|ability)( (when|while|with|in|to|trying)){0,3} <use>\w*
    """,
    foretell="say|give|tell|confirm|estimate|promise|know",
    work="""
    able to|possible|available|work|load|open|arriv|appear|go through|start|respond|show|display
    updat|sync|receiv|connect|print|run|complet|reach|play|accept|ring|deliver|process|function
    accessible|visible|send|sell|sold|depart|stop|get|see
    """,
    use="""
    access|log|sign|load|creat|send|pay|order|book|upload|download|connect|view|receiv|open|reach
    print|check|enrol|perform|use
    """,
)
ILL = phrases(
    r"""
    unavailab\w+|offline|down(?! to\b)|out of (service|order|action)|inaccessib\w+|unreachable
    slow(er|ly|ness|down)?|sluggish|delay\w*|late|latency|lag\w*|time(d|s)?[ -]?outs?|timing out
    errors?|fail(s|ed|ing|ures?)?|missing|incorrect(ly)?|inaccurate|wrong(ly)?|duplicat\w+|twice
    interrupt\w*|disrupt\w*|outages?|degrad\w+|intermittent(ly)?|unresponsive|crash\w*|stuck|blank
    (is|are|been|remains?) (off|low|weak)|closed|closure|shut|cancel\w*|suspend\w*|stopped
    standstill|reject\w*|declin\w*|refused
    lost|loss|drop(s|ped|ping)|disconnect\w*|(logged|locked|signed) out|freez\w*|frozen|empty
    queu\w*|backlog|longer than|wait(ing)? times?|congest\w*|diverted|overcharged
    stale|out of date|outdated|garbled|unreadable|invalid|unusable|inoperative
    st(and|ands|anding|ood) still|hangs|hanging|jammed|blocked
    no (service|access|sound|picture|signal|trains?|buses|water|power|heating|hot water)
    performance (issues?|problems?)|reduced (performance|service|capacity|timetable)
    (no|without) ((customer|further|any) )?(impact|effect)|unaffected
    not (affected|impacted)|no \w+ (is|are) (affected|impacted)
    """
)
WELL = phrases(
    r"""
    <carry_on>\w* (\w+ )?(again|normally|as (usual|normal|expected|before)|on time|well)
    ((fully|now) )?(restored|available|reopened|open again|operational|recovered|resumed|normal)
    back (to normal|online|up|in service|open)|\w+ing again
    can ((now|once|again) )?\w+ (\w+ ){0,4}(again|as (normal|usual|before))
    """,
    carry_on="work|run|operat|function|perform|load|flow|arriv|depart|process|deliver",
)
NOT_KNOWN = phrases(
    r"""
    (not|n't) (yet )?<know>\w* (yet )?((exactly|precisely|fully) )?<what>
    (finding out|working out|establishing|assessing|determining|confirming) (exactly )?<what>
    (extent|scope|impact|effect|scale) (is|are) (not (yet )?(known|clear)|unknown|unclear)
    """,
    know="know|clear|certain|sure|established|understand",
    what="""
    who|whom|which|how (many|far|widely)|what
    the (full )?(extent|scope|effect|impact|scale)
    """,
)
WHO = phrases(
    r"""
    \d[\d.,]{0,9}\s?(%|per ?cent)
    (all|every|most|half( of)?|each|both|entire|whole) (of )?((the|our|your) )?\w+
    \d[\d,.]{0,9} (\w+ )?(customers?|users?|people|patients|passengers|pupils|students|accounts?)
    \d[\d,.]{0,9} (\w+ )?(shops?|schools?|orders?|tickets|trains|flights)
    (region|country|area|city|district|branch|site|campus|zone|data ?cent(er|re)|line|route|hall)\w*
    (unable to|cannot|can't|not able to) (?!(access|use|reach|say|give|confirm)\b)\w+ (\w+ )?\w+
    (one|two|three|a third|a quarter|a few) (in|of) \w+
    everyone|nobody|worldwide|globally|nationwide|everywhere
    """
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
    """
SAY_NOTHING = frozenset(stem(word) for word in EMPTY_WORDS.split())


def are_named(sentences: Iterable[Sentence], *, may_be_well: bool) -> bool:
    """Whether they say what customers cannot do or notice, that it works again, or "unknown"."""
    for sentence in sentences:
        text = INSIDE.sub("", APOLOGY.sub("", sentence.plain))
        if DOES_NOT_WORK.search(text) or ILL.search(text) or NOT_KNOWN.search(text):
            return True
        if may_be_well and WELL.search(text) and any(_names(sentence)):
            return True
    return False


def scope_is_named(sentences: Iterable[Sentence]) -> bool:
    """Whether they name a product or function, a place, or a share of customers, or "unknown"."""
    return any(
        NOT_KNOWN.search(sentence.plain) or WHO.search(sentence.plain) or any(_names(sentence))
        for sentence in sentences
        if not COURTESY.search(sentence.plain)
    )


def _names(sentence: Sentence) -> Iterator[str]:
    """The words that stand for a thing of this service, as far as words can tell."""
    for word in telling(sentence.plain):
        if word.stem in SAY_NOTHING or word.stem[0].isdigit():
            continue
        if len(word.stem) > 1 or sentence.text[word.start].isupper():  # "Service X"
            yield word.stem
