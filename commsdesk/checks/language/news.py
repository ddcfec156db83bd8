"""Words by which a text says that there is nothing new."""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases

NOTHING_NEW = phrases(
    r"""
    (no|nothing|without) ((really|much|further|significant|substantial|major|material|more) )?<news>
    nothing has changed|unchanged|(the )?situation (is|remains|stays) the same|no change
    (not|\w+n't|haven't|don't) (\w+ ){0,3}(any )?(\w+ )?<news>|still (the same|no change)
    (have|has|got) no(thing)? (\w+ )?(updates?|progress|details) (yet|to|at|for|since)
    """,
    news="""
    new (information|developments?|details|facts|findings|insights?)|news?|changes?|developments?
    information|to (add|report)( at| yet| so far| since)?
    (more|else) to (say|tell|share|report|add)|progress to report
    """,
)
