"""Words of every status message: none of them says which product, place or function."""

from __future__ import annotations

# In any form,
EMPTY_STEMS = """
    able abnormal acceptable access accessing acting action actions actively additional
    advised afternoon ago analyse analysis anomalies anomaly answer application applied apply
    area asap attempt attempting attention back backend backup bad bear behavior behaviour
    best better big breakdown brief briefly bring broken brought bug bumpy business busy cache
    capacity careful case cause certain challenge challenges change changes check checked
    checking clientele close closely closing clue cluster code company complain complaints
    complete completed completely configuration connecting consumer consumers contact
    contacted content continuous correctly crash crashed crawl crew culprit database db deal
    dealing deals dear declared decline deeper defect degradation degraded demand deploy
    deployed deployment detail details determine diagnose diagnosis different difficult
    disruption disturbance down downstream earlier element elevated encounter encountering end
    environment evening event everybody everything examine existing expected expert explore
    exploring external face facing fact failing failure fallback fault faulty feature features
    feedback fine finished folks forward frozen full fully function functionality functions
    further general getting glitch glitchy good guest guests guys half halt hand hands hang
    hard hardware hear heard help hey hi hiccup high higher hit hits hitting hope host hosts
    huge impair impaired impairment implement implemented implementing improve improvement
    improvements increase increased increasing individual infrastructure instability
    intermittent internal interrupted interruption irregularities irregularity isolate
    isolated join keep lacking large layer lead leads level levels limitation limited loading
    longer maintenance major malfunction measure measures member members mess met minor
    mistake mitigate mitigated mitigation morning multiple necessary network night node nodes
    normal normally number numerous observe observed occasional occasionally occur occurred
    odd offering offerings offline okay once ongoing online open opened operating operation
    operational option organisation origin outage page pages part partial partially particular
    partner parts party path peak performance permanent plan platform please post posted
    present prevent prevents previous priority process product products properly proportion
    proposed provider pushed quality question quickly quite range rate rates reaching recent
    recently redeploy refresh reliability reliably remediate remediation remedy reply request
    requests respective responding response restart restarted restricted restriction return
    review rise roll rollback rolled root rough schedule scheduled screen screens seeing seem
    serious server servers setting settings severe shopper shoppers significant similar site
    slow slower slowly slowness smoothly solution something sometimes sooner source specific
    speed spike sporadic stability stable stage step steps stoppage strange stuck stuff sub
    subscriber subscribers succeed succeeds suffer suffering supplier surge switch switched
    technical temporary test testing third trace track traffic trigger typo unable unavailable
    unexpected unfortunately unreliable unresponsive unstable upstream urgent urgently usual
    usually various vendor verified verify visitor visitors volume waiting week weird wide
    widespread workaround worked works worse worth write writing yesterday
    """
# and in this form only: "important", but not "imports".
EMPTY_FORMS = """
    act actual actually aest aim aims alas alert alertness alerts alike among amongst amount angry
    announcement annoyance annoyed annoying anybody april argh arise arisen arose ask asked asks
    assure attempt attempts attend attending august away awful backlog battle battling beginning
    besides beyond bit bitter blank blip blips board break breaks breakthrough bring broke brt bst
    bugs bulletin bunch bust call called calls calm causes central channel chaos chase chasing
    circumstance circumstances clear clearer client clients climb climbs clock collect com comms
    communications complex compliance complicated component components concerning condition
    conditions confirm confirmation confirmed consider contractor contractors corner correct
    correction corrective cost costs counts couple crews crisis cst cure cured daily date dawn day
    daybreak december decide decided decision delighted denied despite detect detected device
    devices dig digs disappointing disappointment disaster discover discovered discuss discussed
    disposal disruptive drama drop duration dusk duty ears ease eased eases eastern easy edt eest
    eet effect effects effort electrician elsewhere emergency empty engage engaged equipment
    escalate escalated escalation est estimate evidence evident example experience experiences
    extent eyes failed false fast faster february feed feel feeling feels few fight fighting
    finance find fingers flaky flat flooded folk follow following follows form formerly fraction
    frank friday fried frustrating frustration fry gather gave gear glad glum goal gods goes gone
    grateful gratitude gravest great greatest gremlin gremlins gst handful handling hang hanging
    hangs happy headache headaches heads headway heal healed healthy held hello helping hiccups
    hitch hitches hiya hold honest honestly honesty hopefully horizon horrible hourly however http
    https hunt hunting idea ill impact importance improve improved improves improving indeed info
    instability instead intel intention interim interruptions invalid involve involved irregular
    ist jam jams january joke jst judge july june keeps kept kicked kidding kind kindly kit known
    kst largely latest least leave leaving legal legs lessen link little live load loads local
    loss losses lot lots lovely loyal luck luckily machine machines mailing majority management
    manager managers manner march matter matters may mdt meantime meanwhile mechanic mechanics
    media meltdown mend mended midday midnight min mine minority mins minute mishap mishaps module
    modules moment monday money mostly msk mst mystery names nasty nature neither net nevertheless
    news nice nightly nightmare none noon nope nor normalise normalised nothing notice noticeable
    noticed noticing notified notwithstanding november nzst observations obvious occurrence oclock
    october oddities oddity offer oh ok oops open operator operators order org ourselves out
    outset overnight overrun overwhelmed owing owner pace pacific paged pager painful paint partly
    patch patchy patience pdt peeled people percentage period persistent persons phase phases phew
    pile piles play playing pleased plenty pointed poor poorly portion posts pour pours press
    pressure prior procedure procedures promise proof protocol pst public push puzzle quarter
    quick quicker quirk quirks race racing ran ready real really reboot rectified rectify reduced
    reference refused regard regarding regards rejected reload remain remaining remains remind
    reminded repair repairing replacement reported reputation respect responsibility responsible
    restoration restore restored resume resumed retries retry returned returns revenue riddle
    rises risk risks rumour rumours run runs rush rushing sadly sast saturday say saying says
    scale scenario scope scramble scrambling september setback setbacks sev severity share shared
    show showed showing shown shows sick sight signs simple size slight slightly small smoke
    smooth snag snags snappy somebody soonest sort sorts spare speak spot spotted spread squad
    stage stages stall stalls start stay stays steady sticky stop strain strangeness stress
    stubborn subject subsequent success successful successfully sudden sunday supervisor sure
    suspect swamped swift tackle tackling talk talking talks tame tangle task tasks tech
    technician tells temporarily terrible thereafter therefore thing thought throughout thrown
    thursday time timeouts tiny toes told tool tools topic tough transparency transparent treated
    tricky tries trouble true truth tuesday turn turned turns tweet type ugh ugly understanding
    unhappy unhealthy unit units unknown unless unsuccessful unusual unusually update upset
    urgency utmost valued via view vigilant visible wait waits war web wednesday weekend weirdness
    west wet whatever whatsoever whichever while white whoever whoops wib window wire wobble
    wobbly worried worries worry worst wow wrong wrote www yeah yep yes yourself yourselves
    """
