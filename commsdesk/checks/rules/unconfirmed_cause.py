"""A cause is told once the Incident Commander has confirmed it, not before.

With an incident at hand whose cause is unknown or not confirmed, any cause that is stated as a fact
blocks, in the words of the fact sheet or in others. That it is not known yet stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Category, Finding, Level
from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing, Statement
from commsdesk.checks.sources import CUSTOMER_LIAISON
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="Card payments fail in Spain. This was caused by an expired certificate.",
    right="Card payments fail in Spain. We are still looking for the cause.",
    situation=Situation(
        statements=(
            Statement("cause", "A certificate has expired", Standing.UNCONFIRMED, may_be_told=True),
        )
    ),
)
CAUSE = phrases(
    r"""
    (caused|triggered|brought (on|about)|set off|created|provoked) by|due to|owing to|because( of)?
    (as )?(a|the) (direct )?(result|consequence) of|results? from|resulted from|thanks to|down to
    (root )?cause(:| (is|was|lies|turned out)|d (this|it|the|these|all))|(stems?|stemm(ed|ing)) from
    the (reason|trouble|problem|issue|fault|culprit) (is|was|lies|turned out)(?! (being|not|still))
    (led|leads) to (this|the <trouble>)|(traced|tracked|attributed|linked) (back )?(down )?to
    (is|was|were|are) (behind|responsible for) (this|it|the)
    (broke|brought down|took down) (the|our)
    (?<!we )(brought|took|knocked) (down|out) (?!of )\w+
    following (a|an|the|our|yesterday's|last \w+'s|this \w+'s) (\w+ )?<change>
    (come|comes|came|coming) from (a|an|one|our|the) (\w+ )?<broken>
    as (a|an|one|the|our) \w+( \w+)? (is|was|are|were|has|have|had) (\w+ )?<broken>
    originat\w+ (in|from|with)|after (a|an|the|our) (\w+ )?<change>|what happened (is|was)
    """,
    trouble="outage|issue|problem|incident|delays?|trouble|failure|fault|disruption",
    broken="broken|broke|faulty|failed|defective|damaged|expired|torn|burst|overloaded|blown|cut",
    change="update|upgrade|release|change|migration|power cut|failure|storm|attack|mistake|restart",
)
NOT_TOLD = phrases(
    r"""
    not|n't|never|no|nobody|whether|unknown|unclear|if|what|looking for|investigat\w+|find out|why
    determin\w+|search\w*|examin\w+|establish\w*|rul(e|ing) out|possible|until|once
    """
)
TROUBLE_ITSELF = phrases(
    r"""
    (the|this|these|that|our|current|high) (\w+ )?(outage|problems?|issues?|disruptions?|incident)
    (the|this|these|our|high|heavy) (\w+ )?(delays?|demand|number|volume)
    (the|this|these|our|high|heavy) (\w+ )?(closure|maintenance|trouble)
    (it|they|we|you|customers|many) (is|are|can|cannot|do|does|will|want|need)\w*|safety|caution
    """
)
AFTER = 60  # characters in which the trouble itself is named as the cause of something else


def unconfirmed_cause(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    causes = [one for one in situation.statements if one.fact == "cause"]
    is_open = causes and all(one.standing is not Standing.CONFIRMED for one in causes)
    if wording.profile is Profile.RESPONDERS or not is_open:
        return
    for sentence in wording.sentences():
        if span := _stated(sentence, wording, causes):
            yield Finding(
                rule="unconfirmed-cause",
                level=Level.BLOCK,
                advice="Leave the cause out until the Incident Commander has confirmed it.",
                category=Category.SPECULATION,
                start=span[0],
                end=span[1],
                source=CUSTOMER_LIAISON,
            )


def _stated(
    sentence: Sentence, wording: Wording, causes: list[Statement]
) -> tuple[int, int] | None:
    """Where the sentence tells a cause: by a word for causing, or as the fact sheet has it."""
    text = sentence.plain
    for mark in CAUSE.finditer(text):
        after = text[mark.end() : mark.end() + AFTER]
        if not (
            NOT_TOLD.search(text, 0, mark.end() + AFTER) or TROUBLE_ITSELF.match(after.strip())
        ):
            return sentence.start + mark.start(), sentence.end
    if NOT_TOLD.search(text):
        return None
    words = Wording(sentence.text, wording.profile, wording.phase)
    supposed = (one for one in causes if one.standing is Standing.UNCONFIRMED)
    if any(statements.is_said(one, words) for one in supposed):
        return sentence.start, sentence.end
    return None
