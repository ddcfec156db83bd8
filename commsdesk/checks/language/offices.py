"""How offices write, and what plain words say the same."""

from __future__ import annotations

from commsdesk.checks.language.patterns import phrases

INSTEAD = {
    "in view of the fact that": "because",
    "due to the fact that": "because",
    "owing to the fact that": "because",
    "in light of the fact that": "because",
    "on the grounds that": "because",
    "in the event that": "if",
    "in the event of": "if there is",
    "in the case that": "if",
    "provided that": "if",
    "for the time being": "for now",
    "at this point in time": "now",
    "at the present time": "now",
    "at this juncture": "now",
    "at this stage": "now",
    "with immediate effect": "now",
    "until such time as": "until",
    "in the course of": "during",
    "for the duration of": "during",
    "subsequent to": "after",
    "prior to": "before",
    "in advance of": "before",
    "with regard to": "about",
    "with respect to": "about",
    "in respect of": "about",
    "in regard to": "about",
    "in relation to": "about",
    "pertaining to": "about",
    "in order to": "to",
    "so as to": "to",
    "with a view to": "to",
    "for the purpose of": "for",
    "by means of": "with",
    "in accordance with": "under",
    "notwithstanding": "despite",
    "hereby": "",
    "herewith": "",
    "aforementioned": "this",
    "abovementioned": "this",
    "the said": "this",
    "be advised that": "",
    "please note that": "",
    "a large number of": "many",
    "a majority of": "most",
    "the majority of": "most",
    "in excess of": "more than",
    "not in a position to": "unable to",
    "in a position to": "able to",
    "make use of": "use",
    "making use of": "using",
    "has the ability to": "can",
    "have the ability to": "can",
    "is capable of": "can",
    "utilise": "use",
    "utilize": "use",
    "utilising": "using",
    "utilizing": "using",
    "commence": "begin",
    "commenced": "began",
    "terminate": "end",
    "endeavour": "try",
    "endeavor": "try",
    "endeavouring": "trying",
    "endeavoring": "trying",
    "remediate": "put right",
    "remediated": "put right",
    "ascertain": "find out",
    "facilitate": "help",
    "expedite": "speed up",
    "henceforth": "from now on",
    "thereof": "of it",
    "whereby": "by which",
    "inter alia": "among other things",
}
NOUNS = r"""
    (carry|carried|carrying|carries) out <an> \w+(tion|ment|sis|ance|al|ing)s?
    (perform|conduct|effect)(ed|ing)? <an> \w+(tion|ment|sis|ance)s?
    (the )?(implementation|utili[sz]ation|execution|provision|facilitation|reali[sz]ation) of
    (give|given|giving) (consideration|notification|rise) to|take into consideration
    (was|is) the subject of
    (make|made|making) <an> (modification|determination|assessment|decision|adjustment)s?
    (been|being) the subject of
    (the|a) (non-)?(functionality|usability|operability|unavailability) of
    """
FIGURES = r"""
    iron(ed|ing)? out|get to the bottom of|round the clock|in the dark
    in the loop
    on the same page|touch base|circle back|ramp(ed|ing)? up|low-hanging|moving parts|deep dive
    at the end of the day
    the tip of the iceberg|up to speed|in full swing|bear(ing)? fruit
    a level playing
    turn(ed|ing)? the corner|go the extra mile|on top of (it|things|this)|in the pipeline
    game changer
    bear the brunt|a tall order|up in the air|the last mile
    """
PHRASE = phrases(
    "\n".join([*sorted(INSTEAD, key=len, reverse=True), NOUNS, FIGURES]),
    an=r"(an?|the|our|some)( \w+)?",
)
SAYINGS = phrases(
    r"""
    wheels (have |had |has )?(come|came|fell|fallen) off|pull\w* out all the stops|right the ship
    (burn\w* the )?midnight oil|backs? (is |are )?(to|against) the wall|mov\w* heaven and earth
    belly[- ]up|back to square one|left? no stone|leav\w* no stone|out of the woods
    between a rock|the ball is (now )?in|up the creek|bit(e|ten|ing) the bullet|bit off more
    (a )?(perfect storm|can of worms|wild goose|needle in a haystack|slippery slope|double-edged)
    (a |the )?(bull by the horns|elephant in the room|last straw|silver bullet|house of cards)
    (under|weather\w*) the (weather|storm)|touch and go|light at the end of the tunnel
    hit the ground running
    (put|putting) out fires|firing on all|throw\w* a spanner|spanner in the works
    nip\w* (it )?in the bud
    on (its|their|our) last legs|by the skin of|went (south|sideways|pear-shaped)
    gone (south|pear-shaped)
    bend\w* over backwards|pick\w* up the pieces|all hell|a house on fire
    kicked? the bucket
    (a )?curve ?ball|hit (the buffers|a brick wall|the skids|the wall)|bite the dust|bit the dust
    thr(ew|own|ow|owing) in the towel|in hot water|powder dry|jump\w* the gun
    on thin ice|herding cats
    (gave|give|given) up the ghost|(up in|gone up in) smoke|down in flames|in the same boat
    kick\w* the can
    hang\w* by a thread|to (its|their|our) knees|cut\w* corners|eye of the storm|down the drain
    rid(e|ing) out the storm|batten\w* down|all at sea|dead in the water|on an even keel
    egg on our faces?|grasping at straws|clutching at straws|back in the saddle|off the rails
    """
)
DOUBLE_NEGATION = phrases(
    r"""
    not (un|in|im|ir)(likely|common|usual|known|reasonable|expected|founded|affected|available|able)
    not (impossible|infrequent(ly)?|improbable|insignificant|inconsiderable|irrelevant|without)
    (cannot|could not|should not) (be )?(ruled out|excluded|denied) that( \w+){1,6} (not|no|never)
    no( \w+)? (is|are|was|were|has|have)( been)? (un|in)(affected|available|able)
    not( \w+)? fail(s|ed)? to
    (is|are|was|were) not (no longer|not)|no longer un\w+|nobody is not
    not .{0,20} that .{0,30} (cannot|can't|is not|are not|isn't|aren't|not)(?! (yet|only))
    (cannot|can't|could not) be said (not|that)( \w+){0,4}( not| never| no)?
    not as if( [\w'-]+){1,5} (not|never|no|\w+n't)
    no( \w+){1,2} (do|does|did) not( \w+)?(?=[.,;!])
    (cannot|can't) be ruled out that( \w+){1,6} (not|no|never)
    """
)
