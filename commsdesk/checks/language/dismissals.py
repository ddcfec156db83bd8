"""What is said to those who report a trouble, to make it theirs or to make it nothing."""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases

DISMISSED = phrases(
    r"""
    nothing( \w+){1,4} (is|was|went|has gone) (wrong|broken|amiss|awry)
    there (is|was|has been) (nothing (to (fix|repair|mend|resolve|see)|the matter)|never an? \w+)
    (there|it) never (was|has been) (a|an|any) <trouble>
    no (\w+ )?<trouble> (has |have |had )?(ever )?(occurred|happened|exists?|existed|took place)
    (did not|didn't|never|not) (have|had|been) (an?|any) (outage|failure|interruption|breakdown)
    (never|not|n't) (happened|took place|existed|occurred|take place)(?= ?[.!,;])
    (refuse|decline) to (call|accept|believe)
    (we|i) (dispute|deny|reject|contest) (that|the|any|all)
    (no|not (a word|an ounce|any) of) truth (in|to)|(nonsense|rubbish|unfounded|fiction|hysteria)
    (spread|spreading|made[- ]up) (a |an |the )?(false|wild|baseless|stor|rumou?r|lie)\w*
    (complaints?|reports?|claims?|stories|they|it|that) (is|are|was|were) (\w+ )?<invented>
    (you|they|people) (are|must be|were|'re) (just |only )?(imagining|dreaming|mistaken|lying)
    (no|not any) idea (what|why) (you|they|people) (are|have|complain|want|talk)\w*
    whatever (you|they|people) (may|might|have|say|read|think)( \w+)*?(?=[.!,;])
    (you|they) (are|were|'re) the (only|first) (one|person|customer|guest)s?( to| who)?
    (nobody|no one|none) (else )?(has|had|have) (this|that|the|any) (problem|trouble|issue)
    (nobody|no one) else( \w+)? (has|is|sees?|seems|complain\w*|report\w*)(?! affected)
    (caused by|because of|due to|down to|fault of) <people> who|fully available at all times
    (it|this|that) is (how|what|exactly how) (the|our|it|this) (\w+ )?(works?|is meant|should|does)
    is (simply |just )?how (the|our|it) (\w+ )?works|a feature[,;]? (and )?not a (bug|fault|defect)
    (normal|expected|usual|intended|standard) behaviou?r|within (normal|expected|usual) \w+
    (exactly|just|precisely) (as|how|the way) (we|it|they) (built|designed|intended|meant|\
    planned)\w*
    (as far as|for all) we (are concerned|know|can tell|can see)( \w+){0,3} (fine|order|well|good)
    works? (fine |perfectly |well )?for us(?! \w+ing)|green (lights?|everywhere|across)|all green
    (everyone|everybody|all (customers|users|of you)) (can|could|is able to) \w+( in| on)? \
    (just )?fine
    (all|our)( our)? \w+ (run|work|fly|sail|arrive) as (they|it) (always|usually) \w+
    our \w+ (are|is|were|was) never (late|down|wrong|slow|broken|out|full)
    (app|site|game|shop|service|system|platform|portal|network|meter|heating|lift|website|\
    account)s? \
    (has|have|was|were|is) (been )?(\w+ )?(available|up|online|reachable|running) (all|the whole|\
    throughout)\
( \w+){0,2}
    (app|game|meter|heating|site|network|software|website) (is|are|works?|runs?|\
    was)( \w+)? <sound>[;:,.] ?\
(it is |it's )?(you|put|your|use|buy|get|wear|please)
    (it is|it's) you (who|that)|the <trouble> (is|was|are|were) (all )?(yours|with you)(?= ?[,.!;])
    (user|customer|matter|question)s? (of how|handling)( you)?|between (the )?(chair|keyboard)
    (before you|stop) (complain|moan|whin|grumbl|bother)\w*( to)?( us)?(?= ?[.!,;])
    your (own )?(complaint|report|claim|anger)s? (is|are|was) \w+
    (is|are|'s) (because|that) you (have|had|did|do|are|were|don't|didn't|forgot|use) (no|not|\
    too|\w+ too)
    (that is|that's) because you
    you (use|used|have|eat|want|expect|ask) (far |way )?too (much|many)
    (it is|it's|that is|this is) your (own )?(responsibility|job|duty|problem|business|fault|doing)
    you (must|will) have (\w+ )?(\w+ed|typed|made|done|put|set|lost|forgotten)
    (likely|probable|probably|possible)( \w+){0,2} your (\w+ )?(computer|phone|device|browser|\
    router)
    <people>( \w+){1,6} (hold|held|put|plug|use|press|enter|turn)\w* (\w+ ){1,3}the wrong way
    only (the )?\w+ who (cannot|can't|do not|don't|did not) (follow|read|use|understand|type|wait)
    because they (came|come|are|were) too
    simply (did not|didn't|do not|don't) (save|read|follow|look|pay|charge|listen|wait|press)
    <people>( \w+){0,3} (was|were|are|is)( \w+)? (impatient|careless|confused|mistaken|clumsy)
    (make|making|be) sure( that)? you (are|have|did|know)( \w+){1,4} before
    (is|are) still the (best|most|fastest|safest)|we have the (best|most|fastest|safest|finest)
    (data|records|logs) (says?|shows?|proves?)( that)? you
    (say|says|said|claim|think|believe|write)s?( \w+){1,6}[.;:,] (they|it|there|that) (is|are|\
    was|were|do|does)\
    ( not|n't| none)(?= ?[.!;])
    (?<=[.!;:,] )there (is|was|are|were) (none|no such thing)(?= ?[.!;])
    (dial|read|look|listen|type|count|try|click) (more carefully|again before|properly|harder)
    no (reason|cause|grounds|need) (for|to) (the |this |any |all this )?(fuss|panic|complain\w*|\
    alarm|outcry)
    (we )?stand by our (statement|view|word|product)
    (all|everything) is (well|fine) (at|with|in) \w+
    our \w+ (is|are) (faultless|flawless|perfect|blameless|beyond \w+)|(in|all in) your (head|mind)
    (check|make sure|sure) (that )?you have(n't| not)? (run out|enough|paid|topped up|not)
    <service>( \w+)? never (go|goes|fail|fails|break|breaks|stop|stops) ?\w*
    (seem|appear)( to be)? (unable|too \w+|not able) to (read|type|follow|understand|use)
    (does|do) (exactly |just )?what (it|they) (should|is|was|are)|(you are|you're) expecting too
    (attention seekers?|troublemakers|scaremongering|scaremongers|trolls|drama)
    look in the (right|correct)
    (did|do|have) you (not )?(\w+ )?(forget|forgotten|paid?) (not )?your \w+
    (perhaps|maybe|possibly) you (did|have|are|do|forgot|need)|your own (cabling|wiring|doing|kit)
    (?<!who )(have|had) (forgotten|mislaid|mistyped) their
    would have (saved|spared) you|buy (a|an) (better|newer|proper|real) \w+
    never a (fault|problem|bug|failure)|typed (in )?(a|the|their|your) (wrong|bad) \w+
    """,
    trouble="""
    outages?|problems?|issues?|incidents?|disruptions?|faults?|failures?|errors?|downtime|bugs?
    interruptions?|breakdowns?|trouble
    """,
    service="servers?|trains|buses|network|site|app|systems?|tills|machines|service|lifts|game",
    invented="""
    (nonsense|invented|made up|fake|unfounded|baseless|a lie|lies|imaginary|hysterical|untrue)
    """,
    sound="right|fine|perfectly|flawlessly|well|ok|correct|accurate|good",
    people="""
    visitors|travellers|shoppers|clients|customers|pupils|(the )?students|users|passengers|patients
    callers|guests|people|those|players|parents|members|drivers|viewers
    """,
)
