"""What goes on inside, which customers neither see nor can do anything about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from commsdesk.checks.language.patterns import Phrases, phrases

THING = phrases(
    r"""
    (web |mail |app(lication)? |booking |file |sql |api |\w+ )?servers?|(our|the) hosts?(?! of|,)
    database|databases|db|data ?stores?|nodes?|clusters?(?! of)|replicas?|shards?|brokers?|pods?
    back-?ends?|load[- ]balancers?|(reverse )?prox(y|ies)|hypervisors?|virtual machines?|vms?
    mainframes?|micro-?services?|middleware|daemons?|firewall( rule)?s?|routers?
    containers?(?! regist)
    (network|core|payment|storage) switch(es)?|(network|internal) links?|cron ?jobs?|etl
    (message|job|task|event|work|background|mail|processing) (queue|broker|bus|worker|job)s?
    (queue|background) (consumer|worker|process|job)(e?s)?|queue consumers?
    (batch|nightly|scheduled|import|settlement|overnight) (job|run|process|task|batch)s?
    (thread|connection|worker) pools?|(storage|disk|log) (array|system|volume|space|partition)s?
    hard (drive|disk)s?|(two|the|a) disks?|(search|database) (index|indexes|indices)|cache|caches
    (our|the|a) cdn|dns( \w+)?|(interface|integration|rules|workflow|ticketing) engines?
    api gateways?|service mesh|(data )?pipelines?|the job that|schedulers?|scheduling service
    (identity|authentication|auth|core banking) (backend|service|host|engine|layer)s?
    kubernetes|redis|kafka|postgres(ql)?|mysql|mongo(db)?|elasticsearch|rabbitmq|nginx|kernel
    (a|an|the|our) (index(?! of)|san|nas)|(im|ex)porters?|crawlers?|(print )?spoolers?|indexers?
    pollers?
    (sip )?trunks?|pbx|(signing|encryption|api) keys?|(session|user|order|search) (database|store)
    (long-running )?transactions?
    (the|our) (worker |server )?fleet|environment variables?
    memory (on|of|in) (our|the) (\w+ )?servers?|the cron
    (payment|order|mail|print|image|export) workers?
    server room|feature flags?|(ssl|tls|security|server|root) certificates?|bgp( \w+)?|backbone
    (our|the|a|one|this) (\w+ )?(box|rack|chassis|blade|process|script)s?(?! (of|by))
    (internal|token|billing|auth\w*|session|user|login|mail|lookup|pricing|identity) service
    (our|an internal|the internal) (vpn|api|network|software|code)(?! of)
    production
    (\w+ )?(relay|controller|module|import|export|sync|lookup) (job |process |service )?(?=<ill>)
    (our|the|a|its) ((second|other|primary) )?(data ?cent(er|re)|instance|volume|table)s?
    (our|the) (?!(\w+ing|ticket|cash|coffee|milk|x-ray|card|fax|food|drinks?)\b)[\w-]+ machine
    (our|the) [\w-]+ (instance|interface|component|module|api)
    (two|our|internal) data ?cent(er|re)s
    volumes|(database|lookup|routing|orders?|accounts?|customers?|marks|seats?|our) tables
    internal \w+|certificates? (on|of|in|for) (our|the)
    (\w+ )?storage (controller|node|layer)
    (video |audio )?(en|de|trans)coders?|resolvers?|parsers?|(our|the|a) racks?
    (s3 |storage )?buckets?
    (monitoring|software|network|technology) stack
    (integration|sync\w*|conversion) (job|layer|process)(es)?
    object (store|storage)|message store|session store|event (loop|store|log)s?|orchestrators?
    lambdas?
    (primary|standby|secondary|backup) (controller|unit|system|site|instance|copy)|uplinks?
    raid( \w+)?
    (web|mail|message|task) ?(socket|dispatcher)s?
    (the|our) ((\w+ )?gateway|daemon)
    web ?sockets?|(the|our|its) worker (nodes?|machines?)
    (the|our) (workers|threads) (that|which) (send|process|index|import|export|sync)
    app servers?|operating systems?|data ?cent(er|re) (network|cooling)
    """,
    ill="(is|has|stopped|crashed|failed|hangs|hung|keeps|runs|died|did) ",
)
NOT_OURS = re.compile(
    r"\b(?:table|waiter|your|customers'?|their|users'?|players'?|game|login|match|world|managed"
    r"|dedicated|please|(?:creat|provision|transfer|mount|order|rent)\w*)\b(?: [\w-]+){0,4}\Z"
    r"|\b(?:customers|users|players|passengers|you) (?:may|might|can|can't|cannot|will|are|see)\b"
    r"[^.;]*\Z"
)
DENIED = re.compile(r"\b(?:nothing|no fault|not?)\b[^.;,]{0,30}\Z")
# "The cache of your browser", "lookups for zones that you host".
OF_THE_READER = re.compile(r"(?: \w+){0,3} (?:for|of|on|in) (?:your|\w+ (?:that |which )?you)\b")
PEOPLE = re.compile(r" (?:team|engineer|admin|specialist|expert|colleague|anomal|is safe|of shops)")
IS_ILL = phrases(
    r"""
    down|offline|crash\w*|fail(s|ed|ing|ures?)?|unresponsive|overload\w*|responding|out of \w+
    ran out|full|died|dead|stop(s|ped|ping)|lost|los(es|ing)|corrupt\w*|stuck|hang(s|ing)?|hung
    evicted|unhealthy|exhausted|saturated|misconfigured|broke|broken|time[ds]?[ -]?out|timing out
    drop(s|ped|ping)?|reject\w*|lock\w*|overheated|refus\w+|return(s|ed|ing)|flapp\w+|split
    not (picking|processing|working|running|run|start\w*|keeping)|(un)?reachable|unavailable
    did(n't| not) (run|start|fire|finish|trigger)|(went|gone|goes) wrong|turned (on|off)|swamped
    behind|(running|is|are|was|were) (\w+ ){0,2}(late|behind|slow\w*|hot)|degraded|malfunction\w*
    (old|stale) \w+|load|capacity|expired|slow(ed)? down|cut off|fell over|falling over|chok\w+
    failed over|rebuilt|restarted|rebooted|changed|upgraded?|upgrade|migrat\w+|quer(y|ies)
    errors?|problems?|issues?|outage|crash|unstable|instab\w+|lag|deadlock\w*|panic\w*|blocks?
    cause[ds]?|causing|at fault|(cannot|can't) (talk|reach|connect|keep up|cope)|fell|shut down
    breaks?
    fails over|(un)?healthy|wiped|read-?only|in a (bad|broken|wrong) state
    rotated|holds? (a|the) lock|did(n't| not) fire|flipped|died|saturated|ran into|typo
    ran (twice|again|too|out)|took over|(has|had|have) no (power|memory|space|connection)
    switched (on|off)
    merged|malformed|chokes?
    (is|are|was|were) (locked|removed|deleted|missing|busy|drained|draining)
    (its|the) (permissions?|settings|rights|state|lock|leader)|not answering
    does not (answer|start)
    needs? (a )?(reboot|restart)|throws|can't handle
    never (ran|run|started|fired|finished|woke)|clogged|restart(s|ing)|went \w+|gone
    too (high|small|busy|slow)|killed|leak\w*|stall\w*|back(s|ed|ing)? up|fill(s|ed|ing) up
    (throttl|evict|kill|disconnect|isolat|purg)\w*|maxed
    """
)
IS_TREATED = phrases(
    r"""
    (re-?start|re-?boot|scal|drain|patch|flush|rebuil|re-?index|bounc|purg|replac|repair)\w*
    (brought|took|taking|bringing|knocked|knocking|killed|crash\w+|overload\w+|overwhelm\w+)
    (lock|flood|satur|fill|corrupt|misconfigur|exhaust|break|broke)\w*|(up|down)
    (fail|switch|mov|cut|roll)\w* (over|back|traffic|away)( \w+)?|(run|ran|running) out of
    (failed|failing|broken|faulty|dead|expired|bad|wrong|full|stale|corrupt|overloaded|slow)
    (cpu|memory|load|usage|crash|change)\w*|(problem|issue|error|fault|failure|trouble|bug)s? <of>
    (switch\w*|talk\w*|connect\w*|reach\w*|access\w*|link) to|cannot reach|between|kill\w*
    restor\w+ (the|our)|re-?rout\w+|spare|standby|second|secondary|backup|more|extra|additional
    lost
    push\w*|pulled|deploy\w*|down|behind
    """,
    of="(with|in|on|of|at|to) (our|the|a|an|one of)",
)
CHANGE = phrases(
    r"""
    (<bad>|<after> (an?|the|our|this)( <recent>)?) (\w+ )?<change>
    (roll|revert)\w* (back )?((our|the|a|this|that|to|from) ){0,3}(<recent> )?<change>
    (code|configuration|config|schema|database|firmware) (change|push|error|migration|rollout)s?
    change to (our|the) (\w+ )?<changed>( \w+)?
    misconfigur\w+
    (a|the) (deploy(ment)?|migration|config\w*( \w+)?) (broke|caused|went|failed|is|locked)
    """,
    bad="(a|the|our|this|an) (bad|faulty|broken|failed|botched|buggy|untested|wrong)",
    after="cause|due to|after|by|because of|following|traced to|from|is|was|since|with",
    recent="overnight|recent|latest|new|last|failed|planned|routine|internal|bad|faulty",
    changed="routing|network|database|config\\w*|server|firewall|dns|index|code|login",
    change="""
    deploy(ment)?s?|rollout|migration|merge|config(uration)?|commit|build|deploy|release|refactoring
    """,
)
NEVER_SAID = phrases(
    r"""
    memory leaks?|out[- ]of[- ]memory|ran out of memory|kernel|stack ?traces?|crash-?loop\w*
    (high|elevated|heavy) (cpu|memory|disk|i/o)|(cpu|memory|disk) (usage|load|pressure)
    slow quer(y|ies)|(a|one) (\w+ )?query|race conditions?|dead-?lock\w*|null pointer\w*
    garbage collect\w+|replication( lag)?|thread starvation|packet loss|query planner|re-?index\w+
    fail(ing|ed)? over|failovers?|(primary|standby|secondary) (node|database|server|system)|quorum
    (disk|memory|heap|storage) ((is|was|has) )?(full|ran out|exhausted)|run-?away process
    code ?base
    ((?<!possible )software|coding|programming|code|server|system|database) <flaw>s?
    (bugs?|errors?|mistake|defect|flaw|fault) in <a> (\w+ )?(code|script|software|program)
    (bugs?|errors?|defect|flaw|fault) in <a> ([\w-]+ ){1,3}(service|engine|module|function)
    (rogue|run-?away|faulty|broken|bad) script|re-?deploy(ed|ing)?|(thread|heap|core) dumps?|jvm
    (an|the) index (is|was) missing|(certificate|cert) (rotation|renewal)|(ssl|tls) certs?
    (a|the|our|this|that|last|one) deploy|latency on (our|the) \w+|a regression
    (expired|invalid) (\w+ )?certificates?|integration between our [\w -]{1,40}
    (<bad>) ([\w-]+ )?(disk|drive|switch|router|network card|hardware|server|firmware|index)s?
    (the|our|a|one|this) (\w+ )?db
    (the|our|a|\w+'s) (\w+ ){0,2}<engine>s?
    (write|table|row|global) locks?|(throws?|throwing|unhandled|raising) (an? )?(\w+ )?exceptions?
    (an|the) exception in
    rate[- ]limit(s|er|ing)?|identity provider|mail relays?|(token|session|page|object|query) cache
    waf|web application firewall
    (run-?away|batch|nightly) (batch )?(job|process|run)s?
    (two|three|four|several|all) (of (\w+ )?)?(nodes|servers|replicas|shards|pods|brokers|\
    instances)
    (\w+ (night|morning)'s|yesterday's|today's|(the|a|our) (latest|last|recent)) <change>
    (message|event|service) (bus|mesh|broker)
    <a> (schema|backend|hypervisor|config\w* store|message broker)
    (worker|background) (process|thread|queue)(es|s)?
    (workers|threads|pods|replicas|shards) (are|have)
    (?<!your )(import|export|sync|cleanup|backup|resize|billing) (job|script|worker|task|process)s?
    leak(s|ed|ing) memory
    (its|the|their) (job |work |message )?queue (fill|back|overflow|was full|is full|grew|grows)\w*
    (routing|database) tables?|rows? (from|in) <a> [\w ]{0,20}table
    poison messages?|(more|additional|extra|new) consumers|our (code|backend|middleware|stack)
    hot-?fix\w*
    (merged|pushed) (to|into) (the )?(main|master|production)
    malformed \w+|out of (disk|memory|connections|threads|file handles|inodes)
    heart-?beats?
    connection limit|(tls|ssl) handshakes?|(duplicate|primary|foreign) keys?|stored procedures?
    cold starts?
    split[- ]brain|thundering herd|auto-?scal\w+
    (cache|config) (miss|invalidation|stampede|file|variable)s?
    (unhandled|uncaught) (exception|error|promise)|in-memory|segfault\w*|core dumps?
    upstream (service|server)
    logs (show|say|suggest|point)|(card )?(\w+ )?firmware
    (our|the) (monitoring|alerting|metrics) (shows?|says?)
    """,
    a="(a|an|the|our|its)",
    flaw="(bug|defect|error|fault|regression)",
    bad="failed|broken|faulty|dead|corrupt(ed)?",
    engine="""
    back-?end|middleware|micro-?service|replica|shard|broker|hypervisor|mainframe|daemon|proxy
    load[- ]balancer
    """,
    change="deploy(ment)?|release|rollout|config\\w*|migration|change|patch",
)
OPENING = re.compile(r"[.;:!?,]\s|\b(?:because|since|as|after)\s")
REACH = 55  # characters between a thing and what became of it


@lru_cache(maxsize=64)  # several rules ask
def told(text: str) -> tuple[tuple[int, int], ...]:
    """Where `text`, in plain letters, tells what broke or is being done inside."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted([*_things(text), *_spans(CHANGE, text), *_spans(NEVER_SAID, text)]):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return tuple(spans)


def _spans(pattern: Phrases, text: str) -> Iterator[tuple[int, int]]:
    return (mark.span() for mark in pattern.finditer(text))


def _things(text: str) -> Iterator[tuple[int, int]]:
    for thing in THING.finditer(text):
        before = OPENING.split(text[max(0, thing.start() - REACH) : thing.start()])[-1]
        after = re.split(r"[.;:!?]\s|,? but ", text[thing.end() : thing.end() + REACH])[0]
        if NOT_OURS.search(before + thing[0]) or PEOPLE.match(after) or DENIED.search(before):
            continue
        if OF_THE_READER.match(after):
            continue
        if ill := IS_ILL.search(after):
            yield thing.start(), thing.end() + ill.end()
        elif treated := IS_TREATED.search(before):
            yield thing.start() - len(before) + treated.start(), thing.end()
