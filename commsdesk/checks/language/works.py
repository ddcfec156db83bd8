"""Phrases that claim how far the work is: searching, the cause known, a fix coming, a fix out."""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases
from commsdesk.checks.language.states import LONG_SINCE, TROUBLE, WORD

FIX = "fix|patch|solution|correction|remedy|mitigation|hotfix|repair|repairs|roll-?back|bug ?fix"
A_FIX = r"((a|an|the|our|this|its) )?(<word> ){0,2}(<fix>)"
CAUSE = "cause|root cause|reason|source|origin|culprit|trigger"
THE_CAUSE = r"((the|a|its|this|what we believe (is|to be) (the|its|a)) )?([\w-]{1,30} )?(<cause>)"
OF = r"( (of|for|behind|why|that) ([\w'-]{1,30} ){0,4}?[\w'-]{1,30})?"
CREW = r"we|we're|teams?|engineers|technicians|crews?|staff|specialists|experts|colleagues|supplier"

FIX_IS_OUT = phrases(
    r"""
    (<fix>)( <has_been>){1,5} (<out>)<not_for_all>
    (?<!to )(<now> )?(deployed|rolled out|released|shipped|applied|installed|implemented|\
      finished|completed|(?<=have )put|(?<=has )put|(?<='ve )put) (the (roll-?out|deployment|\
      installation) of )?<a_fix><being>
    (update|version|release|change|part) (that|which|to) (fix|correct|repair|solve|restor|\
      cure)\w*( [\w'-]{1,30}){1,4} (is|has been|was) (<out>)
    <a_fix> (deployed|rolled out|released|is in place)
    (we|they|engineers|technicians) put <a_fix> in(to)? (place|effect|service)
    (completed|finished) (the )?(roll-?out|deployment)
    (monitor|watch)(ing)? (the (effect of the )?(fix|patch|results?|recovery)|(that|\
      whether) the fix)
    """,
    fix=FIX,
    a_fix=A_FIX,
    word=WORD,
    now=LONG_SINCE,
    has_been="has|have|was|been|is|are|were|put|went|gone|<now>",
    out="""
    deployed|rolled out|released|in place|in effect|live|shipped|published|installed|completed?
    made|out|finished|done|(implemented|applied)<being>
    """,
    being=r"""
    (?!.{0,40}\b(being|rolling|propagat\w+|deploying|in progress|under ?way|takes? effect))
    """,
    not_for_all=r"""
    (?! (to|for|in|on|at) (some|half|part|one|two|three|most|several|a (third|quarter|few))\b)
    """,
)
FIX_IS_COMING = phrases(  # where it should be out
    r"""
    (<fix>)( [\w'-]{1,30}){0,3} (is|are) (<now> )*(<going>|being (\w+ly )?(tested|prepared|\
      developed|built|written|worked on))
    (working|work|works) ((very |really )?hard |actively |urgently |closely |together |\
      around the clock |flat out |day and night |<now> |with ([\w'-]{1,30} ){1,4}){0,2}(on|to|\
      towards) (<a_fix>(?! (in|for) the long)|implementing|fixing|it\b|this\b|that\b|resolving|\
      restoring|repairing|recover\w*|(the|this) (<trouble>|matter)|((fully|quickly) )?(resolve|\
      restore|repair|fix|solve|bring|get(?! better)|recover|find a))
    (trying|struggling|attempting|fighting) to (find <a_fix>|restore|fix|repair|resolve|solve|\
      bring|get)
    <fix> will (be \w+|follow|come|reach)
    (preparing|developing|testing|writing|building|looking for|seeking) <a_fix>
    no <fix>( [\w-]{1,30})? (has been|was|is) (<now> )?(found|available|known|ready|in sight)
    (have|has) not (yet )?found <a_fix>|(haven't|hasn't) (yet )?found <a_fix>
    """,
    fix=FIX,
    a_fix="((a|an|the|our|its) )?((?!permanent|long|lasting|further|better)[\\w-]+ )?(<fix>)",
    now="currently|now|still|actively|already|all|also|just",
    going=r"""
        in the works|in preparation|in development|in progress|under ?way|on (its|the) way
        ongoing
    """,
    trouble=TROUBLE,
)
FIX_IS_GOING_OUT = phrases(
    r"""
    (<fix>)( [\w'-]{1,30}){0,3} (is|are) (<now> )*(being (\w+ly )?<put_out>|rolling out|\
      going out|going live|spreading)
    (is|are) ([\w-]{1,30} ){0,3}being (rolled out|deployed)
    (are|is|we're|still|currently|now|continue to|teams?|engineers) (<now> )*(deploying|\
      rolling out|implementing|applying|installing|releasing|pushing) <a_fix>
    """,
    fix=FIX,
    a_fix="((a|an|the|our|its) )?((?!permanent|long|lasting|further|better)[\\w-]+ )?(<fix>)",
    now="currently|now|still|actively|already|all|also|just|gradually|slowly",
    put_out="deployed|rolled out|implemented|applied|installed|released|pushed( out)?|put in place",
)
REPAIRING = phrases(  # in a text that says that it is over
    r"""
    (are|is|we're|still|currently|busy|continue to|teams?|engineers|\
      technicians) (<now> )*(in the process of )?(restoring|repairing|rolling back|reverting|\
      fixing|recovering|rebooting|restarting|bringing (it|the|our|all)|switching (it|the|our|\
      over))
    (are|is|we're) (<now> )*(fitting|mending|replacing|installing) (a|an|the|it|new|our)
    (are|is|we're) (<now> )*in the process of \w+ing
    (<fix>) (has|have) not (yet )?(reached|been|taken)
    (restoration|recovery|roll-?back|repair work|repairs?|switch-?over|investigation) (is|are|\
      continues?) ?(<now> )*(under ?way|in progress|ongoing|continuing)
    """,
    fix=FIX,
    now="currently|now|still|actively|already|all|also|just|on site and|there and",
)
SEARCHING = phrases(
    r"""
    (?<!was )(?<!were )((?<!.)|\b(and|both|who|<crew>) ((is|are) )?|\b(are|\
      is) )((<still>) ){0,3}(investigat(e|ing)|diagnos(e|ing))<it_only>
    (continues?|keeps?|still|working) (to )?investigat(e|ing)<it_only>
    (?<!was )(?<!were )(looking|look|digging) into (it|this|that|the|what|reports)(?! (root|\
      full|exact|underlying|extent|impact|how|why))( <trouble>)?
    investigations? (is|are|continues?|remains?)( <still>){0,2}( ongoing| under ?way|\
       in progress)?(?! (complete|finished|closed|over))
    being investigated(?! (by|further|separately))|under investigation
    """,
    crew=CREW,
    still="still|currently|actively|now|continu(e|es|ing) to|keep|working to|further|urgently|all",
    it_only=r"(?! ((the|a|its|this) )?(<of_it>))",
    of_it="""
    root|full|further|exact|underlying|extent|scope|impact|how|why|what|which|who|whether|if|cause
    """,
    trouble=TROUBLE,
)
SEARCHING_THE_CAUSE = phrases(
    r"""
    (looking|searching|hunting|search|look|hunt) for (what(ever)? (causes?|caused|is|went|lies|\
      broke|breaks|makes?|stops?)|(the|a|\
      its) <near>(cause|source|reason|origin|culprit|root of))
    (investigat(e|ing)|looking into|diagnosing) ((the|its|a) )?<near>(cause|source|reason|origin)
    (investigat(e|ing)|looking into) (what|why)(?! (happens|we))
    to <find> (<what>)|look(ing)? (at|into) what (could|may|might|is)
    (?<!to )(<find>ing) ((what|why) (is|are|has|causes|lies|went|the)|the ([\w-]{1,30} )?cause)
    investigations? into ((the|its) )?<near>(cause|reason|source)
    """,
    find=r"""
        find( out)?|identify|determine|pinpoint|understand|discover|establish|work(ing)? out
        figure out|isolate|locate|learn|trace
    """,
    what=r"((the|its|a) )?<near>(cause|source|reason|origin|fault)|what|why|where",
    # Of root causes we speak after the all-clear too.
    near=r"((?!root|underlying|full|exact|deeper)[\w-]{1,30} )?",
)
SEARCHING_THE_ROOT_CAUSE = phrases(  # of which we may speak once it works
    r"""
    (?<!was )(?<!were )(investigat(e|ing)|looking (for|into)|searching for|hunting (for )?|\
      tracing|seeking) ((the|its|a) )?(root|underlying|exact|deeper) (cause|source|reason|origin)
    (cause|reason|source)s?,? which (is|remains) (still |as yet )?(un\w+|not)
    """
)
CAUSE_IS_UNKNOWN = phrases(
    r"""
    ((do|does|did|have|has|are|is|could|can) ?)?(not|n't|no idea|never)( yet| exactly| really|\
       currently| been able to)* (know|known|found|find|identify|identified|understand|\
      established|determined?|pinpoint(ed)?|sure|clear|have|seen)( yet| out|\
       exactly)* (<the_cause>|what (is |has |lies )?(caus|behind|went|is wrong|broke|goes|\
      happened|is happening)\w*|why(?= yet|[.,!]|$)|why (<the>)?([\w'-]{1,30} ){1,4}?(fail|stop|\
      is|are|was|has|have|does|cannot|do|keep)\w*)
    (nobody|no ?one)( yet)? knows( yet)? (what|why)|in the dark (about|as to)|(puzzled|at a loss)
    (unsure|uncertain|no clue|no explanation|cannot explain|can't explain|\
      unclear)( yet| to us)? (what|why|how|for)
    what (causes|makes|broke|stops|stopped|breaks)( [\w'-]{1,30}){1,5} (is|remains) <dark>
    no idea( yet| still| so far)* (what|why|where)
    what('s| is| has) (causing|caused|behind|wrong|gone wrong)( [\w'-]{1,30}){0,4} (is|\
      remains) (still )?(not|un\w+)
    (<cause>)<of> (is|are|remains?)( still| yet| currently| as yet|\
       so far)* (not( yet)? (\w+ )?(known|clear|found|identified|understood|established|\
      confirmed)|unknown|unclear|unidentified|a mystery|to be (found|determined|established)|\
      being (investigated|looked for|sought|determined))
    (<cause>)<of> (has|have)( still)? not (yet )?been|(<cause>)<of> (isn't|hasn't)
    """,
    the_cause=THE_CAUSE,
    cause=CAUSE,
    of=OF,
    dark="(still )?(a (mystery|riddle|puzzle)|unknown|unclear|open|not (yet )?(known|clear))",
    the="the |our |it |this |these |some |so many ",
)
CAUSE_IS_KNOWN = phrases(
    r"""
    <found>( out)? <the_cause>
    (<cause>)<of>( <has_been>){1,4} (identified|found|known|pinpointed|isolated|established|\
      located|clear|confirmed|discovered|determined)(?! (by|once|when))
    know (now )?(what|why)(?! (to|you|this means|customers|that feels|it means))
    what caused (this|it|the)|(?<!the )root cause(?=:)
    root cause is(?! (being|under|not|un|still|to))
    (?<!the likely )(<cause>)<of> (is|was|has been|turned out to be|proved to be|lies|\
      lay) (now )?(an?|our|in|with|the(?! (subject|focus|one|same|question|thing|first|\
      next)))
    <trouble_or_it>( [\w'-]{1,30}){0,4}? (was|were|is|are|has been|\
      have been)( <surely>)? (caused|triggered|brought (on|about)) by
    <trouble_or_it> (was|were|is|are)( <surely>)? (due to|down to|because of|the result of|\
      a result of|a consequence of)
    (?<!not )(is|was|are|were) the ([\w-]{1,30} )?(cause|culprit|reason (why|that|for))
    (is|was|are|were) (responsible for|behind) (the|this|these) <trouble>
    (it )?turn(s|ed) out (that|to be)
    (pinpointed|located|isolated|tracked down|traced) ((the|a|this) ([\w-]{1,30} )?(cause|\
      source|fault|problem|issue|error|bug|leak|failure|defect)|it|where|what)
    <found> (the|a) ([\w-]{1,30} )?(bug|defect|fault|error|mistake|component|part|\
      setting) (that|which|behind|responsible)
    (trac(ed|eable)|track(ed)?) (it |this |the [\w-]{1,30}( \w+)? )?(back |down )?to
    found (what|where|why)(?! to\b)
    """,
    found=r"""
        identified|found|pinpointed|determined|isolated|located|traced|discovered|established
        uncovered|know|nailed( down)?
    """,
    the_cause=THE_CAUSE,
    cause=CAUSE,
    of=OF,
    has_been="has|have|was|is|been|<since>",
    since=LONG_SINCE,
    surely="directly|indeed|now|all|clearly",
    trouble=TROUBLE,
    trouble_or_it="<trouble>|it|this",
)
