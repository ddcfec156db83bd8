"""Whether a sentence claims a thing in earnest: no wish, no condition, no denial, no quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.language.patterns import Phrases, phrases
from commsdesk.checks.language.sentences import Sentence

NOT_CLAIMED = phrases(
    r"""
    not|never|cannot|\w+n't|will|shall|should|would|could|might|may|expect\w*|hop(e|es|ing)|yet to
    once|until|till|when|whenever|if|unless|whether|before|after|as soon as|how|in case|so that
    said|stated|wrote|says|tell us|told us|who|anyone|whoever
    (<people>)( \w+){0,2} (report|say|tell|write)(s|ed)?|ensure|confirming|confirm that|see if
    (want|need|try|trying|working|aim|aiming|plan|like|wish|ready|goal is|\
      in order)( [\w'-]{1,30}){0,4} to
    avoid\w*|prevent\w*|against|without|any|event|unlikely
    probably|possibly|likely|perhaps|maybe|apparently
    suspect\w*|believe|think|assume|seems?|appears?|looks? (like|as)|almost|nearly|partly|partially
    tell(ing)? (them|callers|customers|people|everyone|guests|anyone)( that)?
    please|to be sure|would like
    """,
    people="customers|users|people|patients|members|players|shops|passengers|some|many|others|few",
)
OF_ANOTHER = phrases(
    r"""
    previous(ly)?|yesterday('s)?|last (week|month|night|time)('s)?
    earlier (issue|incident|problem|fault)
    (we|you) reported|recent|separate|unrelated|in the past|another (issue|incident|problem)
    """
)
CONDITION = re.compile(r"(?:once|as soon as|if|unless|until) ")
PAST = re.compile(r"\b(?:had|was|were|(?<!is )(?<!are )(?<!been )(?<!be )\w{3,30}ed)\b")
PLEASE = re.compile(r"\bplease\b")
OPENS_A_PAIR = re.compile(r"\s*(?:and|or)\b")
IN_PART = phrases(
    r"""
    but (not|some|a|we)|part(ly|ially)
    (for|in|to|at|on) (some|most|many|part|half|a (third|quarter|few))
    except|apart from|aside from|remaining|others?|the (rest|first|second|next)|remainder|stays?
    step by step|one (by|after) (one|another|the other)
    (some|half|most|a third|a quarter|two thirds|part|many|a few|several|parts) of|gradual(ly)?
    slowly
    (one|two|three|four|five|six|\d+) (of|out of)|(almost|nearly) all
    still (fail\w*|unable|cannot|affected|unavailable|down|slow|closed|offline|not|waiting|delayed)
    (do|does|is|are)(n't| not)|only|at least|a number of
    """
)
GOES_ON = phrases(  # in another sentence: what works again is a part of it
    r"""
    still|remain\w*|cannot|can't|unable|unavailable|not yet|the (others?|rest)|other \w+|being \w+ed
    gradual(ly)?|slowly|step by step|partly|partial(ly)?|fail|fails|failing|continue to \w+
    working (on|to)|closed|out of (service|order)|stand(s|ing)? still
    """
)


def claimed(claim: Phrases, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the sentence claims it, for now and in earnest; offsets in the whole text."""
    if sentence.plain.endswith("?"):
        return
    for mark in claim.finditer(sentence.plain, whole=sentence.whole):
        first = _first_of_its_thought(sentence, mark.start())
        is_quoted = sentence.plain.count('"', 0, mark.start()) % 2
        is_other = NOT_CLAIMED.search(sentence.plain, first, mark.start()) or OF_ANOTHER.search(
            sentence.plain, first, mark.end()
        )
        if not is_quoted and not is_other and not _depends(sentence, mark.start()):
            yield sentence.start + mark.start(), sentence.start + mark.end()


def _depends(sentence: Sentence, place: int) -> bool:
    """Whether it is true only once something else is: "once it is mended, you can …"."""
    before = (one.text.strip() for one in sentence.clauses if one.end <= place)
    return any(CONDITION.match(one) and not PAST.search(one) for one in before)


def _first_of_its_thought(sentence: Sentence, place: int) -> int:
    """Where the clause at `place` begins; in "until … and …" where "until" stands."""
    own, *before = reversed([one for one in sentence.clauses if one.start <= place])
    for clause in before:
        if not OPENS_A_PAIR.match(own.text):
            break
        if clause.is_subordinate or PLEASE.search(clause.text):
            return clause.start
        own = clause
    return max(one.start for one in sentence.clauses if one.start <= place)


def is_partial(sentence: Sentence) -> bool:
    """Whether the sentence speaks of a part only: "restored for some"."""
    return bool(IN_PART.search(sentence.plain, whole=sentence.whole))


def goes_on(sentence: Sentence) -> bool:
    """Whether the sentence says that something does not work yet."""
    return bool(GOES_ON.search(sentence.plain, whole=sentence.whole))
