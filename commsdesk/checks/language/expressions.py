"""Where a text names a time: at which clock, on which day, how long, or only "soon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from commsdesk.checks.language.patterns import either


class Kind(StrEnum):
    """From the most exact to the least."""

    CLOCK = "clock"  # 10:40 UTC, 4 p.m., noon
    DURATION = "duration"  # 20 minutes, an hour, every half hour
    DATE = "date"  # tomorrow, Friday, the end of the day
    SOFT = "soft"  # shortly, any minute


@dataclass(frozen=True)
class Expression:
    """Times that stand together are one: "by 10:40 UTC tomorrow", whose lead is "by"."""

    start: int  # of the lead
    end: int
    text: str
    kind: Kind  # the most exact one in it
    lead: str


ZONE = either(
    r"""
    utc(\s?[+-]\d{1,2}(:?\d\d)?)?|gmt(\s?[+-]\d{1,2})?
    (z|w?est|[ce]e?s?t|edt|[cmp][sd]?t|bst|wet|eest|msk|sast|ist|sgt|hkt|jst|kst)\b
    (a[ecw][sd]t|nz[sd]t)\b
    (local|uk|london|paris|berlin|madrid|new york|tokyo|sydney|greenwich mean) time
    (british summer|central european|eastern|central|mountain|pacific) ((standard|summer) )?time
    """
)
CLOCK = either(
    r"""
    20\d\d-\d\d-\d\dt\d\d:\d\d(:\d\d)?(?![\d:])
    <hour>[:h][0-5]\d(:[0-5]\d)?(<half>)?
    <hour>\.[0-5]\d(?=<half>|\s?<zone>)(<half>)?
    <hour><half>
    <hour>\s?o'clock
    ([01]\d|2[0-3])[0-5]\d(?=\s?<zone>)
    <hour>(?=\s<zone>)
    <word>( (fifteen|thirty|forty[- ]five))? ([ap] ?m|o'clock)\b
    (half past|quarter past|quarter to) ([a-z]{3,6}|\d{1,2})
    noon|midday|midnight
    <after_a_lead>(<hour>|<word>)<alone>
    """,
    word="one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    hour=r"[01]?\d|2[0-4]",
    half=r"\s?[ap]\.?m\b\.?",
    zone=ZONE,
    after_a_lead=r"(?<!one by )((?<=by )|(?<=at )|(?<=till )|(?<=until )|(?<=before )|(?<=round ))",
    alone=r"(?=\W{0,3}$|[.,;!)](?!\d)|\s(sharp|to(day|night|morrow)|and (?!a )|at the latest))",
)
DURATION = either(
    r"""
    <number>(\s?(-|–|to|or)\s?<number>)?[\s-]?((more|further|full|working|business) )?<unit>
    ((?<=every )|(?<=next )|(?<=last )|(?<=past )|(?<=the ))((half|quarter) )?(hour|day)\b
    ((?<=in )|(?<=within )|(?<=next )|(?<=coming ))(minutes|hours|days)\b
    (?<=back in )\d{1,2}(?=\W{0,3}$|[.,;!])
    (half-)?hourly\b|(?<=in )(five|ten|fifteen|twenty|thirty)(?=\W{0,3}$|[.,;!])
    """,
    number=r"""
    \d{1,4}(\.\d)?|half an?|an?( half)?|another
    one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty
    forty([- ]five)?|sixty|ninety|several|some|many|(a )?<few>
    """,
    unit=r"((half|quarter)[- ]hours?|secs?\.?|seconds|min(ute)?s?|hours?|hrs?|h|days?|<weeks>)\b",
    few="(few|couple( of)?|handful of|(matter|question) of)",
    weeks="weeks?|months?",
)
DATE = either(
    r"""
    (later )?(today|tonight)\b|tomorrow( <part>)?\b|overnight\b
    (later )?this (<part>|week(end)?|month)\b
    (the )?<some> of ((the|this|next|tomorrow) )?(<day>|tomorrow)\b
    (eod|cob|close of (business|play)|next (week|month)|the (next|following) day)\b
    ((next|this) )?(mon|tues|wednes|thurs|fri|satur|sun)day( <part>)?\b
    \d{1,2}(st|nd|rd|th)?( of)? <month>(,? 20\d\d)?\b|<month> \d{1,2}(st|nd|rd|th)?(,? 20\d\d)?\b
    \d{4}-\d\d-\d\d\b
    (?<=in )the ((early|late) )?(morning|afternoon|evening)\b
    (the )?weekend\b|first thing( tomorrow)?\b
    """,
    some="end|start|beginning|middle|course|rest|early hours",
    day="""
    day|week|month|business|play|shift|morning|afternoon|evening|(mon|tues|wednes|thurs|fri|satur|sun)day
    """,
    part="morning|afternoon|evening|night",
    month=r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?",
)
SOFT = either(
    r"""
    (shortly|momentarily|imminently|presently|before (too |very )?long)\b
    (?<!as )(?<!too )soon\b(?! as\b)
    any (minute|moment|second)( now)?\b
    in (a moment|a bit|no time|short order|the near future|a (little|short) while|a (jiffy|flash))\b
    in a few( (moments|ticks|bits?))?\b(?! \w)|before you know it\b|around the corner\b
    (a few )?moments away\b|(very )?close to (a|the) (fix|solution)\b
    ((not|won't be|isn't|shouldn't be) (too |very )?long (now|until|till|to go)\b)
    ((?<=by )|(?<=before )|(?<=in time for )|(?<=at )|(?<=around ))(the )?<event>\b
    (?<=after )<event>\b
    ((?<=by )the time|(?<=before )(the|our|your) \w+ (open|close|start|begin|end)s?)( \w+){0,5}
    (?<=before )(you|they) (finish|notice|know|have)( \w+){1,3}
    (?<=before )(the|your)( \w+)? <show>\b|((?<=by )|(?<=before ))<of_a_day>( \w+)? <show>\b
    (?<=in time for )(the|your|our|tomorrow's|tonight's|today's|this)( \w+){1,2}
    """,
    event="""
    (first|last) light|breakfast|lunch( ?time)?|dinner( ?time)?|supper|tea ?time|bed ?time
    day ?break|dawn|dusk
    sun(rise|set)|kick-?off|half-?time|rush hour|((morning|evening) )?(peak|commute)|school run
    opening( time)?|closing( time)?|check-?in|curtain(-| )?up
    """,
    show="news|show|match|game|classes|concert|performance|race|holidays?|rush",
    of_a_day="(tonight|tomorrow|today|this evening)'s",
)
TIME = re.compile(
    rf"(?<![\w.:/])(?<![a-z]-)(?=[a-z\d])(?:(?P<clock>{CLOCK}(?:\s?\(?{ZONE})?)"
    rf"|(?P<duration>{DURATION})|(?P<date>{DATE})|(?P<soft>{SOFT}))"
)
JOIN = re.compile(
    r"\)?(?:,\s(?:at\s)?|\s?[-–—(/]\s?|\s(?:(?:at|on|in the|of|by|to|and|until|till|or)\s)?)\Z"
)
LONGEST_JOIN = 9
LEAD = re.compile(
    r"(?:(?:\b"
    + either(
        """
        by|at|around|about|before|well|in time for|in under|within|in|until|till|for|from|since
        after|over|under|up to|max|longer than
        approximately|roughly|nearly|almost|some|another|the next|the last|the past|next|at most
        latest|at the latest|less than|no more than|more than|no later than|between|during|as of|on
        starting|beginning
        every|through|the|only|just|earlier|of
        """
    )
    + r"|approx\.|~)\s{0,2}){1,4}\Z"
)


def find(text: str) -> Iterator[Expression]:
    """Every time that `text`, in plain letters, names, from left to right."""
    group: list[re.Match[str]] = []
    for mark in TIME.finditer(text):
        if group and not _joins(text, group[-1], mark):
            yield _joined(text, group)
            group = []
        group.append(mark)
    if group:
        yield _joined(text, group)


def _joins(text: str, one: re.Match[str], next_one: re.Match[str]) -> bool:
    gap = text[one.end() : next_one.start()]
    if len(gap) > LONGEST_JOIN or not JOIN.match(gap):
        return False
    return "," not in gap or one.lastgroup != next_one.lastgroup


def _joined(text: str, group: list[re.Match[str]]) -> Expression:
    start, end = group[0].start(), group[-1].end()
    before = LEAD.search(text[max(0, start - 40) : start])
    lead = before[0] if before else ""
    kind = min((Kind(mark.lastgroup or "") for mark in group), key=list(Kind).index)
    return Expression(start - len(lead), end, text[start - len(lead) : end], kind, lead.strip())
