// Keeps an open page as things are now. The stream tells which incident changed and by which verb;
// every part of the page says in data-on which verbs concern it, and is fetched again.
(() => {
  "use strict";
  const SETTLE = 40; // milliseconds; what one commit wrote is fetched at once
  const FIRST_WAIT = 500;
  const LONGEST_WAIT = 10_000;

  const incident = document.querySelector("[data-incident]")?.dataset.incident;
  const line = document.getElementById("connection");
  const stale = new Set();
  let source = null;
  let token = document.body.dataset.token;
  let tries = 0;
  let timer = 0;
  let isFetching = false;

  function say(sentence) {
    line.textContent = sentence;
    line.hidden = !sentence;
  }

  document.addEventListener("desk:say", ({ detail }) => say(detail));

  function markStale(concerns) {
    for (const part of document.querySelectorAll("[data-on]")) {
      if (concerns(part.dataset.on.split(" "))) stale.add(part.id);
    }
    clearTimeout(timer);
    timer = setTimeout(fetchStale, SETTLE);
  }

  const everything = () => markStale(() => true);

  async function fetchStale() {
    if (isFetching || !stale.size) return;
    isFetching = true;
    const address = new URL(location.href);
    address.searchParams.set("parts", [...stale].join(","));
    stale.clear();
    try {
      const path = address.pathname + address.search;
      await htmx.ajax("GET", path, { source: document.body, swap: "none" });
    } catch {
      // The server is away: once the stream is back everything is fetched.
    } finally {
      isFetching = false;
      fetchStale();
    }
  }

  function open() {
    source = new EventSource(`/events?token=${encodeURIComponent(token)}`);
    source.onopen = () => {
      if (tries) everything(); // what happened meanwhile was told to nobody here
      tries = 0;
      line.dataset.state = "live";
      say("");
    };
    source.onmessage = (message) => {
      const change = JSON.parse(message.data);
      if (incident && change.incident !== incident) return;
      markStale((verbs) => verbs.includes("*") || verbs.includes(change.verb));
    };
    source.addEventListener("again", everything);
    source.onerror = comeBack;
  }

  function close() {
    source?.close();
    source = null;
    line.dataset.state = "";
  }

  function comeBack() {
    close();
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries++) * (0.75 + Math.random() / 2);
    if (tries > 2) say("Not connected. This page may be behind; it keeps trying.");
    setTimeout(renew, wait);
  }

  async function renew() {
    if (document.hidden || source) return;
    try {
      const answer = await fetch(document.body.dataset.tokens, { redirect: "manual" });
      if (answer.type === "opaqueredirect") {
        say("You are signed out. What you typed is still here: sign in in another tab, then try again.");
        return;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      token = await answer.text();
    } catch {
      comeBack();
      return;
    }
    open();
  }

  // A browser keeps few connections to one host, so tabs that nobody looks at hold none.
  function lookAway() {
    if (document.hidden) close();
    else if (!source) {
      tries = Math.max(tries, 1);
      renew();
    }
  }

  if (token) {
    open();
    document.addEventListener("visibilitychange", lookAway);
    addEventListener("pagehide", close);
  }
})();
