"""What is wrong with a service where customers touch it: it fails, is late, shows nothing."""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases

DOES_NOT_WORK = phrases(
    r"""
    (can(not|'t| not| no longer)|couldn't|could not)(?! (yet )?<foretell>)
    unable to(?! <foretell>)|inability|impossible|(no ?one|nobody|none of \w+) can
    takes? (\w+ ){0,3}(minutes?|hours?|longer|ages|forever|more time)
    (not|\w+n't|never|no longer) ((be|been|being) )?<work>\w*
    (issues?|problems?|trouble|difficult\w+|ability)( (when|while|with|in|to|trying)){0,3} <use>\w*
    """,
    foretell="say|give|tell|confirm|estimate|promise|know",
    work="""
    able to|possible|available|work|load|open|arriv|appear|go through|start|respond|show|display
    updat|sync|receiv|connect|print|run|complet|reach|play|accept|ring|deliver|process|function
    accessible|visible|send|sell|sold|depart|stop|get|see|record|count|paid|pay|ship|shown|sent
    reached|delivered|credited|booked|issued|saved|stored|posted|printed|answered|collected
    """,
    use="""
    access|log|sign|load|creat|send|pay|order|book|upload|download|connect|view|receiv|open|reach
    print|check|enrol|perform|use
    """,
)
KEPT_FROM_IT = phrases(
    r"""
    (prevent|keep|kept|stop|hinder|bar|block|lock)(s|ped|ping|ed|ing)? ([\w-]+ ){1,6}?(from|out of)
    (prevents?|preventing|lets|allows?) (no ?one|nobody|only|(<who> )(from )?(\w+ing|to \w+))
    hid(es?|den|ing) (the|your|our|all|some|a|from)|lets nobody|locks \w+ out
    (a|two|three|\d+|some|several|many) (day|hour|minute|week)s? (late|later|behind|old)
    (arrive|come|appear|show|reach)(s|ed)? (\w+ ){0,2}(tomorrow|later|late)
    """,
    who="((the|our|your|some|all) )?\\w+",
)
NONE_OF_IT = phrases(
    r"""
    (no|without) ((customer|further|any) )?(impact|effect)|unaffected
    not (affected|impacted)|no \w+ (is|are) (affected|impacted)
    no (?!<nothing>)[\w-]+ (in|at|on|for|to|from) (the|our|your|all|some|any)
    no (?!<nothing>)[\w-]+ (today|tonight|now|at the moment|this (morning|afternoon|\
    evening)|right now)
    (no|without) (service|access|sound|picture|signal|trains?|buses|water|power|heating|hot water)
    """,
    nothing=r"(\w+ )?(updates?|news|information|changes?|estimate|cause|idea|need|longer|time)",
)
ILL = phrases(
    r"""
    unavailab\w+|offline|down(?! to\b)|out of (service|order|action)|inaccessib\w+|unreachable
    slow(er|ly|ness|down)?|sluggish|delay\w*|late|latency|lag\w*|time(d|s)?[ -]?outs?|timing out
    errors?|fail(s|ed|ing|ures?)?|missing|incorrect(ly)?|inaccurate|wrong(ly)?|duplicat\w+|twice
    interrupt\w*|disrupt\w*|outages?|degrad\w+|intermittent(ly)?|unresponsive|crash\w*|stuck|blank
    (is|are|been|remains?) (off|low|weak)|closed|closure|shut|cancel\w*|suspend\w*|stopped
    standstill|reject\w*|declin\w*|refused
    log(s|ged)? (\w+ )?out|lost|loss|drop(s|ped|ping)|disconnect\w*|(logged|locked|signed) out
    freez\w*|frozen|empty
    queu\w*|backlog|longer than|wait(ing)? times?|congest\w*|diverted|overcharged
    stale|out of date|outdated|garbled|unreadable|invalid|unusable|inoperative
    st(and|ands|anding|ood) still|hangs|hanging|jammed|blocked
    (cut|turned) (off|away)|lacks?|lacking
    (see|get|show|find)s? (an? )?(white|blank|empty|black) \w+
    on hold|hung|suspension|long(er)? (waits?|lines)|wait\w* (\w+ ){0,3}minutes
    performance (issues?|problems?)|reduced (performance|service|capacity|timetable)
    """
)
