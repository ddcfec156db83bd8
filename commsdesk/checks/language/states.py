"""Phrases that claim a state: it is over, it works again, it still fails."""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases

WORD = r"(?!(once|until|till|when|if|unless|whether|after|before|how|no|not|as)\b)[\w'-]{1,30}"
TROUBLE = """
    issues?|incidents?|problems?|outages?|disruptions?|troubles?|faults?|errors?|matter|failures?
    interruptions?|malfunctions?|difficult(y|ies)|glitch(es)?|bugs?|leaks?|black-?outs?
    """
IT = r"((this|the|that|our|these|a|an) )?(<word> ){0,3}<trouble>( <about>)?|it|this|everything"
ABOUT = r"(with|in|at|of|on|affecting|that \w+) ([\w'-]{1,30} ){0,5}?[\w'-]{1,30}"
SERVICE = r"services?|systems?|operations|access|connectivity|performance|functionality|supply"
WE = r"(we|engineers|technicians|they|(the|our) [\w-]{1,30}( [\w-]{1,30})?)( have| has|'ve)?"
LONG_SINCE = "now|all|fully|completely|finally|successfully|since|just|been|again|largely"
MENDED = r"""
    resolved|fixed|solved|repaired|rectified|cleared( up)?|sorted( out)?|remedied|mended|put right
    dealt with|taken care of|mitigated|overcome|corrected|eliminated|settled|ironed out
    (brought )?under control
    """
RESTORED = "restored|recovered|re-?established|reinstated|resumed|reopened|re-opened|brought back"
OVER = phrases(
    r"""
    (<it>|all (\w+ )?<service>|<service>)( <has_been>){1,6} (<mended>|<restored>|over|closed|gone)
    (it|this|that|everything|all)'s( <since>){0,3} (<mended>|<restored>|over|fine|done|gone)
    [\w'-]{1,30}( <has_been>){1,6} (<restored>|sorted out|put right|back to normal)
    ([\w'-]{1,30} )?(have|has)( <since>){0,4} <well_again>
    (<it>) (have|has)( <since>){0,4} <recovered>
    <trouble>( [\w'-]{1,30}){0,3} (<recovered>|no longer \w+)
    (service|operations|traffic|work|normal \w+|everything|\w+s) (resumed|recovered|\
      returned to normal)
    <we>( <since>){0,3} (<mended>|restored) (<it>|everything|(the |all |full |\
      normal )?([\w-]{1,30} )?<service>)
    <we>( <since>){0,3} (repaired|fixed|mended|solved|resolved) (the|our|\
      all) ([\w-]{1,30} ){0,2}[\w-]{1,30}
    <we>( <since>){0,3} (managed|were able|been able) to <mend>
    (and|now) (has|have|is|are)( <since>| been){0,3} (<mended>|<restored>|over)
    (have|has|'ve|been|was|were) put ((it|this|that|the [\w-]{1,30}) )?right
    (closing|close|closed) (this|the (incident|issue|case|ticket))
    (consider|regard|declare)d? (<it>|the (case|matter))( as)? (<mended>|closed|over)
    (everything|it all|all of it) (works|runs|functions|is working|is running)( again)?
    all (works|is (running|working))
    can (now )?[\w-]{1,30}( [\w'-]{1,30}){0,4} (without|with no) (any )?(<trouble>)
    (fully|completely) (available|usable|functional|open|operational)(?! again)
    (available|stable|up|operational|working|running|open)( again)? since (\d|noon|midnight|\
      this)[\w:]*
    (everything|all|it|this)( <has_been>){1,5} <fine>|it's (fine|working|back|over|all good)
    (all )?((the|our) )?([\w-]{1,30} )?<service>( <has_been>){1,5} (back to normal|back|\
      <since> <fine>)
    <trouble>( (with|in|at|of) (the|our|your) ([\w-]{1,30} )?[\w-]{1,30})? (is|are) (history|\
      behind us|no more|a thing of the past)
    ((?<!.)|\b(and|but) )that('s| is| has been)( <since>){0,3} (<mended>|over)
    (is|are|was) (all )?(done and dusted|over and done with)
    (fully|completely) (resolved|restored|recovered|operational|repaired|functional)
    no longer ((an?|the) )?(<trouble>|affect\w*|affected|present|occurring|happening)
    (no ?one|nobody|no \w+|not) (is |are )?affected any (more|longer)
    (?<!.)((now|all|it's|is|finally) ){0,2}(resolved|fixed|solved|closed|restored|repaired)
    (?<!.)(good news|update|status|state|all clear)\W{1,3}((it is|it's|now|is|all) )*(<mended>|\
      restored|clear)
    (we are|we're|it is|it's) (now )?all[ -]clear
    (?<!.)((this is|we give|we can (now )?give) (the|an) )?all[ -]clear
    """,
    it=IT,
    word=WORD,
    trouble=TROUBLE,
    about=ABOUT,
    service=SERVICE,
    we=WE,
    since=LONG_SINCE,
    has_been="is|are|was|were|has|have|been|got|<since>",
    mended=MENDED,
    restored=RESTORED,
    well_again="""
    recovered|resumed|normali[sz]ed|reopened|come back|returned to normal|gone back to normal
    """,
    recovered="""
    <well_again>|ended|stopped|ceased|passed|disappeared|subsided|dissolved|abated|gone away|cleared
    come to an end
    """,
    mend="fix|resolve|restore|repair|solve|mend|sort|clear|put (it|this|that) right",
    fine=r"""
    fine|ok|okay|in order|well|back to normal|back|good|green|operational|(working|running) fine
    operating normally|functioning normally|working normally|running normally|up and running|solved
    """,
)
WORKS_AGAIN = phrases(  # may be true of a part
    r"""
    <carry_on>( [\w'-]{1,30}){0,4} (again|once more)(?!<later>)
    (is|are|we're|they're|it's)( <since>){0,2} (?!<ailing>)\w+ing( [\w'-]{1,30}){0,4} (again|\
      once more)(?!<later>)
    (is|are|was|were|been|be|got|brought|stands?)( <since>){0,3} <open>( [\w'-]{1,30}){0,3}? \
      (again|once more)(?!<later>)
    (is|are|were|was|been|it's|they're|we're)( <since>){0,3} back(?!<later>)(?! at (their|our|\
      work)| to you| with (more|an|news)| and forth)
    back (to normal|up and running|on ?line|in (service|operation|use|business|action)|at full \w+)
    up and running(?! (by|within|in|at))
    now (works?|runs?) for (all|every\w*)|works? as before
    can( now| once more)? (?!(please|try|re-?start|re-?fresh|sign out|\
      log out)\b)[\w-]{1,30}( [\w'-]{1,30}){0,6} (again|once more)(?!<later>)
    """,
    since=LONG_SINCE,
    later=r"""
    .{0,40}\b(from|by|within|tomorrow|next|tonight|later|soon|shortly|this (afternoon|evening))\b
    .{0,40}\b(in (a|an|half|the next|\d+)\b|(at|on) (\d|\w+day))
    """,
    ailing=r"""
        (fail|happen|hav|see|experienc|try|look|investigat|los|drop|crash|ris|fall|wait|get)ing
    """,
    carry_on=r"""
    (works?|runs?|operates?|functions?|loads?|flows?|departs?|arrives?|sells?|rings?|plays?)
    working|running|operating|functioning|loading|flowing|trading|sending|going through
    (accepts?|takes?|answers?|prints?|connects?|responds?|delivers?|shows?|stops?)
    """,
    open="""
    open|possible|available|online|up|operational|reachable|accessible|usable|live|fine|normal
    stable|complete|functional|connected|served|delivered|accepted|answered|visible|here|good|ok
    """,
)
STILL_ILL = phrases(
    r"""
    (<still>|remains?|continues? to be|stays?)( <now>)? (\w+ )?<ill>
    <trouble>( [\w'-]{1,30}){0,4}? (persists?|remains?|continues?|goes on|is ongoing|\
      are ongoing)(?! to \w+ (monitor|watch))
    (ongoing|persisting) <trouble>
    (?<!we )continues? to (?!(operate|run|work|function|perform|monitor|watch|improve|review|\
      check|be|learn|keep|look)\b)\w+
    <still> (cannot|can't|unable|not|do(es)? not|don't|doesn't|have (no|trouble|problems)|\
      without|no)
    (is|are) <still> [\w-]{1,30} (in|for|at|on) (some|many|several|parts|half|a few|one|two)
    <still> (see|sees|seeing|get|gets|getting|fails?|affects?|experiencing|wait\w*|happens?)
    <people> (<now> )?(cannot|can't|(are|is) (<now> )?(unable|not able|experiencing|seeing))
    (is|are) <now> <ill>|<ill> (at the moment|right now|for now|at present|currently)
    (is|are) (down|offline|unavailable|out of (order|service|action)|not (working|available|\
      possible|reachable))
    (will|'ll) have (it|this|everything|them|things) \w+
    keeps? (occurring|happening|failing|crashing|coming)
    <now> (fails?(?!-)|cannot|can't|unable|see|experience|suffer)
    (while|as) (we|they|engineers|technicians|our \w+) (repair|restore|fix|work|investigate|\
      resolve|deploy|roll)
    (has|have|is|are) not (yet )?(been )?(fully )?(<mended>|restored|recovered|over|ended|\
      stopped|passed|cleared)
    (hasn't|haven't|isn't|aren't) (yet )?(been )?(fully )?(<mended>|restored|recovered|over)
    (will|'ll|(expect|hope|aim|plan)\w* to) ((soon|shortly) )?(be|have|get|\
      see)( [\w-]{1,30}){0,3} (<now> )?(<mended>|restored|recovered|back)
    """,
    now="currently|presently|now|also|all|mostly|partly|largely|at present|completely|soon|shortly",
    trouble=TROUBLE,
    still="(?<!was )(?<!were )(?<!had )still",
    people=r"""
        customers|users|people|patients|passengers|members|pupils|students|guests|players|staff
    """,
    mended=MENDED,
    ill="""
    unavailable|down|offline|affected|failing|slow|closed|disrupted|degraded|unable|experiencing
    off|out|cancelled|missing|wrong|late|delayed|stuck|waiting|broken|inaccessible|unreachable
    impacted|suspended|blocked|interrupted|limited|restricted|shut|intermittent|faulty
    """,
)
UNPLANNED = phrases(
    r"""
    (experiencing|investigating|aware of|suffering|seeing|noticed|hit by|having|dealing with|\
      facing|battling) (from )?((an?|the|some|this|reports of) )?([\w-]{1,30} ){0,3}<trouble>
    (?<!no )(?<!any )(unplanned|unexpected(ly)?|unforeseen|unscheduled|sudden(ly)?)
    <trouble> (is|are|has|have)( been)?( <now>)? (affecting|taking|taken|causing|caused|hit|\
      disrupting|being|knocked|made|left|brought|stopping|stopped|preventing)
    (we|site|office|building|we have|we've) lost ((the|our|all) )?(connection|power|contact|\
      access|service|connectivity)
    (has|have) (taken|knocked|brought|put|thrown) ([\w-]{1,30} ){1,4}(offline|down|out)
    there (is|are) ([\w-]{1,30} )?(problems|issues|errors|faults|outages)
    there is an? ([\w-]{1,30} )?(outage|incident|fault|failure|problem|issue|error)
    (fault|error|defect|incident|problem|outage|issue) (was|has been) (detected|found|\
      discovered|noticed|reported)
    went (down|offline|dark)(?! (for|as planned|on schedule))
    there (is|are|has been) (an?|some) (major|serious|large|severe|ongoing|big|\
      widespread) ([\w-]{1,30} )?<trouble>
    <trouble> (hit|struck|stopped|took|brought|knocked|occurred|happened|has (hit|struck|occurred))
    (?<!that )(?<!which )(the|our|an?) [\w-]{1,30}( [\w-]{1,30})? failed(?! (twice|over))
    (?<!postponed )(due to|because of|owing to|caused by) ((an?|the|\
      some) )?([\w-]{1,30} ){0,2}<trouble>
    (?<!that )(?<!which )(has|have) (<now> )?(gone down|crashed|failed|broken down|\
      stopped working|gone offline)
    (crashed|broke down|fell over|went dead|stopped working)
    (are|is) (<now> )?(failing|crashing|not responding)(?! over)
    (are|is|we're) (<now> )?(investigating|looking into|diagnosing|searching for|\
      looking for (the )?(cause|reason|source|fault|what))
    being (<now> )?(investigated|looked into)|working on a (fix|solution|repair)
    (customers|users|people|patients|passengers|guests|pupils|shops|\
      players) (<now> )?(are )?report\w* <trouble>
    """,
    trouble=TROUBLE,
    now="currently|presently|now|also|all|actively|still|just|urgently",
)
