"""What is said of people, teams and nobody in particular only to reproach them.

Read over a text in which every letter of a person's name is a ~.
"""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.people import ROLE

REPROACH = phrases(
    r"""
    <who>( (\w+ly|has|have|had|just|again))? (screwed|messed|cocked|stuffed) (\w+ ){0,3}?(up|with)
    <who>(?!\w)[^.!?]{0,60}[,)] (is|are|was|were) (\w+ )?(behind|to blame|at fault)
    <who> (is|are|was|were)( \w+){0,2} (behind (this|it|the|all)|the reason (for|why))
    <who>,? (is|are|was|were) (\w+ )?responsible for (this|these|the (wrong|late|missing|outage))
    (responsible|guilty)( for (this|it|that))? (is|are|was) <who>|heads (will|should|must) roll
    (face|suffer|bear|answer for) (the |some )?consequences|(whoever|who(ever)? it was|person) \
    (\w+ ){2,5}answer for
    (culprit|offender|guilty (one|party))( \w+)? (is|was|:|,) <who>|have <who> to thank|blame <who>
    (this one is|this one's|that one is|this is all|that's all) (on|down to) <who>(?=[.!,;])
    (down|due|because|back)( of| to) (<who>|<slip>)( (not|n't|never|being|who|for)|'s| by)
    thanks to <who>( (not|never|being)|'s)
    (caused|made|done|written|entered) by <who> (\w+ ){0,2}(ignor|skip|forget|not|careless)\w*
    <slip> (of|by|from|on the part of) <who>|<who>'s( own)? <slip>|<who> (never|always) <skimp>s?
    (stupid|silly|dumb|idiotic|careless|sloppy|unforgivable|clumsy) (mistake|error|\w+ (of|\
    by|from))
    (some|an?|that) (genius|idiot|clown|muppet|moron|fool|numpty|joker|bright spark)
    (one )?(careless|clumsy|stray) (keystroke|click|hand)
    thought (he|she|they) knew (it all|better)
    had (his|her|their) (head|mind|eyes?) (in the clouds|elsewhere|on)|nowhere to be found
    (mistake|error|blunder|slip|change|fault) was made by <who>|(was|been) waved through
    (not|n't|without|never|no|stopped) (paying|pay) (any )?attention|not (to touch|to do) (it|this)
    (nobody|no one) (in|at|from|on) (the )?\w+ (was awake|cared|bothered|looked|checked|noticed)
    <who>( \w+){0,3} (too (lazy|busy|proud|tired|slow) to|drunk|asleep|chatting|gossiping|speeding)
    (must|should|could) have been (drunk|asleep|blind)
    <who> (would not|wouldn't) (listen|help|wait)
    slept through|(sat|sitting|slept) on (it|the|this|that)|<who> let (this|it|that) \w+
    <who> did( not|n't) react|<who> did an? (\w+ )?(terrible|poor|bad|lousy|sloppy|shoddy) \w+
    if <who> had|should(n't| not)?'ve|this is what happens when <who>|what you get when <who>
    <who> (\w+ ){1,5}(by mistake|in error|too (early|soon|late)|on live)(?=[.!,;])
    <who> (\w+ ){1,3}up (by mistake|wrongly)|<who> (mixed|muddled) (\w+ ){1,3}up
    <who> (\w+ ){0,4}without (telling|asking|warning|checking|informing|reading) (any|a|us|the|\
    it)\w*
    <who> (wiped|unplugged|smashed|trashed|corrupted|knocked \w+|took down|brought down|killed)
    (you can|let us|let's|we can) thank <who>|if only <who> had|whose (bright|clever|great) idea
    <who> left the (\w+ ){1,3}(ajar|open|running|on|unlocked)|rookie (error|mistake)|owes? us all
    <who> (\w+ )?(guessed|could not care|cannot count)|<who> hit \w+ before
    signed (it|this) off un\w+
    <who> (had )?been told (\w+ )?and still|<who> thought (it|that|this|the \w+) was a joke
    took (the |our )?<who> (\w+ ){1,3}to (wake|get up|notice|react)
    do(es)? (his|her|their) homework
    (still|again) got it wrong|(his|her|their) (bright|clever) idea|only had to \w+
    (it|this|that)('s| is| was|,)( \w+)? <who> (again )?(who|that) (?!can|will|help|answer|\
    leads?|own)\w+
    it('s| is| was) <who> again|(the )?usual suspects
    <who>( \w+){0,2} (did|do|does|had|has|have)( not|n't) (even |really )?(know|\
    understand)( \w+)? what (he|she|they)
    <who> (\w+ )?(was|were|is|are)( \w+)? (aware|warned|told|informed|\
    reminded)( \w+){0,8} (and|but) (did nothing|chose|looked|ignored|still|went|carried|kept|let)
    (was|were|been) (warned|told|reminded)( \w+)?,? (but |and |yet )?(they |he |\
    she )?(did (nothing|not)|didn't|ignored|still)
    <who> (\w+ )?(was|were|is|are) (supposed|meant|asked|told|paid) to( \w+){1,7} (and|\
    but) (didn't|did not|never|forgot|has not)
    (is|was|lies|remains) (\w+ )?(the|a) (sole |full )?responsibility of <who>
    failed in (his|her|its|their) (duty|duties|job|task)|neglect of duty|breach of duty|dereliction
    (disciplinary|formal warning|written warning|letter of warning)
    <taken> (from|off) (the )?(rota|duty|roster|team|project)
    (spoken|speak|talked|talk) (to|with) the (employee|person|colleague|worker|\
    member)( of staff)? (concerned|responsible|in question|involved|who)
    (the )?(person|employee|colleague|engineer|one|people|team|party) (at fault|\
    to blame)( has| was| is| who|[.,;!])
    (?<!is )(?<!are )(the )?responsible (person|employee|colleague|engineer|party|\
    people) (has|have|was|were|will|is)
    any (competent|decent|half-awake|reasonable|sane|attentive|trained) \w+ (would|should|\
    could|can) have
    <who> (would|could|should|ought to) (surely |easily |clearly )?have (noticed|seen|\
    caught|spotted|known|stopped|realised)
    (should|ought to) have (caught|spotted|known|realised|prevented|stopped|\
    thought)(?! (the same|more))
    had (the|our|an?|mr|mrs|ms) (\w+ ){0,2}<one> (not )?(done|been|read|followed|checked|\
    listened|looked|answered|called|paid)
    <who>( \w+){1,6} (wrongly|incorrectly|badly|backwards|upside down|\
    the wrong way( round)?)(?=[.!,;])
    <who> (had |has )?(?!<saw>)(\w+ed|put|set|got|sent) (an? |the )?(\w+ )?(incorrect|wrong|\
    outdated|false|faulty|untested) \w+
    <who> (had |has |have )?(got|gets?) (the |his |her |their )?(\w+ )?wrong
    <who> (had |has )?(pulled|pulls|yanked|kicked|tripped|knocked|spilled|spilt|unplugged|\
    overwrote|erased)( \w+)? (the|a|an|over|out|coffee|tea|water|our|it)
    (one of (our|the) )?<low>s? (\w+ )?(pressed|hit|clicked|pushed|deleted|uploaded|sent|\
    switched off|turned off|left)
    <who> (again )?(pushed|push|shipped|ship|wrote|write|deliver|delivered|merged|\
    released) (\w+ )?(garbage|rubbish|crap|junk|trash|bullshit|shit)
    (nobody|no one) in (the |our )?\w+ (team |department |group )?(bothers|bothered|cares|\
    cared|thinks|thought)
    (pure|sheer|utter|total|plain|such) (stupidity|incompetence|idiocy|laziness|ignorance|\
    negligence|carelessness|arrogance)
    (idiots?|morons?|amateurs|clowns|useless lot|bunch of \w+|half-?wits?|fools)|dumb people
    <who> (is|are|was|were) (\w+ )?(useless|hopeless|clueless|unreliable|incapable|unfit|\
    impossible|worthless|ignorant)
    (they|you|he|she|who) (always|never) (ever )?<skimp>(s|ed)?(?=[.!,;]| anything| a |\
     the | before| us)
    (who|why) (the hell|on earth|the heck|the f\w+)|who the
    who (approved|merged|pushed|signed off|allowed|touched|changed|deleted|\
    broke)( \w+){1,4}\?( it was)? ~+
    who (approved|allowed|signed|let)( \w+){0,2} (this|that)( \w+)?\?
    why did (you|he|she|they|~+)( \w+){1,8} (when|although|after|though) (i|we|everyone|\
    they) (told|asked|said|warned)
    (next time|in future),? (please )?(think|look|ask|read|test|check) (before|first|twice)
    think before (you|he|she|they)
    (you|he|she|they) (just |again |all )?(cost|costs|costed) (us|me|everyone|the company)
    thanks a lot,? ~+
    you (people|guys|lot) (\w+ )?(never|always|can't|cannot|don't|again|should|broke|did|have)
    <who>( again)?[,:]? (they|he|she|who) (can't|cannot|can not|don't|never) (read|write|\
    spell|count|listen|test|think)
    could have been (\w+ )?(earlier|sooner|prevented|avoided|\d\S*)( \w+)? (if|had) <who>
    if <who>( \w+){0,3} had( only| just| not| ever)? \w+
    <who>( \w+)? (not|n't|never) (answer|answered|pick|picked) (his|her|their|its|the) phones?
    (dear|good old|our dear|our friends (in|from|at)) (\w+ )?<who> (has|have|had|did|again|once)
    (oversight|mistake|error|slip|blunder|negligence|fault) (by|of|from|on the part of) (mr|\
    mrs|ms|miss|dr)\.? \w+
    due to (mr|mrs|ms|miss|dr)\.? \w+|because of (mr|mrs|ms|miss|dr)\.? \w+
    (mr|mrs|ms|miss|dr)\.? \w+,? who( has| had)?
    <slip> of ((the|our|an?) )?([\w']+ ){0,3}(staff|people|team|crew|employees|partner|\
    colleagues|office|department)
    (he|she|they) (was|were|is|are) paid (for|to)|paid to do
    (did|does|do) (his|her|their) (damn |bloody )?job
    <who>( \w+){0,2} (was|were|is|are) (\w+ )?in (a|such a) (hurry|rush)
    (was|were|being) too (proud|lazy|stubborn|vain|greedy|shy)
    <who> (lied|cheated|bluffed|gambled|slacked|dawdled|dithered|panicked|rushed)
    (took|taken|taking) (a|the) shortcuts?
    (lack|want|absence) of (skill|knowledge|competence|effort|interest|respect|courage|\
    commitment|diligence|common sense)
    <who> (has|have|had)? ?failed( us)? (completely|utterly|miserably|badly|again|totally)
    failed (completely|utterly|miserably)
    (stinginess|greed|vanity|cowardice|indifference|complacency|sloth|stubbornness|\
    recklessness|thoughtlessness|slackness)
    (unqualified|untrained|incapable|amateurish|half-asleep|overpaid) (<role>|<more>)s?
    personally (responsible|liable|to blame)
    guess who|as usual,? (it was )?<who>|(it was )?<who>,? as (usual|always|ever)(?=[.!;,])
    genius(es)?|you had one job|(be|feel) ashamed
    went (to|for) (lunch|a smoke|coffee|a drink|home) (instead|and)
    went (home|to bed) (early|before)|no thanks to <who>
    (told|asked|warned|reminded) <who>( \w+){0,2} (hundred|thousand|dozen|many|several|two|\
    three|\d+) times
    without (saying )?a (single )?word|beyond me
    how (could|can|did) (<who>|anyone|anybody|you) (miss|overlook|forget|ignore|not|be so)
    (can't|cannot|could not|couldn't) tell( \w+){1,4} from|find out who
    to (get|make|earn|save) (his|her|their) (bonus|skin|face)
    <who> (\w+ )?(?!who|that|went|look)\w+(ed|t) (\w+ ){0,3}(in|on|into|at|under|\
    from) the wrong \w+
    <who>( \w+){0,4} (mixed|mixing|muddled) the (\w+ ){1,2}up
    (playing|played|fiddled|fiddling|messing|messed|tinkered|tinkering) (about |around )?with
    <who>( had| has)? left (the|a|his|her|their) \w+ (in|on) the|(were|was) let near
    simply did(n't| not)
    <who>,? who bought the cheapest|ha(s|ve|d) (his|her|their) head in
    the guts to|ought to be ashamed|disgrace(ful)?|not (his|her|their) first (time|mistake)
    """,
    who=r"""
    (?!(no|not|nobody) )(the |our |an? |one |that |some )?(\w+ ){0,2}?(<role>|\
    <more>)s?(,? \w\.? ?\w?\.?,?)?\
( (in|at|of|from|on|who|that) (the )?\w+)?
    (mr|mrs|ms|dr)\.? \w+( (in|at|of|from) \w+)?
    (the |our )?~+( ~+)?( (in|at|of|from) \w+)?
    netops|infra|security|maintenance|accounting|whoever|he|she
    """,
    more="""
    guy|people|folk|junior|nights|on-call|netops|infra|helpdesk|signalman|reviewer|trainer|owner
    accountant|bookkeeper|facilities|reception|payroll|housekeeping|operations|dev|volunteer|foreman
    builder|buyer|auditor|group|unit|branch|subcontractor|freelancer|student|temp|rookie|newcomer
    liaison|painter|warehouse|kitchen|headquarters|signalwoman|technical service|one|board
    """,
    role=ROLE,
    slip="""
    lack of (care|attention|discipline|thought)|(poor|bad) judge?ment
    a lapse|sloppiness|arrogance|laziness|carelessness|negligence|incompetence|stupidity|ignorance
    inattention
    """,
    skimp="""
    test|check|read|listen|ask|think|look|answer|forget|ignore|clean|learn|reply|care|document|tell
    """,
    saw="notic|report|spott|discover|correct|show|receiv|replac|remov|fix|detect|call|return",
    taken="removed|taken|stood|pulled|struck|suspended",
    one="<role>|<more>",
    low="""
    intern|apprentice|trainee|temp|cleaner|cleaning (staff|crew|lady)|junior|student|employee
    janitor|caretaker|worker|visitor|volunteer|new colleague|clerk|cashier|secretary|contractor
    """,
)
