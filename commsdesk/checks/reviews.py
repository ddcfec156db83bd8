"""What the rules of a review share: the part they read, or the words that it is missing."""

from __future__ import annotations

from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language.sections import WHOLE, Section, sections
from commsdesk.checks.sources import COMMUNICATION_COURSE
from commsdesk.checks.wording import Phase, Wording


def parts(wording: Wording) -> tuple[Section, ...]:
    """The parts of a review; none of any other text."""
    return sections(wording.text) if wording.phase is Phase.POSTMORTEM else ()


def is_whole(found: tuple[Section, ...]) -> bool:
    return len({section.kind for section in found}) >= WHOLE


def part(wording: Wording, kind: str) -> Section | None:
    return next((one for one in parts(wording) if one.kind == kind), None)


def lacks_part(wording: Wording, kind: str) -> bool:
    """Whether this is a whole review without that part."""
    return part(wording, kind) is None and is_whole(parts(wording))


def warning(rule: str, advice: str, start: int = 0, end: int = 0) -> Finding:
    return Finding(
        rule=rule,
        level=Level.WARN,
        advice=advice,
        start=start,
        end=end,
        source=COMMUNICATION_COURSE,
    )
