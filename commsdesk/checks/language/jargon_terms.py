"""Terms of operations and software that customers and leaders need not know, with plain words.

A line holds the spellings of a term, and behind the bar what to write instead. What is written in
capitals here is only meant in capitals ("SAN"); an s at the end of a term is taken as well.
"""

TERMS = """
    OOM, oomkilled, oom killed, oom killer | ran out of memory
    memory leak | memory that is slowly used up
    heap, heap space | memory
    garbage collection, GC pause, GC | clearing of memory
    kernel panic | crash of a server
    kernel | core of the operating system
    segfault, segmentation fault, core dump | crash
    null pointer, null pointer exception, NPE | error in a program
    stack trace, stacktrace, traceback | error report
    unhandled exception | unexpected error
    race condition | two steps that got in each other's way
    deadlock, deadlocked | two steps that wait for each other
    mutex, semaphore, lock contention | steps that wait for each other
    thread pool, worker pool, connection pool, pool exhaustion | places for requests
    thread starvation | places for requests
    backpressure, back pressure | slowing down
    throttling, throttled, throttle | slowed down
    rate limiting, rate limiter, rate limited | a limit on requests
    backoff, exponential backoff | waiting longer between tries
    circuit breaker | safety switch
    thundering herd, retry storm, cache stampede | too many requests at once
    latency, tail latency | delay
    p50, p90, p95, p99, p999, 95th percentile, 99th percentile | the slowest requests
    throughput | how much gets through
    QPS, RPS, TPS, requests per second | how many requests come in
    IOPS, I/O, disk io | reading and writing on disks
    CPU, cpu load, cpu usage | computing power
    jitter | uneven delays
    packet loss, packets | lost data on the network
    BGP, OSPF, AS path, anycast, route flap, route leak | the paths of the internet
    DNS, NXDOMAIN, SERVFAIL, nameserver, name server | the address book of the internet
    TTL | how long a copy is kept
    CDN, POP | the network that delivers our pages
    TLS, mTLS, tls handshake, ssl handshake, handshake | secure connection
    cert, certs, cert rotation | security certificate
    TCP, UDP, ICMP, SYN, MTU, ARP, DHCP, NAT, VLAN, VPC, MPLS, VXLAN | our network
    WAF, firewall rule, iptables | our protection against attacks
    LDAP, SAML, RBAC, IAM, OIDC, JWT, CORS, active directory | our list of users
    NTP, SNMP, NFS, iSCSI, SAN, NAS, RAID, inode, fsck, mount point | our storage
    load balancer, LB, reverse proxy, haproxy, nginx | the system that spreads the traffic
    ingress, egress, sidecar, service mesh | incoming and outgoing traffic
    failover, fail over, failing over, failed over, fails over | switch to the spare system
    hot standby, warm standby, standby node, standby, hot spare | spare system
    read replica, secondary replica | copy of the database
    replication lag, replication, replicate | copying of data
    shard, sharding, resharding | part of the database
    quorum, split brain, leader election, consensus | agreement between our servers
    write ahead log, WAL, checkpointing | log of changes
    query plan, query planner, full table scan, slow query log | how data is looked up
    stored procedure, ORM | part of the program
    schema, schema migration, schema change | structure of the data
    eventual consistency, eventually consistent, stale read | data that arrives late
    idempotent, idempotency | safe to repeat
    consumer group, consumer lag, partition rebalance, topic partition | readers of the queue
    rebalancing, rebalance, prefetch | sharing out of work
    dead letter queue, DLQ, message broker, message bus, pub sub | queue of messages
    kafka, rabbitmq, zookeeper, celery, sidekiq, activemq | queue of messages
    kubernetes, k8s, docker, openshift, etcd, kubelet, helm chart | the platform we run on
    pod, crashloop, crashloopbackoff, crash looping, crash loop | program that restarts
    namespace, daemonset, node pool | part of the platform
    redis, memcached, memcache, varnish | fast memory
    postgres, postgresql, mysql, mongodb, cassandra, elasticsearch, SQL | database
    jenkins, terraform, ansible, argocd | tools that change our systems
    prometheus, grafana, kibana, splunk, datadog alert, nagios | our monitoring
    CI/CD, ci pipeline, build pipeline, CI | the way we release
    canary, canary deployment, blue green, blue green deployment | release in small steps
    feature flag, feature toggle, kill switch | switch for a function
    hotfix, hot fix | urgent correction
    config drift, misconfig, misconfigured | wrong setting
    autoscaling, auto scaling, autoscaler, autoscale, scale out, scaled out | adding of servers
    hypervisor, virtual machine, VM, bare metal, ESX | server
    microservice, monolith, middleware, daemon | part of our systems
    backend, back end | our systems
    cron, cron job, cronjob, ETL, etl job | regular task
    mainframe, LPAR | central computer
    cache invalidation, cache miss, cache hit rate, cache warmup, cold cache | refreshing of copies
    indexer, reindex, reindexing | rebuilding of the search
    endpoint latency, upstream dependency, downstream dependency | a service that we rely on
    downstream system, downstream service, downstream consumer | systems that rely on this
    blast radius | who is affected
    brownout, degraded mode | reduced service
    flapping | going on and off
    5xx, 4xx, econnreset, econnrefused, bad gateway, gateway timeout | error pages
    healthcheck, health check, health probe, liveness probe, readiness probe | automatic check
    heartbeat | sign of life
    observability, telemetry, synthetic check | monitoring
    RCA | review of the cause
    MTTR, MTTD, RTO, RPO, SLO, SLI, error budget, burn rate | our target
    runbook, playbook | instructions
    NOC, SRE, SRE team, devops | our engineers
    DDoS, ddos attack, syn flood | a flood of false requests
    rollout cohort, cohort | group of customers
    UPS, PDU, CRAC | emergency power
    failsafe mode, read only mode | reading only
    ISO 20022, ISO 8583, BIN range, HSM, STAN | the card network
    PSP, acquirer, issuer processor | our card processor
    core banking, core banking host | the bank's central system
    OMS, WMS, PIM, ERP, MES, ESB | our order system
    HL7, FHIR, PACS, RIS, LIS, EHR, EMR, DICOM, ADT feed | patient records
    SCADA, PLC, RTU, recloser, busbar | the control of the network
    ETCS, interlocking, axle counter, track circuit, balise, OLE | the signalling
    LMS, SIS, LTI | the learning site
    matchmaker, netcode, tick rate, tickrate | the game
    SIP, SIP trunk, PBX, IVR, SS7, HLR, RAN, MNO | the phone network
    CMTS, DSLAM, BNG, OLT, RADIUS | the access network
    PNR, GDS, DCS, AODB | the reservation system
    nodes, compute node, worker node | server
    quiesce, quiesced | emptied
    spun up, spin up, spinning up | started
    bounced, bouncing | restarted
    cutover, cut over | switch
    provisioning, deprovisioned | setting up
    payload | content
    file descriptor, file handle, socket exhaustion | connections
    ingestion, ingest, ingestion pipeline | taking in of data
    ulimit, max connections, head of line blocking, vmotion, peering | limits of our systems
    OAuth, oauth token, token endpoint, IdP, idp | the sign-in system
    EDI, idoc, AS2, edi gateway | exchange of files with partners
    RBC, radio block centre, IX, peers via | the control link
    binlog, watermark, cordoning, cordoned | part of the database
    invalidated, invalidation | declared void
    nonce, checksum, hash mismatch | check of the data
    regression, regressed | a fault that a change brought in
    redeploy, redeployed, redeploying | releasing again
"""
