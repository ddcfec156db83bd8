"""Nothing leaves with a blank still in it.

Tags such as [Resolved], links and tick boxes stand. In texts for customers "TBD" is a blank too.
Nobody can override it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.patterns import either
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Profile, Wording

EXAMPLE = Example(
    wrong="The next update follows by XX:XX UTC.",
    right="The next update follows by 10:40 UTC.",
)

BLANK = re.compile(
    either(
        r"""
        \{\{?[^{}\n]{0,60}\}\}?|\$\{[^{}\n]{1,60}\}|%\(\w{1,40}\)s
        <(?!/?(a|b|i|p|s|u|br|hr|em|li|ol|ul|div|del|code|span|strong)\b)[A-Za-z][\w ./-]{1,40}>
        \[(?=[A-Z]|[^\]\n]{0,40}\b(insert|your|here|name|time|date|link|xx+)\b)[^\[\]\n]{1,60}\](?!\()
        (?<![\w:])([Xx]{2}|[Hh]{2}|[?_]{2}):([Xx]{2}|[Mm]{2}|[?_]{2})(?![\w:])
        (?<!\w)[Xx]{2,4} ?%|(?<!\w)[Xx]{2,4} (?=(minutes|hours|users|customers)\b)
        _{3,80}|\?{3,80}|\b([Ll]orem ipsum|TODO|FIXME)\b
        """
    )
)
# One of these stands in every blank, in plain letters.
SIGNS = ("{", "%(", "<", "[", "__", "??", "xx", "hh:", "lorem", "todo", "fixme")
UNDECIDED = re.compile(r"\b(?:TBD|TBC|TBA|N/A|to be (?:determined|confirmed|announced))(?!\w)")
# What people put in brackets on purpose: tags of a title, a word to the reader.
MEANT = re.compile(
    r"(?i)\["
    + either(
        r"""
        investigating|identified|monitoring|resolved|updated?|correct(ion|ed)|maintenance
        scheduled|completed|drill|exercise|test|external|internal|urgent|action required
        sic|sev-?\d|p\d|\w{1,2}
        """
    )
    + r"\b"
)


def unfilled_placeholder(
    wording: Wording, situation: Situation, policy: Policy
) -> Iterator[Finding]:
    blanks = []
    if any(sign in wording.plain for sign in SIGNS):
        blanks = [mark for mark in BLANK.finditer(wording.text) if not MEANT.match(mark[0])]
    if wording.profile is Profile.PUBLIC:
        blanks += UNDECIDED.finditer(wording.text)
    for blank in blanks:
        yield Finding(
            rule="unfilled-placeholder",
            level=Level.BLOCK,
            advice="Fill this in, or say plainly that it is not known yet.",
            start=blank.start(),
            end=blank.end(),
            source=COMMUNICATION_COURSE,
        )
