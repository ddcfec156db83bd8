"""The phrases that tell what the time in a clause is about.

Each stands for what people write when trains, clinics, banks, schools or servers stand still.
"""

from __future__ import annotations

import re

from commsdesk.checks.language.patterns import either, phrases

# ── When ──────────────────────────────────────────────────────────────────────────────────────
TO_COME = phrases(
    r"""
    will|shall|should|would|may|might|can|won't|going to|likely to|due to be|set to
    (?<=')ll
    (?<!as )(?<!than )(?<!within )(expect|anticipat|estimat|forecast|predict)\w*
    hop(e|es|ing)|hopeful(ly)?|count(ing)? on|aim\w*|plan(s|ning|ned)?|target\w*|intend\w*|confident
    (working|trying|able|needs?|about|on track) to
    to (be|have|run|work|return|finish|complete)
    est\.?(?= )|takes?|taking|eta|etr|needs?|comes|ends|resumes?|reopens?|returns?
    """
)
HAS_BEEN = phrases(
    r"""
    was|were|had|did|didn't|could not|couldn't|(has|have)(?! <ahead>)|began|started|went|took
    came|saw|made|became|got|left|sent|lost|fell|broke|hit|cut|ran|rose|(?<!being )put|stood|kept
    told
    observed|experienced|noticed|occurred|ended|lasted
    (we|engineers|they|it|which|that|team) (\w+ly )?\w+ed
    """,
    ahead=r"(to|until|till|it|this|you|every\w*|\w+ (working|back|up))\b",
)
PROMISED = phrases(
    """
    promis(ed?|ing)|assur(ed?|ing)|guarantee[ds]?|committed|agreed|tells us|told us|says?|confident
    """
)
# What is laid down for a time, said in the present tense.
COMES = phrases(
    """
    (come|open|return|end|land|go|run|resume|work|reopen|finish|restart)(e?s)?|back
    guess|says?|put at|job|matter of|coming|looking to|count on|recovery
    (start|begin)s? (again|moving|running|working)|(nearly|almost) (there|done)|away from|to go
    appears?|picks? up|(is|are) (finished|done|clean|repaired)
    incoming|estimated|expected|tops|max(imum)?|at (most|worst)|full service|downtime|duration
    """
)
WILL = phrases(
    r"""
    will|shall|should|won't|going to|(likely|due|set|scheduled|supposed|meant|bound) to|(?<=')ll
    (expect|anticipat|estimat|forecast|predict|hop|aim|plan|target|intend|promis)(e[sd]?|s|ing|ed)?
    count(ing)? on|confident|to (be|have|run|work|return|finish|complete)|on (track|course)
    """
)
NOT_NOW = phrases(
    "(can|could|does|do|is|are)( not|n't)|cannot|can't|unable|inability|fail(s|ing)?|no longer"
)
IN_TIME = re.compile(r"\b(?:for|by|before)\Z")
LATER = re.compile(
    r" (?:later|on(?:wards)?|from now|from then|away|job|task|fix|repair)\b"
    r"|,? and (?:the )?\w+(?: in \w+)? (?:is|are|works?|runs?|moves?)\b(?! (?:not|still))"
    r"|,? and (?:you|it|we|all|everything)(?:'re| are|'s| is) (?:good|back|done|set|fine|up)\b"
)
# "Come back after five, when sales will be possible again."
THEN_IT_WORKS = re.compile(
    r",? (?:then|when|at which point|after which|and then) (?:[\w'-]{1,20} ){1,5}?"
    r"(?:will|should|can|works?|is|are)\b"
    r"[^.!?;]{0,40}\b(?:work|possible|again|open|back|normal|fine|ready)"
)
SAY_THIS = re.compile(r"\b(?:say|tell|read out|answer|reply|write)\b[^\"]{0,40}\"[^\"]*\Z")
FOR_ANOTHER = re.compile(r"\bfor (?:about |at least )?(?:another|the next)\b")
# What does not rest on the repair: what others do or offer meanwhile, what readers should do, how
# bad it is, what is moved or stays as planned.
BESIDE = phrases(
    r"""
    (may|might|can) (\w+ )?(fail|stop|drop|hang|freeze)|patience
    (of|from) (this|that) (morning|night)
    instead|meanwhile|in the meantime|as planned|as scheduled|go(es)? ahead|takes? place
    (may|can) (still )?be (paid|handed in|returned|changed|used|bought)
    cancel\w*|postpone\w*|reschedul\w*|moved (to|from)|extend(ed|ing)?|unaffected|not affected
    (accept|honou?r|kept|keep|review|meet|decid|decision|discuss|investigat|stay|continu)\w*
    (buses|coaches|taxis|shuttles|ferries|boats) (go|leave|run|depart|start)
    (replacement|relief|extra|additional|shuttle) \w+|staffed|counters?|volunteers
    (will|can) (\w+ )?(sell|let|help|assist|guide|hand out|lend|offer|serve)
    (be|are|is|keep|continue|carry on) working (on|through|round|around|overnight|all|to|with|hard)
    (we|teams?|engineers|crews?|technicians) (will )?work (on|through|round|overnight|all)
    (work|working) (through the night|overnight|around the clock|round the clock)
    (arrive|be on site|on their way|reach the site|meeting|call back|ring back)
    (allow|expect)( up to| about| around)? (an? )?(\w+ )?(\d+|delays?|queues?|waits?|long\w*)
    (more|fewer|less|later|slower)( \w+){0,2} than (usual|normal|expected|planned)
    longer (than (usual|normal|expected|planned)|\w+s)|late|delay(s|ed)?|queues?|busy|busier
    slow(er|ly)?|errors|waits?|waiting (times?|room|list)|expire[sd]?|not \w+ing
    (session|code|link|offer|voucher)s?( in \w+)? (end|lapse|close)s?|(fail|abort)s? after
    (usual|normal|typical|general)ly|as usual( (today|tonight|all day))?|as (always|ever)|as the law
    (do|does|did)( not|n't) (expect|foresee|anticipate) (any|further|more|new|other)
    needs? (to )?do nothing|(starts?|opens?) at|direct debit|be (called|seen|written)
    (made|sent|booked|ordered) (today|now|tonight)|get a letter
    (?<!your )(?<!missing )(statement|invoice|bill|account|letter|payslip)s?|get (seen|written)
    keep (an eye|watch)|on hand|backup|deadlines?|due (on|by|tomorrow|today)|hand(ed)? in
    (sessions?|tickets?|vouchers?|cards?|data|logs?) (longer|older|from|valid|expire)
    """
)
# What makes a time that lies ahead one of the recovery beyond doubt.
SURELY = phrases(
    r"""
    takes?|(needs?|past|go(es)? on|lasts?)(?! to do nothing)|again|returns?|back|recovery|repairs?
    downtime|estimated|eta|etr|promised|missing|outage|disruption|restored?|fix(ed)?|normal
    """
)
SUBJECTLESS = re.compile(
    r"(?:and |but |so |then )?(?:should|will|would|might|may|could|eta|hopefully|probably|likely"
    r"|only|just|about|around|approx\w*|roughly|maybe|give|needs?|takes?|it|this|that|or|at|by"
    r"|within|in|until|\d)\b"
)
VERB_NEXT = re.compile(
    r" ?(?:will|may|might|can|could|should|must|is|are|be|remains?|stays?|goes|go|does|do)\b"
)
NOUN_LAST = re.compile(r"\w\s\Z")
TAKES = phrases("take[sn]?|taking|needs?")

LEADS_BACK = re.compile(r"\b(?:(?:since|as of|starting|during|earlier)\b|(?:last|past)\Z)")
FROM_THEN_ON = re.compile(r"(?:as of|starting) [^.!?]{1,80} (?:will|'ll)\b")
LEADS_ON = phrases("by|within|in|another|the next|next|before|no later than|until|till|latest")
LEADS_UNTIL = phrases("until|till|through|for( another| the next| about| at least| up to)?")
NEEDS = re.compile(r"\b(?:needs?|have|has|takes?|give (?:it|us|them|the \w+)|up)\s\Z")
WAS = re.compile(
    r"\)? (?:was|were|had|on which|in which)\b(?! hoped| expected| to)"
    r"|,? (?:they|it|you|this|users|customers) (?:could|did|was|were|had)\b"
)
AGO = re.compile(r"\W{0,2}(?:ago|earlier|beforehand|before that)\b")

# ── What else than recovery ───────────────────────────────────────────────────────────────────
MAINTENANCE = phrases(
    """
    maintenance|engineering works|(upgrade|change) window
    (planned|scheduled) (works?|outage|downtime|upgrade|closure|interruption|window)
    """
)
TROUBLE = phrases("issues?|incident|problems?|outage|fault|disruption|fix|unplanned")
NO_ESTIMATE = phrases(
    """
    (no|without an?|not an?) (<which> )?(estimate[ds]?|eta|etr|time ?frame|timeline|time for)
    (not|unable to|cannot|can't|don't|impossible to) (yet )?<foretell>
    (too (early|soon) to|rather not) <foretell>
    """,
    which="firm|exact|reliable|clear|current|confirmed",
    foretell="know|say|tell|have|give|offer|predict|estimate|promise|provide|commit",
)
UPDATE = phrases(
    r"""
    (?<!software )(?<!app )(?<!firmware )(updates?|updating)(?! (the|our|all|your) (?!page|status))
    news|announcement|bulletin|briefing|communicat\w+|in touch|clearer picture|keep you \w+
    (report|write|post|check) back|(get|come|be) back(?= (to you|here|with (news|more|an)))
    (we|i)('ll| will| shall| promise to| aim to) (\w+ ){0,2}<tell>(?! (when|if|once|as soon)\b)
    <page>( \w+){0,4} (updated|changed|renewed|refreshed|replaced|rewritten|recorded)
    will <tell> (what|where|how|more|again)|report (at|by)|(i'll|i will) be back|new recording
    read from us|next check-?in
    (post|share|bring) (you )?the latest|next updated
    (shout|ping|holler|call|speak|mail|text)( \w+){0,2} again|communiqu\w+|sitrep|state of play
    (be|get|are) ((then|also|next|again) )?(informed|told|notified|updated|briefed|advised)
    more (at|by|around|within|in|from)|updated again|stand by for
    (see you|look|meet) (here|again)|back (here|in this \w+|with (more|the|an))|come back to you
    (i|we)('ll| will) be (back )?with you|with you again
    (renew|refresh|repeat) this \w+|report on (progress|this|where|how)|check in( again)?
    next (info|status|sign|contact|round|mail|call|one)\b(?! (back|again))|the (next|latest) from us
    hear from us|let (you|everyone|customers|people) know|(should|will|to) know
    (more|further|additional|new|extra|fuller) (information|details?|to (say|share|tell))
    (inform|notify|tell|message|call|ring|phone|contact|text|e-?mail|mail) you
    (write to|speak to|brief) you
    confirm (by|at|within)
    (share|say|tell you|post|know|learn|report|publish|have) more
    (next|another|new|further) (message|post|statement|report|notice|note|word|communication)
    next (one|announcement|info|text|e?-?mail|letter|call|tweet|step|round)|say (what|whether|how)
    (text|write|post|mail|message|speak|talk|report)( to)?( you)? (again|next)|report (at|by|on|in)
    (message|page|line|recording) (will be|is) (changed|renewed|refreshed)
    updated (daily|hourly|every)
    <paper>s? (will|shall|is to) be (published|issued|given|shared|sent|posted|provided|made)
    <give> (you )?((an?|our|the|another) )?((?!no )\w+ )?<paper>
    (report|post|write|speak|publish) (again|here|every|hourly|what|where|how|on (this|the|our))
    check (here|this page)
    """,
    give="give|provide|share|publish|post|have|offer|issue|send",
    tell="post|write|report|say|tell|speak|share|inform|announce|publish|communicate|brief",
    page="page|message|recording|announcement|notice|banner|bulletin|post",
    paper="eta|estimate|estimated|time ?frame|timeline|forecast|statement|summary|report|notice",
)
# "Doors open at seven", "parcels posted before 15:00", "seats for Friday", "since the start at".
OF_A_DAY = re.compile(
    r"(?:\b(?:doors|shop|store|desk|museum|office|boarding|exam|show|match|event|session|class|lesson"
    r"|meeting|vote|offer|sale|party|concert)(?:(?<=s) (?:open|close|start|begin|end)"
    r"|(?:e?s (?:open|close|start|begin|end)| (?:opens|closes|starts|begins|ends)))"
    r"|(?<!be )\b(?:posted|ordered|booked|paid|bought|placed)|\b(?:tickets?|seats?|bookings?)"
    r"|\bsince the \w{3,20})(?: (?:at|before|for|after|on|by|from))?\s{0,2}\Z"
)
# "Next brief at 10:30": whatever comes next from us, unless it is a train or a day.
COMES_NEXT = re.compile(
    r"\bnext (?!(?:train|bus|tram|ferry|flight|coach|boat|crew|departure|run|trip|sailing|service"
    r"|show|class|lesson|game|match|delivery|slot|session|window|attempt|payment|shift|week|month"
    r"|day)(?:es|s)?\b)[\w-]{3,20}(?: (?:is|comes|follows|goes out|due))?"
    r"(?: at| by| on| around|:| -| –)?\s{0,2}\Z"
)
NOTHING_MORE = re.compile(r"\W*\Z|\)?[.,;:!]| or | and | at the latest| unless")
WE_SAY = phrases(
    r"""
    (we|i)('ll| will)? (confirm|clarify|explain|report|tell)( \w+){0,3} (how|where|what|whether)
    (we|i)( will|'ll|) (confirm|clarify|explain)( \w+){1,4}
    (change|update|replace|renew|refresh|repeat|record|re-record|amend) this \w+
    """
)
WE_ARE_BACK = re.compile(r"\b(?:we(?:'ll| will)|and will) be back \Z")
STAMP = re.compile(
    r"\A(?:last |latest )?(?:updated?|posted|status|published|sent|start(?:ed)?|ended|end|time"
    r"|date|detected)(?: time)?(?: at| on)?:?\s{0,2}\Z"
)
REPORTED = phrases(
    r"""
    (said|stated|wrote|announced|reported|thought) (that )?(\w+ ){0,5}would
    (we|had|update|message) (said|promised|told|expected|hoped|estimated|aimed|planned)
    """
)
SET_ASIDE = phrases(
    r"""
    please(?! (bear|note|be|allow|expect))|(re)?try|wait|(call|contact) us|valid|deadline
    if|unless|in case|whether|no longer|needn't|needs? not|(do|does)( not|n't) need
    you (can|may|could)(?! (tell|say|promise|assure|count|rely|look forward)|.{0,80} <anew>)
    monitor(ing)?|watch(ing)?|observing|keep(ing)? an eye
    <desk> (is|are|will be|can be|remains?|stays?) (\w+ )?(available|open|reachable|there|on hand)
    (next|first|last|replacement|relief) (train|bus|buses|tram|ferry|flight|coach|boat|crew)
    """,
    anew="(again|normally|as usual|as normal|once more)",
    desk="support|help ?line|help ?desk|hotline|phone lines?|staff|team|desk|advisers?|reception",
)
HOW_LONG_BEFORE = re.compile(
    r"\b(?:delay|wait|queue|late|latenc|lag|behind|slow|(?<!take )(?<!last )longer|old|timeout)\w*"
    r"(?: (?:times?|of|by|are|is|may|can|be|take|currently|now|up to|about|around|than)){0,4}\s?\Z"
)
HOW_LONG_AFTER = re.compile(
    r"\W{0,2}(?:late\b|later than|longer|delay|wait|behind|slower|queue|old\b|apart|more than"
    r"|notice|window"
    r"|to (?:answer|reply|respond|pick up|appear|(?:open|load) an?|log in|sign in|get through)\b)"
)

# ── Recovery ──────────────────────────────────────────────────────────────────────────────────
RECOVERY = phrases(
    r"""
    (re-?)?stor(e|es|ed|ing|ation)|re-?open\w*|resum\w+|all[- ]clear
    resol(ve|ves|ved|ving|ution)|solv(e|es|ed|ing)|fix(e[ds]|ing)?|hot-?fix|repair\w*|recover\w*
    mitigat\w+|sort(ed|ing)?( (it|this|everything))?( out)?|clear(s|ed|ing)?|subsid\w+
    rectif\w+|remed\w+|complet(e|es|ed|ing|ion)|finish\w*
    return(s|ed|ing)? to (normal|service|full|work|usual)|solution
    (won't|not|shouldn't) (be|take) long
    returns?(?= (at|by|in|within|on|from|tomorrow|tonight|this|about|around))
    have (\w+ ){1,3}(open|back|running|working|fixed|up|online|ready|available|restored)
    back (up|online|on ?line|on track|on its feet|with you|and running|again|open|working|running)
    back (to (normal|full|work|usual)|in (service|use|operation|action|business))
    (be|are|is|comes?|coming|have (it|this|everything|you|things|service)) back(?! to you)
    <carry_on>\w*( \w+){0,3} (again|as (normal|usual|before)|normally|fully|in full|on time)
    normal(ly)? (services?|operations?|running|working|levels?|timetable)|up and running
    full (service|capacity|operation|availability)|be able to
    (available|online|open|live|usable|possible|accessible) again|all (good|fine|well|clear|right)
    (be|becomes?|is|are|goe?s?) ((fully|completely|all) )?<well>
    eta|etr|(estimate|forecast) (is|of|for|remains)
    estimated (time|completion|resolution|recovery|restoration|fix|repair|duration|end|return)
    (roll|push)(ed|ing|s)? ((it|this|the \w+) )?(out|back)|deploy\w*
    re-?start\w*|reboot\w*|(fail|switch)(ed|ing)? ?over
    (you can|will|may|should|able to) (?!not)(\w+ ){1,4}(again|normally|once more)
    (is|are|be|being|gets?|getting) (\w+ ){0,5}(\w+ again|back)(?! (at|with|here) )
    (?<![\w ])back(?= (in|by|at|around|within|soon|shortly|tomorrow|tonight)\b)
    <held>( \S+){1,8}? <sent>\w*|c(atch|aught) up
    refund\w*|reimburs\w*|compensat\w*|money back
    (outage|disruption|incident|delays?|interruption|problems?)( \w+){0,3} (ends?|stops?|be gone)
    """,
    carry_on="""
    work|run|operat|function|perform|load|trad|depart|arriv|flow|pay|sign|log|order|book|call
    process|deliver
    """,
    well="""
    operational|online|accessible|live|working|normal|stable|usable|functional|functioning
    over|completed?|finished|done|ready|fine|ok|okay|available|up|running|deployed|in place
    rolled out|gone
    """,
    held="queued|delayed|pending|held|missing|backlog|outstanding|waiting|late",
    sent="deliver|process|sent|send|arriv|catch|caught|work(ed)? through|dispatch|reach",
)
EXPECTED = re.compile(
    r"\b"
    + either(
        r"""
        expect(ed|ing)?|target(ed|ing)?|aim(ed|ing)?|hoping|anticipated?|predicted|forecast
        give us|gimme|looking( at)?|(we|i) (estimate|reckon|guess|think)
        (we|engineers|they|crews|technicians|it|this|the \w+) (\w+ )?needs?
        (regular|normal|full|usual) (service|timetable|operation|traffic|supply|hours)s?
        (won't|will not|shall not) be|not going to exceed|(not|never) exceed
        <this>( <probably>){0,4} takes?
        """,
        this="""
        this|it|that|everything|works?|process|procedure|job|roll-?out|rebuild|upgrade
        re-?index(ing)?
        """,
        probably="should|will|may|might|could|is|likely|expected|usually|probably|only|to|can",
    )
    + r"(?: (?:it|this|that|for|service|end|duration|to take|to end)){0,3}\s{0,2}\Z"
)
PROMISED_TO_CUSTOMERS = phrases(
    r"""
    <customers>( will|'ll| should)
    """,
    customers=r"you|customers|users|passengers|patients|pupils|parents|guests|everyone|all \w+",
)
LASTS = phrases(
    r"""
    (last|continue|persist|go on|remain|ongoing|expect|closed|unavailable)\w*
    (affected|disrupt|unable)\w*|not be able|cannot|delays?|bear with|be patient
    (hang|hold|sit) (on|tight)|(be|is|are|stays?) <ill>
    needs?|(have|give (it|us)) (until|till)|live with|put up with|do without|make do
    """,
    ill="out|off|down|offline|shut|suspended|without|limited|restricted|interrupted",
)
