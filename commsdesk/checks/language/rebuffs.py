"""How a report is turned away: it works here, look to yourselves; and what owns up to a trouble."""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases

PEOPLE = """
    you|customers?|clients?|users?|owners|guests|visitors|travellers|shoppers|pupils|students
    passengers|patients|callers|people|those|players|parents|members|drivers|viewers|riders|agents
    fans|readers|buyers|sellers|agencies|partners|tenants|listeners|gamers|subscribers|teachers
    residents|households|merchants|anyone|anybody
"""
KIT = """
    phones?|telephones?|mobiles?|handsets?|computers?|pcs?|laptops?|tablets?|devices?|browsers?|apps?
    internet|wi-?fi|connections?|routers?|networks?|providers?|isps?|settings?|set-?up|equipment
    machines?|cards?|banks?|software|code|systems?|it|passwords?|cookies|lines?|aerials?|antennas?
    boilers?|radiators?|meters?|wiring|cabling|cables?|hardware|headsets?|integrations?|servers?
    firewalls?|plans?|subscriptions?|accounts?|habits|doing|sockets?|fuses?|speakers?|screens?
"""
TURNED_AWAY = phrases(
    r"""
    contrary to (what|all|some|the|many|rumou?rs|reports|claims)(?! (we|i|our|was)\b)
    (rumou?rs?|reports?|claims?|allegations?|stories|posts)( \w+){0,8} (is|are) (\w+ )?<invented>
    (work|works|working) (for|with) (every(one|body)|all|those) (who|that|with)
    (work|works|working) (on my|on our|from my|fine on my) \w+
    <running> (\w+ ){0,2}<perfectly>|(flawlessly|perfectly|impeccably)(?=[.!;,])
    performs? at (its|their) best|(at )?record speed|100 ?% (uptime|available|availability|up\b)
    (been|is|are|was|were) (available|up|online|open|reachable|running|working|\
    operational) <always>
    (?<!that )(was|were|is|are) never (down|late|off|out|offline|unavailable|interrupted|\
    broken|closed)
    (no|not one|not a single) (client|customer|user|guest|passenger)s? (was|were|\
    is) (really|actually)
    nothing (for us |here )?to (do|fix|repair|mend|solve|correct|admit)(?! (on|at) your)
    (have|got|has|there is|there's) nothing (open|logged|on our (side|end))
    (?<!not )(?<!n't )deny (any|that|all|the|every|having)|admit nothing|(do not|don't|never) admit
    (it|that|this|they|these|those)('s| is|'re| are) (not|no) (an? )?(bugs?|faults?|defects?)
    (?<!not )(?<!n't )as designed|how you (use|hold|click|do|type|enter) (it|them)
    (fault|error|problem|cause|issue|trouble|mistake|reason|ball)( \w+){0,3} (lies|lie|\
    sits?|rests?) (with|in front|at|on|in)( the)? (<people>|your|their|screen|between)
    in front of (the|your|their) (screen|computer|monitor|keyboard|machine)|pebkac
    (it|that|this|issue|problem)( must| has to| can only)? ?('s|is|be|was)( (?!not|\
    n't)\w+)? (your|their|his) (own )?<kit>(?! (that|which|who) (is|are) safe)
    must be (you|them)(?=[.!,;])|(?<!not )(?<!whether )(it is|it's) you(?=[.!,;])
    (your|their) (own )?(\w+ )?<kit> (is|are|was|were|must be|may be|\
    might be)( (?!not)\w+){0,2} <guilty>
    (caused|effect|result|consequence|fault|due|down|because)( by| of| to) ((the|\
    an?) )?(\w+ )?(\w+ of )?(your|their) (own )?(\w+ )?<kit>
    (caused|produced|made|created|triggered) by (your|their) own
    (because|since|as|when) (the )?(most |many |some |our )?<people> (\w+ly |just )?<misdo>
    (come|comes|came|stem|stems|result|results|arise|arises) from (the )?<people> (who|that|\
    with|not)
    (caused|made) by (the )?<people> (who|themselves|with)
    (for|by) (the )?<people> (who|that) (ignore|ignored|do not|don't|did not|didn't|refuse|\
    misuse|forget)
    <people>( \w+){0,4} (came|come|arrived|tried|clicked|booked|paid|called|reacted) too
    <people>( \w+){0,3} (was|were|are|is)( \w+)? too (slow|late|early|fast|impatient|hasty|\
    quick|lazy)
    (it is|it's|they are|these are) (\w+ )?(the )?(?!we|us)<people> (who|that|themselves)
    <people> (own|'own|s' own) (doing|fault|making|mistake)|(customers|users|clients|guests)' own
    you (people|lot|folks|all) (\w+ )?(in \w+ )?(\w+ )?(forget|forgot|never|always|should|\
    must|need)
    you (simply |probably |just |surely |evidently )?(did not|didn't|do not|don't) (?!need|\
    have to|worry|want|lose|pay twice|see|get|receive|miss)(\w+ )?(refresh|save|restart|\
    look|click|wait|us|listen|log|enter|sign|update|type|press|read|follow|plug|turn)\w*
    you (exceed|exceeded|overdrew|overdraw|mistyped|misread|misunderst\w+|mishear\w*)
    (have|has|had|are|is|must have) <surely> (not |been |no |forgotten )?(\w+ed|paid|set|\
    put|lost|kept|wrong)
    <surely> (have|has|had|forgot|mistyped|entered|typed|changed|did|use|set)( \w+)? (no|\
    not|wrong|the|your|their|an? old)
    (you|they)( simply| just)? (have|need|ought) to (click|press|look|type|tap|learn|read|\
    hold|push)( \w+){0,4} (right|correct(ly)?|proper(ly)?|manual|instructions|harder)
    (fix|repair|mend|correct|debug|review) your (own )?(code|software|settings|integration|\
    client|side|implementation|set-?up|requests?|system)(?! again)
    (look|looking) (at|to|into|after) your own
    (check|examine|control|inspect|mend|question) your own
    (nobody|no one|none) but you|(nobody|no one) else( in \w+)? (complains|has|sees|reports)
    hardly (our|a) (fault|problem|\w+ of ours)
    must be your|(in|from) your own (house|home|office|network|client|kitchen)
    (fault|error|problem) is (\w+ly )?(in|with) your
    (call|ask|phone) (a|your) (plumber|electrician|dealer|supplier|it department)
    a (misunderstanding|matter of (perception|opinion|taste)|figment)
    (spread|spreading|telling) tales|(pure |mere )?(gossip|hearsay)
    <people>( in \w+)? (should|must|need to|have to|ought to) (first )?(learn|study|read|\
    practise)( \w+){1,4} (before|first)
    (?<!even )(if|when|as long as|provided) (one|you|they|people|everyone) (follow|read|\
    obey|respect|keep to)s? (the|our)
    in (perfect|excellent|best|top|flawless) (condition|order|shape|health|working order)
    without exception
    (see|find|found|notice|detect)s? nothing (unusual|abnormal|wrong|out of the ordinary|\
    suspicious)|refrain from (further |more )?(messages|calls|complaints|writing|posting|calling)
    (yet to|have not|haven't) (see|seen) (any|a single) (evidence|proof|sign)
    (our|the) (app|site|shop)'s (fine|good|ok)
    (our|my) (side|end) (delivers|answers|sends|works|is (ok|fine|good|correct))
    (ok|okay|fine|normal) (at|on) our (end|side)
    (audit|scrutini[sz]e) your|looks? in the wrong (place|spot|folder)
    (own|user) (mistake|fault|doing)|simple as that
    (just |simply |merely )(lack|lacked|lacking|imagine|imagined|believe|believed|want|\
    wanted) (so|patience|that|attention|it)
    because (you|they) (\w+ )?(spent|drank|ate|used|wasted|lost|broke|dropped) (it|them|too|all)
    (play|played) it down
    is all (normal|ok|fine|in order) with|the (people|users|customers) have (wrong|old|bad|no)
    (seek|ask|get|find) (\w+ )?(help|advice|support) (from|of|at|with) (your|their) (own )?\w+
    (kindly|properly|correctly|please) use (the|our) (\w+ )?(properly|correctly|as intended|right)
    (use|using|handle|operate)( \w+){1,2} (properly|correctly|as intended|the right way)
    (correct|proper|right) (use|usage|handling|operation) of
    (please |kindly )?(ask|let) (your|a) (child|son|daughter|grandchild|friend)( \w+){0,2} (to|how)
    (did you|have you) (even |also )?(try|tried|turn|turned|check|checked|paid?|forget|\
    forgotten|read|plug)
    sure (you|they|he|she)( have|'ve)? (paid|plugged|typed|read|charged|switched)
    (blame|accuse|accusing|blaming) us|(laughed|laugh|smile|smiled|chuckle) (at|and|about)
    not (our|the|my) (system|service|app|network|gate|server|site|software|\
    machine)s?( in \w+)? that
    (works|work|is fine|are fine|run|runs)( (if|when|once|provided)) (you|people|users|\
    they) (wait|use|read|click|do|follow|look)
    (are|is) where (they|it) should be(?! (and|,) )
    should (get|buy) (an? )?(new|better|modern|proper)
    (not|no longer) (responsible|our responsibility|our business|our concern|our problem)
    (get|buy) a (modern|new|better|proper|real|newer|different) \w+
    (our|my)( own)? \w+ (is|are)( \w+)? (clean|right|correct|flawless)(?! (again|now))
    (the|our) \w+ (itself|themselves) (is|are|works?|runs?) (\w+ )?(fine|sound|ok|okay|\
    right|healthy|perfect\w*|well)
    (tell|telling) (\w+ ){1,4}(that )?(everything|it all|all) (works|is (fine|ok|okay|well|normal))
    (should|must) (\w+ )?(change|replace|upgrade|check|question|examine) (their|your) (own )?<kit>
    (please )?(to )?(control|check|mind) (their|your) (own )?(computer|phone|machine|\
    equipment|set-?up)
    """,
    people=PEOPLE,
    kit=KIT,
    invented=r"""
    (nonsense|invented|made up|fake|unfounded|baseless|groundless|a lie|lies|imaginary|untrue|false
    exaggerated|wrong)
    """,
    running="work|works|working|run|runs|running|operates?|operating|perform|performs|functions?",
    perfectly=r"""
    flawless(ly)?|perfect(ly)?|impeccabl[ey]
    without (a|an|any) (fault|hitch|restriction\w*|problem|limit\w*)
    without (faults|hitches|restrictions?|problems|limitations?)(?! (again|since|for|from))
    """,
    always=r"""
    (at )?all (the )?times?|throughout|the (whole|entire) (time|day|night|morning|evening)|all day
    (without|with no) (any )?(interruption|break|pause)s?|around the clock|24/7
    every (minute|second)
    """,
    guilty=r"""
    the (problem|cause|reason|culprit|issue|fault|trouble)|old|bad|slow|weak|cheap|outdated|poor
    broken
    to blame|faulty|misconfigured|too (old|slow|weak)|not (good|fast|strong|new) enough
    """,
    misdo=r"""
    hold|held|us(e|ed) (an? |the )?(old|wrong|outdated|bad|cheap)|ignor(e|ed)|forg(et|ot)|typed?
    tapp?(ed)?
    did not (read|follow|update|pay|check)
    do not (read|follow|update|pay|check|know|use|listen|wait)
    don't (read|follow|update|pay|check|know|use|listen|wait)
    didn't (read|follow|update|pay|check|wait)
    mistyp\w+|changed (the|their|your)|exceed\w*|misus\w+|click(ed)?|never|refus(e|ed) to
    have (old|bad|poor)
    (hit|press|pressed) (the )?(wrong|twice)|keep|kept|(are|were) (too|not) \w+
    (make|made) (an? )?(mistake|error)s?
    """,
    surely=r"""
    probably|most likely|evidently|obviously|apparently|surely|certainly|presumably|doubtless
    clearly
    very likely|no doubt|undoubtedly
    """,
)
PRAISED = phrases(
    r"""
    (two|three|ten|a|over a|\d+|several) million (happy |satisfied )?(fans|customers|users|\
    members|players|readers)
    (happy|satisfied|loyal) (customers|travellers|users|members|guests|shoppers)
    (upgrade|switch|move|moving|change) (now )?to (our |the )?(premium|business|gold|pro|\
    plus|platinum|deluxe|vip|family)
    (treat|spoil|reward) yourself
    why (we|our \w+) (are|is) (\w+'s )?(\w+ )?(favourite|number|best|loved)
    your (favourite|beloved|trusted) \w+
    (in the meantime|meanwhile|while you wait),? (explore|enjoy)
    why not (use|try|enjoy|treat|buy|upgrade|visit|take)
    our (spring|summer|winter|autumn|special|festive) offers?
    (get|save|enjoy) \d+ ?% (off|discount|on)|at \d+ ?% off|now with \d+ ?%|half price
    new lower prices
    (smart|smarter|innovative|brand[- ]new) (new )?(platform|service|app|range|collection)
    got even (better|faster)
    (join|become one of) (our|the|two|over|\d+|thousands|millions)( \w+){0,2} (fans|members|\
    customers|family|community)
    shows? (once more |again )?how (innovative|reliable|good|strong|advanced)|more power for
    from (only |just )\d+ euros?
    """
)
# Who says this sees the trouble and bears it: what then sounds like turning away is advice.
OWNED = phrases(
    r"""
    (is|are|was|were|be) (\w+ )?(our|ours) (own )?(fault|mistake|doing|side|end)?
    (the )?(fault|error|mistake|problem|trouble|cause) is (ours|with us|on our (side|end)|\
    at our end)
    (it is|it's|that is|that's|this is) (us|on us|ours)
    not (yours|your|you|their|theirs|the (customer|user)s?)
    isn't (yours|your|you|their|them)|nothing wrong|(you|they) are right|sorry|apologi[sz]e
    our apologies
    (we|i) (are|'re|am) (aware|investigating|looking|working|repairing|fixing|correcting|\
    putting|on it)
    (fault|error|mistake|problem|trouble) (in|with) our
    we (see|know|feel|confirm) (it|this|that|the same)(?! is (all )?(your|nothing))
    """
)
