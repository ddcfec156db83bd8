"""The words of the pub, the jokes and the figures of speech that a notice does without."""

from __future__ import annotations

import re

from commsdesk.checks.language.patterns import phrases

SLANG = phrases(
    r"""
      # short forms of chats
    lol|lmao|rofl|omg|wtf|tbh|imo|idk|brb|nvm|ppl|thx|pls|plz|cuz|coz|prolly|gonna|wanna|gotta|gimme
    lemme|kinda|sorta|dunno|ain't|y'all|yep|yup|nope|yeah|nah|rn|soz|thru|tmrw|2day|2morrow|b4|gr8
    smh|ikr|u(?= (can|can't|r|are|will|guys|should))|ur
      # calls
    hey|heya|hiya|howdy|yo|whoa|oops\w*|whoops\w*|ugh|argh|meh|phew|yikes|yay|woo-?hoo|hooray|hurrah
    hurray|ta-?da|voil[aà]|ouch|woop|woot|yahoo|yee-?haw|sigh|facepalm|duh|hallelujah
    <call>(?=[,!?. ])|snap(?=[!,])|(?<![a-z] )(<opener>)(?=[,!.:])|oh (no|dear|well|boy|man|my)
    (good|great|bad) news,? (everyone|everybody|all)|cheers(?=[.!,]|\Z)|ta(?=[.!]|\Z)|chill|chillax
      # who is spoken of
    guys|folks|dudes?|bro|peeps|mates(?! r)|(?<=, )mate|buddy|(the|our|whole) gang|champs|kids(?=,)
    nerds|geeks|boffins|devs|techies|gremlins|hamsters|goblins|unicorns|lovely (people|customers)
    (our|tech|it|internet|code|network|little) <wizard>s?
      # how it is
    bummer|darn|damn\w*|crap\w*|shit\w*|hell of|bloody|sucks?|sucked|stinks|freaking|holy (cow|moly)
    borked|busted|hosed|fubar|bonkers|wonky|janky|dodgy|iffy|kaput|knackered|fried|nuked|bricked
    wobbly|doozy|messed up|screwed( up)?|cocked up|mucked up|botched|snafu|clusterf\w+|train wreck
    dumpster fire|(total|right|bit of a|big|hot) mess|sorry for the mess|teen[y]?[- ](tiny|weeny)
    (is|are|was|were|looks?|it's|we're) (so |totally |completely )?(toast|a mess|bust|pants|rubbish)
    (a )?(bunch|ton|tons|loads|heaps|truckload) of|stuff|big time|totally|literally|insanely
    super (\w+ly )?<feeling>|pretty <feeling>|crazy <feeling>|so not|way too|(a|such a|real) pain
    (like|is|it's|was|been|so|went|going|gone|bit) (\w+ )?crazy|what a (night|day|ride|mess|morning)
    (it's|that's|this is) (so |really |super |very )?(annoying|lame|awkward|ridiculous|wild)
    (is|are|looks) (all )?(a-?ok|okey-?dokey|good to go|hunky-?dory|peachy)|all good( now| again)?
      # what comforts nobody
    (my|our) bad|no (biggie|worries|sweat|brainer|more drama|clue)|easy peasy|piece of cake
    nothing to see here|fingers crossed|touch wood|knock on wood|(hang|sit|hold) tight|be happy
    hang (on|in there)|hold your horses|don't (freak|sweat)|take it easy|stay cool|pinky promise
    (nailed|killed|crushed|smashed) it|close (shave|call)|(we've|we have) got (this|you)|we get it
    (pub|beer|pizza) anyone|(coffee|pizza|beer|drinks?)( is| are)? on (us|me)|you know the drill
    grab a (coffee|tea|cup|beer)|believe it or not|beloved|our trusty|and stuff|or something
    """,
    call=r"ha|haha\w*|hehe\w*|eek|wow\w*|aww?|hmm+|umm?|uh|uh-oh|eh|huh|gosh|gee|je?ez|blimey",
    opener="boom|bang|whew|guess what|here we go|long story short|well|ok(ay)? so|so yeah|surprise",
    wizard="wizard|ninja|rock ?star|guru|god|elve|elf|magician|pixie|monkey",
    feeling="""
    annoying|slow|sorry|bad|busy|fast|quick|happy|excited|weird|ugly|much|sure|rough|awful|soon
    nasty
    """,
)
IDIOM = phrases(
    r"""
      # machines that act like people
    <machine> (just |has |have |had |is |are |all )*(caught|on|in) (fire|flames)|up in smoke
    (took|taking|takes|having|has|had|needs?) <its> ((little|short|quick|long|wee|early) )?<rest>
    (<be>|went|gone|feels?|feeling|got) <rather><moody>|under the weather|on the (fritz|blink)
    (<machine>|\w+ system) (<be>) (\w+ )?(asleep|tired|drunk|dead|ill|shy)|a (mind|life) of its own
    alive( and kicking)? again|alive and kicking|back from the dead|good as new|right as rain
    (decided|chose|wants?|refuses?) (not )?to (die|quit|play|cooperate|go on strike|behave|take a)
    went <wrong>|(bit the dust|gave up the ghost|kicked the bucket|keeled over|on its knees)
    (thr(ew|owing)|having) an? (\w+ )?(wobbly|tantrum|fit)|had one too many|lost its (mind|marbles)
    fell (over|asleep|flat on)|bad hair day|having a bad (day|morning|night)|meltdown|walkabout
    (gone|went|off) (on|for) (\w+ )?(holiday|vacation|a walk|a stroll)(?! park)|in a (\w+ )?mood
    on <its> (\w+ )?(coffee|tea|lunch|smoke) break|hide[- ]and[- ]seek|play\w* (games|tricks)
      # figures of speech
    (hit|hits) the fan|the wheels (came|have come|fell) off|house of cards|can of worms|with a stick
    poking (it|at it)|duct tape|black magic|voodoo|(like|by|some|of|our|works) magic|elbow grease
    (all )?hands on deck|(throwing|thrown) everything|kitchen sink|like (mad|hell|a charm|clockwork)
    out of the woods|light at the end|needle in a haystack|back in business|back on (its|our) feet
    (pulled|pulling) (the plug|a rabbit|our hair)|between a rock|bite the bullet|silver bullet
    (put|putting) out (the )?fires?|fire-?fighting|up the creek|let the dogs|that was fun|mondays
    (spilled|cried over) (the )?(milk|beans)|murphy('s law)?|friday the 13th|curse of|jinxed|rip
    drop(ped|ping)? the ball|dropped a clanger|eggs? on our|opened the floodgates|the perfect storm
    (we|i|it|they) (just )?(blew|bombed|flunked|tanked|choked|flopped) (it|this)|red-?faced|houston
    slow as|snail'?s pace|like (a|an|the) (\w+ )?(snail|tortoise|rock|dog)|(dead|down) as a
    (pack|herd|swarm|army) of|sweat(ing)? (bullets|it)|in (deep|hot) (water|trouble)|hair out
    said goodbye|gods of|like a bonnet|buckle up|bumpy (ride|evening|day|night)
    in a (tick|flash)
    no panic|well,? well|look who|mea culpa|goofed|cheers for|hanging in|too shall pass|brr+
    the sky is falling|end of the world|famous last words|shoot the messenger|scratching our heads
    on our toes|never a dull|sleepless|up all night|yet another|as per usual|same old|like crazy
    """,
    machine=r"(<thing>)s?",
    thing="""
    prod|production|server|system|site|website|app|db|database|platform|everything|thing|portal
    printer|checkout|till|kiosk|terminal
    """,
    its="(a|an|another|its|his|her)",
    be="is|are|was|were|'s|being",
    rather="(a bit |a little |rather |so |very |being |just |really )*",
    rest="nap|break|breather|holiday|vacation|coffee|siesta|rest|tumble|dump|snooze|lie-?down",
    wrong="belly up|south|haywire|pear-?shaped|bananas|nuts|kaboom|boom|poof|awol|to pot|sideways",
    moody=r"""
    sulk\w*|napping|snoozing|grumpy|moody|cranky|naughty|silly|stubborn|hung-?over|temperamental
    act(ing|s|ed) up|play(ing|s|ed) up|misbehav\w+|difficult(?= (today|again))|a diva|pear-?shaped
    """,
)
SIGNS = re.compile(
    r"[!?]{2,20}|[:;]['^-]?[)(DPp/](?=\s|\Z|[.,!])|<3|\^\^|¯\\_|XD\b"
    r"|[\u2639-\u263b\u2764\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff"
    r"\U0001f900-\U0001faff]"
)
PLAIN_SIGNS = frozenset("🔴🟠🟡🟢🔵🟣🟤🔔📢📣🔧🛠🚨🚧📞📧🔗📅🕐🚆🚌🚇🚲💡")
INSTEAD = {
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "have to",
    "gimme": "give us",
    "guys": "all",
    "folks": "people",
    "pls": "please",
    "plz": "please",
    "thx": "thank you",
    "cuz": "because",
    "coz": "because",
    "ppl": "people",
    "yep": "yes",
    "nope": "no",
    "kinda": "rather",
}
